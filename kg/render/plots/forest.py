"""Who says what: every estimate as an interval, by position, source and date.

A hollow mark says that the claim does not state what it counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.evidence import Evidence
from kg.analyses.trace import Trace, trace
from kg.model import Claim
from kg.render.plots.axis import Axis
from kg.render.plots.marks import Span, address, is_defined, side_of, span_on
from kg.render.safe import shortened
from kg.render.template import fill
from kg.render.words import counted, factor, figure, when
from kg.units import shown

WIDTH, LEFT, START, END = 820, 314, 336, 790
TOP, ROW, NAME_ROOM = 58, 32, 40
MOST_ROWS = 60
Link = Callable[[Claim, Evidence], str]


@dataclass(frozen=True, slots=True)
class _Row:
    """One claim as it is drawn."""

    y: int
    name: str
    detail: str
    side: str
    defined: bool
    link: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Band:
    """The ground behind the rows of every other position."""

    top: int
    height: int


def forest(trace: Trace, link: Link = address) -> str:
    """Return the picture of a trace; ``link`` gives where the row of a claim leads."""
    named = [(place, name) for place, p in enumerate(trace.positions) for name in p.everybody]
    unique = list({name: (place, name) for place, name in reversed(named)}.values())[::-1]
    ordered = sorted(unique, key=lambda item: (item[0], when(_of(trace, item[1]), trace.evidence)))
    kept = ordered[:MOST_ROWS]
    axis = Axis.over(_bounds(_of(trace, name) for _, name in kept), start=START, end=END)
    rows = [
        _row(TOP + ROW * n + ROW // 2, _of(trace, name), side_of(place, trace), trace, axis, link)
        for n, (place, name) in enumerate(kept)
    ]
    bottom = TOP + ROW * len(kept)
    return fill(
        "plots/forest.svg",
        title=trace.question.label,
        subtitle=_subtitle(trace),
        foot=_foot(len(ordered) - len(kept)),
        width=WIDTH,
        height=bottom + 54,
        top=TOP,
        bottom=bottom,
        left=LEFT,
        ticks=axis.ticks(trace.positions[0].unit if trace.positions else ""),
        rows=rows,
        bands=list(_bands([place for place, _ in kept])),
    )


def _of(trace: Trace, name: str) -> Claim:
    return trace.evidence.claims[name]


def _bounds(claims: Iterable[Claim]) -> Iterator[Decimal]:
    for claim in claims:
        assert claim.estimate is not None
        interval = claim.estimate.interval
        yield from (b for b in (interval.low, interval.high) if b is not None)
        yield claim.estimate.point


def _row(y: int, claim: Claim, side: str, trace: Trace, axis: Axis, link: Link) -> _Row:
    assert claim.estimate is not None
    evidence, interval = trace.evidence, claim.estimate.interval
    return _Row(
        y=y,
        name=shortened(evidence.publisher(claim), NAME_ROOM),
        detail=shortened(_detail(claim, evidence), NAME_ROOM + 5),
        side=side,
        defined=is_defined(claim, evidence),
        link=link(claim, evidence),
        span=span_on(axis, interval, claim.estimate.point, figure(claim)),
    )


def _detail(claim: Claim, evidence: Evidence) -> str:
    time = claim.observable.time if claim.observable else "unstated"
    true_of = "" if time == "unstated" else f", for {time}"
    cited = f", from {evidence.called(claim.said_by[-1])}" if claim.said_by else ""
    return f"{when(claim, evidence)}{true_of}{cited}"


def _subtitle(trace: Trace) -> str:
    counts = trace.counts
    parts = [
        f"{counted(counts.claims, 'claim')} in {counted(counts.documents, 'document')}, "
        f"{counted(counts.lines, 'independent line')}"
    ]
    if trace.conflicts:
        worst = trace.conflicts[0]
        ends = (trace.positions[place] for place in (worst.small, worst.large))
        figures = " to ".join(shown(p.point, p.unit) for p in ends)
        parts.insert(0, f"{factor(worst.difference.factor)} apart: {figures}")
    return "; ".join(parts)


def _foot(left_out: int) -> str:
    more = f" {left_out} more claims are not drawn." if left_out else ""
    return (
        f"Lines are what the printed words leave open. Hollow: what is counted is not stated.{more}"
    )


def _bands(places: list[int]) -> Iterator[_Band]:
    distinct = list(dict.fromkeys(places))
    for place in distinct[1::2]:
        yield _Band(TOP + ROW * places.index(place), ROW * places.count(place))


ASK, PLOT = trace, forest
