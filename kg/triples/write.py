"""Editions → N-Quads lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import vocabulary as v
from kg.model import Agent, Concept, Concepts, Derivation, Edition, Source
from kg.triples.terms import COMMENT, LABEL, A, Fact, cq, ref, text, typed
from kg.triples.write_claim import claim_facts, derivation_facts, observable_facts, time_facts

PREFERRED = f"<{v.SKOS}prefLabel>"
ALTERNATIVE = f"<{v.SKOS}altLabel>"


def graph_of(source: str) -> str:
    """Return the named graph in which a source edition stands: its own IRI."""
    return v.iri(v.SOURCE, source)


def edition_lines(edition: Edition, concepts: Concepts) -> Iterator[str]:
    """Return the N-Quads of everything that an edition brings, in its own named graph."""
    yield from _in_graph(_edition(edition, concepts), graph_of(edition.source.id))
    yield from edition.quads


def derivation_lines(derivations: Iterable[Derivation], graph: str) -> Iterator[str]:
    """Return the N-Quads of derivations, all in one graph."""
    return _in_graph((fact for one in derivations for fact in derivation_facts(one)), graph)


def concept_lines(concepts: Iterable[Concept], graph: str) -> Iterator[str]:
    """Return the N-Quads of concepts, all in one graph."""
    return _in_graph((fact for one in concepts for fact in _concept(one)), graph)


def _in_graph(facts: Iterable[Fact], graph: str) -> Iterator[str]:
    for subject, predicate, value in facts:
        yield f"{subject} {predicate} {value} <{graph}> .\n"


def _edition(edition: Edition, concepts: Concepts) -> Iterator[Fact]:
    yield from _source(edition.source)
    for agent in edition.agents:
        yield from _agent(agent)
    for concept in edition.concepts:
        yield from _concept(concept)
    seen: set[str] = set()
    for claim in edition.claims:
        yield from claim_facts(claim)
        if claim.observable:
            yield from observable_facts(claim.observable, concepts, seen)
        if claim.time:
            yield from time_facts(claim.time, seen)
    for derivation in edition.derivations:
        yield from derivation_facts(derivation)


def _source(source: Source) -> Iterator[Fact]:
    node = ref(v.SOURCE, source.id)
    yield node, A, f"<{v.SDO}{source.type}>"
    yield node, f"<{v.DCTERMS}identifier>", text(source.id)
    yield node, f"<{v.DCTERMS}title>", text(source.title)
    if source.publisher:
        yield node, f"<{v.DCTERMS}publisher>", ref(v.AGENT, source.publisher)
    if source.published:
        yield node, f"<{v.DCTERMS}issued>", text(source.published.text)
    if source.url:
        yield node, f"<{v.SDO}url>", typed(source.url, "anyURI")
    if source.series:
        yield node, f"<{v.DCAT}inSeries>", ref(v.SERIES, source.series)
    if source.reprint_of:
        yield node, f"<{v.PROV}wasDerivedFrom>", ref(v.SOURCE, source.reprint_of)
    if source.network:
        yield node, f"<{v.SDO}sourceOrganization>", ref(v.AGENT, source.network)
    for key, words in (
        (f"<{v.DCTERMS}license>", source.licence),
        (f"<{v.DCTERMS}conformsTo>", source.policy),
        (COMMENT, source.note),
    ):
        if words:
            yield node, key, text(words)
    if source.sha256:
        yield node, f"<{v.SPDX}checksumValue>", text(source.sha256)
    if source.length is not None:
        yield node, f"<{v.DCTERMS}extent>", typed(source.length, "integer")


def _agent(agent: Agent) -> Iterator[Fact]:
    node = ref(v.AGENT, agent.id)
    yield node, A, f"<{v.FOAF}{agent.type}>"
    if agent.vague:
        yield node, A, cq("VagueAgent")
    yield node, PREFERRED, text(agent.name)
    for name in agent.names:
        yield node, ALTERNATIVE, text(name)
    if agent.role:
        yield node, f"<{v.SDO}jobTitle>", text(agent.role)
    if agent.org:
        yield node, f"<{v.PROV}actedOnBehalfOf>", ref(v.AGENT, agent.org)


def _concept(concept: Concept) -> Iterator[Fact]:
    is_thing = concept.kind == "thing"
    space = v.THING if is_thing else v.CQV
    node = ref(space, concept.id)
    yield node, A, f"<{v.SDO}Place>" if is_thing else f"<{v.SKOS}Concept>"
    if not is_thing:
        yield node, f"<{v.SKOS}inScheme>", ref(v.CQV, concept.kind)
    for name in concept.names[:1]:
        yield node, PREFERRED, text(name)
    for name in concept.names[1:]:
        yield node, ALTERNATIVE, text(name)
    for broader in concept.broader:
        yield node, f"<{v.SKOS}broader>", ref(space, broader)
    if concept.inside:
        yield node, f"<{v.SDO}containedInPlace>", ref(v.THING, concept.inside)
    if concept.before_noun:
        yield node, LABEL, text(concept.before_noun)
    if concept.definition:
        yield node, f"<{v.SKOS}definition>", text(concept.definition)
