"""A trace as plain data."""

from __future__ import annotations

from kg.analyses.positions import Position
from kg.analyses.trace import Conflict, Trace
from kg.render.plain.candidates import candidates_data
from kg.render.plain.parts import Data, claim_data, number, question_data
from kg.render.plain.why import difference_data


def trace_data(trace: Trace) -> Data:
    """Return a trace as plain data."""
    evidence = trace.evidence
    rivals = {name for position in trace.positions for name in position.everybody}
    named = (*trace.apart, *trace.without_figure)
    shown = [name for name in evidence.members if name in rivals or name in named]
    counts = trace.counts
    return {
        "question": question_data(trace.question),
        "counts": {
            "claims": counts.claims,
            "documents": counts.documents,
            "origins": counts.origins,
            "lines": counts.lines,
            "unknown_origin": counts.unknown,
        },
        "positions": [_position(position) for position in trace.positions],
        "claims": [claim_data(evidence.claims[name], evidence) for name in shown],
        "conflicts": [_conflict(conflict) for conflict in trace.conflicts],
        "apart": [{"claim": name, "because": evidence.lineage[name].apart} for name in trace.apart],
        "without_figure": list(trace.without_figure),
        "related": [question_data(question) for question in trace.related],
        "circles": [list(circle) for circle in trace.circles],
        "candidates": [candidates_data(found) for found in trace.candidates],
    }


def claim_rows(trace: Trace) -> list[Data]:
    """Return a row for each claim, with the positions that it is in."""
    places: dict[str, list[int]] = {}
    for place, position in enumerate(trace.positions):
        for name in position.everybody:
            places.setdefault(name, []).append(place)
    claims = trace_data(trace)["claims"]
    return [{"positions": places.get(claim["id"], [])} | claim for claim in claims]


def _position(position: Position) -> Data:
    return {
        "low": number(position.interval.low),
        "high": number(position.interval.high),
        "unit": position.unit,
        "printed": list(position.printed),
        "claims": position.everybody,
        "documents": list(position.documents),
        "origins": list(position.origins),
        "lines": list(position.lines),
        "value": number(position.point),
        "allowed_by": position.allowing,
        "unknown_origin": position.unknown,
        "as_of": None if position.year is None else str(position.year),
    }


def _conflict(conflict: Conflict) -> Data:
    return {"a": conflict.small, "b": conflict.large} | difference_data(conflict.difference)


DATA, ROWS = trace_data, claim_rows
