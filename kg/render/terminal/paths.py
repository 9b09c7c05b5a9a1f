"""Paths of dependence in a terminal: every step with its share, its claims and their sources."""

from __future__ import annotations

from kg.analyses.supply.graph import Edge
from kg.analyses.supply.paths import Path, Paths
from kg.render import Options
from kg.render.terminal.page import BAD, FAINT, MARK, STRONG, Page, styled
from kg.render.terminal.shares import share
from kg.render.words import counted

MOST_CLAIMS = 4


def paths_text(found: Paths, options: Options) -> str:
    """Return paths as people read them."""
    page = Page(options)
    page.line((f"{found.start} → {found.goal}", STRONG), (f"  {_count(found)}", FAINT))
    listed = found.paths[: options.limit]
    for place, path in enumerate(listed, start=1):
        page.gap()
        between = f"{share(path.low, path.high)} of it hangs on this"
        page.line((f"{place}. ", STRONG), found.nodes[path.steps[0].dependent].label,
                  (f"  {between}", FAINT))  # fmt: skip
        for n, step in enumerate(path.steps):
            _step(step, found, page, mark=_mark(path, n))
    page.gap()
    page.line(("next: ", FAINT), f'kg chokepoints "{found.start}"')
    return page.text


def _count(found: Paths) -> str:
    shown = len(found.paths)
    every = counted(found.count, "path")
    circles = ", a circle of nodes counted as one step" if found.cycles else ""
    return f"{every}{circles}" + (f", the {shown} shortest" if shown < found.count else "")


def _mark(path: Path, n: int) -> str:
    marks = []
    if n == path.weakest and len(path.steps) > 1:
        marks.append("weakest")
    if n == path.most_contested:
        marks.append("most contested")
    elif path.steps[n].contested:
        marks.append("contested")
    return ", ".join(marks)


def _step(step: Edge, found: Paths, page: Page, *, mark: str) -> None:
    when = f", {step.as_of}" if step.as_of else ""
    page.line(
        (f"{found.relations[step.relation]} ", FAINT),
        found.nodes[step.supplier].label,
        (f"  {share(step.low, step.high)}{when}", MARK),
        (f"  {mark}" if mark else "", BAD),
        indent=3,
    )
    claims = step.claims if page.options.whole else step.claims[:MOST_CLAIMS]
    more = len(step.claims) - len(claims)
    rest = f" and {more} more" if more else ""
    page.line(styled((f"{', '.join(claims)}{rest}", FAINT)), indent=6)
    sources = dict.fromkeys(found.sources.get(said.source, said.source) for said in step.said)
    names = list(sources) if page.options.whole else list(sources)[:MOST_CLAIMS]
    page.line(styled((f"{'; '.join(names)}{' …' if len(sources) > len(names) else ''}", FAINT)),
              indent=6)  # fmt: skip


PAGE = paths_text
