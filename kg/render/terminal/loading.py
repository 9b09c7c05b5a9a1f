"""What a load did, in a terminal."""

from __future__ import annotations

from kg.loading import Report
from kg.render import Options
from kg.render.terminal.page import FAINT, STRONG, Page
from kg.render.words import noun


def report_text(report: Report, options: Options) -> str:
    """Return what a load did."""
    page = Page(options)
    for name, claims in report.sources.items():
        page.line((f"{claims:>8,} ", STRONG), f"{noun(claims, 'claim')}  {name}")
    for remark in report.remarks:
        page.line((remark, FAINT))
    return page.text


PAGE = report_text
