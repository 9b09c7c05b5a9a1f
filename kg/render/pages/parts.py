"""The body of a page: a title, a note and markup; found by the class of the result."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from kg.render import Options
from kg.render.plain import rows_of
from kg.render.plain.parts import Data
from kg.render.rows import flat, header
from kg.render.shown import shower_of
from kg.render.template import fill
from kg.render.words import counted

_NAMES = ("label", "title", "name", "id")


@dataclass(frozen=True, slots=True)
class Body:
    """What stands on a page; ``markup`` is from a template, and so already escaped."""

    title: str
    note: str
    markup: str


def body_of(result: object, options: Options) -> Body:
    """Return the body of a result: its own, or the table of its plain rows."""
    name = type(result).__module__.rpartition(".")[2]
    if find_spec(f"{__package__}.{name}"):
        body: Body = shower_of(result, "pages").BODY(result, options)
        return body
    return _table(result, options)


def _table(result: object, options: Options) -> Body:
    rows = rows_of(result)
    if len(rows) == 1:
        return _list(result, rows[0])
    kept = [flat(row) for row in rows[: options.limit]]
    left = len(rows) - len(kept)
    markup = fill("pages/table.html", names=header(kept), rows=kept, left=left)
    return Body(_title(result), part_of(len(kept), len(rows)), markup)


def part_of(shown: int, rows: int) -> str:
    """Return how many rows there are, and how many of them are shown.

    >>> part_of(2, 25), part_of(1, 1)
    ('2 of 25 rows', '1 row')
    """
    return counted(rows, "row") if shown == rows else f"{shown} of {counted(rows, 'row')}"


def _list(result: object, row: Data) -> Body:
    """Return the body of a result that is one row: a line for each thing that is known."""
    parts = {
        name: [_text(item) for item in (value if isinstance(value, list) else [value])]
        for name, value in row.items()
        if value
    }
    title = next((str(row[key]) for key in _NAMES if row.get(key)), _title(result))
    return Body(title, "", fill("pages/list.html", parts=parts))


def _title(result: object) -> str:
    return type(result).__name__


def _text(value: object) -> str:
    return ", ".join(text for text in flat({"": value}).values() if text)
