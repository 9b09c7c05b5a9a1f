"""Concentration of supply in a terminal: the index, and who the largest suppliers are."""

from __future__ import annotations

from kg.analyses.supply.concentration import (
    BANDS,
    HIGHLY,
    MODERATELY,
    Concentrated,
    Concentration,
)
from kg.analyses.supply.graph import Edge
from kg.render import Options
from kg.render.terminal.page import BAD, FAINT, MARK, STRONG, Page, fitted
from kg.render.terminal.shares import share
from kg.render.words import counted

INDEX = (
    "Herfindahl-Hirschman index: the shares in per cent, squared and added up; 10,000 is a single "
    f"supplier. Above {HIGHLY:,} is highly concentrated, above {MODERATELY:,} moderately ({BANDS})."
)
MOST_ROWS, MOST_SUPPLIERS = 15, 4


def concentration_text(found: Concentration, options: Options) -> str:
    """Return concentration as people read it."""
    page = Page(options)
    page.line((f"Concentration of {found.of}", STRONG))
    page.line((INDEX, FAINT))
    limit = len(found.rows) if options.whole else options.limit or MOST_ROWS
    for row in found.rows[:limit]:
        page.gap()
        _row(row, found, page)
    page.gap()
    left = len(found.rows) - limit
    more = f"; --limit {len(found.rows)} shows them all" if left > 0 else ""
    page.line((f"{counted(len(found.rows), 'step')} with stated shares{more}", FAINT))
    if found.rows:
        page.line(("next: ", FAINT), f'kg chokepoints "{found.rows[0].node.good}"')
    return page.text


def _row(row: Concentrated, found: Concentration, page: Page) -> None:
    span = f"{row.low:,}" if row.low == row.high else f"{row.low:,} to {row.high:,}"
    page.line(
        fitted(row.node.label, page.width - 36), (f" {span:>16}", MARK), (f"  {_word(row)}", FAINT)
    )
    if row.reliance:
        page.line(("consumption relies on it for ", FAINT),
                  f"{share(row.reliance.low, row.reliance.high)}", _when(row.reliance),
                  (f"  {', '.join(row.reliance.claims)}", FAINT), indent=2)  # fmt: skip
    limit = len(row.suppliers) if page.options.whole else MOST_SUPPLIERS
    for edge in row.suppliers[:limit]:
        _supplier(edge, found, page)
    if len(row.suppliers) > limit:
        page.line((f"… and {len(row.suppliers) - limit} more", FAINT), indent=2)


def _word(row: Concentrated) -> str:
    if row.low > HIGHLY:
        return "highly"
    if row.low > MODERATELY:
        return "moderately" if row.high <= HIGHLY else "moderately at least"
    return "not for sure" if row.high > MODERATELY else "not"


def _supplier(edge: Edge, found: Concentration, page: Page) -> None:
    claims = edge.claims if page.options.whole else edge.claims[:1]
    more = f" and {len(edge.claims) - len(claims)} more" if len(edge.claims) > len(claims) else ""
    page.item(
        (f"{share(edge.low, edge.high):>16}", MARK),
        found.nodes[edge.supplier].label.partition(":")[0],
        _when(edge),
        (" contested" if edge.contested else "", BAD),
        (f"  {', '.join(claims)}{more}", FAINT),
        indent=2,
        room=18,
    )


def _when(edge: Edge) -> str:
    return f", {edge.as_of}" if edge.as_of else ""


PAGE = concentration_text
