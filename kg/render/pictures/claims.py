"""Claims, documents and agents as nodes of a map, with everything that is said of them."""

from __future__ import annotations

from kg.analyses.evidence import Evidence
from kg.model import Claim, Source
from kg.render.map.picture import Node
from kg.render.plots.marks import address
from kg.render.safe import safe_link
from kg.render.words import (
    FACET_WORDS,
    NOT_STATED,
    credit,
    facets_of,
    figure,
    number_in,
    span,
    when,
)
from kg.times import Time
from kg.vocabulary import UNSTATED

CLAIM, ORIGIN = 158, 184


def claim_node(
    claim: Claim, kind: str, evidence: Evidence, *, x: float, y: float, beside: str = ""
) -> Node:
    """Return a claim as a node: its figure, unless it is that of what stands beside, and who."""
    value = figure(claim) if claim.estimate else evidence.concepts.label("reason", claim.reason)
    publisher = evidence.publisher(claim)
    strong = "" if value == beside else value
    return Node(
        id=claim.id,
        kind=kind,
        title=f"{value}: {publisher}, {when(claim, evidence)}",
        x=x,
        y=y,
        width=CLAIM,
        strong=strong,
        text=publisher,
        figure=value,
        facts=tuple(_facts(claim, evidence)),
        words=words_of(claim),
        published=_published(claim, evidence),
        as_of=_as_of(claim),
        link=address(claim, evidence),
        ask=f"kg blame {claim.id}" if claim.estimate else f"kg show {claim.id}",
    )


def words_of(claim: Claim) -> tuple[str, str, str]:
    """Return the exact words of a claim, cut into before, number and after."""
    words = claim.passage.quote
    place = number_in(words, claim.estimate)
    if not place:
        return words, "", ""
    return words[: place[0]], words[place[0] : place[1]], words[place[1] :]


def _facts(claim: Claim, evidence: Evidence) -> list[tuple[str, str]]:
    """Return what a claim states, and what it does not, in the order in which it is asked."""
    time = claim.observable.time if claim.observable else claim.time or UNSTATED
    facts = [("says", credit(claim, evidence)), ("in", evidence.source_title(claim))]
    facts += [("published", when(claim, evidence))]
    facts += [("true of", NOT_STATED if time == UNSTATED else time)]
    if claim.estimate:
        estimate = claim.estimate
        facts += [
            ("printed", estimate.printed),
            ("leaves open", span(estimate.interval, estimate.unit.base)),
        ]
        facts += [("hedge", evidence.concepts.label("hedge", estimate.hedge))]
    facets = facets_of(claim, evidence)
    facts += [(FACET_WORDS[facet], value) for facet, value in facets.items() if facet != "time"]
    facts += [("place", claim.passage.cell)] if claim.passage.cell else []
    facts += [
        ("comes from", f"{d.origin}{': ' if d.because else ''}{d.because}")
        for d in evidence.parents(claim.id)
    ]
    facts += [("note", claim.note)] if claim.note else []
    return [*facts, ("claim", claim.id)]


def _published(claim: Claim, evidence: Evidence) -> str:
    source = evidence.sources.get(claim.source)
    return source.published.first.isoformat() if source and source.published else ""


def _as_of(claim: Claim) -> str:
    time = claim.observable.time if claim.observable else UNSTATED
    return "" if time == UNSTATED else Time.parse(time).first.isoformat()


def source_node(source: Source, publisher: str, *, x: float, y: float) -> Node:
    """Return a document as a node."""
    published = source.published.short if source.published else "undated"
    facts = [("publisher", publisher), ("published", published), ("type", source.type)]
    facts += [("licence", source.licence)] if source.licence else []
    facts += [("reprints", source.reprint_of)] if source.reprint_of else []
    return Node(
        id=f"source:{source.id}",
        kind="source",
        title=source.title,
        x=x,
        y=y,
        width=ORIGIN,
        text=source.title,
        facts=(*facts, ("source", source.id)),
        link=safe_link(source.url),
        ask=f"kg show {source.id}",
    )


def agent_node(agent: str, evidence: Evidence, *, x: float, y: float) -> Node:
    """Return an agent whom texts credit as a node."""
    name = evidence.called(agent)
    known = evidence.agents.get(agent)
    facts = [("role", known.role)] if known and known.role else []
    facts += [("speaks for", evidence.agent_name(known.org))] if known and known.org else []
    return Node(
        id=f"agent:{agent}",
        kind="agent",
        title=name,
        x=x,
        y=y,
        width=ORIGIN,
        text=name,
        facts=(*facts, ("agent", agent)),
        ask=f"kg show {agent}",
    )
