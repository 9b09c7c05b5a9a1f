"""Questions: what people think they argue about, whatever their definitions."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.concept import Concepts
from kg.model.observable import FACETS, Level, Observable, Rank, Ratio
from kg.vocabulary import QUESTION, UNSTATED, iri

_PARTS = ("category", "territory")  # facets whose ratio is a share


@dataclass(frozen=True, slots=True)
class Question:
    """A question that rival claims answer: its name, and how people would put it.

    >>> Question("russia.reserves.REE", "Russia: rare-earth reserves").iri
    'https://w3id.org/contested/id/question/russia.reserves.REE'
    """

    id: str
    label: str

    @property
    def iri(self) -> str:
        """Return the IRI of the question."""
        return iri(QUESTION, self.id)


def question_of(observable: Observable, concepts: Concepts) -> Question:
    """Return the question that a value of the observable answers.

    >>> from kg.model.concept import Concept
    >>> from kg.units import Units
    >>> concepts = Concepts([Concept("russia", "thing", ("Russia",))], [], Units([]))
    >>> question_of(Level("russia", "reserves", "zinc"), concepts)
    Question(id='russia.reserves.zinc', label='Russia: zinc reserves')
    """
    return Question(_id(observable, concepts), _label(observable, concepts))


def argued_property(name: str, concepts: Concepts) -> str:
    """Return what people argue about under a property.

    That is the concept just below stock, flow or annual figure.
    """
    line = concepts.ancestors("property", name)
    return line[-2] if len(line) > 1 else name


def is_stock(property_name: str, concepts: Concepts) -> bool:
    """Whether a property is an amount at a date, comparable over a few years."""
    return "stock" in concepts.ancestors("property", property_name)


def is_flow(property_name: str, concepts: Concepts) -> bool:
    """Whether a property is an amount per year."""
    return "flow" in concepts.ancestors("property", property_name)


def _id(observable: Observable, concepts: Concepts) -> str:
    if isinstance(observable, Rank):
        return f"rank.{_side(observable.level, concepts)}~{observable.among}"
    if isinstance(observable, Level):
        return _side(observable, concepts)
    above, below = observable.numerator, observable.denominator
    sides = (
        ".".join((_side(side, concepts), *(getattr(side, f) for f in _facets_apart(observable))))
        for side in (above, below)
    )
    return "~".join(sides)


def _facets_apart(ratio: Ratio) -> list[str]:
    sides = ratio.numerator, ratio.denominator
    return [f for f in FACETS if len({getattr(side, f) for side in sides}) > 1]


def _side(level: Level, concepts: Concepts) -> str:
    return f"{level.subject}.{argued_property(level.property, concepts)}.{level.commodity}"


def _label(observable: Observable, concepts: Concepts) -> str:
    if isinstance(observable, Ratio):
        return _ratio_label(observable, concepts)
    level = observable.level if isinstance(observable, Rank) else observable
    subject, amount = concepts.label("thing", level.subject), _amount(level, concepts)
    if isinstance(observable, Rank):
        rivals = concepts.label("thing", observable.among)
        return f"{subject}: rank among {rivals} by {amount}"
    return f"{subject}: {amount}"


def _ratio_label(ratio: Ratio, concepts: Concepts) -> str:
    above, below = ratio.numerator, ratio.denominator
    subject, whole = (concepts.label("thing", level.subject) for level in (above, below))
    amount = _amount(above, concepts)
    if ratio.is_share:
        stated = ((facet, getattr(above, facet)) for facet in _facets_apart(ratio))
        named = [concepts.label(FACETS[f], value) for f, value in stated if value != UNSTATED]
        return ", ".join([f"{subject}: share of the world's {amount}", *named])
    if above.subject != below.subject:
        return f"{subject}: {amount} against {whole}"
    for facet in _PARTS:
        kind = FACETS[facet]
        part, total = getattr(above, facet), getattr(below, facet)
        if part not in (total, UNSTATED):
            rest = "all" if total == UNSTATED else concepts.label(kind, total)
            return f"{subject}: {amount}, {concepts.label(kind, part)} as a share of {rest}"
    return f"{subject}: change of {amount}"


def _amount(level: Level, concepts: Concepts) -> str:
    name = concepts.label("property", argued_property(level.property, concepts))
    good = concepts.get("commodity", level.commodity)
    noun = (good.before_noun or good.label) if good else level.commodity
    return f"{noun} {name}"
