"""Claims → schema.org ``Claim`` and ``ClaimReview`` in JSON-LD, as search engines read them.

A review says what may explain a difference, in words. It never rates how true a claim is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from kg import vocabulary as v
from kg.model import Agent, Claim, Concepts, Dispute, Edition, Source, question_of

Node = dict[str, Any]
CONTEXT = {"@vocab": v.SDO, "id": "@id", "type": "@type"}


class SchemaOrgExporter:
    """Writes JSON-LD whose context stands in the file."""

    name = "schema-org"
    about = "schema.org Claim and ClaimReview (.jsonld)"
    suffix = ".jsonld"
    holds_many = True

    def write(
        self,
        editions: Iterable[Edition],
        out: BinaryIO,
        *,
        concepts: Concepts,
        disputes: Iterable[Dispute] = (),
    ) -> None:
        """Write a Claim for each claim, and a ClaimReview for each explanation and dispute."""
        nodes: list[Node] = []
        for edition in editions:
            nodes += _edition(edition, concepts)
        known = {node["id"] for node in nodes}
        nodes += (_review(one) for one in disputes if {*_ids(one)} <= known)
        document = {"@context": CONTEXT, "@graph": nodes}
        out.write((json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())


def _edition(edition: Edition, concepts: Concepts) -> Iterator[Node]:
    agents = {agent.id: agent for agent in edition.agents}
    source = _source(edition.source, agents, concepts)
    for claim in edition.claims:
        yield _claim(claim, source, agents, concepts)
        if claim.explains:
            yield _explanation(claim, edition.source, agents, concepts)


def _claim(claim: Claim, source: Node, agents: dict[str, Agent], concepts: Concepts) -> Node:
    observable = claim.observable
    return _kept(
        {
            "id": v.iri(v.CLAIM, claim.id),
            "type": "Claim",
            "name": question_of(observable, concepts).label if observable else claim.gist,
            "text": claim.passage.quote or claim.gist,
            "author": [_agent(name, agents, concepts) for name in claim.said_by],
            "appearance": source,
            "about": [{"id": thing} for thing in claim.about],
        }
    )


def _source(source: Source, agents: dict[str, Agent], concepts: Concepts) -> Node:
    publisher = _agent(source.publisher, agents, concepts) if source.publisher else None
    return _kept(
        {
            "id": v.iri(v.SOURCE, source.id),
            "type": source.type,
            "name": source.title,
            "url": source.url,
            "datePublished": source.published.text if source.published else "",
            "publisher": publisher,
            "license": source.licence,
        }
    )


def _agent(name: str, agents: dict[str, Agent], concepts: Concepts) -> Node:
    agent, known = agents.get(name), concepts.get("agent", name)
    kind = agent.type if agent and agent.type == "Person" else "Organization"
    label = agent.name if agent else known.label if known else name
    return {"id": v.iri(v.AGENT, name), "type": kind, "name": label}


def _explanation(
    claim: Claim, source: Source, agents: dict[str, Agent], concepts: Concepts
) -> Node:
    """Return somebody's own words on why other claims differ, as a review of these."""
    speakers = claim.said_by or ((source.publisher,) if source.publisher else ())
    return _kept(
        {
            "id": f"{v.iri(v.CLAIM, claim.id)}#review",
            "type": "ClaimReview",
            "author": [_agent(name, agents, concepts) for name in speakers],
            "datePublished": source.published.text if source.published else "",
            "url": source.url,
            "itemReviewed": [{"id": v.iri(v.CLAIM, other)} for other in claim.explains],
            "reviewBody": claim.passage.quote or claim.gist,
            "reviewRating": _verdict(concepts.label("reason", claim.reason)),
        }
    )


def _review(dispute: Dispute) -> Node:
    small, large = _ids(dispute)
    return {
        "id": f"{small}#against-{dispute.large}",
        "type": "ClaimReview",
        "author": {"type": "Organization", "name": "kg, by computation"},
        "claimReviewed": dispute.question,
        "itemReviewed": [{"id": small}, {"id": large}],
        "reviewBody": f"The values differ by a factor of {dispute.factor:.3g}.",
        "reviewRating": _verdict(dispute.verdict),
    }


def _ids(dispute: Dispute) -> tuple[str, str]:
    return v.iri(v.CLAIM, dispute.small), v.iri(v.CLAIM, dispute.large)


def _verdict(words: str) -> Node | None:
    return {"type": "Rating", "alternateName": words} if words else None


def _kept(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", None, [])}


EXPORTER = SchemaOrgExporter()
