"""Comma-separated values; text that a spreadsheet would take for a formula is quoted."""

from __future__ import annotations

import csv
import io

from kg.render import Options
from kg.render.plain import rows_of
from kg.render.rows import flat, header
from kg.render.safe import safe_cell


def as_csv(result: object, options: Options, delimiter: str = ",") -> str:
    """Return the rows of a result with a header line."""
    rows = [flat(row) for row in rows_of(result, options.limit)]
    names = header(rows)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    if names:
        writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name, "")) for name in names])
    return out.getvalue()


def _cell(text: str) -> str:
    try:
        float(text)
    except ValueError:
        return safe_cell(text)
    return text


RENDER = as_csv
