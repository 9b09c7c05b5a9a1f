"""Formats for results that are graphs: one file here with a ``PIECES``, found by being here.

``PIECES(graph)`` gives the text of a ``networkx.DiGraph`` piece by piece. Texts in it are
untrusted; what XML cannot hold is made visible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.render.safe import safe

if TYPE_CHECKING:
    import networkx as nx


def cleaned(graph: nx.DiGraph) -> nx.DiGraph:
    """Return a graph whose texts hold no characters that XML forbids."""
    import networkx as nx

    clean = nx.DiGraph(name=safe(str(graph.name)))
    for node, its in graph.nodes(data=True):
        clean.add_node(safe(str(node)), **_texts(its))
    for one, other, its in graph.edges(data=True):
        clean.add_edge(safe(str(one)), safe(str(other)), **_texts(its))
    return clean


def _texts(attributes: dict[str, object]) -> dict[str, object]:
    return {key: safe(v) if isinstance(v, str) else v for key, v in attributes.items()}
