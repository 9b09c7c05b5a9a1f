"""How reasons and checks speak of goods, speakers and gaps."""

from __future__ import annotations

from kg.analyses.record import Record
from kg.model import Claim, Concepts, Level
from kg.model.concept import folded
from kg.units import shown


def goods(level: Level, concepts: Concepts) -> str:
    """Return what is counted, as people put it.

    >>> from kg.ontology import load
    >>> goods(Level("russia", "reserves", "REE"), load())
    'rare-earth reserves'
    """
    good = concepts.get("commodity", level.commodity)
    noun = (good.before_noun or good.label) if good else level.commodity
    return f"{noun} {concepts.label('property', level.property)}"


def amount(claim: Claim) -> str:
    """Return the printed value of a claim in its base unit: "over 90 Mt" for a lower bound."""
    assert claim.estimate
    printed = shown(claim.estimate.point, claim.estimate.unit.base)
    return f"over {printed}" if claim.estimate.hedge == "more-than" else printed


def speaker(claim: Claim, record: Record) -> str:
    """Return whom the text credits for a claim, or who publishes it."""
    if claim.said_by:
        return ", ".join(record.called(agent) for agent in claim.said_by)
    return record.named(claim.source)


def leaves_out(claim: Claim, concepts: Concepts) -> str:
    """Return the sentence of a claim's note that says something is not counted, if any."""
    gap = concepts.get("reason", "coverage-gap")
    cues = [folded(cue) for cue in gap.cues] if gap else []
    for sentence in claim.note.split(". "):
        if any(cue in folded(sentence) for cue in cues):
            return sentence.strip().rstrip(".")
    return ""
