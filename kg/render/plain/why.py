"""Why two claims differ as plain data."""

from __future__ import annotations

from kg.analyses.reasons import Finding
from kg.analyses.why import Difference, Why
from kg.render.plain.parts import Data, factor


def why_data(why: Why) -> Data:
    """Return why two claims differ as plain data."""
    return {"a": why.difference.small, "b": why.difference.large} | difference_data(why.difference)


def finding_rows(why: Why) -> list[Data]:
    """Return a row for each finding."""
    plain = why_data(why)
    return [{"a": plain["a"], "b": plain["b"]} | finding for finding in plain["findings"]]


def difference_data(difference: Difference) -> Data:
    """Return a difference as plain data."""
    return {
        "factor": factor(difference.factor),
        "factor_low": factor(difference.bounds.low),
        "factor_high": factor(difference.bounds.high),
        "findings": [_finding(finding) for finding in difference.findings],
    }


def _finding(finding: Finding) -> Data:
    return {
        "reason": finding.reason,
        "verdict": str(finding.verdict),
        "can_explain": factor(finding.can_explain),
        "text": finding.text,
        "evidence": list(finding.evidence),
    }


DATA, ROWS = why_data, finding_rows
