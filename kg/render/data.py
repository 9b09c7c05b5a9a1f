"""Results as plain dictionaries and lists: what ``--format json`` prints and programs rely on.

Decimals are texts, so that no digit is lost; absent things are ``null``.
"""

from __future__ import annotations

from decimal import Decimal
from functools import singledispatch
from typing import Any

from kg import vocabulary as v
from kg.analyses.blame import Blame, Hop
from kg.analyses.conflicts import Contested
from kg.analyses.evidence import Evidence
from kg.analyses.positions import Position
from kg.analyses.reasons import Finding
from kg.analyses.show import AboutClaim, AboutConcept, AboutQuestion, AboutSource
from kg.analyses.sources import Held
from kg.analyses.trace import Conflict, Trace
from kg.analyses.why import Difference, Why
from kg.intervals import plain
from kg.loading import Report
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


@singledispatch
def data(result: object) -> Any:
    """Return a result as plain data."""
    raise TypeError(f"no plain form for {type(result).__name__}")


@data.register
def _(results: list) -> list[Any]:  # type: ignore[type-arg]
    return [data(result) for result in results]


@data.register
def _(question: Question) -> Data:
    return {"iri": question.iri, "label": question.label}


@data.register
def _(trace: Trace) -> Data:
    evidence = trace.evidence
    rivals = {name for position in trace.positions for name in position.everybody}
    named = (*trace.apart, *trace.without_figure)
    shown = [name for name in evidence.members if name in rivals or name in named]
    counts = trace.counts
    return {
        "question": data(trace.question),
        "counts": {
            "claims": counts.claims,
            "documents": counts.documents,
            "origins": counts.origins,
            "lines": counts.lines,
            "unknown_origin": counts.unknown,
        },
        "positions": [data(position) for position in trace.positions],
        "claims": [claim_data(evidence.claims[name], evidence) for name in shown],
        "conflicts": [data(conflict) for conflict in trace.conflicts],
        "apart": [{"claim": name, "because": evidence.lineage[name].apart} for name in trace.apart],
        "related": [data(question) for question in trace.related],
        "circles": [list(circle) for circle in trace.circles],
    }


@data.register
def _(position: Position) -> Data:
    return {
        "low": number(position.interval.low),
        "high": number(position.interval.high),
        "unit": position.unit,
        "printed": list(position.printed),
        "claims": position.everybody,
        "documents": list(position.documents),
        "origins": list(position.origins),
        "lines": list(position.lines),
        "value": number(position.point),
        "allowed_by": position.allowing,
        "unknown_origin": position.unknown,
        "as_of": None if position.year is None else str(position.year),
    }


@data.register
def _(conflict: Conflict) -> Data:
    return {"a": conflict.small, "b": conflict.large} | _difference(conflict.difference)


@data.register
def _(why: Why) -> Data:
    return {"a": why.difference.small, "b": why.difference.large} | _difference(why.difference)


def _difference(difference: Difference) -> Data:
    return {
        "factor": factor(difference.factor),
        "factor_low": factor(difference.bounds.low),
        "factor_high": factor(difference.bounds.high),
        "findings": [data(finding) for finding in difference.findings],
    }


@data.register
def _(finding: Finding) -> Data:
    return {
        "reason": finding.reason,
        "verdict": str(finding.verdict),
        "can_explain": factor(finding.can_explain),
        "text": finding.text,
        "evidence": list(finding.evidence),
    }


@data.register
def _(contested: Contested) -> Data:
    names = ("unit", "claims", "documents", "origins", "lines")
    return {
        "question": data(contested.question),
        "factor": factor(contested.factor),
        "low": number(contested.low),
        "high": number(contested.high),
        **{name: getattr(contested, name) for name in names},
        "a": contested.small,
        "b": contested.large,
    }


@data.register
def _(blame: Blame) -> Data:
    return {
        "question": data(blame.question),
        "asked": list(blame.asked),
        "trails": [
            {
                "origin": root.origin,
                "trail": root.trail,
                "hops": [_hop(hop, blame.evidence) for hop in root.hops],
            }
            for root in blame.roots
        ],
    }


def _hop(hop: Hop, evidence: Evidence) -> Data:
    return {
        "claim": claim_data(hop.claim, evidence),
        "kind": str(hop.link.kind) if hop.link else None,
        "because": hop.link.because if hop.link else None,
        "changes": [{"what": c.what, "before": c.before, "after": c.after} for c in hop.changes],
        "below": [_hop(one, evidence) for one in hop.below],
    }


@data.register
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
        "axioms": [
            {
                "iri": a.iri,
                "whole": a.whole,
                "part": a.part,
                "source": a.source,
                "because": a.because,
            }
            for a in about.axioms
        ],
        "questions": [data(one.question) | {"claims": one.claims} for one in about.questions],
        "said": list(about.said),
    }


@data.register
def _(about: AboutSource) -> Data:
    questions = [data(one.question) | {"claims": one.claims} for one in about.questions]
    return source_data(about.source, about.publisher) | {
        "iri": v.iri(v.SOURCE, about.source.id),
        "type": about.source.type,
        "note": about.source.note or None,
        "claims": list(about.claims),
        "questions": questions,
    }


@data.register
def _(about: AboutClaim) -> Data:
    return claim_data(about.claim, about.evidence)


@data.register
def _(about: AboutQuestion) -> Data:
    return {"question": data(about.question)}


@data.register
def _(held: Held) -> Data:
    return source_data(held.source, held.publisher) | {
        "type": held.source.type,
        "claims": held.claims,
        "licence": held.source.licence or None,
        "bundled": held.bundled,
    }


@data.register
def _(report: Report) -> Data:
    return {
        "sources": report.sources,
        "remarks": list(report.remarks),
        "changed": report.changed,
    }


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
