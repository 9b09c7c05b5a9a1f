"""What checks came to, in a terminal: by verdict, each with quote, arithmetic and what is next."""

from __future__ import annotations

from collections import Counter

from kg.analyses.check import Checked
from kg.analyses.checks import Result, Verdict
from kg.render import Options
from kg.render.terminal.page import BAD, FAINT, GOOD, MARK, STRONG, Page

HEADINGS = {
    Verdict.CONTRADICTED: ("✗", BAD, "Contradicted"),
    Verdict.POSSIBLE: ("?", MARK, "Possible, does not follow"),
    Verdict.NOT_TESTABLE: ("·", FAINT, "Not testable with what is on record"),
    Verdict.ENTAILED: ("✔", GOOD, "Follows from what is on record"),
}
MOST_QUOTES, MOST_IDS = 3, 4


def checked_text(checked: Checked, options: Options) -> str:
    """Return the results of checks, the most urgent first."""
    page = Page(options)
    _head(checked, page)
    shown = checked.results[: options.limit]
    for verdict, (sign, style, heading) in HEADINGS.items():
        results = [result for result in shown if result.verdict is verdict]
        if results:
            page.heading(heading)
        for result in results:
            _result(result, (sign, style), checked, page)
    page.gap()
    _foot(checked, page, hidden=len(checked.results) - len(shown))
    return page.text


def _head(checked: Checked, page: Page) -> None:
    if len(checked.sources) > 1:
        page.line((f"{len(checked.sources)} sources", STRONG))
        return
    source = checked.sources[0]
    page.line((source.title, STRONG))
    published = f", published {source.published.short}" if source.published else ", undated"
    page.line((f"{source.id}{published}; judged from {checked.on}", FAINT))


def _result(result: Result, sign: tuple[str, str], checked: Checked, page: Page) -> None:
    ids = ", ".join(result.claims[:MOST_IDS])
    more = f" and {len(result.claims) - MOST_IDS} more" if len(result.claims) > MOST_IDS else ""
    label = result.check.replace("-", " ")
    page.gap()
    page.item(sign, (label, STRONG), (f"  {ids}{more}", FAINT), indent=2)
    _quotes(result, checked, page)
    page.line(result.text, indent=4)
    for line in result.working:
        page.item(("=", FAINT), (line, FAINT), indent=6)
    if result.look_up:
        page.item(("→", MARK), ("look up ", FAINT), result.look_up, indent=4)


def _quotes(result: Result, checked: Checked, page: Page) -> None:
    """Write the words of the claims, each once, unless the text of the result has them."""
    quoted = {
        claim.passage.quote: claim
        for name in result.claims
        if (claim := checked.claims.get(name)) and claim.passage.quote not in ("", None)
    }
    unsaid = [claim for quote, claim in quoted.items() if f"“{quote}”" not in result.text]
    for claim in unsaid[:MOST_QUOTES]:
        page.quote(claim, indent=4)
    if len(unsaid) > MOST_QUOTES:
        page.line((f"and {len(unsaid) - MOST_QUOTES} more passages", FAINT), indent=4)


def _foot(checked: Checked, page: Page, *, hidden: int) -> None:
    if not checked.results:
        page.line(("There is nothing in it that a check could examine.", FAINT))
        return
    counted = Counter(result.verdict for result in checked.results)
    told = ", ".join(f"{counted[verdict]} {verdict}" for verdict in Verdict if counted[verdict])
    more = f"; {hidden} not shown" if hidden else ""
    page.line((f"{told}{more}", FAINT))
    first = next((name for result in checked.results for name in result.claims), "")
    page.line(("next: ", FAINT), f"kg blame {first}" if first else "kg sources")


PAGE = checked_text
