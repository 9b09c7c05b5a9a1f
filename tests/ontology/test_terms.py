"""Every term says what it is, shows an example, and maps to a term of others where there is one."""

import re

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from kg import vocabulary as v
from kg.files import ONTOLOGY

TERMS = rdflib.Graph().parse(ONTOLOGY / "claims.ttl")
CONCEPTS = rdflib.Graph().parse(ONTOLOGY / "minerals.ttl")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
OWN = sorted(
    {
        term
        for kind in KINDS
        for term in TERMS.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and term.startswith(v.CQ)
    }
)


NAMES = """
Claim QuantitativeClaim Observable Level Ratio Rank Question Conflict Finding VagueAgent
passage observable answers commodity massBasis category elementScope territory numerator denominator
rankedAmong sumOf encompasses hedge modality attributedTo attributionMode between finding reason
verdict explains value low high strict due metalFraction observedFactor explainableFactor
"""
FORTY = set(NAMES.split())


def test_the_forty_terms_and_few_more() -> None:
    assert {v.CQ + name for name in FORTY} <= set(map(str, OWN))
    assert len(FORTY) == 40 and len(OWN) <= 45


@pytest.mark.parametrize("term", OWN, ids=lambda term: term.removeprefix(v.CQ))
def test_label_definition_example(term: URIRef) -> None:
    assert TERMS.value(term, RDFS.label)
    assert TERMS.value(term, SKOS.definition)
    assert TERMS.value(term, SKOS.example)


MAPPED = {
    "Claim": "schema.org/Claim", "QuantitativeClaim": "qudt/QuantityValue",
    "Observable": "sosa/Observation", "Level": "sosa/Observation", "Question": "schema.org/Question",
    "Conflict": "schema.org/ClaimReview", "VagueAgent": "foaf/0.1/Agent", "passage": "oa#hasTarget",
    "observable": "sosa/observedProperty", "commodity": "cgi/commodity-code",
    "category": "cgi/reserve-assessment-category", "denominator": "measurementDenominator",
    "territory": "terms/spatial", "sumOf": "prov#wasDerivedFrom", "attributedTo": "prov#wasAttributedTo",
    "encompasses": "core#semanticRelation", "value": "qudt/numericValue", "low": "schema.org/minValue",
    "high": "schema.org/maxValue", "due": "schema.org/endDate", "between": "schema.org/itemReviewed",
    "metalFraction": "qudt/conversionMultiplier",
}  # fmt: skip


@pytest.mark.parametrize("term", MAPPED)
def test_a_term_maps_to_that_of_others(term: str) -> None:
    links = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, SKOS.exactMatch, SKOS.closeMatch,
             SKOS.relatedMatch)  # fmt: skip
    others = [str(o) for link in links for o in TERMS.objects(URIRef(v.CQ + term), link)]
    assert any(MAPPED[term] in other for other in others), others


def test_python_names_no_term_that_is_not_defined() -> None:
    defined = {term.removeprefix(v.CQ) for term in OWN}
    package = ONTOLOGY.parent / "kg"
    text = "".join(path.read_text() for path in package.rglob("*.py"))
    named = set(re.findall(r'\bcq\("(\w+)"\)', text)) | set(re.findall(r'v\.CQ \+ "(\w+)"', text))
    assert named - defined == set()


def test_every_concept_has_a_label_a_definition_and_one_of_eleven_schemes() -> None:
    both = TERMS + CONCEPTS
    schemes = set(both.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(schemes) == 11
    for concept in both.subjects(RDF.type, SKOS.Concept):
        assert both.value(concept, SKOS.prefLabel), concept
        assert both.value(concept, SKOS.definition), concept
        assert set(both.objects(concept, SKOS.inScheme)) <= schemes, concept
    for scheme in schemes:
        assert both.value(scheme, SKOS.definition), scheme


def test_links_between_concepts_lead_somewhere() -> None:
    both = TERMS + CONCEPTS
    for predicate in (SKOS.broader, SKOS.narrower, SKOS.related, URIRef(v.CQ + "encompasses")):
        for subject, target in both.subject_objects(predicate):
            assert (target, None, None) in both, (subject, predicate, target)
