"""One question under several views in a terminal: a column each, a row for each position."""

from __future__ import annotations

from rich.text import Text

from kg.analyses.evidence import Evidence
from kg.analyses.positions import Position
from kg.analyses.side_by_side import Seen, SideBySide
from kg.analyses.trace import Trace
from kg.render import Options
from kg.render.terminal.page import FAINT, GOOD, MARK, NAME, STRONG, Page, styled
from kg.render.words import counted, factor, origin_words
from kg.units import shown

MOST_ORIGINS = 2


def side_by_side_text(found: SideBySide, options: Options) -> str:
    """Return a question under several views as people read it."""
    page = Page(options)
    page.line((found.question.label, STRONG))
    page.gap()
    page.columns(Text(), *(styled((seen.name, NAME)) for seen in found.views))
    page.columns(Text(), *(_counts(seen) for seen in found.views))
    for row in found.rows:
        page.gap()
        figure = shown(row.point, row.unit) + (f" ({row.year})" if row.year else "")
        cells = (
            _position(position, seen)
            for position, seen in zip(row.positions, found.views, strict=True)
        )
        page.columns(styled((figure, STRONG)), *cells)
    page.gap()
    page.columns(styled(("apart", FAINT)), *(_apart(seen.trace) for seen in found.views))
    page.gap()
    page.line(("next: ", FAINT), f'kg trace "{found.question.label}" --view …')
    return page.text


def _counts(seen: Seen) -> Text:
    if seen.trace is None:
        return styled(("leaves out every claim", FAINT))
    counts = seen.trace.counts
    return styled(
        f"{counted(counts.claims, 'claim')}, {counted(counts.documents, 'document')}, "
        f"{counted(counts.lines, 'independent line')}"
    )


def _position(position: Position | None, seen: Seen) -> Text:
    if position is None or seen.trace is None:
        return styled(("–", FAINT))
    evidence, shown_origins = seen.trace.evidence, position.origins[:MOST_ORIGINS]
    more = f"; {len(position.allowing)} more allow it" if position.allowing else ""
    lines = [styled(counted(len(position.claims), "claim"), (more, FAINT))]
    lines += [styled(("from ", GOOD), _origin(origin, evidence)) for origin in shown_origins]
    rest = len(position.origins) - len(shown_origins)
    if rest:
        lines.append(styled((f"and {counted(rest, 'other origin')}", FAINT)))
    if position.unknown:
        lines.append(styled((f"{position.unknown} of unknown origin", FAINT)))
    return Text("\n").join(lines)


def _origin(origin: str, evidence: Evidence) -> str:
    claim = evidence.claims.get(origin)
    if claim is None:
        return f"{origin_words(origin, 'not held', evidence)}, not held"
    return f"{evidence.publisher(claim)}, {evidence.claims[origin].source}"


def _apart(trace: Trace | None) -> Text:
    if trace is None or not trace.conflicts:
        return styled(("no two contradict each other" if trace else "–", FAINT))
    worst = trace.conflicts[0].difference
    text = styled((factor(worst.factor), MARK))
    if worst.findings:
        finding = worst.findings[0]
        text.append_text(styled(f", {finding.reason.replace('-', ' ')}: {finding.verdict}"))
    return text


PAGE = side_by_side_text
