"""Nanopublications → quads of source editions; those that are not well formed are refused.

The rules are those of the nanopublication guidelines: four graphs that the head names, all under
the name of the nanopublication, none empty and none beside them; provenance of the assertion and
information on the publication; in the assertion, literals that are what their datatypes say.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

import pyoxigraph as ox

from kg import vocabulary as v
from kg.errors import BadInput, Problem
from kg.triples import graph_of
from kg.triples.nanopubs import FROM, NANOPUB, NP

CLASS = ox.NamedNode(NP + "Nanopublication")
TYPE = ox.NamedNode(v.RDF + "type")
PARTS = {
    "assertion": "hasAssertion",
    "provenance": "hasProvenance",
    "pubinfo": "hasPublicationInfo",
}
_CHECKED = {
    v.XSD + name
    for name in ("integer", "decimal", "double", "float", "boolean", "date", "dateTime", "time")
}
Graphs = dict[str, list[ox.Quad]]


@dataclass(frozen=True, slots=True)
class Nanopub:
    """The names of a nanopublication and of its four graphs."""

    name: str
    head: str
    assertion: str
    provenance: str
    pubinfo: str

    @property
    def ours(self) -> bool:
        """Whether it was made of one of our claims or sources."""
        return self.name.startswith(NANOPUB)


def is_nanopub(quads: Iterable[ox.Quad]) -> bool:
    """Whether quads hold any nanopublication, well formed or not."""
    return any(quad.predicate == TYPE and quad.object == CLASS for quad in quads)


def unpacked(quads: list[ox.Quad], path: Path) -> tuple[list[ox.Quad], list[str]]:
    """Return the quads of the editions in nanopublications, and remarks; raise `BadInput`.

    Ours give the editions that they were made of. Of any other a source is made that keeps its
    triples as they are: no claim is read from words that are not of our vocabulary.
    """
    graphs: Graphs = defaultdict(list)
    for quad in quads:
        graphs[getattr(quad.graph_name, "value", "")].append(quad)
    found, problems = _read(graphs, path)
    said = (quad for one in found for quad in graphs[one.assertion])
    problems += (Problem(str(path), 0, 0, why, "correct it") for why in _ill_typed(said))
    if problems:
        raise BadInput(problems)
    editions: list[ox.Quad] = []
    remarks = []
    for one in found:
        if one.ours:
            editions += _edition(one, graphs)
        else:
            editions += _kept(one, graphs)
            remarks.append(f"{one.name} is kept as it is; no claim is read from it.")
    return editions, remarks


def _read(graphs: Graphs, path: Path) -> tuple[list[Nanopub], list[Problem]]:
    found, problems, named = [], [], {""} if not graphs.get("") else set()
    heads = [
        (quad.subject.value, name)
        for name, quads in graphs.items()
        for quad in quads
        if quad.predicate == TYPE
        and quad.object == CLASS
        and isinstance(quad.subject, ox.NamedNode)
    ]
    for name, head in heads:
        faults, one = _nanopub(name, head, graphs)
        problems += [Problem(str(path), 0, 0, f"{name}: {fault}", "correct it") for fault in faults]
        if one:
            found.append(one)
            named |= {one.head, one.assertion, one.provenance, one.pubinfo}
    if not problems:
        strange = sorted(graphs.keys() - named)
        problems += [Problem(str(path), 0, 0, _beside(name), "take it out") for name in strange]
    return found, problems


def _beside(name: str) -> str:
    return f"the graph {name or 'without a name'} belongs to no nanopublication"


def _nanopub(name: str, head: str, graphs: Graphs) -> tuple[list[str], Nanopub | None]:
    """Return what is wrong with a nanopublication, or the nanopublication."""
    parts, faults = {}, []
    for part, link in PARTS.items():
        values = {
            getattr(quad.object, "value", "")
            for quad in graphs[head]
            if quad.predicate.value == NP + link and _is(quad.subject, name)
        }
        if len(values) != 1:
            faults.append(f"its head names {len(values) or 'no'} graphs as its {part}")
        else:
            parts[part] = values.pop()
    if faults:
        return faults, None
    one = Nanopub(name, head, **parts)
    return list(_faults(one, graphs)), one


def _faults(one: Nanopub, graphs: Graphs) -> Iterator[str]:
    parts = {"head": one.head, **{part: getattr(one, part) for part in PARTS}}
    if len(set(parts.values())) < len(parts):
        yield "its four graphs do not have four names"
        return
    for part, graph in parts.items():
        if not graphs.get(graph):
            yield f"its {part} is empty"
        if not graph.startswith(one.name):
            yield f"its {part} {graph} is not named after it"
    if not any(_is(term, one.assertion) for q in graphs[one.provenance] for term in _ends(q)):
        yield "its provenance does not speak of its assertion"
    if not any(_is(quad.subject, one.name) for quad in graphs[one.pubinfo]):
        yield "its publication information does not speak of it"


def _ends(quad: ox.Quad) -> tuple[object, object]:
    return quad.subject, quad.object


def _is(term: object, name: str) -> bool:
    return isinstance(term, ox.NamedNode) and term.value == name


def _ill_typed(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Say of each literal that its datatype does not allow that it does not."""
    texts: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if isinstance(quad.object, ox.Literal) and quad.object.datatype.value in _CHECKED:
            texts[quad.object.datatype.value].add(quad.object.value)
    query = Template((Path(__file__).parent / "ill_typed.rq").read_text(encoding="utf-8"))
    for datatype, some in sorted(texts.items()):
        values = " ".join(str(ox.Literal(one)) for one in sorted(some))
        wrong = ox.Store().query(query.substitute(texts=values, datatype=datatype))
        assert isinstance(wrong, ox.QuerySolutions)
        for (text,) in wrong:
            yield f"{text} is no {v.compact(datatype)}"


def _edition(one: Nanopub, graphs: Graphs) -> Iterator[ox.Quad]:
    """Put assertion and provenance into the graph of the source that they were taken from."""
    (source,) = (
        quad.object
        for quad in graphs[one.provenance]
        if _is(quad.subject, one.assertion)
        and str(quad.predicate) == FROM
        and isinstance(quad.object, ox.NamedNode)
    )
    for quad in (*graphs[one.assertion], *graphs[one.provenance]):
        if not _is(quad.subject, one.assertion):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, source)


def _kept(one: Nanopub, graphs: Graphs) -> Iterator[ox.Quad]:
    """Describe the nanopublication as a source, and keep everything that it says."""
    name = f"nanopub.{hashlib.sha256(one.name.encode()).hexdigest()[:12]}"
    node = ox.NamedNode(graph_of(name))
    facts: dict[str, ox.NamedNode | ox.Literal] = {
        v.RDF + "type": ox.NamedNode(v.SDO + "Dataset"),
        v.DCTERMS + "identifier": ox.Literal(name),
        v.DCTERMS + "title": ox.Literal(f"Nanopublication {one.name}"),
        v.SDO + "url": ox.Literal(one.name, datatype=ox.NamedNode(v.XSD + "anyURI")),
    }
    for quad in graphs[one.pubinfo]:
        if _is(quad.subject, one.name) and quad.predicate.value == v.DCTERMS + "created":
            facts[v.DCTERMS + "issued"] = ox.Literal(str(getattr(quad.object, "value", ""))[:10])
    for predicate, value in facts.items():
        yield ox.Quad(node, ox.NamedNode(predicate), value, node)
    for graph in (one.head, one.assertion, one.provenance, one.pubinfo):
        for quad in graphs[graph]:
            yield ox.Quad(quad.subject, quad.predicate, quad.object, node)
