"""The same analysis under several views, side by side.

Where all have something to say and differ most comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import singledispatch

from kg.analyses.supply.chokepoints import Chokepoints
from kg.analyses.supply.concentration import Concentration
from kg.analyses.supply.paths import Paths
from kg.analyses.supply.removal import Removal
from kg.errors import NothingFound
from kg.table import Table

Span = tuple[Decimal, Decimal]
Spans = dict[str, tuple[str, Span]]


@dataclass(frozen=True, slots=True)
class Row:
    """A place, stage, use or path, and its interval under each view; ``None`` where it has none."""

    id: str
    label: str
    spans: tuple[Span | None, ...]

    @property
    def apart(self) -> Decimal:
        """Return how far the views are apart: the largest distance between two of their ends."""
        given = [span or (Decimal(0), Decimal(0)) for span in self.spans]
        lows, highs = [low for low, _ in given], [high for _, high in given]
        return max(max(lows) - min(lows), max(highs) - min(highs))


@dataclass(frozen=True, slots=True)
class Beside:
    """An analysis under several views: what it is of, and rows, the most distant first."""

    what: str
    views: tuple[str, ...]
    rows: tuple[Row, ...]


def asked(ask: Callable[[Table], object], tables: Sequence[Table]) -> object:
    """Return the answer of the only table, or those of several side by side."""
    return beside(ask, tables) if len(tables) > 1 else ask(tables[0])


def beside(ask: Callable[[Table], object], tables: Sequence[Table]) -> Beside:
    """Return what an analysis says under the view of each table.

    Raises `NothingFound` when no view keeps anything of it.
    """
    answers = [_answer(ask, table) for table in tables]
    given = [answer for answer in answers if not isinstance(answer, NothingFound)]
    if not given:
        assert isinstance(answers[0], NothingFound)
        raise answers[0]
    spans = [{} if isinstance(answer, NothingFound) else spans_of(answer) for answer in answers]
    labels = {name: label for one in spans for name, (label, _) in one.items()}
    rows = [
        Row(name, label, tuple(one[name][1] if name in one else None for one in spans))
        for name, label in labels.items()
    ]
    rows.sort(key=lambda row: (None in row.spans, -row.apart, row.label))
    names = tuple(table.view.name or "everything" for table in tables)
    return Beside(what_of(given[0]), names, tuple(rows))


def _answer(ask: Callable[[Table], object], table: Table) -> object:
    try:
        return ask(table)
    except NothingFound as nothing:
        return nothing


@singledispatch
def spans_of(result: object) -> Spans:
    """Return the intervals of a result by name, each with its label."""
    raise TypeError(f"{type(result).__name__} has no intervals to put side by side")


@spans_of.register
def _(result: Chokepoints) -> Spans:
    return {one.place: (one.label, (one.low, one.high)) for one in result.places}


@spans_of.register
def _(result: Concentration) -> Spans:
    return {
        row.node.id: (row.node.label, (Decimal(row.low), Decimal(row.high))) for row in result.rows
    }


@spans_of.register
def _(result: Removal) -> Spans:
    return {one.node.id: (one.node.label, (one.low, one.high)) for one in result.lost}


@spans_of.register
def _(result: Paths) -> Spans:
    found = {}
    for path in result.paths:
        ends = [path.steps[0].dependent, *(step.supplier for step in path.steps)]
        label = " → ".join(result.nodes[end].label for end in ends)
        found[" ".join(ends)] = (label, (path.low, path.high))
    return found


@singledispatch
def what_of(result: object) -> str:
    """Return what a result is of."""
    raise TypeError(f"{type(result).__name__} has no intervals to put side by side")


@what_of.register
def _(result: Chokepoints) -> str:
    return f"Lost of {result.of} without a place, in per cent"


@what_of.register
def _(result: Concentration) -> str:
    return f"Concentration of {result.of}, Herfindahl-Hirschman index"


@what_of.register
def _(result: Removal) -> str:
    return f"Lost without {' and '.join(result.names)}, in per cent"


@what_of.register
def _(result: Paths) -> str:
    return f"What hangs on paths from {result.start} to {result.goal}, in per cent"
