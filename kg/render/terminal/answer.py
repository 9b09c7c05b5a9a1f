"""Answers of queries in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import islice

from kg.model.answer import Answer, Iri, Row, Value
from kg.render import Options
from kg.render.safe import safe_link, visible
from kg.render.terminal.grid import Cell, grid, marks, records, whole, words
from kg.render.terminal.page import FAINT, STRONG, Page
from kg.render.words import counted
from kg.times import Time
from kg.triples.values import turtle
from kg.vocabulary import UNIT, compact

MOST_ROWS = 500


def answer_text(answer: Answer, options: Options) -> str:
    """Return an answer as a table, as yes or no, or as Turtle."""
    if answer.kind == "graph":
        return visible(turtle(islice(answer.rows, options.limit)).replace("\t", "    "))
    page = Page(options)
    if answer.kind == "ask":
        ((truth,),) = answer.rows
        page.line(("yes" if truth else "no", STRONG))
    else:
        _table(page, answer, options)
    return page.text


def _table(page: Page, answer: Answer, options: Options) -> None:
    most = None if options.whole else (options.limit or MOST_ROWS)
    rows = list(islice(answer.rows, None if most is None else most + 1))
    more = most is not None and len(rows) > most
    _rows(page, answer.columns, rows[:most])
    page.gap()
    count = counted(len(rows[:most]), "row")
    rest = "; there are more: --all shows them" if more else ""
    page.line((f"{count}{rest}", FAINT))


def _rows(page: Page, names: Sequence[str], rows: Sequence[Row]) -> None:
    cells = [[_cell(value) for value in row] for row in rows]
    numeric = [all(_is_number(row[place]) for row in rows) for place in range(len(names))]
    width = page.options.width
    lines = grid(names, cells, numeric, width)
    if lines is None:
        for name, text in records(names, cells, width):
            page.as_written(name, text)
    else:
        for line in lines[:1]:
            page.as_written(line)
        for line in lines[1:]:
            page.as_written("", line)


def _is_number(value: Value) -> bool:
    return value is None or isinstance(value, Decimal | int | float)


def _cell(value: Value) -> Cell:
    """Return a value in pieces: numbers, dates and units are never broken."""
    if isinstance(value, Iri):
        return whole(compact(value)) if value.startswith(UNIT) else marks(compact(value))
    if isinstance(value, str):
        return marks(value) if safe_link(value) else words(value)
    return whole(_written(value))


def _written(value: Decimal | int | float | Time | None) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bool):
        return str(value).lower()
    return value.text if isinstance(value, Time) else str(value)


PAGE = answer_text
