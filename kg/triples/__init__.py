"""Editions ↔ RDF: the only room that knows which property holds what.

What is written are N-Quads lines, one named graph per source edition, without blank nodes.
"""

from kg.triples.read import editions_from
from kg.triples.write import derivation_lines, edition_lines, graph_of

__all__ = [
    "derivation_lines",
    "edition_lines",
    "editions_from",
    "graph_of",
]
