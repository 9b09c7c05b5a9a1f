"""What is lost without something, in a terminal: how much, and which claims leave it open."""

from __future__ import annotations

from itertools import groupby

from kg.analyses.supply.graph import Said
from kg.analyses.supply.removal import Lost, Removal, Wide
from kg.render import Options
from kg.render.terminal.page import BAD, FAINT, MARK, STRONG, Page, fitted, styled
from kg.render.terminal.shares import share

MOST_ROWS = 8
HEADINGS = {"use": "Uses", "good": "Goods", "stage": "Stages", "trade": "Imports and consumption"}


def removal_text(found: Removal, options: Options) -> str:
    """Return what is lost as people read it."""
    page = Page(options)
    page.line((f"Without {' and '.join(found.names)}", STRONG))
    if not found.lost:
        page.line("No claim makes anything depend on it.")
    for kind, rows in groupby(found.lost, key=lambda one: one.kind):
        _some(HEADINGS[kind], list(rows), found, page)
    page.gap()
    first = found.lost[0].node.label if found.lost else ""
    if first:
        page.line(("next: ", FAINT), f'kg paths "{first}" "{found.names[0]}"')
    return page.text


def _some(heading: str, rows: list[Lost], found: Removal, page: Page) -> None:
    page.heading(heading)
    limit = len(rows) if page.options.whole else page.options.limit or MOST_ROWS
    room = page.width - 24
    before: Wide | None = None
    for one in rows[:limit]:
        lost = share(one.low, one.high)
        page.line(fitted(one.node.label, room), (f"  {lost:>16}", MARK), indent=2)
        if one.wide and one.wide == before:
            page.line(("open: as above", FAINT), indent=6)
        elif one.wide:
            _wide(one.wide, found, page)
        before = one.wide
    if len(rows) > limit:
        page.line((f"… and {len(rows) - limit} more; --all shows them", FAINT), indent=2)


def _wide(wide: Wide, found: Removal, page: Page) -> None:
    ends = f"{found.nodes[wide.edge.dependent].label} → {found.nodes[wide.edge.supplier].label}"
    why = ("  contested", BAD) if wide.edge.contested else ("", FAINT)
    if wide.least is None or wide.most is None:
        page.line((f"open: {ends}, share not stated by {wide.edge.claims[0]}", FAINT), indent=6)
        return
    page.line((f"open: {ends}", FAINT), why, indent=6)
    ends_of = (wide.least,) if wide.least == wide.most else (wide.least, wide.most)
    page.line(styled((" … ".join(_said(one, found) for one in ends_of), FAINT)), indent=8)


def _said(said: Said, found: Removal) -> str:
    source = found.sources.get(said.source, said.source)
    return f"{share(said.low, said.high)} {said.claim} ({source})"


PAGE = removal_text
