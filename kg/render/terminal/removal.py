"""What is lost without something, in a terminal: how much, and which claims leave it open."""

from __future__ import annotations

from itertools import groupby

from kg.analyses.supply.graph import Edge, Said
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
        page.line("Nothing in the dependency graph hangs on it alone.")
    losses_on(page, found)
    page.gap()
    of_sources = found.changes or any(one.alone for one in found.lost)  # no way leads to these
    if found.lost and not of_sources:
        first = found.lost[0].node.label
        page.line(("next: ", FAINT), f'kg paths "{first}" "{found.names[0]}"')
    return page.text


def losses_on(page: Page, found: Removal) -> None:
    """Write what is lost, by kind, and the shares that change."""
    for kind, rows in groupby(found.lost, key=lambda one: one.kind):
        _some(HEADINGS[kind], list(rows), found, page)
    if found.changes:
        page.heading("Shares that others give otherwise")
        _changes(found, page)


def _changes(found: Removal, page: Page) -> None:
    limit = len(found.changes) if page.options.whole else page.options.limit or MOST_ROWS
    for one in found.changes[:limit]:
        ends = f"{found.nodes[one.before.dependent].label} → {_supplier(one.before, found)}"
        page.line(fitted(ends, page.width - 42), (f"  {_share(one.before):>16}", MARK), " → ",
                  (_share(one.after), MARK), indent=2)  # fmt: skip
    if len(found.changes) > limit:
        page.line((f"… and {len(found.changes) - limit} more; --all shows them", FAINT), indent=2)


def _share(edge: Edge) -> str:
    return share(edge.low, edge.high)


def _supplier(edge: Edge, found: Removal) -> str:
    """Return a place by its name alone; the stage is that of what depends on it."""
    supplier = found.nodes[edge.supplier]
    same = supplier.label.partition(": ")[2] == found.nodes[edge.dependent].label
    return supplier.label.partition(": ")[0] if same else supplier.label


def _some(heading: str, rows: list[Lost], found: Removal, page: Page) -> None:
    page.heading(heading)
    limit = len(rows) if page.options.whole else page.options.limit or MOST_ROWS
    room = page.width - 24
    before: tuple[Wide | None, Edge | None] = (None, None)
    for one in rows[:limit]:
        lost = share(one.low, one.high)
        page.line(fitted(one.node.label, room), (f"  {lost:>16}", MARK), indent=2)
        reasons = (one.wide, one.alone)
        if reasons == before and any(reasons):
            page.line(("as above", FAINT), indent=6)
        else:
            _reasons(one, found, page)
        before = reasons
    if len(rows) > limit:
        page.line((f"… and {len(rows) - limit} more; --all shows them", FAINT), indent=2)


def _reasons(one: Lost, found: Removal, page: Page) -> None:
    """Write where a loss comes from, unless that is what was asked for, and what leaves it open."""
    if one.alone:
        said = f"{_ends(one.alone, found)}, said by {one.alone.claims[0]}"
        page.line((f"only there: {said}", FAINT), indent=6)
    if one.wide and one.wide.edge != one.alone:
        _wide(one.wide, found, page)


def _ends(edge: Edge, found: Removal) -> str:
    return f"{found.nodes[edge.dependent].label} → {found.nodes[edge.supplier].label}"


def _wide(wide: Wide, found: Removal, page: Page) -> None:
    ends = _ends(wide.edge, found)
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
