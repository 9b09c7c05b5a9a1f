"""Editions ↔ RDF: the only room that knows which property holds what.

What is written are N-Quads lines, one named graph per source edition, without blank nodes.
"""

from kg.triples.read import editions_from, source_ids
from kg.triples.write import concept_lines, derivation_lines, edition_lines, graph_of

__all__ = [
    "concept_lines",
    "derivation_lines",
    "edition_lines",
    "editions_from",
    "graph_of",
    "source_ids",
]
