"""SHACL: whether triples are what ``ontology/shapes.ttl`` says valid claims are."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import vocabulary as v
from kg.files import ONTOLOGY

if TYPE_CHECKING:
    from rdflib import Graph

SH = "http://www.w3.org/ns/shacl#"
WHOLE_GRAPH = v.SHAPES + "graph"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What a shape says is wrong with a node; a warning does not make triples invalid."""

    node: str
    message: str
    warning: bool


def faults(quads: Iterable[ox.Quad]) -> list[Fault]:
    """Return what is wrong with triples, beside the ontology; their graphs do not matter."""
    import pyshacl  # a quarter of a second

    with _without_warnings():
        _, report, _ = pyshacl.validate(
            _with_ontology(quads),
            shacl_graph=_graph_of([ONTOLOGY / "shapes.ttl"]),
            inference="none",
            advanced=False,
            do_owl_imports=False,
            allow_warnings=True,
        )
        return sorted(set(_faults(report)))


@contextmanager
def _without_warnings() -> Iterator[None]:
    """Keep rdflib from printing the trace of what a shape will say in a sentence."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _with_ontology(quads: Iterable[ox.Quad]) -> Graph:
    graph = _graph_of(path for path in ONTOLOGY.glob("*.ttl") if path.stem != "shapes")
    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return graph.parse(data=triples or b"", format="nt")


def _graph_of(paths: Iterable[object]) -> Graph:
    from rdflib import Graph

    graph = Graph()
    for path in paths:
        graph.parse(str(path), format="turtle")
    return graph


def _faults(report: Graph) -> Iterator[Fault]:
    from rdflib import RDF, Namespace

    sh = Namespace(SH)
    for result in report.subjects(RDF.type, sh.ValidationResult):
        focus = str(report.value(result, sh.focusNode))
        node = str(report.value(result, sh.value)) if focus == WHOLE_GRAPH else focus
        warning = report.value(result, sh.resultSeverity) == sh.Warning
        for message in report.objects(result, sh.resultMessage):
            yield Fault(node, str(message), warning)
