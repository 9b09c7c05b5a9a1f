"""One question under several views, side by side: which positions each of them keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.naming import find_question, left_out
from kg.analyses.positions import Position
from kg.analyses.trace import Trace, trace
from kg.errors import NothingFound
from kg.model import Question
from kg.notebook import Shown
from kg.policy import current
from kg.table import Table


@dataclass(frozen=True, slots=True)
class Seen:
    """What one view keeps of a question; ``trace`` is ``None`` when it leaves out every claim."""

    name: str
    trace: Trace | None


@dataclass(frozen=True, slots=True)
class Row:
    """A position, and how each view has it; ``None`` where a view has no such position."""

    point: Decimal
    unit: str
    year: int | None
    positions: tuple[Position | None, ...]


@dataclass(frozen=True, slots=True)
class SideBySide(Shown):
    """A question under several views, and their positions row by row, the largest first."""

    question: Question
    views: tuple[Seen, ...]
    rows: tuple[Row, ...]


def side_by_side(
    text: str, tables: Sequence[Table], *, tolerance: Decimal | None = None
) -> SideBySide:
    """Trace one question under the view of each table.

    Raises what `find_question` does, and `NothingFound` when every view leaves out everything.
    """
    question = find_question(text, tables[0].whole)
    names = [table.view.name or "everything" for table in tables]
    views = tuple(
        Seen(
            name if names.count(name) == 1 else f"{name} ({place})",
            _traced(question, table, tolerance),
        )
        for place, (name, table) in enumerate(zip(names, tables, strict=True), start=1)
    )
    if not any(view.trace for view in views):
        raise left_out(f"every claim on “{question.label}”")
    share = current().tolerance if tolerance is None else tolerance
    return SideBySide(question, views, tuple(_rows([view.trace for view in views], share)))


def _traced(question: Question, table: Table, tolerance: Decimal | None) -> Trace | None:
    try:
        return trace(question.id, table, tolerance=tolerance)
    except NothingFound:
        return None


def _rows(traces: Sequence[Trace | None], tolerance: Decimal) -> list[Row]:
    """Return rows of positions that are one: with a claim in common, or values that agree."""
    rows: list[list[Position | None]] = []
    for place, one in enumerate(traces):
        for position in one.positions if one else ():
            like = (row for row in rows if row[place] is None and _fits(position, row, tolerance))
            row = next(like, None)
            if row is None:
                row = [None] * len(traces)
                rows.append(row)
            row[place] = position
    found = [_row(row) for row in rows]
    return sorted(found, key=lambda row: (-(row.year or 9999), -row.point))


def _fits(position: Position, row: list[Position | None], tolerance: Decimal) -> bool:
    return any(_is_same(position, other, tolerance) for other in row if other)


def _is_same(one: Position, other: Position, tolerance: Decimal) -> bool:
    if (one.unit, one.year) != (other.unit, other.year):
        return False
    small, large = sorted((one.point, other.point))
    return bool(set(one.claims) & set(other.claims)) or large - small <= tolerance * large


def _row(positions: list[Position | None]) -> Row:
    first = next(position for position in positions if position)
    return Row(first.point, first.unit, first.year, tuple(positions))
