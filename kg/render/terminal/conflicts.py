"""Contested questions in a terminal; slips of the unit stand apart, below."""

from __future__ import annotations

from collections.abc import Sequence

from kg.analyses.conflicts import Conflicts, Contested
from kg.render import Options
from kg.render.terminal.page import FAINT, MARK, Page, fitted
from kg.render.words import counted, factor, hedged

MOST_ROWS = 25
MOST_SLIPS = 5
MEANT = "factor: of the two claims whose bounds lie farthest apart; kg trace compares positions"
BESIDE = 50  # columns that the figures take


def conflicts_text(found: Conflicts, options: Options) -> str:
    """Return contested questions, the largest factor first."""
    page = Page(options)
    head = f"{'factor':>8}  {'question':<{page.width - BESIDE}}  {'from':>12}  {'to':>12}  lines"
    page.line((head, FAINT))
    _rows(found.others[: options.limit or MOST_ROWS], page)
    if found.slips:
        page.heading("Likely slips of a unit: about a thousandfold off the next edition")
        _rows(found.slips[: options.limit or MOST_SLIPS], page)
    page.gap()
    _total(found, page)
    first = next(iter(found.others or found), None)
    if first:
        page.line((MEANT, FAINT))
        page.line(("next: ", FAINT), f'kg trace "{first.traced.label}"')
    return page.text


def _rows(kept: Sequence[Contested], page: Page) -> None:
    for one in kept:
        low = hedged(one.low, one.unit, one.low_hedge)
        high = hedged(one.high, one.unit, one.high_hedge)
        page.line(
            (f"{factor(one.factor):>8}  ", MARK),
            fitted(one.question.label, page.width - BESIDE),
            f"  {low:>12}  {high:>12}",
            (f"  {one.lines:>5}", FAINT),
        )


def _total(found: Conflicts, page: Page) -> None:
    limits = (page.options.limit or MOST_ROWS, page.options.limit or MOST_SLIPS)
    every = max(len(found.others), len(found.slips))
    cut = len(found.others) > limits[0] or len(found.slips) > limits[1]
    slips = f", {len(found.slips):,} of them slips of a unit" if found.slips else ""
    more = f"; --limit {every} shows them all" if cut else ""
    page.line((f"{counted(len(found), 'contested question')}{slips}{more}", FAINT))


PAGE = conflicts_text
