"""Contested questions as a page: a heat map and a table."""

from __future__ import annotations

from kg.analyses.conflicts import Conflicts
from kg.render import Options
from kg.render.pages.parts import Body
from kg.render.plots.heat import heat
from kg.render.template import fill, ours
from kg.render.words import factor
from kg.units import shown

MOST_ROWS = 100


def conflicts_body(found: Conflicts, options: Options) -> Body:
    """Return contested questions as a body of a page, the largest factor first."""
    kept = found[: options.limit or MOST_ROWS]
    markup = fill(
        "pages/conflicts.html",
        heat=ours(heat(found)),
        rows=[
            {
                "factor": factor(one.factor),
                "question": one.question.label,
                "low": shown(one.low, one.unit),
                "high": shown(one.high, one.unit),
                "claims": one.claims,
                "lines": one.lines,
                "ask": f"kg why {one.small} {one.large}",
            }
            for one in kept
        ],
        left=len(found) - len(kept),
    )
    return Body("Contested figures", f"{len(found):,} contested questions", markup)


BODY = conflicts_body
