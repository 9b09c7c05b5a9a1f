"""What checks came to as plain data."""

from __future__ import annotations

from kg.analyses.check import Checked
from kg.analyses.checks import Result
from kg.render.plain.parts import Data


def checked_data(checked: Checked) -> list[Data]:
    """Return the results as plain data; the text ends with the arithmetic that decides."""
    return [_result(result) for result in checked.results]


def _result(result: Result) -> Data:
    working = f" {'; '.join(result.working)}." if result.working else ""
    return {
        "check": result.check,
        "verdict": str(result.verdict),
        "claims": list(result.claims),
        "text": result.text + working,
        "evidence": list(result.evidence),
    }


DATA = checked_data
