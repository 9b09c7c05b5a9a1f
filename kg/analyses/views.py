"""Views from words: whom a reader accepts, by any name, from options, a line, or a trust file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from kg.analyses.naming import find_agent, find_sources
from kg.errors import WrongUse
from kg.model import Choice, View
from kg.table import Table
from kg.times import day_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a view is to accept, in words; each part that is given narrows it further.

    ``undated`` is ``accept`` where a source without a date counts at any date.

    >>> Wanted.parse("according-to=usgs,mnr-ru,as-of=2024")  # doctest: +NORMALIZE_WHITESPACE
    Wanted(according_to=('usgs', 'mnr-ru'), without=(), said_by=(), as_of=('2024',), undated=(),
    trust=())
    """

    according_to: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    as_of: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    trust: tuple[str, ...] = ()

    @staticmethod
    def parse(text: str) -> Wanted:
        """Read a line like ``according-to=usgs,as-of=2024``; a path alone is a trust file.

        ``everything`` leaves nothing out. Raises `WrongUse`.
        """
        if text.strip() in ("", "everything"):
            return Wanted()
        known = {field.name.replace("_", "-"): field.name for field in fields(Wanted)}
        if "=" not in text and set(text) & {".", "/", "\\"}:
            text = f"trust={text}"
        found: dict[str, list[str]] = {}
        key = ""
        for part in text.split(","):
            before, equals, after = part.partition("=")
            if equals and before.strip() not in known:
                raise WrongUse(
                    f"“{before.strip()}” is no part of a view.",
                    remedy=f"Parts are {', '.join(known)}, like according-to=usgs,as-of=2024.",
                )
            key = known[before.strip()] if equals else key
            value = (after if equals else part).strip()
            if not (key and value):
                raise WrongUse(
                    f"“{text}” is no view, and no path of a trust file.",
                    remedy="Write it like according-to=usgs,as-of=2024.",
                )
            found.setdefault(key, []).append(value)
        return Wanted(**{name: tuple(values) for name, values in found.items()})


def view_of(wanted: Wanted | str, table: Table) -> View:
    """Return the view that words mean.

    Raises `WrongUse`, `Ambiguous` or `NothingFound`, and `BadInput` for a trust file.
    """
    if isinstance(wanted, str):
        wanted = Wanted.parse(wanted)
    table = table.whole
    view = View()
    if wanted.according_to:
        bodies = tuple(find_agent(name, table) for name in wanted.according_to)
        names = _either(table, bodies)
        view &= View(f"according to {names}", (Choice(bodies=bodies),))
    if wanted.said_by:
        speakers = tuple(find_agent(name, table) for name in wanted.said_by)
        view &= View(f"said by {_either(table, speakers)}", (Choice(speakers=speakers),))
    if wanted.without:
        sources = tuple(s for name in wanted.without for s in find_sources(name, table))
        view &= View(f"without {', '.join(sources)}", refused=Choice(sources=sources))
    for text in wanted.as_of:
        counting = _undated(wanted.undated)
        name = f"as of {text}, undated sources too" if counting else f"as of {text}"
        view &= View(name, as_of=day_of(text), undated=counting)
    for path in wanted.trust:
        view &= _trusted(Path(path), table)
    return view


def describe(table: Table) -> str:
    """Return what a view keeps in a sentence, and what it leaves out for want of a date."""
    kept = table.kept
    if kept is None:
        return "Everything is accepted."
    lines = [f"View: {table.view.name or 'everything'}: {kept.claims:,} of {kept.out_of:,} claims."]
    reasons = {
        "without a date": (kept.undated, kept.undated_sources),
        "that may have been published later": (kept.unsure, kept.unsure_sources),
    }
    for why, (claims, sources) in reasons.items():
        if claims:
            of = "a source" if sources == 1 else f"{sources} sources"
            lines.append(f"Among those left out are {claims} of {of} {why}.")
    return " ".join(lines)


def _either(table: Table, agents: Iterable[str]) -> str:
    described = table.agents(agents)
    return " or ".join(described[one].name if one in described else one for one in agents)


def _undated(said: tuple[str, ...]) -> bool:
    if set(said) - {"accept", "refuse"}:
        raise WrongUse(
            f"Undated sources cannot be “{said[0]}”.", remedy="Write undated=accept or refuse."
        )
    return "accept" in said


def _trusted(path: Path, table: Table) -> View:
    from kg.analyses.trusted import trusted  # YAML and its checks, for those who keep such a file

    return trusted(path, table)
