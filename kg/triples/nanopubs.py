"""Editions → nanopublications: one for each claim, one for what a source is.

A nanopublication has four graphs: a head that names the others, an assertion, its provenance,
and information on the publication itself. What a claim says is its assertion; where it stands,
who says it and what it was taken from is the provenance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg import vocabulary as v
from kg.model import Claim, Concepts, Derivation, Edition
from kg.triples.terms import COMMENT, A, Fact, cq, text, typed
from kg.triples.write import graph_of, source_facts
from kg.triples.write_claim import claim_facts, derivation_facts, observable_facts, time_facts

NP = "http://www.nanopub.org/nschema#"
NANOPUB = v.BASE + "id/nanopub/"
HEAD, ASSERTION, PROVENANCE, PUBINFO = "#Head", "#assertion", "#provenance", "#pubinfo"
FROM = f"<{v.PROV}wasDerivedFrom>"
_PROVENANCE = {
    f"<{v.SDO}appearance>",
    f"<{v.PROV}qualifiedAttribution>",
    f"<{v.PROV}wasGeneratedBy>",
    cq("passage"),
    cq("attributedTo"),
    cq("attributionMode"),
    COMMENT,
}


def nanopubs(edition: Edition, concepts: Concepts, *, created: str) -> Iterator[ox.Quad]:
    """Return the quads of the nanopublications of an edition; ``created`` is an ISO date."""
    lines: list[str] = []
    by_claim: dict[str, list[Derivation]] = {}
    for derivation in edition.derivations:
        by_claim.setdefault(derivation.claim, []).append(derivation)
    for claim in edition.claims:
        lines += _of_claim(claim, by_claim.pop(claim.id, []), concepts, created)
    rest = [one for others in by_claim.values() for one in others]
    lines += _of_source(edition, rest, concepts, created)
    yield from ox.parse("".join(dict.fromkeys(lines)), ox.RdfFormat.N_QUADS)


def _of_claim(
    claim: Claim, derivations: list[Derivation], concepts: Concepts, created: str
) -> Iterator[str]:
    node = f"<{v.iri(v.CLAIM, claim.id)}>"
    assertion: list[Fact] = []
    provenance: list[Fact] = [fact for one in derivations for fact in derivation_facts(one)]
    for fact in claim_facts(claim):
        about_saying = fact[0] != node or fact[1] in _PROVENANCE
        (provenance if about_saying else assertion).append(fact)
    seen: set[str] = set()
    if claim.observable:
        assertion += observable_facts(claim.observable, concepts, seen)
    if claim.time:
        assertion += time_facts(claim.time, seen)
    return _nanopub(claim.id, claim.source, assertion, provenance, created)


def _of_source(
    edition: Edition, derivations: list[Derivation], concepts: Concepts, created: str
) -> Iterator[str]:
    """Describe the source, whoever speaks in it, and whatever else its edition says."""
    source = edition.source.id
    assertion = [*source_facts(edition)]
    assertion += (fact for one in derivations for fact in derivation_facts(one))
    yield from _nanopub(f"source.{source}", source, assertion, [], created)
    graph = f"<{graph_of(source)}>"
    own = f"<{v.iri(NANOPUB, f'source.{source}')}{ASSERTION}>"
    for line in edition.quads:
        yield line.removesuffix(f"{graph} .\n") + f"{own} .\n"


def _nanopub(
    name: str, source: str, assertion: list[Fact], provenance: list[Fact], created: str
) -> Iterator[str]:
    base = v.iri(NANOPUB, name)
    node = f"<{base}>"
    graphs = [f"<{base}{part}>" for part in (HEAD, ASSERTION, PROVENANCE, PUBINFO)]
    head = [
        (node, A, f"<{NP}Nanopublication>"),
        (node, f"<{NP}hasAssertion>", graphs[1]),
        (node, f"<{NP}hasProvenance>", graphs[2]),
        (node, f"<{NP}hasPublicationInfo>", graphs[3]),
    ]
    published = [
        (node, f"<{v.DCTERMS}created>", typed(created, "date")),
        (node, f"<{v.DCTERMS}creator>", f"<{v.BASE}>"),
        (node, COMMENT, text("Exported by kg.")),
    ]
    taken = (graphs[1], FROM, f"<{graph_of(source)}>")
    parts: Iterable[tuple[str, list[Fact]]] = zip(
        graphs, (head, assertion, [taken, *provenance], published), strict=True
    )
    for graph, facts in parts:
        for subject, predicate, value in facts:
            yield f"{subject} {predicate} {value} {graph} .\n"
