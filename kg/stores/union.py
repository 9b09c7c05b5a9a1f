"""The default graph of a store: the union of all its graphs, each triple once.

The engine can make a union while it answers, but repeats a triple for every graph that holds it:
counts are wrong then, and joins take minutes. So every triple is written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg import vocabulary as v
from kg.files import ONTOLOGY


def ontology_quads() -> Iterator[ox.Quad]:
    """Give the triples of the ontology in their graph and in the union, alike in blank nodes."""
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            yield ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(v.ONTOLOGY_GRAPH))
            yield quad


def twice(texts: Iterable[str], graph: str) -> Iterator[tuple[bytes, bytes]]:
    """Give each text of N-Quads of one graph, and the same for the union."""
    for quads in map(str.encode, texts):
        yield quads, in_all(quads, graph)


def in_all(quads: bytes, graph: str) -> bytes:
    r"""Return N-Quads of one graph as triples of the default graph.

    >>> in_all(b"<x:a> <x:b> <x:c> <x:g> .\n", "x:g")
    b'<x:a> <x:b> <x:c> .\n'
    """
    return quads.replace(f" <{graph}> .\n".encode(), b" .\n")


def forget(before: ox.Store, now: ox.Store, replaced: Iterable[str]) -> None:
    """Take out of the union what only those graphs said that have been replaced since."""
    for name in replaced:
        for quad in before.quads_for_pattern(None, None, None, ox.NamedNode(name)):
            if quad in now:
                continue  # most of what is written anew is as it was
            triple = (quad.subject, quad.predicate, quad.object)
            holding = now.quads_for_pattern(*triple, None)
            if all(isinstance(held.graph_name, ox.DefaultGraph) for held in holding):
                now.remove(ox.Quad(*triple))
