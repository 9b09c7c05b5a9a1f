"""A traced question in a terminal: positions, who repeats whom, why they differ."""

from __future__ import annotations

from kg.analyses.trace import Conflict, Trace
from kg.render import Options
from kg.render.terminal.findings import write_findings
from kg.render.terminal.page import FAINT, MARK, STRONG, Page, styled
from kg.render.terminal.positions import NO_YEAR, write_positions
from kg.render.words import (
    counted,
    facets_of,
    factor,
    figure,
    true_of,
)
from kg.units import shown

FIGURE = 10
PROGNOSTIC = {"part": "a part of the whole", "prognostic": "undiscovered, not reserves"}


def trace_text(trace: Trace, options: Options) -> str:
    """Return a trace as people read it."""
    page = Page(options)
    _head(trace, page)
    write_positions(trace, page)
    _apart(trace, page)
    _differences(trace, page)
    if trace.circles:
        page.heading("Circles")
        for circle in trace.circles:
            page.line("  These rest on each other: ", " ← ".join(circle))
    _next(trace, page)
    return page.text


def _head(trace: Trace, page: Page) -> None:
    counts = trace.counts
    page.line((trace.question.label, STRONG))
    parts = [
        counted(counts.claims, "claim"),
        counted(counts.documents, "document"),
        counted(counts.origins, "origin"),
        counted(counts.lines, "independent line"),
    ]
    if counts.unknown:
        parts.append(f"{counts.unknown} of unknown origin")
    beside = [f"{len(trace.apart)} set apart"] if trace.apart else []
    beside += [f"{len(trace.without_figure)} without a figure"] if trace.without_figure else []
    more = f"; besides, {', '.join(beside)}" if beside else ""
    page.line((f"{', '.join(parts)}{more}", FAINT))
    if trace.conflicts:
        worst = trace.conflicts[0]
        values = [trace.positions[place] for place in (worst.small, worst.large)]
        figures = " to ".join(shown(p.point, p.unit) for p in values)
        page.line(
            "The figures lie ", (factor(worst.difference.factor), MARK), f" apart: {figures}."
        )
    elif len(trace.positions) > 1:
        page.line("No two figures contradict each other.")


def _apart(trace: Trace, page: Page) -> None:
    evidence = trace.evidence
    if trace.apart:
        page.heading("Set apart, no rivals")
        for name in trace.apart:
            claim = evidence.claims[name]
            category = facets_of(claim, evidence).get("category", "")
            why = PROGNOSTIC.get(evidence.lineage[name].apart or "", "")
            page.row(
                styled(
                    f"{figure(claim):>{FIGURE}}  {category}, {true_of(claim)}", (f": {why}", FAINT)
                ),
                name,
            )
    if trace.without_figure:
        sources = {
            evidence.claims[n].source: evidence.claims[n].passage.quote
            for n in trace.without_figure
        }
        listed = ", ".join(f"{source} prints “{word}”" for source, word in sources.items())
        page.heading("No figure")
        page.line(f"  {listed}")


def _differences(trace: Trace, page: Page) -> None:
    if not trace.conflicts:
        return
    worst, *others = trace.conflicts
    page.heading(f"Why {_figures(worst, trace)} differ")
    write_findings(worst.difference, trace.evidence, page)
    limit = len(others) if page.options.whole else 6
    if others:
        page.heading("Other pairs that cannot both be right")
    for conflict in others[:limit]:
        first = conflict.difference.findings[0]
        reason = trace.evidence.concepts.label("reason", first.reason)
        page.line(
            f"  {_figures(conflict, trace)}  ",
            (factor(conflict.difference.factor), MARK),
            (f"  {reason}: {first.verdict}", FAINT),
        )
    if len(others) > limit:
        page.line((f"  … and {len(others) - limit} more; --all shows them", FAINT))


def _figures(conflict: Conflict, trace: Trace) -> str:
    """Name both figures, the larger first, with their years where these differ."""
    pair = [trace.positions[place] for place in (conflict.large, conflict.small)]
    figures = [shown(position.point, position.unit) for position in pair]
    if pair[0].period != pair[1].period:
        years = (position.period or NO_YEAR.lower() for position in pair)
        figures = [f"{value} ({year})" for value, year in zip(figures, years, strict=True)]
    return " and ".join(figures)


def _next(trace: Trace, page: Page) -> None:
    page.gap()
    if trace.related:
        labels = "; ".join(question.label for question in trace.related)
        page.line(("see also: ", FAINT), labels)
    if trace.conflicts:
        pair = trace.conflicts[0].difference
        page.line(("next: ", FAINT), f"kg why {pair.small} {pair.large}")
    elif trace.evidence.members:
        page.line(("next: ", FAINT), f"kg blame {trace.evidence.members[0]}")


PAGE = trace_text
