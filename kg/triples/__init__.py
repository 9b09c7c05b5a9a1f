"""Editions ↔ RDF: the only room that knows which property holds what.

What is written are N-Quads, one named graph per source edition, without blank nodes.
"""

from kg.triples.read import editions_from
from kg.triples.write import derivation_text, edition_text, graph_of

__all__ = [
    "derivation_text",
    "edition_text",
    "editions_from",
    "graph_of",
]
