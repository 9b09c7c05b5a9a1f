"""What was exported, in a terminal."""

from __future__ import annotations

from kg.exporting import Exported
from kg.render import Options
from kg.render.terminal.page import STRONG, Page
from kg.render.words import noun


def exported_text(exported: Exported, options: Options) -> str:
    """Return what was written."""
    page = Page(options)
    for name, sources in exported.files.items():
        page.line((f"{sources:>8,} ", STRONG), f"{noun(sources, 'source')}  {name}")
    return page.text


PAGE = exported_text
