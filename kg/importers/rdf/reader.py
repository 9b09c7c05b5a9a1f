"""Reads RDF files and reports everything that is wrong in them at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import DecimalException
from pathlib import Path

import pyoxigraph as ox

from kg import vocabulary as v
from kg.errors import BadInput, Problem
from kg.importers import Imported, Reference
from kg.importers.rdf.nanopubs import is_nanopub, unpacked
from kg.importers.rdf.parsing import FORMATS, parse
from kg.importers.rdf.shapes import Fault, faults
from kg.model import Concepts, Edition
from kg.ontology import read as read_concepts
from kg.triples import editions_from


class RdfImporter:
    """Reads Turtle, N-Triples, N-Quads, TriG and JSON-LD, nanopublications among them."""

    name = "rdf"
    about = f"RDF in the vocabulary of ontology/ ({', '.join(FORMATS)})"

    def accepts(self, path: Path, head: bytes) -> bool:
        """Whether the name says that it is RDF."""
        return path.suffix.lower() in FORMATS

    def read(self, path: Path, concepts: Concepts) -> Imported:
        """Return the editions of a file; raise `BadInput` with every mistake in it."""
        quads = parse(path)
        notes: list[str] = []
        if is_nanopub(quads):
            quads, notes = unpacked(quads, path)
        found = faults(quads)
        wrong = [fault for fault in found if not fault.warning]
        if wrong:
            raise BadInput(_problem(fault, path) for fault in wrong)
        try:
            editions = _editions(quads, concepts)
        except (ValueError, DecimalException) as error:
            raise BadInput([Problem(str(path), 0, 0, str(error), "write it as printed")]) from None
        if not editions:
            message = "it describes no source"
            remedy = "add a schema.org document, such as an sdo:NewsArticle, with dcterms:title"
            raise BadInput([Problem(str(path), 0, 0, message, remedy)])
        warnings = (f"{v.compact(f.node)}: {f.message}" for f in found if f.warning)
        references = tuple(Reference(name, str(path)) for name in _mentioned(editions))
        return Imported(tuple(editions), references, (*notes, *warnings))


def _editions(quads: list[ox.Quad], concepts: Concepts) -> list[Edition]:
    """Return the editions of quads: graph by graph where each graph is of one source."""
    graphs: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        graphs[getattr(quad.graph_name, "value", "")].append(quad)
    if len(graphs) == 1 or not all(name.startswith(v.SOURCE) for name in graphs):
        return editions_from(quads, concepts)
    known = concepts.with_more(read_concepts(quads).everything())
    return [edition for of in graphs.values() for edition in editions_from(of, known)]


def _mentioned(editions: list[Edition]) -> Iterator[str]:
    for edition in editions:
        for derivation in edition.derivations:
            yield from (derivation.claim, derivation.origin)
        for claim in edition.claims:
            yield from (*claim.explains, *claim.parts)


def _problem(fault: Fault, path: Path) -> Problem:
    """Return a fault with the first line that names its node."""
    if fault.node.startswith(v.NODE):
        return Problem(str(path), 0, 0, f"a node without a name: {fault.message}")
    name = re.split(r"[#/]", fault.node.rstrip("/#"))[-1]
    token = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w-])")
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if found := token.search(line):
            message = f"{v.compact(fault.node)}: {fault.message}"
            return Problem(str(path), number, found.start() + 1, message, "", line)
    return Problem(str(path), 0, 0, f"{v.compact(fault.node)}: {fault.message}")
