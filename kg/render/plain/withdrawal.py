"""What would change without a source as plain data."""

from __future__ import annotations

from kg.analyses.withdrawal import Place, Withdrawal
from kg.render.plain.parts import Data, factor, number, question_data
from kg.render.plain.removal import supply_data


def withdrawal_data(found: Withdrawal) -> Data:
    """Return what would change as plain data."""
    return {
        "sources": [source.id for source in found.sources],
        "claims": found.claims,
        "unanswered": [question_data(question) for question in found.questions],
        "origins": [
            {"claim": one.claim, "before": one.before, "after": one.after, "trail": one.trail}
            for one in found.moved
        ],
        "conflicts": [
            {
                "question": question_data(one.question),
                "before": factor(one.before.factor) if one.before else None,
                "after": factor(one.after.factor) if one.after else None,
            }
            for one in found.conflicts
        ],
        "stated": [
            {
                "claim": one.claim,
                "question": question_data(one.question),
                "printed": one.printed,
                "before": list(one.before),
                "after": list(one.after),
            }
            for one in found.stated
        ],
        "places": [
            {
                "question": question_data(one.question),
                "before": _place(one.before),
                "after": _place(one.after) if one.after else None,
            }
            for one in found.places
        ],
        "supply": supply_data(found.supply),
    }


def change_rows(found: Withdrawal) -> list[Data]:
    """Return a row for each thing that changes."""
    plain = withdrawal_data(found)
    return [
        {"what": what, "claim": one.get("claim"), "question": one.get("question")}
        | {side: one[side] for side in ("before", "after")}
        for what in ("origins", "conflicts", "stated", "places")
        for one in plain[what]
    ]


def _place(place: Place) -> Data:
    return {"rank": place.rank, "share": number(place.share), "source": place.source}


DATA, ROWS = withdrawal_data, change_rows
