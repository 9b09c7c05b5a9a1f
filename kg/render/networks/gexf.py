"""GEXF, which Gephi reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.render.networks import cleaned

if TYPE_CHECKING:
    import networkx as nx

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')  # the same graph gives the same file


def as_gexf(graph: nx.DiGraph) -> Iterator[str]:
    """Give a graph as GEXF 1.2."""
    import networkx as nx

    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for line in nx.generate_gexf(cleaned(graph)):
        yield f"{_TODAY.sub('', line)}\n"


PIECES = as_gexf
