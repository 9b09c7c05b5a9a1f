"""Slips of a unit or a digit: the factors they leave, and the columns of tables that show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median

from kg.analyses.comparing import point
from kg.analyses.record import Record
from kg.analyses.wording import goods
from kg.intervals import EXACT
from kg.model import Claim, Level

SLIPS = {
    Decimal(1000): "tons for thousand tons",
    Decimal(10) ** 6: "tons for million tons",
    Decimal("1.10231"): "metric for short tons",
    Decimal("2.20462"): "kilograms for pounds",
    Decimal(10): "a digit too many or too few",
    Decimal(100): "two digits too many or too few",
}
SURE = (Decimal(1000), Decimal(10) ** 6)
USUAL_MOVE = Decimal(3)
"""Beside a slip a figure has rarely moved by more than this."""
SMALL_MOVE = Decimal("1.25")
"""A single cell that slipped moves by no more than this beside."""
Pairs = tuple[tuple[Claim, Claim], ...]
"""Cells with the same cells of the next edition."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A column of one edition with the same of the next, and the factor that lies between.

    ``factor`` is what a slip leaves (1000). ``pairs`` are the cells that lie near it, ``others``
    the rest of the column.
    """

    older: str
    newer: str
    pairs: Pairs
    others: Pairs
    factor: Decimal

    @property
    def of(self) -> int:
        """Return how many cells the column has in both editions."""
        return len(self.pairs) + len(self.others)

    def sets_apart(self, one: str, other: str) -> bool:
        """Whether the slip lies between these two claims."""
        return any({older.id, newer.id} == {one, other} for older, newer in self.pairs)


def slips(good: str, record: Record) -> Iterable[Slip]:
    """Return the columns on a good that a slip of the unit sets apart from the next edition."""
    columns: dict[tuple[str, str, str, str], list[tuple[Claim, Claim]]] = defaultdict(list)
    for older, newer in _consecutive(good, record):
        level = older.observable
        assert isinstance(level, Level)
        columns[older.source, newer.source, level.property, level.time].append((older, newer))
    for (older_source, newer_source, *_), pairs in sorted(columns.items()):
        for factor in SURE:
            kept = _slipped(pairs, factor)
            if kept:
                others = tuple(pair for pair in pairs if pair not in kept)
                yield Slip(older_source, newer_source, kept, others, factor)


def _slipped(column: list[tuple[Claim, Claim]], slip: Decimal) -> Pairs:
    """Return the pairs that lie near a slip; nearer, where the column as a whole does not."""
    whole = is_near(median(apart(*pair) for pair in column), slip, USUAL_MOVE)
    move = USUAL_MOVE if whole else SMALL_MOVE
    return tuple(pair for pair in column if is_near(apart(*pair), slip, move))


def is_near(factor: Decimal, slip: Decimal, move: Decimal = USUAL_MOVE) -> bool:
    """Whether a factor is that of a slip, but for a move.

    >>> is_near(Decimal(1857), Decimal(1000)), is_near(Decimal(100), Decimal(1000))
    (True, False)
    """
    return slip / move <= factor <= slip * move


def slip_between(one: Claim, other: Claim, record: Record) -> Slip | None:
    """Return the slip of a column that sets two of its cells apart, if there is one."""
    if not one.cell or one.cell != other.cell or not isinstance(one.observable, Level):
        return None
    found = slips(one.observable.commodity, record)
    return next((slip for slip in found if slip.sets_apart(one.id, other.id)), None)


def told(slip: Slip, record: Record) -> str:
    """Return what a slip shows, in words: how much of which column, and what tells the culprit."""
    level = slip.pairs[0][0].observable
    assert isinstance(level, Level)
    older, newer = record.named(slip.older), record.named(slip.newer)
    which = "its one cell" if slip.of == 1 else f"{len(slip.pairs)} of {slip.of} cells"
    less = point(slip.pairs[0][0]) < point(slip.pairs[0][1])
    how = f"1/{slip.factor:,f}" if less else f"{slip.factor:,f} times"
    return (
        f"{goods(level, record.concepts)} of {older}: {which} "
        f"{'are' if len(slip.pairs) > 1 else 'is'} about {how} those of {newer}"
        f"{_which_one(slip, record)}{_mixed(slip, record)}"
    )


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


def _mixed(slip: Slip, record: Record) -> str:
    """Say where other cells of the column are printed in another unit than these."""
    for side, source in enumerate((slip.older, slip.newer)):
        ours = Counter(_unit(pair[side]) for pair in slip.pairs)
        theirs = Counter(_unit(pair[side]) for pair in slip.others)
        others = Counter({unit: count for unit, count in theirs.items() if unit not in ours})
        if others:
            ((unit, count),) = others.most_common(1)
            which = "these" if len(slip.pairs) > 1 else "this"
            own = " or ".join(sorted(ours))
            return f"; {record.named(source)} prints {which} in {own} and {count} others in {unit}"
    return ""


def _unit(claim: Claim) -> str:
    assert claim.estimate
    return claim.estimate.unit.symbol


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


def apart(one: Claim, other: Claim) -> Decimal:
    """Return by what factor two claims differ."""
    small, large = sorted((point(one), point(other)))
    return EXACT.divide(large, small)
