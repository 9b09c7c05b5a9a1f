"""Back ends: where graph and claim table live. One file each, behind the `Store` interface."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from kg.model import Concepts, Edition
from kg.model.answer import Answer
from kg.stores.embedded import EmbeddedStore, open_store
from kg.stores.generations import Generation, Loaded
from kg.table import Table

__all__ = ["EmbeddedStore", "Generation", "Loaded", "Store", "open_store"]


class Store(Protocol):
    """What queries and analyses need of a back end, opened for reading."""

    @property
    def table(self) -> Table:
        """Return the claim table."""
        ...

    @property
    def concepts(self) -> Concepts:
        """Return the concepts of the ontology and of the sources."""
        ...

    @property
    def held(self) -> Mapping[str, Loaded]:
        """Return the source editions that the store has, by id."""
        ...

    @property
    def folder(self) -> Path | None:
        """Return where another process can open the same state; ``None`` where none can."""
        ...

    def edition(self, source: str, concepts: Concepts) -> Edition:
        """Return one source edition as the graph has it; ``KeyError`` if it has none."""
        ...

    def answer(self, query: str) -> Answer:
        """Run a query that is known to be safe; raise `BadQuery` where it is no SPARQL.

        The default graph is the union of all graphs, unless FROM in the query says otherwise.
        """
        ...

    def close(self) -> None:
        """Give files and memory back."""
        ...
