"""Contested questions in a terminal."""

from __future__ import annotations

from kg.analyses.conflicts import Conflicts
from kg.render import Options
from kg.render.terminal.page import FAINT, MARK, Page, fitted
from kg.render.words import factor
from kg.units import shown

MOST_ROWS = 25


def conflicts_text(found: Conflicts, options: Options) -> str:
    """Return contested questions, the largest factor first."""
    page = Page(options)
    limit = options.limit or MOST_ROWS
    room = page.width - 50
    page.line((f"{'factor':>8}  {'question':<{room}}  {'from':>12}  {'to':>12}  lines", FAINT))
    for one in found[:limit]:
        low, high = (shown(value, one.unit) for value in (one.low, one.high))
        label = fitted(one.question.label, room)
        page.line(
            (f"{factor(one.factor):>8}  ", MARK),
            label,
            f"  {low:>12}  {high:>12}",
            (f"  {one.lines:>5}", FAINT),
        )
    page.gap()
    more = f"; --limit {len(found)} shows them all" if len(found) > limit else ""
    page.line((f"{len(found):,} contested questions{more}", FAINT))
    if found:
        page.line(("next: ", FAINT), f'kg trace "{found[0].question.label}"')
    return page.text


PAGE = conflicts_text
