"""Editions → N-Quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import vocabulary as v
from kg.model import Agent, Concept, Concepts, Derivation, Edition, Source
from kg.triples.terms import COMMENT, LABEL, A, Fact, cq, ref, stated, text, typed
from kg.triples.write_claim import claim_facts, derivation_facts, observable_facts, time_facts

PREFERRED = f"<{v.SKOS}prefLabel>"
ALTERNATIVE = f"<{v.SKOS}altLabel>"


def graph_of(source: str) -> str:
    """Return the named graph in which a source edition stands: its own IRI."""
    return v.iri(v.SOURCE, source)


def edition_text(edition: Edition, concepts: Concepts) -> Iterator[str]:
    """Return the N-Quads of everything that an edition brings, in its own named graph.

    They come in pieces of whole lines: a piece for each thing that is described.
    """
    graph = graph_of(edition.source.id)
    for facts in _things(edition, concepts):
        yield _in_graph(facts, graph)
    yield from edition.quads


def derivation_text(derivations: Iterable[Derivation], graph: str) -> Iterator[str]:
    """Return the N-Quads of derivations, all in one graph, a piece of text for each."""
    return (_in_graph(derivation_facts(one), graph) for one in derivations)


def _in_graph(facts: Iterable[Fact], graph: str) -> str:
    return "".join(
        [f"{node} {predicate} {value} <{graph}> .\n" for node, predicate, value in facts]
    )


def _things(edition: Edition, concepts: Concepts) -> Iterator[Iterable[Fact]]:
    yield from _described(edition)
    seen: set[str] = set()
    for claim in edition.claims:
        yield claim_facts(claim)
        if claim.observable:
            yield observable_facts(claim.observable, concepts, seen)
        if claim.time:
            yield time_facts(claim.time, seen)
    yield from map(derivation_facts, edition.derivations)


def source_facts(edition: Edition) -> Iterator[Fact]:
    """Return what an edition says of its source, of who speaks in it, and of its own concepts."""
    return (fact for thing in _described(edition) for fact in thing)


def _described(edition: Edition) -> Iterator[Iterable[Fact]]:
    yield _source(edition.source)
    yield from map(_agent, edition.agents)
    yield from map(_concept, edition.concepts)


def _source(source: Source) -> Iterator[Fact]:
    published, length = source.published, source.length
    pairs = (
        (A, f"<{v.SDO}{source.type}>"),
        (f"<{v.DCTERMS}identifier>", text(source.id)),
        (f"<{v.DCTERMS}title>", text(source.title)),
        (f"<{v.DCTERMS}publisher>", source.publisher and ref(v.AGENT, source.publisher)),
        (f"<{v.DCTERMS}issued>", text(published.text) if published else ""),
        (f"<{v.SDO}url>", source.url and typed(source.url, "anyURI")),
        (f"<{v.DCAT}inSeries>", source.series and ref(v.SERIES, source.series)),
        (f"<{v.PROV}wasDerivedFrom>", source.reprint_of and ref(v.SOURCE, source.reprint_of)),
        (f"<{v.SDO}sourceOrganization>", source.network and ref(v.AGENT, source.network)),
        (f"<{v.DCTERMS}license>", source.licence and text(source.licence)),
        (f"<{v.DCTERMS}conformsTo>", source.policy and text(source.policy)),
        (COMMENT, source.note and text(source.note)),
        (f"<{v.SPDX}checksumValue>", source.sha256 and text(source.sha256)),
        (f"<{v.DCTERMS}extent>", "" if length is None else typed(length, "integer")),
    )
    return stated(ref(v.SOURCE, source.id), pairs)


def _agent(agent: Agent) -> Iterator[Fact]:
    pairs = (
        (A, f"<{v.FOAF}{agent.type}>"),
        (A, cq("VagueAgent") if agent.vague else ""),
        (PREFERRED, text(agent.name)),
        *((ALTERNATIVE, text(name)) for name in agent.names),
        (f"<{v.SDO}jobTitle>", agent.role and text(agent.role)),
        (f"<{v.PROV}actedOnBehalfOf>", agent.org and ref(v.AGENT, agent.org)),
    )
    return stated(ref(v.AGENT, agent.id), pairs)


def _concept(concept: Concept) -> Iterator[Fact]:
    is_thing = concept.kind == "thing"
    space = v.THING if is_thing else v.CQV
    pairs = (
        (A, f"<{v.SDO}Place>" if is_thing else f"<{v.SKOS}Concept>"),
        (f"<{v.SKOS}inScheme>", "" if is_thing else ref(v.CQV, concept.kind)),
        *((PREFERRED, text(name)) for name in concept.names[:1]),
        *((ALTERNATIVE, text(name)) for name in concept.names[1:]),
        *((f"<{v.SKOS}broader>", ref(space, broader)) for broader in concept.broader),
        (f"<{v.SDO}containedInPlace>", concept.inside and ref(v.THING, concept.inside)),
        *((f"<{v.SKOS}related>", ref(space, related)) for related in concept.related),
        (LABEL, concept.before_noun and text(concept.before_noun)),
        (f"<{v.SKOS}definition>", concept.definition and text(concept.definition)),
    )
    return stated(ref(space, concept.id), pairs)
