"""Candidate origins as plain data."""

from __future__ import annotations

from kg.analyses.candidates import Candidates
from kg.render.plain.parts import Data, claim_data, factor


def candidates_data(found: Candidates) -> Data:
    """Return the candidate origins of a claim as plain data."""
    return {
        "claim": found.claim,
        "tried": found.tried,
        "chance": f"{found.chance:.4f}",
        "candidates": [
            {
                "claim": one.claim,
                "factor": factor(one.factor),
                "chance": f"{one.chance:.4f}",
                "printed_later": one.later,
            }
            for one in found.found
        ],
    }


def candidate_rows(found: Candidates) -> list[Data]:
    """Return a row for each candidate, with what it says."""
    plain = candidates_data(found)
    whole = {"of": found.claim, "tried": plain["tried"], "chance_of_any": plain["chance"]}
    claims = found.evidence.claims
    return [
        whole | one | {"says": claim_data(claims[one["claim"]], found.evidence)["printed"]}
        for one in plain["candidates"]
    ]


DATA, ROWS = candidates_data, candidate_rows
