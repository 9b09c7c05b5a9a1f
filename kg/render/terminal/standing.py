"""Who stands on whom in a terminal: origins, what falls with what, and circles."""

from __future__ import annotations

from kg.analyses.standing import Footing, Pillar, Standing
from kg.render import Options
from kg.render.terminal.page import BAD, FAINT, MARK, STRONG, Page, styled
from kg.render.words import counted, percent
from kg.units import shown

MOST_ROWS = 10


def standing_text(found: Standing, options: Options) -> str:
    """Return who stands on whom as people read it."""
    page = Page(options)
    page.line((found.question.label if found.question else "All questions", STRONG))
    unknown = f"; {found.unknown:,} of unknown origin" if found.unknown else ""
    page.line((f"{counted(found.claims, 'claim')}{unknown}", FAINT))
    limit = None if options.whole else options.limit or MOST_ROWS
    page.heading("Claims that rest on one origin")
    shared = [one for one in found.origins if one.claims > 1]
    for one in shared[:limit]:
        _footing(one, found, page)
    _rest(len(shared), limit, page)
    page.heading("What falls with it, if it is wrong")
    for pillar in found.pillars[:limit]:
        _pillar(pillar, found, page)
    _rest(len(found.pillars), limit, page)
    if found.circles:
        page.heading("Circles: claims that go back to themselves")
        for circle in found.circles:
            page.line((" ← ".join((*circle, circle[0])), BAD), indent=2)
    page.gap()
    page.line(("next: ", FAINT), _next(found))
    return page.text


def _rest(count: int, limit: int | None, page: Page) -> None:
    if limit is not None and count > limit:
        page.line((f"… and {count - limit:,} more; --all shows them", FAINT), indent=2)


def _footing(one: Footing, found: Standing, page: Page) -> None:
    held = one.origin in found.evidence.claims
    page.row(
        styled(
            _said(one.origin if held else one.first, found), ("" if held else ", not held", BAD),
            (f"  {counted(one.documents, 'document')}", FAINT),
        ),
        one.origin if held else f"like {one.first}",
        sign=styled((f"{one.claims:>8,}  ", MARK)),
    )  # fmt: skip


def _pillar(one: Pillar, found: Standing, page: Page) -> None:
    body = one.kind == "body"
    name = _body(one.name, found) if body else _said(one.name, found)
    page.row(
        styled(
            name, (" as relayed" if one.kind == "relay" else "", FAINT),
            (f"  {percent(one.falls / found.claims)} of all" if body else "", FAINT),
        ),
        "" if body else one.name,
        sign=styled((f"{one.falls:>8,}  ", MARK)),
    )  # fmt: skip


def _body(name: str, found: Standing) -> str:
    """Return the name of a body; a source that names no publisher speaks for itself."""
    source = found.evidence.sources.get(name)
    return source.title if source else found.evidence.agent_name(name)


def _said(name: str, found: Standing) -> str:
    """Return the figure of a claim and who is behind it."""
    evidence = found.evidence
    if name not in evidence.claims:
        return name
    claim, body = evidence.claims[name], evidence.lineage[name].body
    who = evidence.agent_name(body) if body else evidence.speaker(claim)
    about = found.questions.get(claim.question)
    what = f"{about.label}, " if about and not found.question else ""
    estimate = claim.estimate
    return f"{shown(estimate.point, estimate.unit.base)}, {what}{who}" if estimate else who


def _next(found: Standing) -> str:
    if found.question:
        return f'kg trace "{found.question.label}"'
    return "kg standing QUESTION"


PAGE = standing_text
