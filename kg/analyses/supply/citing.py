"""Names the sources behind edges: who published them, and when."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analyses.supply.graph import Edge
from kg.model import Source
from kg.table import Table


def cited(edges: Iterable[Edge], table: Table) -> dict[str, str]:
    """Return publisher and date of every source that edges rest on, by the source's id."""
    sources = table.sources({said.source for edge in edges for said in edge.said})
    agents = table.agents({source.publisher for source in sources.values() if source.publisher})
    names = {name: agent.name for name, agent in agents.items()}
    return {name: _cited(source, names) for name, source in sources.items()}


def _cited(source: Source, names: dict[str, str]) -> str:
    who = names.get(source.publisher, source.publisher) or source.title
    return f"{who}, {source.published.short if source.published else 'undated'}"
