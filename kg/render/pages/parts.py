"""The body of a page: a title, a note and markup; found by the class of the result."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from kg.render import Options
from kg.render.plain import rows_of
from kg.render.rows import flat, header
from kg.render.shown import shower_of
from kg.render.template import fill


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
    rows = [flat(row) for row in rows_of(result)]
    kept = rows[: options.limit]
    names = header(kept)
    left = len(rows) - len(kept)
    note = f"{len(rows):,} rows" if len(rows) != 1 else ""
    markup = fill("pages/table.html", names=names, rows=kept, left=left)
    return Body(type(result).__name__, note, markup)
