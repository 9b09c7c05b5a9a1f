"""Who stands on whom as plain data."""

from __future__ import annotations

from kg.analyses.standing import Standing
from kg.render.plain.parts import Data, question_data


def standing_data(found: Standing) -> Data:
    """Return who stands on whom as plain data."""
    return {
        "question": question_data(found.question) if found.question else None,
        "claims": found.claims,
        "unknown_origin": found.unknown,
        "origins": origin_rows(found),
        "falls": [
            {"kind": one.kind, "name": one.name, "claims": one.falls} for one in found.pillars
        ],
        "circles": [list(circle) for circle in found.circles],
    }


def origin_rows(found: Standing) -> list[Data]:
    """Return a row for each origin, with what rests on it."""
    falls = {one.name: one.falls for one in found.pillars}
    return [
        {
            "origin": one.origin,
            "first": one.first,
            "claims": one.claims,
            "documents": one.documents,
            "questions": one.questions,
            "falls": falls.get(one.origin, 0),
        }
        for one in found.origins
    ]


DATA, ROWS = standing_data, origin_rows
