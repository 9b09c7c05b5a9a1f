"""The view of a trust file: its names looked up, each mistake with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kg import trust
from kg.analyses.naming import find_agent, find_sources
from kg.errors import BadInput, NothingFound, Problem, WrongUse
from kg.importers.claims.positions import Located
from kg.model import Choice, View
from kg.table import Table
from kg.times import day_of

T = TypeVar("T")


def trusted(path: Path, table: Table) -> View:
    """Return the view of a trust file; raise `BadInput` with every name that means nothing."""
    said, located = trust.read(path)
    names = _Names(located, table)
    accepted, refused = names.choice("accept", said.accept), names.choice("refuse", said.refuse)
    as_of = names.found(day_of, said.as_of, "as-of") if said.as_of else None
    if names.problems:
        raise BadInput(names.problems)
    only = (accepted,) if accepted else ()
    return View(said.name or path.name, only, refused, as_of, said.undated == "accept")


class _Names:
    """Finds what the names in a trust file mean, and collects those that mean nothing."""

    def __init__(self, located: Located, table: Table) -> None:
        self.located, self.table = located, table
        self.problems: list[Problem] = []

    def choice(self, part: str, named: trust.Named) -> Choice:
        """Return the choice that the names of one part of the file make."""
        sources = self._all(find_sources, named.sources, part, "sources")
        return Choice(
            tuple(name for editions in sources for name in editions),
            tuple(self._all(find_agent, named.according_to, part, "according-to")),
            tuple(self._all(find_agent, named.said_by, part, "said-by")),
        )

    def found(self, find: Callable[[str], T], text: str, *place: str | int) -> T | None:
        """Return what a text means, or note why it means nothing."""
        try:
            return find(text)
        except (WrongUse, NothingFound) as error:
            choices = " or ".join(f"“{one}”" for one in getattr(error, "choices", ())[:3])
            remedy = f"did you mean {choices}?" if choices else error.remedy.rstrip(".")
            self.problems.append(self.located.problem(place, error.message.rstrip("."), remedy))
            return None

    def _all(
        self, find: Callable[[str, Table], T], texts: list[str], part: str, key: str
    ) -> list[T]:
        looked = (
            self.found(lambda text: find(text, self.table), text, part, key, place)
            for place, text in enumerate(texts)
        )
        return [one for one in looked if one is not None]
