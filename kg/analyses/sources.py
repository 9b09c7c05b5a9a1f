"""The sources in a store, and how many claims each brings."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Source
from kg.notebook import Shown
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class Held:
    """A source that the store holds."""

    source: Source
    publisher: str
    claims: int
    bundled: bool


class Sources(Shown, list[Held]):
    """Sources, by date of publication."""


def sources(store: Store) -> Sources:
    """Return every source of a store, by date of publication."""
    found = store.table.sources()
    agents = store.table.agents({source.publisher for source in found.values() if source.publisher})
    loaded = store.held
    held = [
        Held(
            source,
            agents[source.publisher].name if source.publisher in agents else source.publisher,
            loaded[name].claims if name in loaded else 0,
            name in loaded and loaded[name].bundled,
        )
        for name, source in found.items()
    ]
    return Sources(sorted(held, key=_date))


def _date(held: Held) -> tuple[str, str]:
    published = held.source.published
    return str(published.first if published else "~"), held.source.id
