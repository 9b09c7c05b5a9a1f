"""The dependency graph in a terminal: what there is, what is contested, what hangs together."""

from __future__ import annotations

from kg.analyses.supply.communities import Community
from kg.analyses.supply.dependencies import EVERYTHING, Dependencies
from kg.render import Options
from kg.render.terminal.page import FAINT, MARK, STRONG, Page
from kg.render.terminal.shares import share
from kg.render.words import counted

MOST_ROWS, MOST_NAMES = 8, 6


def dependencies_text(found: Dependencies, options: Options) -> str:
    """Return the graph as people read it."""
    page = Page(options)
    nodes, edges = len(found.graph.nodes), len(found.graph.edges)
    page.line((f"Dependencies of {found.of}", STRONG),
              (f"  {counted(nodes, 'node')}, {counted(edges, 'edge')}", FAINT))  # fmt: skip
    page.line(", ".join(f"{n:,} {kind}" for kind, n in found.count("kind")), indent=2)
    relations = ((found.labels.get(name, name), n) for name, n in found.count("relation"))
    page.line(", ".join(f"{label} {n:,}" for label, n in relations), indent=2)
    _contested(found, page)
    _communities(found, page)
    page.gap()
    of = "" if found.of == EVERYTHING else f' "{found.of}"'
    page.line(("next: ", FAINT), f"kg dependencies{of} --format graphml --out dependencies.graphml")
    return page.text


def _limit(page: Page) -> int | None:
    return None if page.options.whole else page.options.limit or MOST_ROWS


def _contested(found: Dependencies, page: Page) -> None:
    edges = found.contested
    if not edges:
        return
    page.heading(f"Contested: {counted(len(edges), 'edge')}")
    for edge in edges[: _limit(page)]:
        ends = (found.graph.nodes[end].label for end in (edge.dependent, edge.supplier))
        page.line((f"{share(edge.low, edge.high):>16}  ", MARK), " → ".join(ends), indent=2)


def _communities(found: Dependencies, page: Page) -> None:
    groups = [one for one in found.communities if len(one.goods) > 1]
    if groups:
        page.heading("What hangs together")
    for one in groups[: _limit(page)]:
        page.line((_names(one, found, places=True), STRONG), indent=2)
        page.line(_names(one, found, places=False), indent=4)


def _names(one: Community, found: Dependencies, *, places: bool) -> str:
    names = one.places if places else one.goods
    shown = [found.labels.get(name, name) for name in names[:MOST_NAMES]]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    return "; ".join(shown) + more


PAGE = dependencies_text
