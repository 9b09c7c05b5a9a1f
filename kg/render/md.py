"""A Markdown table."""

from __future__ import annotations

import re

from kg.render import Options
from kg.render.plain import rows_of
from kg.render.rows import flat, header
from kg.render.safe import safe

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|!~])")


def as_markdown(result: object, options: Options) -> str:
    """Return the rows of a result as a table; nothing in them is markup."""
    rows = [flat(row) for row in rows_of(result, options.limit)]
    names = header(rows)
    if not names:
        return ""
    lines = [names, ["---"] * len(names)]
    lines += [[_MARKS.sub(r"\\\1", safe(row.get(name, ""))) for name in names] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


RENDER = as_markdown
