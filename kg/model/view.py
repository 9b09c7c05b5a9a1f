"""Views: the subset of claims that a reader accepts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Choice:
    """Claims picked out by ids: those in a source, going back to a body, or said by a speaker.

    A claim goes back to a body when that body says it, or when it repeats a claim of which that
    is true. It is said by a speaker when the text credits it, or anyone who speaks for it, or
    when it is the own voice of what it publishes. One of all these is enough.

    >>> bool(Choice()), bool(Choice(bodies=("usgs",)))
    (False, True)
    """

    sources: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sources or self.bodies or self.speakers)

    def __or__(self, other: Choice) -> Choice:
        return Choice(
            *(
                tuple(dict.fromkeys((*ours, *theirs)))
                for ours, theirs in (
                    (self.sources, other.sources),
                    (self.bodies, other.bodies),
                    (self.speakers, other.speakers),
                )
            )
        )


@dataclass(frozen=True, slots=True)
class View:
    """The claims that a reader accepts: in every one of ``accepted``, in none of ``refused``.

    With ``as_of``, only what was surely published by that day; a source without a date is left
    out, unless ``undated`` says that it counts.

    >>> by_usgs = View("by USGS", (Choice(bodies=("usgs",)),))
    >>> (by_usgs & View("in 2024", as_of=date(2024, 12, 31))).name
    'by USGS, in 2024'
    """

    name: str = ""
    accepted: tuple[Choice, ...] = ()
    refused: Choice = Choice()
    as_of: date | None = None
    undated: bool = False

    def __bool__(self) -> bool:
        return bool(self.accepted or self.refused or self.as_of)

    def __and__(self, other: View) -> View:
        dates = [view.as_of for view in (self, other) if view.as_of]
        dated = [view for view in (self, other) if view.as_of]
        return View(
            ", ".join(name for name in (self.name, other.name) if name),
            (*self.accepted, *other.accepted),
            self.refused | other.refused,
            min(dates, default=None),
            all(view.undated for view in dated) if dated else False,
        )

    def named(self, name: str) -> View:
        """Return the same view under another name."""
        return replace(self, name=name)


EVERYTHING = View()
