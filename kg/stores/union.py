"""The default graph of a store: the union of all its graphs, each triple once.

The engine can make a union while it answers, but repeats a triple for every graph that holds it:
counts are wrong then, and joins take minutes. So every triple is written twice.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox


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
