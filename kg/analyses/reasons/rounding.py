"""Rounding: the two are one number, rounded or hedged differently."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg.analyses.comparing import interval
from kg.analyses.reasons import Case, Finding, Verdict, times
from kg.intervals import Interval


class Rounding:
    """Can explain at most the width of the wider interval."""

    name = "rounding"
    knows = "Whether what rounding and words like “about” leave open overlaps."
    cannot = "Values before rounding."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Compare the gap with what rounding leaves open."""
        intervals = [interval(side.claim) for side in (case.small, case.large)]
        width = max(_width(one) for one in intervals)
        if intervals[0].overlaps(intervals[1]):
            text = "What rounding and hedges leave open overlaps: both can be right."
            return [Finding(self.name, Verdict.SUFFICIENT, text, width, case.iris)]
        short = f"not {times(case.observed)}"
        if times(width) == times(case.observed):
            short = "a little less than what parts them"
        text = f"Rounding leaves {times(width)} open on the wider side, {short}."
        return [Finding(self.name, Verdict.INSUFFICIENT, text, width, case.iris)]


def _width(one: Interval) -> Decimal:
    return one.high / one.low if one.high is not None and one.low else Decimal(1)


REASON = Rounding()
