"""GraphML, which yEd, Gephi, Cytoscape and networkx read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.render.networks import cleaned

if TYPE_CHECKING:
    import networkx as nx


def as_graphml(graph: nx.DiGraph) -> Iterator[str]:
    """Give a graph as GraphML."""
    import networkx as nx

    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for line in nx.generate_graphml(cleaned(graph), named_key_ids=True):
        yield f"{line}\n"


PIECES = as_graphml
