"""A traced question in a terminal: positions, who repeats whom, why they differ."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

from kg.analyses.evidence import Evidence
from kg.analyses.positions import Position
from kg.analyses.trace import Conflict, Trace
from kg.model import Claim
from kg.render import Options
from kg.render.grouped import by_origin
from kg.render.terminal.candidates import write_accepted, write_candidates
from kg.render.terminal.findings import write_findings
from kg.render.terminal.page import FAINT, GOOD, MARK, NAME, STRONG, Page, styled
from kg.render.words import (
    FACET_WORDS,
    NOT_STATED,
    counted,
    credit,
    facets_of,
    factor,
    figure,
    origin_words,
    when,
)
from kg.units import shown, span

AXIS = 40
FEW = 2
FIGURE = 10
INDENT = 4
PROGNOSTIC = {"part": "a part of the whole", "prognostic": "undiscovered, not reserves"}


def trace_text(trace: Trace, options: Options) -> str:
    """Return a trace as people read it."""
    page = Page(options)
    _head(trace, page)
    axis = _Axis(trace.positions)
    year: int | None = None
    for position in trace.positions:
        if position.year != year:
            year = position.year
            page.heading(f"{year}")
        _position(position, trace, axis, page)
    _apart(trace, page)
    _differences(trace, page)
    if trace.circles:
        page.heading("Circles")
        for circle in trace.circles:
            page.line("  These rest on each other: ", " ← ".join(circle))
    _next(trace, page)
    return page.text


def _head(trace: Trace, page: Page) -> None:
    counts = trace.counts
    page.line((trace.question.label, STRONG))
    parts = [
        counted(counts.claims, "claim"),
        counted(counts.documents, "document"),
        counted(counts.origins, "origin"),
        counted(counts.lines, "independent line"),
    ]
    if counts.unknown:
        parts.append(f"{counts.unknown} of unknown origin")
    page.line((", ".join(parts), FAINT))
    if trace.conflicts:
        worst = trace.conflicts[0]
        values = [trace.positions[place] for place in (worst.small, worst.large)]
        figures = " to ".join(shown(p.point, p.unit) for p in values)
        page.line(
            "The figures lie ", (factor(worst.difference.factor), MARK), f" apart: {figures}."
        )
    elif len(trace.positions) > 1:
        page.line("No two figures contradict each other.")


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


def _position(position: Position, trace: Trace, axis: _Axis, page: Page) -> None:
    evidence = trace.evidence
    one_sided = position.interval.one_sided
    figure = (
        span(position.interval, position.unit)
        if one_sided
        else shown(position.point, position.unit)
    )
    claims, documents = len(position.everybody), len(position.documents)
    size = f"{counted(claims, 'claim')}, {counted(documents, 'document')}"
    page.gap()
    page.line((f"{figure:>{FIGURE}}  ", STRONG), (axis.draw(position), NAME), (f"  {size}", FAINT))
    if len(position.printed) > 1:
        page.item(("printed", FAINT), ", ".join(position.printed), indent=INDENT, room=9)
    for (origin, trail), names in by_origin(position, evidence).items():
        _origin(origin, trail, names, trace, page)


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
        page.item(("origin", GOOD), who, ends, indent=INDENT, room=9)
    else:
        words = (
            "the claims form a circle"
            if trail == "circular"
            else "unknown: nobody is named, or nothing is said of where it is from"
        )
        page.item(("origin", FAINT), (words, FAINT), indent=INDENT, room=9)
    _perhaps({*names, origin}, trace, page)
    _repeaters([name for name in names if name != origin], trace, page)
    write_accepted(names, evidence, page, indent=INDENT)


def _perhaps(names: set[str | None], trace: Trace, page: Page) -> None:
    """Write what the claims in which a trail ends may have been taken from."""
    for found in trace.candidates:
        if found.claim in names:
            write_candidates(found, page, indent=INDENT)


def _words(claim: Claim, evidence: Evidence, page: Page) -> None:
    """Write the exact words of a first statement, and what it does not state."""
    if claim.passage.cell and claim.estimate:
        unit = claim.estimate.unit.symbol
        page.line(
            "prints ",
            (claim.estimate.printed, MARK),
            (f" {unit} at {claim.passage.cell}", FAINT),
            indent=INDENT + 9,
        )
    elif claim.passage.quote:
        page.quote(claim, indent=INDENT + 9)
    facets = facets_of(claim, evidence) | {"time": _date(claim)}
    said = [f"{FACET_WORDS[key]} {value}" for key, value in facets.items() if value != NOT_STATED]
    unsaid = [FACET_WORDS[key] for key, value in facets.items() if value == NOT_STATED]
    text = "; ".join([*said, *([f"not stated: {', '.join(unsaid)}"] if unsaid else [])])
    page.line((text, FAINT), indent=INDENT + 9)


def _date(claim: Claim) -> str:
    time = claim.observable.time if claim.observable else ""
    return NOT_STATED if time in ("", "unstated") else time


def _foundation(origin: str, evidence: Evidence, page: Page) -> None:
    """Write the figures that a first statement revises, on one line."""
    older = [evidence.claims[name] for name in list(evidence.ancestry(origin))[1:]]
    steps = [
        f"{figure(claim)} ({when(claim, evidence)}, {evidence.publisher(claim)})"
        for claim in older
        if claim.estimate
    ]
    if steps:
        page.item(("revises", FAINT), " ← ".join(steps), indent=INDENT, room=9)


def _repeaters(names: list[str], trace: Trace, page: Page) -> None:
    """Write who repeats it: some with their words, the rest by name."""
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
            indent=INDENT + 9,
        )
        if claim.passage.quote and not claim.passage.cell:
            page.quote(claim, indent=INDENT + 11)
    rest = [evidence.publisher(evidence.claims[name]) for name in ordered[len(kept) :]]
    if rest:
        listed = ", ".join(dict.fromkeys(rest))
        page.line((f"and {len(rest)} more: {listed}", FAINT), indent=INDENT + 9)


def _apart(trace: Trace, page: Page) -> None:
    evidence = trace.evidence
    if trace.apart:
        page.heading("Set apart, no rivals")
        for name in trace.apart:
            claim = evidence.claims[name]
            category = facets_of(claim, evidence).get("category", "")
            why = PROGNOSTIC.get(evidence.lineage[name].apart or "", "")
            page.row(
                styled(
                    f"{figure(claim):>{FIGURE}}  {category}, {_date(claim)}", (f": {why}", FAINT)
                ),
                name,
            )
    if trace.without_figure:
        sources = {
            evidence.claims[n].source: evidence.claims[n].passage.quote
            for n in trace.without_figure
        }
        listed = ", ".join(f"{source} prints “{word}”" for source, word in sources.items())
        page.heading("No figure")
        page.line(f"  {listed}")


def _differences(trace: Trace, page: Page) -> None:
    if not trace.conflicts:
        return
    worst, *others = trace.conflicts
    page.heading(f"Why {_figures(worst, trace)} differ")
    write_findings(worst.difference, trace.evidence, page)
    limit = len(others) if page.options.whole else 6
    if others:
        page.heading("Other pairs that cannot both be right")
    for conflict in others[:limit]:
        first = conflict.difference.findings[0]
        reason = trace.evidence.concepts.label("reason", first.reason)
        page.line(
            f"  {_figures(conflict, trace)}  ",
            (factor(conflict.difference.factor), MARK),
            (f"  {reason}: {first.verdict}", FAINT),
        )
    if len(others) > limit:
        page.line((f"  … and {len(others) - limit} more; --all shows them", FAINT))


def _figures(conflict: Conflict, trace: Trace) -> str:
    pair = (trace.positions[place] for place in (conflict.large, conflict.small))
    return " and ".join(shown(position.point, position.unit) for position in pair)


def _next(trace: Trace, page: Page) -> None:
    page.gap()
    if trace.related:
        labels = "; ".join(question.label for question in trace.related)
        page.line(("see also: ", FAINT), labels)
    if trace.conflicts:
        pair = trace.conflicts[0].difference
        page.line(("next: ", FAINT), f"kg why {pair.small} {pair.large}")
    elif trace.evidence.members:
        page.line(("next: ", FAINT), f"kg blame {trace.evidence.members[0]}")


PAGE = trace_text
