"""Back ends: where graph and claim table live. A back end is one file or folder here.

Each has a ``BACKEND``: a function that takes an address and returns a `Backend` when the address
is of its kind, else ``None``. Files without one help the others.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from kg.errors import WrongUse
from kg.model import Concepts, Edition
from kg.model.answer import Answer
from kg.stores.embedded import EmbeddedStore, open_store
from kg.stores.generations import Generation, Loaded
from kg.table import Table

__all__ = [
    "Address",
    "Backend",
    "EmbeddedStore",
    "Generation",
    "Loaded",
    "Store",
    "backend_of",
    "open_store",
]

Progress = Callable[[str, int], None]


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

    @property
    def stops(self) -> bool:
        """Whether a query can be stopped when its time is over."""
        ...

    def edition(self, source: str, concepts: Concepts) -> Edition:
        """Return one source edition as the graph has it; ``KeyError`` if it has none."""
        ...

    def answer(self, query: str, *, seconds: float | None = None) -> Answer:
        """Run a query that is known to be safe; raise `BadQuery` where it is no SPARQL.

        The default graph is the union of all graphs, unless FROM in the query says otherwise.
        All of it within so many seconds, if they are given; `WrongUse` where nothing can stop it.
        """
        ...

    def close(self) -> None:
        """Give files and memory back."""
        ...


class Backend(Protocol):
    """Where a store is: opens it for reading, and writes to it."""

    @property
    def address(self) -> str:
        """Return the path or address by which the store is named."""
        ...

    def open(self) -> Store:
        """Open the store for reading; raise `StoreError` where it cannot be."""
        ...

    def before(self) -> Store | None:
        """Return what a load would add to; ``None`` where nothing was written yet."""
        ...

    def write(
        self,
        editions: Iterable[Edition],
        *,
        concepts: Concepts,
        withdrawn: Iterable[str] = (),
        progress: Progress = ...,
    ) -> bool:
        """Put editions in, in place of those with the same id, and take others out.

        False when everything was as it would be.
        """
        ...

    def rebuild(self, *, progress: Progress = ...) -> Store:
        """Make the claim table anew from the graph."""
        ...

    def check(self) -> str:
        """Say in a sentence that the store is whole; raise `StoreError` where it is not."""
        ...


Address = str | Path | Backend
"""What a store may be named by."""


def found() -> Iterator[Callable[[str], Backend | None]]:
    """Give every back end: the modules of this folder that have one, imported one by one.

    >>> len(list(found()))
    3
    """
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        module = importlib.import_module(f"{__name__}.{name}")
        if hasattr(module, "BACKEND"):
            yield module.BACKEND


def backend_of(address: Address) -> Backend:
    """Return the back end for a path or an address; raise `WrongUse` where there is none.

    >>> backend_of("memory:").address
    'memory:'
    """
    if not isinstance(address, str | Path):
        return address
    for make in found():
        if made := make(str(address)):
            return made
    raise WrongUse(
        f"There is no kind of store for {address}.",
        remedy="A store is a directory, memory: or the http(s) address of a SPARQL endpoint.",
    )
