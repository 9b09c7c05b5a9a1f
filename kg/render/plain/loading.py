"""What a load did as plain data."""

from __future__ import annotations

from kg.loading import Report
from kg.render.plain.parts import Data


def report_data(report: Report) -> Data:
    """Return what a load did as plain data."""
    return {
        "sources": report.sources,
        "remarks": list(report.remarks),
        "changed": report.changed,
    }


DATA = report_data
