"""Editions → RDF in any format: sorted, with our prefixes, one named graph per source edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

import pyoxigraph as ox

from kg import vocabulary as v
from kg.model import Concepts, Dispute, Edition
from kg.triples.write import edition_text

_FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}


@dataclass(frozen=True, slots=True)
class RdfExporter:
    """Writes one RDF format in the vocabulary of ``ontology/``.

    The same editions always give the same bytes. JSON-LD says in itself what its names mean, so
    that nobody needs to fetch a context.
    """

    name: str
    about: str
    suffix: str
    holds_many: bool = True

    def write(
        self,
        editions: Iterable[Edition],
        out: BinaryIO,
        *,
        concepts: Concepts,
        disputes: Iterable[Dispute] = (),
    ) -> None:
        """Write editions."""
        quads = (quad for edition in editions for quad in sorted_quads(edition, concepts))
        write_quads(quads, out, format=self.name)


def write_quads(quads: Iterable[ox.Quad], out: BinaryIO, *, format: str) -> None:
    """Write quads, or their triples in a format without graphs."""
    kind = _FORMATS[format]
    prefixes = v.PREFIXES if kind in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG) else None
    items = quads if kind.supports_datasets else (quad.triple for quad in quads)
    ox.serialize(items, out, kind, prefixes=prefixes)


def sorted_quads(edition: Edition, concepts: Concepts) -> Iterator[ox.Quad]:
    """Return the quads of an edition, once each, by subject."""
    lines = {line for piece in edition_text(edition, concepts) for line in piece.splitlines(True)}
    return ox.parse("".join(sorted(lines)), ox.RdfFormat.N_QUADS)
