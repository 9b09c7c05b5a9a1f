"""For people at a terminal: every kind of result has its own page."""

from __future__ import annotations

from functools import singledispatch

from kg.analyses.blame import Blame
from kg.analyses.conflicts import Contested
from kg.analyses.show import AboutClaim, AboutConcept, AboutQuestion, AboutSource
from kg.analyses.trace import Trace
from kg.analyses.why import Why
from kg.loading import Report
from kg.render import Options
from kg.render.terminal.blame import blame_text
from kg.render.terminal.findings import why_text
from kg.render.terminal.lists import conflicts_text, report_text, sources_text
from kg.render.terminal.show import claim_text, concept_text, question_text, source_text
from kg.render.terminal.trace import trace_text


@singledispatch
def as_table(result: object, options: Options) -> str:
    """Return a result as people read it in a terminal."""
    raise TypeError(f"no page for {type(result).__name__}")


as_table.register(Trace, trace_text)
as_table.register(Why, why_text)
as_table.register(AboutConcept, concept_text)
as_table.register(AboutSource, source_text)
as_table.register(AboutClaim, claim_text)
as_table.register(AboutQuestion, question_text)
as_table.register(Report, report_text)


@as_table.register
def _(results: list, options: Options) -> str:  # type: ignore[type-arg]
    if results and isinstance(results[0], Blame):
        return blame_text(results, options)
    if results and not isinstance(results[0], Contested):
        return sources_text(results, options)
    return conflicts_text(results, options)


RENDER = as_table
