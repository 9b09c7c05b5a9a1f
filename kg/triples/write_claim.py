"""Claims, observables and derivations → facts in N-Triples terms."""

from __future__ import annotations

from collections.abc import Iterator

from kg import vocabulary as v
from kg.model import (
    Claim,
    Concepts,
    Derivation,
    Kind,
    Level,
    Observable,
    Passage,
    Rank,
    Ratio,
    question_of,
)
from kg.times import Time
from kg.triples.terms import COMMENT, LABEL, A, Fact, cq, number, ref, stated, text, typed
from kg.values import Estimate
from kg.vocabulary import UNSTATED

COMPUTATION = f"<{v.BASE}id/activity/computation>"
CONDITIONAL = f"<{v.CQV}conditional>"
RFC7111 = "<https://www.rfc-editor.org/rfc/rfc7111>"
RFC6901 = "<https://www.rfc-editor.org/rfc/rfc6901>"


def claim_facts(claim: Claim) -> Iterator[Fact]:
    """Return everything that a claim states, its passage included."""
    node = ref(v.CLAIM, claim.id)
    yield node, A, cq("Claim")
    yield node, f"<{v.DCTERMS}identifier>", text(claim.id)
    yield node, f"<{v.SDO}appearance>", ref(v.SOURCE, claim.source)
    yield node, cq("modality"), ref(v.CQV, claim.modality)
    yield node, cq("attributionMode"), ref(v.CQV, claim.mode)
    yield from _passage(node, claim)
    if claim.observable:
        yield node, cq("observable"), ref(v.OBSERVABLE, claim.observable.id)
    if claim.estimate:
        yield node, A, cq("QuantitativeClaim")
        yield from _estimate(node, claim.estimate)
    yield from _attribution(node, claim)
    yield from _rarely(node, claim)


def _estimate(node: str, estimate: Estimate) -> Iterator[Fact]:
    interval = estimate.interval
    yield node, f"<{v.PROV}value>", text(estimate.printed)
    yield node, cq("value"), number(estimate.value)
    yield node, f"<{v.QUDT}hasUnit>", f"<{estimate.unit.iri}>"
    yield node, cq("hedge"), ref(v.CQV, estimate.hedge)
    if interval.low is not None:
        yield node, cq("low"), number(interval.low)
    if interval.high is not None:
        yield node, cq("high"), number(interval.high)
    if interval.strict:
        yield node, cq("strict"), typed("true", "boolean")


def _passage(node: str, claim: Claim) -> Iterator[Fact]:
    passage = claim.passage
    place = ref(v.PASSAGE, claim.id)
    yield node, cq("passage"), place
    yield place, A, f"<{v.OA}SpecificResource>"
    yield place, f"<{v.OA}hasSource>", ref(v.SOURCE, claim.source)
    for name, facts in _selectors(passage, claim.estimate):
        selector = f"{place[:-1]}#{name}>"
        yield place, f"<{v.OA}hasSelector>", selector
        for predicate, value in facts:
            yield selector, predicate, value


def _selectors(
    passage: Passage, estimate: Estimate | None
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    words_are_the_value = passage.cell and estimate and passage.quote == estimate.printed
    if passage.quote and not words_are_the_value:
        yield "quote", [(A, f"<{v.OA}TextQuoteSelector>"), (f"<{v.OA}exact>", text(passage.quote))]
    if passage.start is not None and passage.end is not None:
        yield (
            "position",
            [
                (A, f"<{v.OA}TextPositionSelector>"),
                (f"<{v.OA}start>", typed(passage.start, "integer")),
                (f"<{v.OA}end>", typed(passage.end, "integer")),
            ],
        )
    if passage.cell:
        yield (
            "cell",
            [
                (A, f"<{v.OA}FragmentSelector>"),
                (f"<{v.DCTERMS}conformsTo>", RFC6901 if passage.cell[0] == "/" else RFC7111),
                (f"<{v.RDF}value>", text(passage.cell)),
            ],
        )


def _attribution(node: str, claim: Claim) -> Iterator[Fact]:
    for place, agent in enumerate(claim.said_by, start=1):
        yield node, cq("attributedTo"), ref(v.AGENT, agent)
        if len(claim.said_by) > 1:
            relay = node[:-1] + f"#by-{place}>"
            yield node, f"<{v.PROV}qualifiedAttribution>", relay
            yield relay, A, f"<{v.PROV}Attribution>"
            yield relay, f"<{v.PROV}agent>", ref(v.AGENT, agent)
            yield relay, f"<{v.SDO}position>", typed(place, "integer")


def _rarely(node: str, claim: Claim) -> Iterator[Fact]:
    pairs = (
        *((f"<{v.SDO}about>", f"<{thing}>") for thing in claim.about),
        *((cq("explains"), ref(v.CLAIM, other)) for other in claim.explains),
        *((cq("sumOf"), ref(v.CLAIM, part)) for part in claim.parts),
        (cq("reason"), claim.reason and ref(v.CQV, claim.reason)),
        (cq("due"), claim.due and text(claim.due)),
        (f"<{v.SOSA}phenomenonTime>", claim.time and ref(v.TIME, claim.time)),
        (f"<{v.DCTERMS}isVersionOf>", claim.cell and ref(v.CELL, claim.cell)),
        (f"<{v.PROV}wasGeneratedBy>", COMPUTATION if claim.computed else ""),
        (f"<{v.DCTERMS}type>", CONDITIONAL if claim.conditional else ""),
        (f"<{v.DCTERMS}description>", claim.gist and text(claim.gist)),
        (COMMENT, claim.note and text(claim.note)),
    )
    return stated(node, pairs)


def observable_facts(observable: Observable, concepts: Concepts, seen: set[str]) -> Iterator[Fact]:
    """Return an observable, its question and its time, unless they are in ``seen`` already."""
    if observable.id in seen:
        return
    seen.add(observable.id)
    node = ref(v.OBSERVABLE, observable.id)
    question = question_of(observable, concepts)
    about = ref(v.QUESTION, question.id)
    yield node, A, cq(type(observable).__name__)
    yield node, cq("answers"), about
    if question.id not in seen:
        seen.add(question.id)
        yield about, A, cq("Question")
        yield about, LABEL, text(question.label)
    if isinstance(observable, Ratio):
        yield node, cq("numerator"), ref(v.OBSERVABLE, observable.numerator.id)
        yield node, cq("denominator"), ref(v.OBSERVABLE, observable.denominator.id)
        for level in observable.levels:
            yield from observable_facts(level, concepts, seen)
        return
    if isinstance(observable, Rank):
        yield node, cq("rankedAmong"), ref(v.THING, observable.among)
    (level,) = observable.levels
    yield from _facets(node, level)
    yield from time_facts(level.time, seen)


def _facets(node: str, level: Level) -> Iterator[Fact]:
    yield node, f"<{v.SOSA}hasFeatureOfInterest>", ref(v.THING, level.subject)
    yield node, f"<{v.SOSA}observedProperty>", ref(v.CQV, level.property)
    yield node, cq("commodity"), ref(v.CQV, level.commodity)
    yield node, cq("massBasis"), ref(v.CQV, level.basis)
    yield node, cq("category"), ref(v.CQV, level.category)
    yield node, cq("elementScope"), ref(v.CQV, level.elements)
    yield node, cq("territory"), ref(_space_of(level.territory, v.THING), level.territory)
    yield node, f"<{v.SOSA}phenomenonTime>", ref(_space_of(level.time, v.TIME), level.time)


def _space_of(name: str, space: str) -> str:
    return v.CQV if name == UNSTATED else space


def time_facts(time: str, seen: set[str]) -> Iterator[Fact]:
    """Return the first and the last day of a time, unless it is in ``seen`` already."""
    if time == UNSTATED or f"time {time}" in seen:
        return
    seen.add(f"time {time}")
    node, span = ref(v.TIME, time), Time.parse(time)
    yield node, A, f"<{v.DCTERMS}PeriodOfTime>"
    yield node, LABEL, text(time)
    yield node, f"<{v.DCAT}startDate>", typed(span.first, "date")
    yield node, f"<{v.DCAT}endDate>", typed(span.last, "date")


def derivation_facts(derivation: Derivation) -> Iterator[Fact]:
    """Return a derivation as a plain link and as a node that says why."""
    child, parent = ref(v.CLAIM, derivation.claim), ref(v.CLAIM, derivation.origin)
    revised = derivation.kind is Kind.REVISED
    link = ref(v.DERIVATION, f"{derivation.claim}~{derivation.origin}")
    yield child, f"<{v.PROV}wasRevisionOf>" if revised else f"<{v.PROV}wasDerivedFrom>", parent
    yield child, f"<{v.PROV}qualifiedDerivation>", link
    yield link, A, f"<{v.PROV}Revision>" if revised else f"<{v.PROV}Derivation>"
    yield link, f"<{v.PROV}entity>", parent
    if derivation.because:
        yield link, COMMENT, text(derivation.because)
