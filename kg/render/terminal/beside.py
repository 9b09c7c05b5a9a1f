"""An analysis under several views in a terminal: a column each, what differs most first."""

from __future__ import annotations

from kg.analyses.supply.beside import Beside, Span
from kg.render import Options
from kg.render.terminal.page import FAINT, MARK, NAME, STRONG, Page, fitted

MOST_ROWS, ROOM, NOTHING = 12, 18, "nothing said"


def beside_text(found: Beside, options: Options) -> str:
    """Return an analysis under several views as people read it."""
    page = Page(options)
    page.line((found.what, STRONG))
    for n, view in enumerate(found.views, start=1):
        page.line((f"[{n}] ", NAME), view, indent=2)
    page.gap()
    room = max(20, page.width - ROOM * len(found.views))
    heads = "".join(f"{f'[{n}]':>{ROOM}}" for n in range(1, len(found.views) + 1))
    page.line(" " * room, (heads, NAME))
    limit = len(found.rows) if options.whole else options.limit or MOST_ROWS
    for row in found.rows[:limit]:
        page.line(fitted(row.label, room), *(_span(span) for span in row.spans))
    if len(found.rows) > limit:
        page.line((f"… and {len(found.rows) - limit} more; --all shows them", FAINT))
    return page.text


def _span(span: Span | None) -> tuple[str, str]:
    if span is None:
        return f"{NOTHING:>{ROOM}}", FAINT
    low, high = (f"{float(end):,.1f}".removesuffix(".0") for end in span)
    return f"{low if low == high else f'{low} to {high}':>{ROOM}}", MARK


PAGE = beside_text
