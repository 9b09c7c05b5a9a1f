"""Claims → outside formats. An exporter is one file here, or an entry point elsewhere.

Each exporter module has an ``EXPORTER``: an object with a ``name``, a one-sentence ``about``, the
``suffix`` of its files, whether one file ``holds_many`` sources, and ``write(editions, out,
concepts=…, disputes=…)``, which writes bytes or raises `KgError` for what it cannot say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import BinaryIO, Protocol, runtime_checkable

from kg.errors import WrongUse
from kg.model import Concepts, Dispute, Edition
from kg.plugins import plugged_in


class Exporter(Protocol):
    """Writes one outside format."""

    @property
    def name(self) -> str:
        """Return the name of the format."""
        ...

    @property
    def about(self) -> str:
        """Return what it is, in a few words."""
        ...

    @property
    def suffix(self) -> str:
        """Return how the names of its files end."""
        ...

    @property
    def holds_many(self) -> bool:
        """Whether one file can hold several source editions."""
        ...

    def write(
        self,
        editions: Iterable[Edition],
        out: BinaryIO,
        *,
        concepts: Concepts,
        disputes: Iterable[Dispute],
    ) -> None:
        """Write editions, and what is disputed about them where the format has words for it."""
        ...


@runtime_checkable
class Selective(Protocol):
    """An exporter that knows by the concepts of a source's own that it cannot say it."""

    def refuse(self, source: str, concepts: Mapping[str, str]) -> None:
        """Raise `KgError` where a source has concepts, given with their kinds, beyond it."""
        ...


@cache
def found() -> dict[str, Exporter]:
    """Return every exporter by name: the modules of this folder, then entry points.

    >>> sorted(found())
    ['claims', 'csv', 'jsonld', 'nanopub', 'nquads', 'parquet', 'schema-org', 'trig', 'turtle']
    """
    return plugged_in(__name__, "EXPORTER")


def named(name: str) -> Exporter:
    """Return the exporter of that name; raise `WrongUse` where there is none."""
    if name not in found():
        names = ", ".join(sorted(found()))
        raise WrongUse(f"There is no format “{name}” to export to.", remedy=f"Formats are {names}.")
    return found()[name]
