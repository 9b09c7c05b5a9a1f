"""How one figure changed from edition to edition: a step for each revision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.analyses.trace import Trace, trace
from kg.model import Claim
from kg.model.claim import Kind
from kg.render.plots.axis import Axis, Tick
from kg.render.plots.marks import TEXT, address, is_defined
from kg.render.safe import columns
from kg.render.template import fill
from kg.render.words import figure, when
from kg.times import Time

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 820, 90, 60, 74, 330
SIDES = ("small", "large", "good", "other")
MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class _Label:
    """Where a figure is written."""

    x: float
    y: float
    end: bool

    def box(self, text: str) -> tuple[float, float, float, float]:
        """Return the room that it takes: left, top, right, bottom."""
        width = columns(text) * TEXT
        left = self.x - width if self.end else self.x
        return left, self.y - 11, left + width, self.y + 3


class _Labels:
    """Finds a place for each figure where no other is written."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float, float, float]] = []
        self._placed: dict[tuple[float, float, str], _Label] = {}

    def place(self, x: float, y: float, text: str) -> _Label:
        """Return the first free place around a mark; the one above it when none is free."""
        if (x, y, text) in self._placed:
            return self._placed[x, y, text]
        sides = [(8, -8, False), (8, 18, False), (-8, -8, True), (-8, 18, True), (8, -24, False)]
        free = (_Label(x + right, y + down, end) for right, down, end in sides)
        label = next(
            (one for one in free if not self._hits(one.box(text))), _Label(x, y - 8, False)
        )
        self._taken.append(label.box(text))
        self._placed[x, y, text] = label
        return label

    def has(self, x: float, y: float, text: str) -> bool:
        """Whether that figure is written beside that mark already."""
        return (x, y, text) in self._placed

    def _hits(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = box
        return any(
            left < its[2] and its[0] < right and top < its[3] and its[1] < bottom
            for its in self._taken
        )


@dataclass(frozen=True, slots=True)
class _Point:
    x: int
    y: int
    figure: str
    title: str
    link: str
    defined: bool
    label: _Label
    again: bool  # another series has it too, and its figure is written


@dataclass(frozen=True, slots=True)
class _Line:
    side: str
    points: tuple[_Point, ...]

    @property
    def path(self) -> str:
        """Return the steps as an SVG path: a value holds until the next replaces it."""
        first, *rest = self.points
        steps = "".join(f"H{point.x}V{point.y}" for point in rest)
        return f"M{first.x} {first.y}{steps}"


def revisions(trace: Trace) -> str:
    """Return the picture of a trace's series, each from its oldest value on record."""
    series = list(_series(trace))[:MOST_LINES]
    shown = [claim for one in series for claim in one]
    values = [claim.estimate.point for claim in shown if claim.estimate]
    height = Axis.over([*values, Decimal(0)], start=BOTTOM, end=TOP, log=False)
    days = [_day(claim, trace) for claim in shown]
    width = _time_axis(days)
    labels = _Labels()
    lines = [
        _Line(SIDES[place % len(SIDES)], tuple(_points(one, trace, (width, height), labels)))
        for place, one in enumerate(series)
    ]
    unit = trace.positions[0].unit if trace.positions else ""
    return fill(
        "plots/revisions.svg",
        title=f"{trace.question.label}: revisions",
        subtitle=_subtitle(series, trace),
        width=WIDTH,
        height=BOTTOM + 40,
        left=LEFT,
        bottom=BOTTOM,
        ticks=height.ticks(unit) if shown else [],
        years=list(_years(days, width)),
        lines=lines,
    )


def has_revisions(trace: Trace) -> bool:
    """Whether some value on record replaces another."""
    return any(len(claims) > 1 for claims in _series(trace))


def _series(trace: Trace) -> Iterator[list[Claim]]:
    """Return the claims of each series in the order in which each revises the one before."""
    evidence = trace.evidence
    revised = {
        d.claim: d.origin
        for d in evidence.derivations
        if d.kind is Kind.REVISED and d.origin in evidence.claims and d.claim in evidence.claims
    }
    newest = [name for name in revised if name not in revised.values()]
    for name in sorted(newest):
        chain = [name]
        while chain[-1] in revised and revised[chain[-1]] not in chain:
            chain.append(revised[chain[-1]])
        claims = [evidence.claims[one] for one in reversed(chain)]
        yield [claim for claim in claims if claim.estimate]


def _day(claim: Claim, trace: Trace) -> int:
    """Return the day from which a value stands: its publication, else what it is true of."""
    source = trace.evidence.sources.get(claim.source)
    if source and source.published:
        return source.published.first.toordinal()
    time = claim.observable.time if claim.observable else "unstated"
    return 0 if time == "unstated" else Time.parse(time).first.toordinal()


def _time_axis(days: list[int]) -> Axis:
    first, last = min(days, default=0), max(days, default=1)
    return Axis(first, max(last, first + 1), LEFT + 30, WIDTH - RIGHT - 40, False)


def _years(days: list[int], width: Axis) -> Iterator[Tick]:
    if not days:
        return
    first, last = (date.fromordinal(max(day, 1)).year for day in (min(days), max(days)))
    step = 1 + (last - first) // 12
    for year in range(first, last + 1, step):
        day = date(year, 1, 1).toordinal()
        if width.low <= day <= width.high or year == first:
            yield Tick(width.at(day), str(year))


def _points(
    claims: list[Claim], trace: Trace, axes: tuple[Axis, Axis], labels: _Labels
) -> Iterator[_Point]:
    width, height = axes
    for claim in claims:
        assert claim.estimate is not None
        x, y, text = width.at(_day(claim, trace)), height.at(claim.estimate.point), figure(claim)
        again = labels.has(x, y, text)
        yield _Point(
            x=x,
            y=y,
            figure=text,
            title=f"{trace.evidence.publisher(claim)}, {when(claim, trace.evidence)}: {text}",
            link=address(claim, trace.evidence),
            defined=is_defined(claim, trace.evidence),
            label=labels.place(x, y, text),
            again=again,
        )


def _subtitle(series: list[list[Claim]], trace: Trace) -> str:
    if not series:
        return "No value on record replaces another."
    first = series[0][-1]
    return (
        f"As published; latest by {trace.evidence.publisher(first)}, {when(first, trace.evidence)}"
    )


ASK, PLOT = trace, revisions
