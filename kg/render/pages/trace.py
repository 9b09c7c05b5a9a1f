"""A trace as a page to print or send: figures, plots, words, reasons and sources."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyses.evidence import Evidence
from kg.analyses.trace import Conflict, Trace
from kg.model import Claim
from kg.render import Options
from kg.render.grouped import by_origin_of
from kg.render.pages.findings import Shown, shown_findings
from kg.render.pages.parts import Body
from kg.render.pictures.claims import words_of
from kg.render.plots.forest import forest
from kg.render.plots.marks import address, sizes
from kg.render.plots.origins import origins
from kg.render.plots.revisions import has_revisions, revisions
from kg.render.template import fill, ours
from kg.render.words import (
    FACET_WORDS,
    NOT_STATED,
    counted,
    credit,
    facets_of,
    factor,
    figure,
    origin_words,
    when,
)
from kg.units import shown

FEW, MANY = 3, 1000
Words = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim as it is shown: who says it, when, in which words."""

    id: str
    who: str
    when: str
    figure: str
    words: Words
    link: str
    stated: str
    unstated: str


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where claims come from, and those that repeat it; ``first`` is its own statement."""

    title: str
    first: _Said | None
    repeats: tuple[_Said, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Figure:
    """A position as it is shown; ``allowing`` are claims that allow it and others too."""

    figure: str
    note: str
    origins: tuple[_Origin, ...]
    allowing: tuple[_Said, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """A document in the list at the end."""

    title: str
    publisher: str
    published: str
    licence: str
    link: str


def trace_body(trace: Trace, options: Options) -> Body:
    """Return a trace as a body of a page."""
    few = MANY if options.whole else FEW
    worst = trace.conflicts[0] if trace.conflicts else None
    markup = fill(
        "pages/trace.html",
        headline=f"The figures lie {_pair(worst, trace)} apart." if worst else "",
        forest=ours(forest(trace)),
        origins=ours(origins(trace)),
        revisions=ours(revisions(trace)) if has_revisions(trace) else "",
        figures=[_figure(place, trace, few) for place in range(len(trace.positions))],
        findings=_findings(worst, trace),
        others=[_pair(conflict, trace) for conflict in trace.conflicts[1:]],
        apart=[_said(trace.evidence.claims[name], trace.evidence) for name in trace.apart],
        related=[question.label for question in trace.related],
        sources=_sources(trace.evidence),
        ask=f'kg trace "{trace.question.label}"',
    )
    return Body(trace.question.label, sizes(trace.counts), markup)


def _pair(conflict: Conflict, trace: Trace) -> str:
    """Return a conflict in words: "×7.5: 3.8 Mt to 28.5 Mt"."""
    ends = (trace.positions[place] for place in (conflict.small, conflict.large))
    figures = " to ".join(shown(position.point, position.unit) for position in ends)
    return f"{factor(conflict.difference.factor)} ({figures})"


def _findings(conflict: Conflict | None, trace: Trace) -> list[Shown]:
    return shown_findings(conflict.difference, trace.evidence) if conflict else []


def _figure(place: int, trace: Trace, few: int) -> _Figure:
    position, evidence = trace.positions[place], trace.evidence
    year = f"{position.period}: " if position.period else ""
    own = [evidence.claims[name] for name in position.claims]
    documents = {evidence.lineage[claim.id].document for claim in own}
    printed = dict.fromkeys(claim.estimate.printed for claim in own if claim.estimate)
    note = (
        f"{counted(len(own), 'claim')} in {counted(len(documents), 'document')}; "
        f"printed {', '.join(printed)}"
    )
    found = by_origin_of(position.claims, evidence).items()
    return _Figure(
        f"{year}{shown(position.point, position.unit)}",
        note,
        tuple(_origin(origin, trail, names, evidence, few) for (origin, trail), names in found),
        tuple(_said(evidence.claims[name], evidence) for name in position.allowing),
    )


def _origin(
    origin: str | None, trail: str, names: list[str], evidence: Evidence, few: int
) -> _Origin:
    first = evidence.claims.get(origin or "")
    repeats = sorted(
        (evidence.claims[name] for name in names if name != origin),
        key=lambda claim: (when(claim, evidence), claim.id),
    )
    title = (
        f"{evidence.publisher(first)}: {evidence.source_title(first)}"
        if first
        else origin_words(origin, trail, evidence)
    )
    return _Origin(
        title,
        _said(first, evidence) if first else None,
        tuple(_said(claim, evidence) for claim in repeats[:few]),
        max(0, len(repeats) - few),
    )


def _said(claim: Claim, evidence: Evidence) -> _Said:
    facets = facets_of(claim, evidence)
    time = claim.observable.time if claim.observable else "unstated"
    facets["time"] = NOT_STATED if time == "unstated" else time
    said = [f"{FACET_WORDS[key]} {value}" for key, value in facets.items() if value != NOT_STATED]
    unsaid = [FACET_WORDS[key] for key, value in facets.items() if value == NOT_STATED]
    return _Said(
        claim.id,
        credit(claim, evidence),
        when(claim, evidence),
        figure(claim) if claim.estimate else "",
        words_of(claim),
        address(claim, evidence),
        "; ".join(said),
        ", ".join(unsaid),
    )


def _sources(evidence: Evidence) -> list[_Source]:
    used = {evidence.claims[name].source: evidence.claims[name] for name in evidence.members}
    return [
        _Source(
            source.title,
            evidence.publisher(claim),
            when(claim, evidence),
            source.licence,
            address(claim, evidence),
        )
        for claim in sorted(used.values(), key=lambda c: (when(c, evidence), c.source))
        if (source := evidence.sources.get(claim.source))
    ]


BODY = trace_body
