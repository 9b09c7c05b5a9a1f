"""Lists in a terminal: contested questions, sources, what a load did."""

from __future__ import annotations

from kg.analyses.conflicts import Contested
from kg.analyses.sources import Held
from kg.loading import Report
from kg.render import Options
from kg.render.safe import columns, safe
from kg.render.terminal.page import FAINT, GOOD, MARK, STRONG, Page
from kg.render.words import factor
from kg.units import shown

MOST_ROWS = 25


def conflicts_text(found: list[Contested], options: Options) -> str:
    """Return contested questions, the largest factor first."""
    page = Page(options)
    limit = options.limit or MOST_ROWS
    room = page.width - 50
    page.line((f"{'factor':>8}  {'question':<{room}}  {'from':>12}  {'to':>12}  lines", FAINT))
    for one in found[:limit]:
        low, high = (shown(value, one.unit) for value in (one.low, one.high))
        label = _cut(one.question.label, room)
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


def sources_text(found: list[Held], options: Options) -> str:
    """Return sources by date."""
    page = Page(options)
    room = max(20, page.width - 66)
    page.line((f"{'published':<22} {'claims':>6}  {'source':<30}  title", FAINT))
    for held in found[: options.limit]:
        source = held.source
        date = source.published.text if source.published else "undated"
        own = "" if held.bundled else "  yours"
        page.line(
            (f"{date:<22} ", FAINT), f"{held.claims:>6}  ", (_cut(source.id, 30), STRONG),
            f"  {_cut(source.title, room).rstrip()}", (own, GOOD),
        )  # fmt: skip
    page.gap()
    page.line((f"{len(found):,} sources, {sum(h.claims for h in found):,} claims", FAINT))
    return page.text


def report_text(report: Report, options: Options) -> str:
    """Return what a load did."""
    page = Page(options)
    for name, claims in report.sources.items():
        page.line((f"{claims:>8,} ", STRONG), f"claims  {name}")
    for remark in report.remarks:
        page.line((remark, FAINT))
    if not report.changed:
        page.line("The store has all of this already; nothing was changed.")
    return page.text


def _cut(text: str, room: int) -> str:
    """Return a text cut or filled to a number of columns."""
    plain = safe(text)
    while columns(plain) > room:
        plain = plain[:-2] + "…"
    return plain + " " * (room - columns(plain))
