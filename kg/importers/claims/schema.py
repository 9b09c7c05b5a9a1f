"""The keys of a ``claims/1`` file, and what each may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=100_000)]
SourceType = Literal[
    "NewsArticle", "Report", "Dataset", "ScholarlyArticle", "Book", "Legislation", "Article",
    "BlogPosting", "SocialMediaPosting", "WebPage", "CreativeWork",
]  # fmt: skip


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class AgentEntry(_Entry):
    """Somebody who speaks; ``vague`` when the text does not name them."""

    name: Words
    type: Literal["Person", "Organization", "Group"] = "Organization"
    role: str = ""
    org: str = ""
    vague: bool = False
    names: list[Words] = []


class ThingEntry(_Entry):
    """A place or deposit that the ontology does not have."""

    name: Words
    names: list[Words] = []
    inside: str = ""


class ClaimEntry(_Entry):
    """One claim; with ``what`` and ``value`` a quantitative one, else with ``kind``.

    ``what`` with ``kind`` and no ``value`` says that something is so, not how much.
    """

    id: Name
    quote: Words | None = None
    at: Annotated[str, StringConstraints(pattern=r"^\d+-\d+$")] | None = None
    what: Words | None = None
    value: Words | None = None
    sig: Literal["exact"] | None = None
    hedge: str | None = None
    kind: str | None = None
    modality: str | None = None
    by: Words | None = None
    origin: list[Words] = Field(default=[], alias="from")
    about: list[Words] = []
    due: str | None = None
    time: str | None = None
    explains: list[Words] = []
    reason: str | None = None
    sum: list[Words] = []
    computed: bool = False
    conditional: bool = False
    cell: str = ""
    gist: str = ""
    note: str = ""


class Defaults(_Entry):
    """Facets that hold for every claim that does not state its own."""

    commodity: str | None = None
    basis: str | None = None
    category: str | None = None
    elements: str | None = None
    territory: str | None = None


class SourceEntry(_Entry):
    """One source edition."""

    id: Name
    title: Words
    type: SourceType = "NewsArticle"
    publisher: str = ""
    published: str = ""
    url: str = ""
    series: str = ""
    file: str | None = None
    sha256: str = ""
    length: int | None = None
    reprint_of: str = Field(default="", alias="reprint-of")
    network: str = ""
    licence: str = ""
    note: str = ""
    defaults: Defaults = Defaults()
    claims: list[ClaimEntry] = []


class LinkEntry(_Entry):
    """A derivation that a curator accepts, with the reason."""

    claim: Words
    origin: Words | None = Field(default=None, alias="from")
    revises: Words | None = None
    because: Words


class Document(_Entry):
    """A whole file: one ``source`` with ``claims``, or several ``sources`` with theirs."""

    format: Literal["claims/1"]
    source: SourceEntry | None = None
    sources: list[SourceEntry] = []
    agents: dict[Name, AgentEntry] = {}
    things: dict[Name, ThingEntry] = {}
    defaults: Defaults = Defaults()
    claims: list[ClaimEntry] = []
    links: list[LinkEntry] = []
