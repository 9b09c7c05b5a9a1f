"""An analysis under several views as plain data."""

from __future__ import annotations

from kg.analyses.supply.beside import Beside, Row
from kg.render.plain.parts import Data, number


def beside_data(found: Beside) -> Data:
    """Return rows with an interval, or ``null``, for each view."""
    return {"what": found.what, "views": list(found.views), "rows": _rows(found)}


def _rows(found: Beside) -> list[Data]:
    return [_row(row, found.views) for row in found.rows]


def _row(row: Row, views: tuple[str, ...]) -> Data:
    spans = {
        f"{view} ({n})" if views.count(view) > 1 else view: None
        if span is None
        else {"low": number(span[0]), "high": number(span[1])}
        for n, (view, span) in enumerate(zip(views, row.spans, strict=True), start=1)
    }
    return {"id": row.id, "label": row.label, **spans}


DATA, ROWS = beside_data, _rows
