"""What must be found on the real sources about Russia's reserves of rare earths."""

from decimal import Decimal

import pytest

import kg
from kg.analyses.reasons import Finding, Verdict
from kg.analyses.trace import Trace
from kg.intervals import plain
from kg.knowledge import KnowledgeGraph

QUESTION = "Russia rare earth reserves"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.fixture(scope="module")
def russia(graph: KnowledgeGraph) -> Trace:
    return graph.trace(QUESTION)


def test_a_cell_revised_on_another_basis_is_contested(graph: KnowledgeGraph) -> None:
    conflict = graph.trace("Iran strontium reserves").conflicts[0].difference
    assert (conflict.small, conflict.large) == (
        "mcs2026.iran.reserves.strontium", "mcs2025.iran.reserves.strontium",
    )  # fmt: skip
    assert conflict.factor == Decimal("3.55")


def test_a_period_is_no_single_year(graph: KnowledgeGraph) -> None:
    trace = graph.trace("China share of rare-earth processing")
    periods = [position.period for position in trace.positions]
    assert periods[0] == "" and "2024 to 2026" in periods and "2025" in periods


def test_positions_and_their_origins(russia: Trace) -> None:
    found = {plain(position.point): set(position.origins) for position in russia.positions}
    assert list(found) == ["28500000", "21000000", "12000000", "10000000", "3800000"]
    assert "gbz2022.gbz22.abc1c2" in found["28500000"]
    assert found["10000000"] == {"mcs2024.russia.reserves"}
    assert found["3800000"] == {"mcs2025.russia.reserves"}
    assert "usgs@21000000" in found["21000000"]
    assert found["12000000"] == {"usgs@12000000"}


def test_one_position_holds_28_5_and_28_7_and_more_than_28(russia: Trace) -> None:
    largest = russia.positions[0]
    assert {"28.5 Mt", "28.7 Mt", ">28 Mt", "28780.6 kt"} <= set(largest.printed)


def test_wide_claims_stand_with_every_position_they_allow_and_count_once(russia: Trace) -> None:
    name = "sputnik-krasnozhenov2025.russia.reserves"
    homes = [position for position in russia.positions if name in position.everybody]
    assert len(homes) == 2
    assert all(name in position.allowing for position in homes)
    everybody = {n for position in russia.positions for n in position.everybody}
    assert russia.counts.claims == len(everybody)


def test_where_no_document_is_held_the_trail_ends(russia: Trace) -> None:
    trails = {
        russia.evidence.lineage[name].trail
        for name in ("datawrapper2023.russia.reserves", "chinatungsten2021.russia.reserves")
    }
    assert trails == {"not held"}


def test_the_articles_two_figures_are_traced(russia: Trace) -> None:
    lineage = russia.evidence.lineage
    assert lineage["seed.s30"].origin == "mcs2025.russia.reserves"
    assert lineage["seed.s30"].line != lineage["seed.s31"].line
    ministry = russia.evidence.claims[lineage["seed.s31"].line or ""]
    assert ministry.id == "gbz2022.gbz22.abc1c2"


def test_counts(russia: Trace) -> None:
    counts = russia.counts
    assert counts.claims >= 20
    assert counts.claims > counts.documents > counts.origins > counts.lines == 3
    lines = {line for position in russia.positions for line in position.lines}
    bodies = {russia.evidence.lineage[line].body for line in lines}
    assert bodies == {"mnr-ru", "usgs", "krasnozhenov"}


def test_a_text_printed_three_times_is_one_document(russia: Trace) -> None:
    copies = ("seed", "osoulmisr2025", "whistlebuzz2025")
    documents = {
        russia.evidence.lineage[name].document
        for name in russia.evidence.members
        if russia.evidence.claims[name].source in copies
    }
    assert len(documents) == 1


def test_one_body_under_several_spellings_is_one(russia: Trace) -> None:
    spelt = [
        name
        for name in russia.evidence.members
        if "usgs" in russia.evidence.claims[name].said_by or russia.evidence.claims[name].cell
    ]
    assert len(spelt) >= 8
    lines = {russia.evidence.lineage[name].line for name in spelt}
    assert len(lines) == 1


def test_claims_of_unknown_origin_are_never_independent(russia: Trace) -> None:
    unknown = [n for n in russia.evidence.members if russia.evidence.lineage[n].trail == "unknown"]
    assert russia.counts.unknown == len(unknown) == 2
    for name in unknown:
        lineage = russia.evidence.lineage[name]
        assert (lineage.origin, lineage.line) == (None, None)


def _finding(findings: tuple[Finding, ...], reason: str) -> Finding:
    computed = [f for f in findings if f.reason == reason and f.verdict is not Verdict.CLAIMED]
    assert len(computed) == 1, reason
    return computed[0]


def test_why_3_8_differs_from_28_5(graph: KnowledgeGraph) -> None:
    difference = graph.why("seed.s30", "seed.s31").difference
    assert difference.factor == Decimal("7.5")
    low, high = difference.bounds.low, difference.bounds.high
    assert low and high and low < Decimal("7.5") < high
    assert (round(low, 2), round(high, 2)) == (Decimal("7.29"), Decimal("7.72"))

    category = _finding(difference.findings, "different-category")
    assert category.verdict is Verdict.SUFFICIENT
    assert sum("/axiom/" in iri for iri in category.evidence) == 2
    assert "The larger counts A+B+C1+C2" in category.text

    oxide = _finding(difference.findings, "oxide-metal-basis")
    assert oxide.verdict is Verdict.EXCLUDED
    assert oxide.can_explain and round(oxide.can_explain, 2) == Decimal("1.27")

    scope = _finding(difference.findings, "different-element-scope")
    assert scope.verdict is Verdict.EXCLUDED and "same elements" in scope.text

    date = _finding(difference.findings, "different-date")
    assert date.verdict is Verdict.INSUFFICIENT
    assert date.can_explain and round(date.can_explain, 2) == Decimal("2.63")

    assert _finding(difference.findings, "rounding").verdict is Verdict.INSUFFICIENT

    origin = _finding(difference.findings, "same-origin")
    assert origin.verdict is Verdict.BRIDGED
    assert "Of these, 3.8 million" in origin.text
    assert any(iri.endswith("unn2025.unn.38") for iri in origin.evidence)


def test_the_three_reasons_that_speakers_give(graph: KnowledgeGraph) -> None:
    findings = graph.why("seed.s30", "seed.s31").difference.findings
    claimed = {f.reason for f in findings if f.verdict is Verdict.CLAIMED}
    assert claimed == {"underreporting", "different-category", "coverage-gap"}


def test_usgs_against_itself(graph: KnowledgeGraph) -> None:
    first = _finding(
        graph.why("datawrapper2023.russia.reserves", "mcs2025.russia.reserves").difference.findings,
        "revised-edition",
    )
    assert first.verdict is Verdict.SUFFICIENT
    assert first.text.index("21 Mt → 10 Mt") < first.text.index("10 Mt → 3.8 Mt")
    assert "were revised based on company and Government reports" in first.text


@pytest.mark.parametrize(
    "words",
    [
        "Russia rare earth reserves",
        "reserves of REE in the Russian Federation",
        "запасы РЗМ России",
        "russian reserves of rare earths",
        "russia.reserves.REE",
        "https://w3id.org/contested/id/question/russia.reserves.REE",
    ],
)
def test_a_question_is_found_by_words_in_any_order(graph: KnowledgeGraph, words: str) -> None:
    assert graph.trace(words).question.id == "russia.reserves.REE"


def test_a_figure_that_repeats_a_revised_cell_is_revised_too(graph: KnowledgeGraph) -> None:
    """April's press repeats 22 Mt from the edition that the next one replaced."""
    why = graph.why("mcs2025.vietnam.reserves", "chadbriggs-seasia2025.vietnam.reserves")
    (revised,) = (
        finding
        for finding in why.difference.findings
        if finding.reason == "revised-edition" and finding.verdict is not Verdict.CLAIMED
    )
    assert revised.verdict is Verdict.SUFFICIENT
    assert "22 Mt → 3.5 Mt" in revised.text
