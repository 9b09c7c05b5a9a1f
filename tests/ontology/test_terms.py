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


def test_there_are_about_forty() -> None:
    assert 35 <= len(OWN) <= 45


@pytest.mark.parametrize("term", OWN, ids=lambda term: term.removeprefix(v.CQ))
def test_label_definition_example(term: URIRef) -> None:
    assert TERMS.value(term, RDFS.label)
    assert TERMS.value(term, SKOS.definition)
    assert TERMS.value(term, SKOS.example)


def test_terms_map_to_those_of_others() -> None:
    links = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, SKOS.exactMatch,
             SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch)  # fmt: skip
    mapped = {
        term
        for term in OWN
        for link in links
        for other in TERMS.objects(term, link)
        if not str(other).startswith(v.BASE)
    }
    assert len(mapped) >= 12


def test_python_names_no_term_that_is_not_defined() -> None:
    defined = {term.removeprefix(v.CQ) for term in OWN}
    package = ONTOLOGY.parent / "kg"
    text = "".join(path.read_text() for path in package.rglob("*.py"))
    named = set(re.findall(r'\bcq\("(\w+)"\)', text)) | set(re.findall(r'v\.CQ \+ "(\w+)"', text))
    assert named - defined == set()


def test_every_concept_of_a_scheme_has_a_label_and_is_defined() -> None:
    for graph in (TERMS, CONCEPTS):
        for concept in graph.subjects(RDF.type, SKOS.Concept):
            assert graph.value(concept, SKOS.prefLabel), concept
            assert graph.value(concept, SKOS.inScheme), concept


def test_links_between_concepts_lead_somewhere() -> None:
    both = TERMS + CONCEPTS
    for predicate in (SKOS.broader, SKOS.narrower, SKOS.related, URIRef(v.CQ + "encompasses")):
        for subject, target in both.subject_objects(predicate):
            assert (target, None, None) in both, (subject, predicate, target)
