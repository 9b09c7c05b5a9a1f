"""What is known while one file is read: its names, and the mistakes found so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import Problem
from kg.importers import Reference
from kg.importers.claims.people import People
from kg.importers.claims.positions import Located, Place
from kg.importers.claims.what import Unreadable
from kg.model import Concepts


@dataclass
class Draft:
    """The file with its places, the concepts it may name, and what was noted on the way.

    ``full_ids`` are the full ids behind each claim's own name in the file.
    """

    located: Located
    concepts: Concepts
    people: People
    full_ids: Mapping[str, Sequence[str]]
    problems: list[Problem] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)

    def wrong(self, place: Place, message: str, remedy: str = "", *, within: int = 0) -> None:
        """Note a mistake at a value, unless it only follows from one that spoilt the value."""
        if self.located.is_spoilt(place):
            return
        self.problems.append(self.located.problem(place, message, remedy, within=within))

    def unreadable(self, place: Place, error: Unreadable) -> None:
        """Note a text that could not be read."""
        self.wrong(place, error.why, error.remedy, within=error.within)

    def resolve(self, place: Place, name: str, source: str) -> str:
        """Return the full id of a claim named from inside a source, and note the mention."""
        candidates = self.full_ids.get(name, ())
        own = f"{source}.{name}"
        full = [own] if own in candidates else list(candidates)
        if len(full) > 1:
            self.wrong(place, f"“{name}” is in several sources", f"write one of {', '.join(full)}")
        claim = full[0] if full else name
        if self.located.is_spoilt(place):
            return claim
        self.references.append(Reference(claim, self.located.path, *self.located.at(place)))
        return claim
