"""Every alarm that is raised over the bundled data, in files that are read line by line.

A rule under which any of these lines is silly is a fault.
"""

from collections.abc import Callable
from datetime import date

import pytest

import kg
from kg.analyses.check import Checked
from kg.analyses.checks import Verdict as CheckVerdict
from kg.analyses.reasons import Verdict
from kg.analyses.why import why_each
from kg.knowledge import KnowledgeGraph

Golden = Callable[[str, str], None]


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.fixture(scope="module")
def everything(graph: KnowledgeGraph) -> Checked:
    return graph.check(on=date(2026, 11, 23))


def test_whatever_a_check_contradicts(everything: Checked, golden: Golden) -> None:
    lines = [
        f"{result.claims[0].partition('.')[0]} {result.check}: {result.text}\n"
        for result in everything.results
        if result.verdict is CheckVerdict.CONTRADICTED
    ]
    golden("contradicted.txt", "".join(sorted(lines)))


def test_every_slip_of_a_unit_between_editions(everything: Checked, golden: Golden) -> None:
    slips = [
        line
        for result in everything.results
        if result.check == "unit-slip" and result.claims[0].startswith("mcs2025.")
        for line in (result.text, *(f"    {step}" for step in result.working))
    ]
    assert any("molybdenum reserves of MCS 2025" in line for line in slips)
    golden("unit-slips.txt", "\n".join(slips) + "\n")


def test_every_sufficient_finding(graph: KnowledgeGraph, golden: Golden) -> None:
    contested = graph.conflicts()
    differences = why_each([(one.small, one.large) for one in contested], graph.table)
    lines = [
        f"{finding.reason} | {difference.small} | {difference.large} | {finding.text}\n"
        for difference in differences
        for finding in difference.findings
        if finding.verdict is Verdict.SUFFICIENT
    ]
    golden("sufficient.txt", "".join(sorted(lines)))


def test_genuine_disagreement_is_said_only_when_nothing_else_is_open(
    graph: KnowledgeGraph,
) -> None:
    contested = [one for one in graph.conflicts() if "REE" in one.question.id]
    for difference in why_each([(one.small, one.large) for one in contested], graph.table):
        computed = [f for f in difference.findings if f.verdict is not Verdict.CLAIMED]
        if any(f.reason == "genuine-disagreement" and f.verdict == "sufficient" for f in computed):
            others = {f.verdict for f in computed if f.reason != "genuine-disagreement"}
            assert others <= {Verdict.EXCLUDED, Verdict.INSUFFICIENT}


def test_many_pairs_at_once_come_to_the_same_as_one_by_one(graph: KnowledgeGraph) -> None:
    pairs = [("seed.s30", "seed.s31"), ("seed.s49", "pravda2025.pravda.market")]
    assert why_each(pairs, graph.table) == [graph.why(*pair).difference for pair in pairs]
