"""What is known about a name as plain data."""

from __future__ import annotations

from functools import singledispatch

from kg import vocabulary as v
from kg.analyses.show import AboutAxiom, AboutClaim, AboutConcept, AboutQuestion, AboutSource
from kg.model import Axiom
from kg.render.plain.candidates import candidates_data
from kg.render.plain.parts import Data, claim_data, question_data, source_data


@singledispatch
def about_data(about: object) -> Data:
    """Return what is known about a name as plain data."""
    raise TypeError(f"no plain form for {type(about).__name__}")


@about_data.register
def _(about: AboutConcept) -> Data:
    concept = about.concept
    return {
        "iri": about.iri,
        "kind": concept.kind,
        "label": concept.label,
        "names": list(concept.names),
        "definition": concept.definition or None,
        "broader": list(concept.broader),
        "facts": [{"what": what, "value": value} for what, value in concept.facts],
        "axioms": [_axiom(axiom) for axiom in about.axioms],
        "questions": [
            question_data(one.question) | {"claims": one.claims} for one in about.questions
        ],
        "said": list(about.said),
    }


@about_data.register
def _(about: AboutAxiom) -> Data:
    return _axiom(about.axiom)


def _axiom(axiom: Axiom) -> Data:
    return {name: getattr(axiom, name) for name in ("iri", "whole", "part", "source", "because")}


@about_data.register
def _(about: AboutSource) -> Data:
    questions = [question_data(one.question) | {"claims": one.claims} for one in about.questions]
    return source_data(about.source, about.publisher) | {
        "iri": v.iri(v.SOURCE, about.source.id),
        "type": about.source.type,
        "note": about.source.note or None,
        "claims": list(about.claims),
        "questions": questions,
    }


@about_data.register
def _(about: AboutClaim) -> Data:
    candidates = [candidates_data(found) for found in about.candidates]
    return claim_data(about.claim, about.evidence) | {"candidates": candidates}


@about_data.register
def _(about: AboutQuestion) -> Data:
    return {"question": question_data(about.question)}


DATA = about_data
