"""Different unit or transcription: a power of ten, or a factor between units, has slipped in."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg.analyses.reasons import Case, Finding, Verdict, times
from kg.analyses.slips import SLIPS, SURE, USUAL_MOVE, Slip, is_near, slip_between, told


class DifferentUnit:
    """Compares the observed factor with those that slips of a unit leave behind."""

    name = "different-unit"
    knows = (
        "Whether the factor is one that a slip of the unit leaves behind: a thousand, a "
        "million, short tons; and whether the column of the table has slipped with it, cell by "
        "cell."
    )
    cannot = "Which side slipped. A factor of ten or a hundred may be real."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Say which slip would make up the whole factor, or most of it."""
        near = [slip for slip in SURE if case.observed and is_near(case.observed, slip)]
        column = _column(case) if near else None
        if column:
            return [_of_column(column, case)]
        low, high = case.least, case.factor.high
        for slip, what in SLIPS.items():
            if high is not None and low <= slip <= high:
                verdict = Verdict.SUFFICIENT if slip in SURE else Verdict.POSSIBLE
                text = f"The factor is that of {what} ({times(slip)})."
                return [Finding(self.name, verdict, text, slip, case.iris)]
        for slip in near:
            assert case.observed
            rest = max(case.observed / slip, slip / case.observed)
            name = SLIPS[slip].capitalize()
            text = f"{name} ({times(slip)}) would leave {times(rest)} to explain."
            return [Finding(self.name, Verdict.POSSIBLE, text, slip, case.iris)]
        text = f"{times(case.observed)} is no factor that a slip of the unit leaves."
        return [Finding(self.name, Verdict.EXCLUDED, text, Decimal(1), case.iris)]


def _column(case: Case) -> Slip | None:
    return slip_between(case.small.claim, case.large.claim, case.record)


def _of_column(slip: Slip, case: Case) -> Finding:
    """Say that not this cell alone has slipped, but the column with it."""
    text = f"A column has slipped: {told(slip, case.record)}."
    most = slip.factor * USUAL_MOVE
    return Finding(REASON.name, Verdict.SUFFICIENT, text, most, case.iris)


REASON = DifferentUnit()
