"""The plain forms that several results share: numbers, questions, sources, claims."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kg import vocabulary as v
from kg.analyses.evidence import Evidence
from kg.intervals import plain
from kg.model import Claim, Question, Source
from kg.render.words import facets_of
from kg.vocabulary import UNSTATED

Data = dict[str, Any]


def number(value: Decimal | None) -> str | None:
    """Return a decimal as text."""
    return None if value is None else plain(value)


def factor(value: Decimal | None) -> str | None:
    """Return a factor as text, to six digits.

    >>> factor(Decimal("7.2948717948717948"))
    '7.29487'
    """
    if value is None:
        return None
    return plain(value if value == 0 else round(value, max(0, 5 - value.adjusted())))


def question_data(question: Question) -> Data:
    """Return a question as plain data."""
    return {"iri": question.iri, "label": question.label}


def source_data(source: Source, publisher: str) -> Data:
    """Return a source as plain data."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": publisher or None,
        "published": source.published.text if source.published else None,
        "url": source.url or None,
    }


def claim_data(claim: Claim, evidence: Evidence) -> Data:
    """Return a claim as plain data, with its source and lineage."""
    lineage = evidence.lineage[claim.id]
    observable, estimate = claim.observable, claim.estimate
    time = observable.time if observable else claim.time or UNSTATED
    source = evidence.sources[claim.source]
    return {
        "id": claim.id,
        "iri": v.iri(v.CLAIM, claim.id),
        "printed": estimate.printed if estimate else None,
        "low": number(estimate.interval.low) if estimate else None,
        "high": number(estimate.interval.high) if estimate else None,
        "unit": estimate.unit.base if estimate else None,
        "as_of": None if time == UNSTATED else time,
        "hedge": estimate.hedge if estimate else None,
        "modality": claim.modality,
        "facets": facets_of(claim, evidence),
        "quote": claim.passage.quote or None,
        "source": source_data(source, evidence.publisher(claim) if source.publisher else ""),
        "said_by": [{"id": a, "name": evidence.agent_name(a)} for a in claim.said_by],
        "mode": claim.mode,
        "derived_from": [
            {"claim": d.origin, "because": d.because or None, "kind": str(d.kind)}
            for d in evidence.parents(claim.id)
        ],
        "origin": lineage.origin,
        "line": lineage.line,
        "superseded_by": evidence.superseded.get(claim.id),
        "trail": lineage.trail,
        "document": lineage.document,
        "place": claim.passage.cell or None,
        "note": claim.note or None,
    }
