"""The figures of a trace on one axis, small enough to stand below a map; each leads to its node."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyses.positions import Position
from kg.analyses.trace import Trace
from kg.render.plots.axis import Axis
from kg.render.plots.marks import TEXT, is_defined, side_of
from kg.render.safe import columns
from kg.render.template import fill
from kg.units import shown

WIDTH, LEFT, START, END, ROW, TOP = 800, 210, 230, 770, 20, 14
MOST = 8


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    y: float
    figure: str
    detail: str
    side: str
    defined: bool
    low: float
    high: float
    at: float
    open_high: bool

    @property
    def before(self) -> bool:
        """Whether the figure stands before its mark, where there is more room."""
        return self.high + 12 + columns(self.figure) * TEXT > END + 20

    @property
    def text_at(self) -> float:
        """Return where the figure is written."""
        return self.low - 12 if self.before else self.high + 12


def strip(trace: Trace) -> str:
    """Return the figures of a trace in SVG; of many, those that contradict another come first."""
    disputed = {place for c in trace.conflicts for place in (c.large, c.small)}
    places = sorted(range(len(trace.positions)), key=lambda p: (p not in disputed, p))[:MOST]
    kept = [(place, trace.positions[place]) for place in sorted(places)]
    bounds = [
        bound
        for _, position in kept
        for bound in (position.interval.low, position.interval.high, position.point)
        if bound is not None
    ]
    axis = Axis.over(bounds, start=START, end=END)
    bottom = TOP + ROW * len(kept)
    return fill(
        "map/strip.svg",
        title=f"{trace.question.label}: figures",
        width=WIDTH,
        height=bottom + 22,
        bottom=bottom,
        left=LEFT,
        ticks=axis.ticks(kept[0][1].unit) if kept else [],
        rows=[_row(n, place, position, trace, axis) for n, (place, position) in enumerate(kept)],
    )


def _row(line: int, place: int, position: Position, trace: Trace, axis: Axis) -> _Row:
    low, high = position.interval.low, position.interval.high
    count = len(position.everybody)
    year = f"{position.year}, " if position.year else ""
    return _Row(
        id=f"figure:{place}",
        y=TOP + ROW * (line + 0.3),
        figure=shown(position.point, position.unit),
        detail=f"{year}{count} claim{'s' * (count > 1)}, {len(position.lines)} independent",
        side=side_of(place, trace),
        defined=any(
            is_defined(trace.evidence.claims[name], trace.evidence) for name in position.claims
        ),
        low=axis.start if low is None else axis.at(low),
        high=axis.end if high is None else axis.at(high),
        at=axis.at(position.point),
        open_high=high is None,
    )
