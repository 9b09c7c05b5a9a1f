"""An accepted derivation in a terminal."""

from __future__ import annotations

from kg.accepting import Accepted
from kg.render import Options
from kg.render.terminal.page import FAINT, MARK, NAME, STRONG, Page
from kg.render.words import counted


def accepted_text(accepted: Accepted, options: Options) -> str:
    """Return what was accepted, and how to take it back."""
    page = Page(options)
    page.line((accepted.claim, STRONG), " now comes from ", (accepted.origin, STRONG))
    page.line(("because ", FAINT), accepted.because)
    for doubt in accepted.doubts:
        page.line(("make sure: ", MARK), doubt)
    page.line(("written to ", FAINT), (f"{accepted.file}", NAME))
    page.line((f"{counted(accepted.links, 'link')} in it; take one out and `kg add` it", FAINT))
    page.line(("next: ", FAINT), f"kg blame {accepted.claim}")
    return page.text


PAGE = accepted_text
