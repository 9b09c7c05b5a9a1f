"""Sources, the agents that speak in them, and editions: what is loaded in one step."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.claim import Claim, Derivation
from kg.model.concept import Concept
from kg.times import Time

PRIMARY = frozenset({"Report", "Dataset", "ScholarlyArticle", "Book", "Legislation"})
TYPES = PRIMARY | {
    "NewsArticle", "Article", "BlogPosting", "SocialMediaPosting", "WebPage", "CreativeWork",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agent:
    """A person, organization or group that speaks; a vague one is not named by the text.

    ``org`` is the body it speaks for.

    >>> Agent("western", "unnamed: Western estimates", "Group", vague=True).vague
    True
    """

    id: str
    name: str
    type: str = "Organization"
    role: str = ""
    org: str = ""
    vague: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One edition of one document.

    ``type`` is a schema.org class, ``series`` what it is an edition of. ``reprint_of`` names
    the source whose text it carries again, ``network`` the family of sites it belongs to.
    ``sha256`` and ``length`` are of the text that quotes were checked against.
    """

    id: str
    title: str
    type: str = "NewsArticle"
    publisher: str = ""
    published: Time | None = None
    url: str = ""
    series: str = ""
    reprint_of: str = ""
    network: str = ""
    licence: str = ""
    sha256: str = ""
    length: int | None = None
    note: str = ""
    policy: str = ""

    @property
    def primary(self) -> bool:
        """Whether its own voice is a first statement: a report or a table, not the press.

        >>> Source("mcs2025", "Mineral Commodity Summaries 2025", "Dataset").primary
        True
        """
        return self.type in PRIMARY


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that one source edition brings, loaded and withdrawn as a whole.

    ``quads`` are further N-Quads lines that its file held beyond what the other fields say.
    """

    source: Source
    claims: tuple[Claim, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    agents: tuple[Agent, ...] = ()
    concepts: tuple[Concept, ...] = ()
    quads: tuple[str, ...] = ()
