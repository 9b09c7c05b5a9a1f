"""Results as plain dictionaries and lists: what ``--format json`` prints and programs rely on.

The plain form of a result of ``analyses/x.py`` is ``DATA(result)`` in ``x.py`` here; where its
rows are not that, as ``--format csv`` wants them, ``ROWS(result)`` beside it gives them.
Decimals are texts, so that no digit is lost; absent things are ``null``.
"""

from __future__ import annotations

from typing import Any

from kg.render.plain.parts import Data
from kg.render.shown import shower_of


def data(result: object) -> Any:
    """Return a result as plain data."""
    return shower_of(result, "plain").DATA(result)


def rows_of(result: object, limit: int | None = None) -> list[Data]:
    """Return the rows of a result, at most so many."""
    shower = shower_of(result, "plain")
    rows = shower.ROWS(result) if hasattr(shower, "ROWS") else shower.DATA(result)
    return rows[:limit] if isinstance(rows, list) else [rows]
