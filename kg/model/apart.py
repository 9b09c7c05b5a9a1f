"""Claims that answer a question's words but are no rivals in it: parts, and what is prognostic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model.claim import Claim
from kg.model.concept import Concepts
from kg.model.observable import Level
from kg.vocabulary import UNSTATED


def set_apart(claims: Iterable[Claim], concepts: Concepts) -> dict[str, str]:
    """Return the claims of one source that are no rivals on their question, each with why.

    A claim is a *part* when its class of reserve is encompassed by a class for which the same
    source gives a figure too, or by the unnamed whole that it gives for the same date and
    speaker. A *prognostic* figure is not of the kind that reserves are.
    """
    levels = [
        (claim, claim.observable)
        for claim in claims
        if isinstance(claim.observable, Level) and claim.estimate
    ]
    by_question = defaultdict(list)
    for claim, level in levels:
        by_question[claim.question].append((claim, level))
    found = {}
    for claim, level in levels:
        if level.category == UNSTATED:
            continue
        if "prognostic" in concepts.ancestors("category", level.category):
            found[claim.id] = "prognostic"
        elif any(
            _is_part(claim, level, other, whole, concepts)
            for other, whole in by_question[claim.question]
        ):
            found[claim.id] = "part"
    return found


def _is_part(claim: Claim, level: Level, other: Claim, whole: Level, concepts: Concepts) -> bool:
    if whole.category != UNSTATED:
        return bool(concepts.encompassing(whole.category, level.category))
    assert claim.estimate and other.estimate
    same_place = (whole.time, other.said_by) == (level.time, claim.said_by)
    larger = other.estimate.point > claim.estimate.point
    return same_place and larger and concepts.is_part(level.category)
