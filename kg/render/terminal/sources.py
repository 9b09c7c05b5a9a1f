"""Sources in a terminal."""

from __future__ import annotations

from kg.analyses.sources import Sources
from kg.render import Options
from kg.render.terminal.page import FAINT, GOOD, STRONG, Page, fitted
from kg.render.words import counted


def sources_text(found: Sources, options: Options) -> str:
    """Return sources by date."""
    page = Page(options)
    room = max(20, page.width - 66)
    page.line((f"{'published':<22} {'claims':>6}  {'source':<30}  title", FAINT))
    for held in found[: options.limit]:
        source = held.source
        date = source.published.text if source.published else "undated"
        own = "" if held.bundled else "  yours"
        page.line(
            (f"{date:<22} ", FAINT), f"{held.claims:>6}  ", (fitted(source.id, 30), STRONG),
            f"  {fitted(source.title, room).rstrip()}", (own, GOOD),
        )  # fmt: skip
    page.gap()
    claims = counted(sum(held.claims for held in found), "claim")
    page.line((f"{counted(len(found), 'source')}, {claims}", FAINT))
    return page.text


PAGE = sources_text
