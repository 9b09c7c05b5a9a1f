"""Answers of queries in a terminal."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice

from kg.model.answer import Answer, Iri, Value
from kg.render import Options
from kg.render.safe import visible
from kg.render.terminal.page import FAINT, STRONG, Page
from kg.render.words import counted
from kg.times import Time
from kg.triples.values import turtle
from kg.vocabulary import compact

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
    page.table(answer.columns, [[_cell(value) for value in row] for row in rows[:most]])
    page.gap()
    count = counted(len(rows[:most]), "row")
    rest = "; there are more: --all shows them" if more else ""
    page.line((f"{count}{rest}", FAINT))


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Iri):
        return compact(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bool):
        return str(value).lower()
    return value.text if isinstance(value, Time) else str(value)


PAGE = answer_text
