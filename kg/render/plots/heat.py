"""Where the conflicts are: countries by quantities, each with the factor between its extremes."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.conflicts import Conflicts, Contested, conflicts
from kg.render.plots.axis import Tick
from kg.render.safe import columns as columns_of
from kg.render.safe import shortened
from kg.render.template import fill
from kg.render.words import counted, factor
from kg.table import Table
from kg.units import shown

LEFT, TOP, CELL, ROW = 190, 60, 62, 24
MOST_ROWS, MOST_COLUMNS, NAME = 40, 14, 52
UP, ASIDE = 3.8, 5.4  # how far a letter of a slanted name reaches up and aside
DEEPEST = 0.42  # so that the text on a cell stays readable on light and dark


@dataclass(frozen=True, slots=True)
class _Cell:
    x: int
    y: int
    factor: str
    title: str
    depth: float
    width: int = CELL - 3
    height: int = ROW - 3


def heat(found: Conflicts) -> str:
    """Return the picture of contested questions, the most contested country first."""
    cells = {_place(one): one for one in reversed(found)}
    rows = _largest(Counter(row for row, _ in cells), cells, 0)[:MOST_ROWS]
    columns = _largest(Counter(column for _, column in cells), cells, 1)[:MOST_COLUMNS]
    drawn = {key: one for key, one in cells.items() if key[0] in rows and key[1] in columns}
    rows = [row for row in rows if any(row == key[0] for key in drawn)]
    longest = max((columns_of(shortened(name, NAME)) for name in columns), default=0)
    top = round(TOP + UP * longest)
    return fill(
        "plots/heat.svg",
        title="Contested figures",
        subtitle="By what factor the largest exceeds the smallest that cannot both be right",
        foot=_foot(len(found), len(drawn)),
        width=LEFT + round(CELL * max(len(columns), 8) + ASIDE * longest),
        height=top + ROW * len(rows) + 40,
        left=LEFT,
        top=top,
        rows=[Tick(top + ROW * n + ROW // 2, shortened(row, 26)) for n, row in enumerate(rows)],
        columns=[
            Tick(LEFT + CELL * n + 12, shortened(name, NAME)) for n, name in enumerate(columns)
        ],
        cells=[
            _cell(one, LEFT + CELL * columns.index(column), top + ROW * rows.index(row))
            for (row, column), one in drawn.items()
        ],
    )


def _place(one: Contested) -> tuple[str, str]:
    """Return the row and the column of a question: "Russia: rare-earth reserves"."""
    subject, _, amount = one.question.label.partition(": ")
    return subject, amount


def _largest(
    counted: Counter[str], cells: dict[tuple[str, str], Contested], side: int
) -> list[str]:
    """Return names by how much is contested, then by the largest factor."""
    worst = {name: max(o.factor for k, o in cells.items() if k[side] == name) for name in counted}
    return sorted(counted, key=lambda name: (-counted[name], -worst[name], name))


def _cell(one: Contested, x: int, y: int) -> _Cell:
    low, high = (shown(value, one.unit) for value in (one.low, one.high))
    depth = min(1.0, 0.25 + math.log10(float(max(one.factor, Decimal(1)))) / 2)
    title = f"{one.question.label}: {low} to {high}, {counted(one.claims, 'claim')}"
    return _Cell(x, y, factor(one.factor), title, round(DEEPEST * depth, 2))


def _foot(found: int, drawn: int) -> str:
    if not found:
        return "Nothing is contested."
    left = f"; {found - drawn} more are not drawn" if found > drawn else ""
    return f"{counted(drawn, 'contested question')}{left}."


def _about(words: str, table: Table) -> Conflicts:
    return conflicts(table, about=words)


ASK, PLOT = _about, heat
