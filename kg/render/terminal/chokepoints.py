"""Chokepoints in a terminal: places by what is lost without them, with claims and sources."""

from __future__ import annotations

from kg.analyses.supply.chokepoints import Choke, Chokepoints
from kg.analyses.supply.graph import Edge
from kg.intervals import plain
from kg.render import Options
from kg.render.terminal.page import BAD, FAINT, MARK, STRONG, Page, styled
from kg.render.terminal.shares import share
from kg.render.words import counted

LOST = (
    "Lost: what share of it goes if the place stops. "
    "Links: how many have to be cut before it hangs on the place no more."
)
NONE = "No claim says on which places it depends."
PASSED = (
    "Only way to: places that cannot be reached but through it. "
    "Shortest ways: how many pass it, the most passed being 100%. "
    "Joint: without it the places fall apart into groups."
)
MOST_PLACES, MOST_EDGES, MOST_CLAIMS, MOST_GATES = 6, 3, 3, 6


def chokepoints_text(found: Chokepoints, options: Options) -> str:
    """Return chokepoints as people read them."""
    page = Page(options)
    page.line((f"Chokepoints of {found.of}", STRONG))
    page.line((LOST if found.places else NONE, FAINT))
    places = found.places[: _limit(page, MOST_PLACES)]
    for place, one in enumerate(places, start=1):
        page.gap()
        _place(place, one, found, page)
    if len(found.places) > len(places):
        page.line((f"… and {len(found.places) - len(places)} more places; --all shows them", FAINT))
    _gates(found, page)
    if found.cut:
        page.heading("The fewest places without which it stops")
        page.line(f"{', '.join(found.cut)}", (f"  all that is on record for {found.cut_at}", FAINT),
                  indent=2)  # fmt: skip
    page.gap()
    if found.places:
        page.line(("next: ", FAINT), f'kg what-if --without "{found.places[0].label}"')
    return page.text


def _limit(page: Page, most: int) -> int | None:
    return None if page.options.whole else page.options.limit or most


def _place(place: int, one: Choke, found: Chokepoints, page: Page) -> None:
    page.line((f"{place}. {one.label}", STRONG), (f"  {share(one.low, one.high)} lost", MARK),
              (f", hangs on it by {counted(one.links, 'link')}", FAINT))  # fmt: skip
    edges = one.edges if page.options.whole else one.edges[:MOST_EDGES]
    for edge in edges:
        _edge(edge, found, page)
    if len(one.edges) > len(edges):
        page.line(
            (f"… and {counted(len(one.edges) - len(edges), 'more link')}; --all shows them", FAINT),
            indent=3,
        )


def _edge(edge: Edge, found: Chokepoints, page: Page) -> None:
    when = f", {edge.as_of}" if edge.as_of else ""
    page.line(
        ("share of ", FAINT),
        found.nodes[edge.dependent].label,
        (f"  {share(edge.low, edge.high)}{when}", MARK),
        ("  contested" if edge.contested else "", BAD),
        indent=3,
    )
    claims = edge.claims if page.options.whole else edge.claims[:MOST_CLAIMS]
    more = f" and {len(edge.claims) - len(claims)} more" if len(edge.claims) > len(claims) else ""
    names = list(dict.fromkeys(found.sources.get(said.source, said.source) for said in edge.said))
    shown = names if page.options.whole else names[:MOST_CLAIMS]
    page.line(styled((f"{', '.join(claims)}{more}", FAINT)), indent=6)
    page.line(styled((f"{'; '.join(shown)}{' …' if len(names) > len(shown) else ''}", FAINT)),
              indent=6)  # fmt: skip


def _gates(found: Chokepoints, page: Page) -> None:
    gates = found.gates[: _limit(page, MOST_GATES)]
    if not gates:
        return
    page.heading("Goods and stages that the way to places leads through")
    page.line((PASSED, FAINT), indent=2)
    every = f"of {counted(len(found.places), 'place')}"
    page.table(
        ("", "only way to", "shortest ways", ""),
        [
            (
                f"  {gate.node.label}",
                f"{gate.behind} {every}",
                f"{plain(gate.between * 100)}%",
                "joint" if gate.joint else "",
            )
            for gate in gates
        ],
    )


PAGE = chokepoints_text
