"""How a claim is read as an edge: what the ontology says of its property."""

from __future__ import annotations

from dataclasses import dataclass

from kg import vocabulary as v
from kg.model import Concepts

SUBJECT, COUNTRY, COMMODITY = "the-subject", "the-country", "the-commodity"
SEVERAL, NEEDED, WHOLE = "one-of-several", "needed", "whole"
STRUCTURAL = ("passes", "draws-on")  # relations that follow from other edges


@dataclass(frozen=True, slots=True)
class End:
    """One end of an edge: a stage, a place and a good or use, each named or taken from the claim.

    An empty part is not there; an empty ``good`` is the commodity of the claim.
    """

    stage: str = ""
    place: str = ""
    good: str = ""
    use: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of dependence: how its edges add up, and whether they are the whole by meaning."""

    id: str
    group: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The edge that a claim on a property draws."""

    relation: Relation
    dependent: End
    supplier: End

    @property
    def of_the_world(self) -> bool:
        """Whether the figures are parts of the world's: a stage that takes place in places."""
        return self.relation.group == SEVERAL and not self.dependent.place


def relations(concepts: Concepts) -> dict[str, Relation]:
    """Return the relations of the ontology by name."""
    found = {}
    for concept in concepts.of_kind("relation"):
        above = concepts.ancestors("relation", concept.id)
        group = SEVERAL if SEVERAL in above else NEEDED
        found[concept.id] = Relation(concept.id, group, WHOLE in above)
    return found


def readings(concepts: Concepts) -> dict[str, Reading]:
    """Return how claims are read, by property.

    >>> from kg.ontology import load
    >>> readings(load())["us-imports"].dependent
    End(stage='imports', place='usa', good='', use='')
    """
    known, found = relations(concepts), {}
    for concept in concepts.of_kind("relation"):
        for name in concept.members:
            property_ = concepts.get("property", name)
            if property_:
                ends = (_end(property_.facts, which, concepts) for which in v.ENDS)
                found[name] = Reading(known[concept.id], *ends)
    return found


def _end(facts: tuple[tuple[str, str], ...], which: str, concepts: Concepts) -> End:
    parts = {"stage": "", "place": "", "good": "", "use": ""}
    for role, value in facts:
        prefix, _, name = value.partition(":")
        if role != which:
            continue
        if prefix == "thing" or name in (SUBJECT, COUNTRY):
            parts["place"] = name
        elif concepts.get("stage", name):
            parts["stage"] = name.removeprefix("stage-")
        elif concepts.get("use", name):
            parts["use"] = name
        elif name != COMMODITY:
            parts["good"] = name
    return End(**parts)
