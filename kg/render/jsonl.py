"""JSON lines: one row a line."""

from __future__ import annotations

import json

from kg.render import Options
from kg.render.plain import rows_of


def as_json_lines(result: object, options: Options) -> str:
    """Return the rows of a result, each as a line of JSON."""
    return "".join(
        json.dumps(row, ensure_ascii=False) + "\n" for row in rows_of(result, options.limit)
    )


RENDER = as_json_lines
