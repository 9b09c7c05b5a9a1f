"""What several plots draw and say alike: an interval on an axis, and the figure of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.evidence import Evidence
from kg.analyses.trace import Counts, Trace
from kg.intervals import Interval
from kg.model import Claim
from kg.render.plots.axis import Axis
from kg.render.safe import columns, safe_link
from kg.render.words import NOT_STATED, counted, facets_of

TEXT = 6.6  # pixels of a column of text at 12 pixels


@dataclass(frozen=True, slots=True)
class Span:
    """An interval on an axis with its figure; an open end reaches to the end of the axis."""

    low: int
    high: int
    at: int
    open_low: bool
    open_high: bool
    figure: str
    before: bool

    @property
    def text_at(self) -> int:
        """Return where the figure is written."""
        return self.low - 12 if self.before else self.high + 12


def span_on(axis: Axis, interval: Interval, point: Decimal, figure: str) -> Span:
    """Return an interval on an axis; its figure stands before it where there is no room behind."""
    low = round(axis.start) if interval.low is None else axis.at(interval.low)
    high = round(axis.end) if interval.high is None else axis.at(interval.high)
    before = high + 12 + columns(figure) * TEXT > axis.end + 20
    is_open = interval.low is None, interval.high is None
    return Span(low, high, axis.at(point), *is_open, figure, before)


def is_defined(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim says what it counts: its class of reserve, or how it is weighed."""
    facets = facets_of(claim, evidence)
    return any(facets.get(key, NOT_STATED) != NOT_STATED for key in ("category", "basis"))


def side_of(place: int, trace: Trace) -> str:
    """Return on which side of the widest conflict a position stands: large, small or other."""
    if not trace.conflicts:
        return "other"
    worst = trace.conflicts[0]
    return {worst.large: "large", worst.small: "small"}.get(place, "other")


def address(claim: Claim, evidence: Evidence) -> str:
    """Return where the source of a claim can be read, if it is on the web."""
    source = evidence.sources.get(claim.source)
    return safe_link(source.url) if source else ""


def sizes(counts: Counts) -> str:
    """Return how much there is on record of a question, in words."""
    return ", ".join(
        (
            counted(counts.claims, "claim"),
            counted(counts.documents, "document"),
            counted(counts.origins, "origin"),
            counted(counts.lines, "independent line"),
        )
    )
