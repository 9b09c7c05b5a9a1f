"""Trails of a number as plain data."""

from __future__ import annotations

from collections.abc import Iterator

from kg.analyses.blame import Blame, Blamed, Hop
from kg.analyses.evidence import Evidence
from kg.render.plain.candidates import candidates_data
from kg.render.plain.parts import Data, claim_data, question_data


def blame_data(blamed: Blamed) -> list[Data]:
    """Return trails as plain data, a question each."""
    return [_blame(blame) for blame in blamed]


def hop_rows(blamed: Blamed) -> list[Data]:
    """Return a row for each hop, with its depth."""
    return [row for blame in blamed for row in _rows_of(_blame(blame))]


def _blame(blame: Blame) -> Data:
    return {
        "question": question_data(blame.question),
        "asked": list(blame.asked),
        "trails": [
            {
                "origin": root.origin,
                "trail": root.trail,
                "hops": [_hop(hop, blame.evidence) for hop in root.hops],
                "candidates": [candidates_data(found) for found in root.candidates],
            }
            for root in blame.roots
        ],
    }


def _hop(hop: Hop, evidence: Evidence) -> Data:
    return {
        "claim": claim_data(hop.claim, evidence),
        "kind": str(hop.link.kind) if hop.link else None,
        "because": hop.link.because if hop.link else None,
        "changes": [{"what": c.what, "before": c.before, "after": c.after} for c in hop.changes],
        "below": [_hop(one, evidence) for one in hop.below],
    }


def _rows_of(plain: Data) -> Iterator[Data]:
    for trail in plain["trails"]:
        start = {"question": plain["question"]["label"], "origin": trail["origin"]}
        for hop in trail["hops"]:
            yield from _below(hop, start, 0)


def _below(hop: Data, start: Data, depth: int) -> Iterator[Data]:
    own = {key: value for key, value in hop.items() if key not in ("below", "claim")}
    yield start | {"depth": depth} | own | hop["claim"]
    for one in hop["below"]:
        yield from _below(one, start, depth + 1)


DATA, ROWS = blame_data, hop_rows
