"""Unit slips: columns that are a thousandth, or a thousand times, of the next edition's."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analyses.checks import Document, Result, Verdict, evidence
from kg.analyses.comparing import point
from kg.analyses.reasons import times
from kg.analyses.record import Record
from kg.analyses.slips import Slip, apart, slips, told
from kg.model import Claim
from kg.units import shown

MOST_SHOWN = 4


class UnitSlip:
    """Compares each column of a table with the next edition, cell by cell."""

    name = "unit-slip"
    knows = (
        "Which columns differ from the next edition by a thousand or a million, cell after cell "
        "or in a single row, and which of the two cannot be right because less is left in the "
        "ground than is taken out in a year."
    )
    cannot = (
        "Which edition slipped, where no other figure tells; the printed values stay as they are."
    )

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each column of this edition that has slipped, or the next one's."""
        if not document.source.series:
            return
        for good in sorted({level.commodity for _, level in document.levels}):
            for slip in slips(good, document.record):
                if document.source.id in (slip.older, slip.newer):
                    yield self._result(slip, document)

    def _result(self, slip: Slip, document: Document) -> Result:
        record = document.record
        ours = [pair[slip.newer == document.source.id] for pair in slip.pairs]
        text = f"{told(slip, record)}."
        working = tuple(_line(pair, record) for pair in slip.pairs[:MOST_SHOWN])
        rest = sorted(apart(*pair) for pair in slip.pairs[MOST_SHOWN:])
        if rest:
            working += (f"and {len(rest)} more, {times(rest[0])} to {times(rest[-1])}",)
        return Result(
            self.name, Verdict.CONTRADICTED, text, tuple(claim.id for claim in ours),
            evidence(claim for pair in slip.pairs for claim in pair), working,
            look_up="the unit in the heads of the two columns",
        )  # fmt: skip


def _line(pair: tuple[Claim, Claim], record: Record) -> str:
    older, newer = pair
    assert older.observable and older.estimate and newer.estimate
    subject = record.concepts.label("thing", older.observable.levels[0].subject)
    figures = " → ".join(shown(point(c), c.estimate.unit.base) for c in pair if c.estimate)
    return f"{subject}: {figures}, {times(apart(*pair))}"


CHECK = UnitSlip()
