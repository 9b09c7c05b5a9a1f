"""Claims and what they were taken from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.observable import Observable
from kg.values import Estimate


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in a source a claim stands: exact words with offsets, or a table cell.

    ``start`` and ``end`` count characters of the source's text; ``cell`` is an
    RFC 7111 fragment such as ``cell=18,12``, or an RFC 6901 pointer into JSON.

    >>> Passage("3.8 million tonnes", 10, 28).cell
    ''
    """

    quote: str
    start: int | None = None
    end: int | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One agent saying one thing at one place in one source edition.

    ``said_by`` is whom the text credits, the nearest speaker first; empty is its own voice.
    ``explains`` and ``reason`` are filled when the claim says why two others differ,
    ``parts`` when its value was computed from others, ``cell`` when it is a table cell
    that keeps this name from edition to edition.
    """

    id: str
    source: str
    modality: str
    passage: Passage
    observable: Observable | None = None
    question: str = ""
    estimate: Estimate | None = None
    said_by: tuple[str, ...] = ()
    mode: str = "own-voice"
    about: tuple[str, ...] = ()
    due: str = ""
    time: str = ""
    explains: tuple[str, ...] = ()
    reason: str = ""
    parts: tuple[str, ...] = ()
    computed: bool = False
    conditional: bool = False
    cell: str = ""
    gist: str = ""
    note: str = ""


class Kind(StrEnum):
    """How one claim comes from another.

    ``REVISED`` is a new value for the same thing; ``REPEATED`` the same value again.
    """

    REPEATED = "derived"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Derivation:
    """A claim that a curator, or the identity of a table cell, says comes from another.

    ``stated_in`` is the source that says so.

    >>> Derivation("seed.s16", "mcs2025.russia.reserves", because="value").kind
    <Kind.REPEATED: 'derived'>
    """

    claim: str
    origin: str
    kind: Kind = Kind.REPEATED
    because: str = ""
    stated_in: str = ""
