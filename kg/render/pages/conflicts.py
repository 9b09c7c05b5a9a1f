"""Contested questions as a page: a heat map and a table."""

from __future__ import annotations

from kg.analyses.conflicts import Conflicts, Contested
from kg.render import Options
from kg.render.pages.parts import Body
from kg.render.plots.heat import heat
from kg.render.template import fill, ours
from kg.render.words import counted, factor, hedged

MOST_ROWS = 100


def conflicts_body(found: Conflicts, options: Options) -> Body:
    """Return contested questions as a body of a page, slips of a unit in a table of their own."""
    limit = options.limit or MOST_ROWS
    parts = (
        ("Contested questions", found.others),
        ("Likely slips of a unit: about a thousandfold off the next edition", found.slips),
    )
    tables = [
        {
            "title": title,
            "rows": [_row(one) for one in its[:limit]],
            "left": len(its) - len(its[:limit]),
        }
        for title, its in parts
        if its
    ]
    markup = fill("pages/conflicts.html", heat=ours(heat(found)), tables=tables)
    return Body("Contested figures", counted(len(found), "contested question"), markup)


def _row(one: Contested) -> dict[str, object]:
    return {
        "factor": factor(one.factor),
        "question": one.question.label,
        "low": hedged(one.low, one.unit, one.low_hedge),
        "high": hedged(one.high, one.unit, one.high_hedge),
        "claims": one.claims,
        "lines": one.lines,
        "ask": f"kg why {one.small} {one.large}"
        if one.traced == one.question
        else f'kg trace "{one.traced.label}"',
    }


BODY = conflicts_body
