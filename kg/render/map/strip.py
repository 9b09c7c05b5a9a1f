"""The figures of a trace on one axis, small enough to stand below a map; each leads to its node."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyses.positions import Position
from kg.analyses.trace import Trace
from kg.render.plots.axis import Axis
from kg.render.plots.marks import Span, is_defined, side_of, span_on
from kg.render.template import fill
from kg.render.words import counted
from kg.units import shown

ROW, TOP, MOST = 20, 14, 8


@dataclass(frozen=True, slots=True)
class _Form:
    """Where things stand: ``name`` is the class by which a page shows the strip that fits it."""

    name: str
    width: int
    left: int
    start: int
    end: int
    whole: bool


WIDE = _Form("wide", 800, 210, 230, 770, whole=True)
NARROW = _Form("narrow", 366, 66, 78, 352, whole=False)


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    y: float
    said: str
    detail: str
    side: str
    defined: bool
    span: Span


def strip(trace: Trace) -> str:
    """Return the figures of a trace in SVG, for wide pages and for narrow ones.

    Of many, those that contradict another come first.
    """
    disputed = {place for c in trace.conflicts for place in (c.large, c.small)}
    places = sorted(range(len(trace.positions)), key=lambda p: (p not in disputed, p))[:MOST]
    kept = [(place, trace.positions[place]) for place in sorted(places)]
    return "".join(_strip(kept, trace, form) for form in (WIDE, NARROW))


def _strip(kept: list[tuple[int, Position]], trace: Trace, form: _Form) -> str:
    bounds = [
        bound
        for _, position in kept
        for bound in (position.interval.low, position.interval.high, position.point)
        if bound is not None
    ]
    axis = Axis.over(bounds, start=form.start, end=form.end)
    bottom = TOP + ROW * len(kept)
    return fill(
        "map/strip.svg",
        title=f"{trace.question.label}: figures",
        form=form.name,
        width=form.width,
        height=bottom + 22,
        bottom=bottom,
        left=form.left,
        ticks=axis.ticks(kept[0][1].unit) if kept else [],
        rows=[_row(n, place, trace, axis, form) for n, (place, _) in enumerate(kept)],
    )


def _row(line: int, place: int, trace: Trace, axis: Axis, form: _Form) -> _Row:
    position = trace.positions[place]
    said = counted(len(position.claims), "claim")
    lines = {trace.evidence.lineage[name].line for name in position.claims} - {None}
    year = f"{position.year}, " if position.year else ""
    detail = f"{year}{said}, {len(lines)} independent"
    return _Row(
        id=f"figure:{place}",
        y=TOP + ROW * (line + 0.3),
        said=detail if form.whole else said,
        detail=detail,
        side=side_of(place, trace),
        defined=any(
            is_defined(trace.evidence.claims[name], trace.evidence) for name in position.claims
        ),
        span=span_on(axis, position.interval, position.point, shown(position.point, position.unit)),
    )
