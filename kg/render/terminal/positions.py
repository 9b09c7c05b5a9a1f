"""The positions of a trace in a terminal: each figure, who says so first, and who repeats it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from kg.analyses.evidence import Evidence
from kg.analyses.positions import Position
from kg.analyses.trace import Trace
from kg.model import Claim
from kg.render.grouped import by_origin_of
from kg.render.terminal.candidates import write_accepted, write_candidates
from kg.render.terminal.page import FAINT, GOOD, NAME, STRONG, Page, styled
from kg.render.words import (
    FACET_WORDS,
    NOT_STATED,
    counted,
    credit,
    facets_of,
    figure,
    origin_words,
    true_of,
    when,
)
from kg.units import shown, span

AXIS = 40
NO_YEAR = "No year stated"
FEW = 2
FIGURE = 10
INDENT = 4
ROOM = 9
MOST_ALLOWING = 4


def write_positions(trace: Trace, page: Page) -> None:
    """Write each position; claims that several allow are told in full with the first."""
    axis = _Axis(trace.positions)
    told: set[str] = set()
    dated = any(position.period for position in trace.positions)
    period: str | None = None
    for position in trace.positions:
        if dated and position.period != period:
            period = position.period
            page.heading(period or NO_YEAR)
        _figure(position, trace, axis, page)
        _origins(position.claims, trace, page)
        _allowing(position, told, trace, page)
        told.update(position.allowing)


class _Axis:
    """Places values on a line of characters, by their logarithm."""

    def __init__(self, positions: Iterable[Position]) -> None:
        bounds = [b for p in positions for b in (p.interval.low, p.interval.high, p.point) if b]
        self._low = math.log(min(bounds, default=Decimal(1)))
        self._high = math.log(max(bounds, default=Decimal(1)))

    def _place(self, value: Decimal) -> int:
        if self._high == self._low or value <= 0:
            return 0
        share = (math.log(value) - self._low) / (self._high - self._low)
        return max(0, min(AXIS - 1, round(share * (AXIS - 1))))

    def draw(self, position: Position) -> str:
        """Return the interval of a position as a line of characters."""
        low, high = position.interval.low, position.interval.high
        start = 0 if low is None else self._place(low)
        end = AXIS - 1 if high is None else self._place(high)
        cells = ["·"] * AXIS
        cells[start : end + 1] = ["━"] * (end - start + 1)
        if low is None:
            cells[0] = "◂"
        if high is None:
            cells[-1] = "▸"
        cells[self._place(position.point)] = "●"
        return "".join(cells)


def _figure(position: Position, trace: Trace, axis: _Axis, page: Page) -> None:
    """Write the figure, where it lies, how many say so and how many only allow it."""
    own = [trace.evidence.claims[name] for name in position.claims]
    documents = {trace.evidence.lineage[claim.id].document for claim in own}
    size = f"{counted(len(own), 'claim')}, {counted(len(documents), 'document')}"
    if position.allowing:
        size += f"; {len(position.allowing)} more allow it"
    text = (
        span(position.interval, position.unit)
        if position.interval.one_sided
        else shown(position.point, position.unit)
    )
    page.gap()
    page.line((f"{text:>{FIGURE}}  ", STRONG), (axis.draw(position), NAME), (f"  {size}", FAINT))
    printed = list(dict.fromkeys(claim.estimate.printed for claim in own if claim.estimate))
    if len(printed) > 1:
        page.item(("printed", FAINT), ", ".join(printed), indent=INDENT, room=ROOM)


def _origins(names: Iterable[str], trace: Trace, page: Page) -> None:
    for (origin, trail), group in by_origin_of(names, trace.evidence).items():
        _origin(origin, trail, group, trace, page)


def _allowing(position: Position, told: set[str], trace: Trace, page: Page) -> None:
    """Write the claims that allow a figure and others too: in full, or by name if told before."""
    fresh = [name for name in position.allowing if name not in told]
    known = [name for name in position.allowing if name in told]
    if fresh:
        text = "by these, which are counted once, whatever else they allow"
        page.item(("allowed", GOOD), (text, FAINT), indent=INDENT, room=ROOM)
        _origins(fresh, trace, page)
    kept = known if page.options.whole else known[:MOST_ALLOWING]
    for number, name in enumerate(kept):
        claim = trace.evidence.claims[name]
        who = f"{trace.evidence.publisher(claim)}, {when(claim, trace.evidence)}"
        sign = styled((f"{'' if number else 'allowed':<{ROOM}}", GOOD))
        page.row(styled(f"{figure(claim)}  ", (who, FAINT)), name, indent=INDENT, sign=sign)
    if len(known) > len(kept):
        page.line((f"and {len(known) - len(kept)} more, told above", FAINT), indent=INDENT + ROOM)


def _origin(origin: str | None, trail: str, names: list[str], trace: Trace, page: Page) -> None:
    evidence = trace.evidence
    if trail == "held" and origin in evidence.claims:
        claim = evidence.claims[origin]
        title = f"{evidence.publisher(claim)}: {evidence.source_title(claim)}"
        page.row(
            styled(title, (f", {when(claim, evidence)}", FAINT)),
            origin,
            indent=INDENT,
            sign=styled(("origin   ", GOOD)),
        )
        _words(claim, evidence, page)
        _foundation(origin, evidence, page)
    elif trail == "not held":
        who = origin_words(origin, trail, evidence)
        ends = (" (no document of theirs is held: the trail ends here)", FAINT)
        page.item(("origin", GOOD), who, ends, indent=INDENT, room=ROOM)
    else:
        words = (
            "the claims form a circle"
            if trail == "circular"
            else "unknown: nobody is named, or nothing is said of where it is from"
        )
        page.item(("origin", FAINT), (words, FAINT), indent=INDENT, room=ROOM)
    shared = trail in ("held", "not held")
    if shared:
        _perhaps({*names, origin}, trace, page)
    _repeaters([name for name in names if name != origin], trace, page, each_an_end=not shared)
    write_accepted(names, evidence, page, indent=INDENT)


def _perhaps(names: set[str | None], trace: Trace, page: Page) -> None:
    """Write what the claims in which a trail ends may have been taken from."""
    for found in trace.candidates:
        if found.claim in names:
            write_candidates(found, page, indent=INDENT)


def _words(claim: Claim, evidence: Evidence, page: Page) -> None:
    """Write the exact words of a first statement, and what it does not state."""
    page.words(claim, indent=INDENT + ROOM)
    facets = facets_of(claim, evidence) | {"time": true_of(claim)}
    said = [f"{FACET_WORDS[key]} {value}" for key, value in facets.items() if value != NOT_STATED]
    unsaid = [FACET_WORDS[key] for key, value in facets.items() if value == NOT_STATED]
    text = "; ".join([*said, *([f"not stated: {', '.join(unsaid)}"] if unsaid else [])])
    page.line((text, FAINT), indent=INDENT + ROOM)


def _foundation(origin: str, evidence: Evidence, page: Page) -> None:
    """Write the figures that a first statement revises, on one line."""
    older = [evidence.claims[name] for name in list(evidence.ancestry(origin))[1:]]
    steps = [
        f"{figure(claim)} ({when(claim, evidence)}, {evidence.publisher(claim)})"
        for claim in older
        if claim.estimate
    ]
    if steps:
        page.item(("revises", FAINT), " ← ".join(steps), indent=INDENT, room=ROOM)


def _repeaters(names: list[str], trace: Trace, page: Page, *, each_an_end: bool) -> None:
    """Write who repeats it: some with their words, the rest by name.

    Where the trail ends with each of them, what it may have been taken from stands below it.
    """
    evidence = trace.evidence
    ordered = sorted(names, key=lambda n: (when(evidence.claims[n], evidence), n))
    kept = ordered if page.options.whole else ordered[:FEW]
    for name in kept:
        claim = evidence.claims[name]
        reprint = " (reprint)" if evidence.lineage[name].document != claim.source else ""
        date = f"{when(claim, evidence)}  "
        page.row(
            styled((date, FAINT), credit(claim, evidence), (reprint, FAINT)),
            name,
            indent=INDENT + ROOM,
        )
        if claim.passage.quote and not claim.passage.cell:
            page.quote(claim, indent=INDENT + 11)
        if each_an_end:
            _perhaps({name}, trace, page)
    rest = [evidence.publisher(evidence.claims[name]) for name in ordered[len(kept) :]]
    if rest:
        listed = ", ".join(dict.fromkeys(rest))
        page.line((f"and {len(rest)} more: {listed}", FAINT), indent=INDENT + ROOM)
