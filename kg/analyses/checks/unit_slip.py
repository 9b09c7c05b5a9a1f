"""Unit slips: columns that are a thousandth, or a thousand times, of the next edition's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median

from kg.analyses.checks import Document, Result, Verdict, evidence
from kg.analyses.comparing import point
from kg.analyses.reasons import times
from kg.analyses.record import Record
from kg.analyses.slips import SURE, USUAL_MOVE
from kg.analyses.wording import goods
from kg.intervals import EXACT
from kg.model import Claim, Level
from kg.units import shown

Pairs = list[tuple[Claim, Claim]]
"""Cells with the same cells of the next edition."""
MOST_SHOWN = 4
SMALL_MOVE = Decimal("1.25")
"""A single cell that slipped moves by no more than this beside."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A column of one edition with the same of the next, and the factor that lies between.

    ``factor`` is what a slip leaves (1000); each pair lies near it.
    """

    older: str
    newer: str
    pairs: tuple[tuple[Claim, Claim], ...]
    factor: Decimal
    of: int


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
        level = ours[0].observable
        assert isinstance(level, Level)
        older, newer = record.named(slip.older), record.named(slip.newer)
        which = "its one cell" if slip.of == 1 else f"{len(slip.pairs)} of {slip.of} cells"
        less = point(slip.pairs[0][0]) < point(slip.pairs[0][1])
        how = f"1/{slip.factor:,f}" if less else f"{slip.factor:,f} times"
        amount = goods(level, record.concepts)
        text = (
            f"{amount} of {older}: {which} {'are' if len(slip.pairs) > 1 else 'is'} about {how} "
            f"those of {newer}{_which_one(slip, record)}."
        )
        working = tuple(_line(pair, record) for pair in slip.pairs[:MOST_SHOWN])
        rest = sorted(_factor(*pair) for pair in slip.pairs[MOST_SHOWN:])
        if rest:
            working += (f"and {len(rest)} more, {times(rest[0])} to {times(rest[-1])}",)
        return Result(
            self.name, Verdict.CONTRADICTED, text, tuple(claim.id for claim in ours),
            evidence(claim for pair in slip.pairs for claim in pair), working,
            look_up="the unit in the heads of the two columns",
        )  # fmt: skip


def slips(good: str, record: Record) -> Iterable[Slip]:
    """Return the columns on a good that a slip of the unit sets apart from the next edition."""
    columns: dict[tuple[str, str, str, str], Pairs] = defaultdict(list)
    for older, newer in _consecutive(good, record):
        level = older.observable
        assert isinstance(level, Level)
        columns[older.source, newer.source, level.property, level.time].append((older, newer))
    for (older_source, newer_source, *_), pairs in sorted(columns.items()):
        factors = [_factor(*pair) for pair in pairs]
        for slip in SURE:
            near = [
                pair for pair in pairs if slip / USUAL_MOVE <= _factor(*pair) <= slip * USUAL_MOVE
            ]
            whole = slip / USUAL_MOVE <= median(factors) <= slip * USUAL_MOVE
            close = [pair for pair in near if _is_close(pair, slip)]
            kept = near if whole else close
            if kept:
                yield Slip(older_source, newer_source, tuple(kept), slip, len(pairs))


def _consecutive(good: str, record: Record) -> Iterable[tuple[Claim, Claim]]:
    """Return every cell with the same cell of the next edition."""
    editions: dict[str, list[Claim]] = defaultdict(list)
    for claim in record.about(good):
        if (
            claim.cell
            and record.is_cell(claim)
            and claim.estimate
            and isinstance(claim.observable, Level)
        ):
            editions[claim.cell].append(claim)
    for cells in editions.values():
        cells.sort(key=lambda claim: record.since(claim.source))
        for older, newer in pairwise(cells):
            if point(older) and point(newer) and _one_unit(older, newer):
                yield older, newer


def _one_unit(one: Claim, other: Claim) -> bool:
    assert one.estimate and other.estimate
    return one.estimate.unit.base == other.estimate.unit.base


def _factor(one: Claim, other: Claim) -> Decimal:
    small, large = sorted((point(one), point(other)))
    return EXACT.divide(large, small)


def _is_close(pair: tuple[Claim, Claim], slip: Decimal) -> bool:
    return slip / SMALL_MOVE <= _factor(*pair) <= slip * SMALL_MOVE


def _which_one(slip: Slip, record: Record) -> str:
    """Say which edition cannot be right: where reserves are below a year's mine production."""
    for side, source in enumerate((slip.older, slip.newer)):
        for pair in slip.pairs:
            level = pair[side].observable
            assert isinstance(level, Level)
            taken = [
                claim
                for claim, its in record.amounts(level.commodity).get(level.subject, ())
                if claim.source == source
                and _is_taken_from(its.property, level.property, record)
                and point(claim) > point(pair[side])
            ]
            if taken:
                return f"; in {record.named(source)} that is less than is taken out in a year"
    return ""


def _is_taken_from(part: str, whole: str, record: Record) -> bool:
    return any((a.whole, a.part) == (whole, part) for a in record.concepts.axioms)


def _line(pair: tuple[Claim, Claim], record: Record) -> str:
    older, newer = pair
    assert older.observable and older.estimate and newer.estimate
    subject = record.concepts.label("thing", older.observable.levels[0].subject)
    figures = " → ".join(shown(point(c), c.estimate.unit.base) for c in pair if c.estimate)
    return f"{subject}: {figures}, {times(_factor(*pair))}"


CHECK = UnitSlip()
