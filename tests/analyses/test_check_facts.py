"""What checks must find in the article, on the real sources."""

from datetime import date
from decimal import Decimal

import pytest

import kg
from kg.analyses.check import Checked
from kg.analyses.checks import Result, Verdict
from kg.knowledge import KnowledgeGraph

ON = date(2026, 11, 23)


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.fixture(scope="module")
def seed(graph: KnowledgeGraph) -> Checked:
    return graph.check("seed", on=ON)


def _of(checked: Checked, check: str, claim: str = "") -> Result:
    found = [
        result
        for result in checked.results
        if result.check == check and (not claim or claim in result.claims)
    ]
    assert len(found) == 1, [result.text for result in found]
    return found[0]


def test_figures_of_several_editions_are_mixed(seed: Checked) -> None:
    found = _of(seed, "mixed-editions")
    assert found.verdict is Verdict.CONTRADICTED
    assert "No edition of MCS carries all 10 figures" in found.text
    assert "110 Mt (World) only in MCS 2024" in found.text
    assert "3.8 Mt (Russia) and 1.9 Mt (United States) only in MCS 2025 and MCS 2026" in found.text
    assert found.working[1] == "MCS 2025 carries 9 of 10, not 110 Mt (World)"


def test_110_had_been_superseded_when_the_article_appeared(seed: Checked) -> None:
    found = _of(seed, "superseded")
    assert (found.verdict, found.claims) == (Verdict.CONTRADICTED, ("seed.s09",))
    assert "MCS 2025 had replaced it by over 90 Mt" in found.text


def test_69_per_cent_of_processing_is_the_share_of_mine_output(seed: Checked) -> None:
    found = _of(seed, "misattribution")
    assert (found.verdict, found.claims) == (Verdict.CONTRADICTED, ("seed.s07",))
    assert "no other source gives 69 %" in found.text
    assert "91.3 % (International Energy Agency), 92 % (SEAISI" in found.text
    assert "rare-earth mine production in MCS 2025, 69.2 %" in found.text
    assert "other shares were tried" in found.text
    assert found.working[0].startswith(
        "MCS 2025: 270 kt/yr (265 kt/yr to 275 kt/yr) over 390 kt/yr"
    )


def test_more_than_double_is_possible_and_not_entailed(seed: Checked) -> None:
    found = _of(seed, "ratio", "seed.s17")
    assert found.verdict is Verdict.POSSIBLE
    assert found.working[0].endswith("is ×2, between ×1.88 and ×2.14")


def test_a_part_and_its_share_imply_the_total(seed: Checked) -> None:
    found = _of(seed, "implied-total")
    assert found.claims == ("seed.s19", "seed.s20")
    assert "implies 390.6 kt/yr" in found.text
    assert "MCS 2025 (390 kt/yr) fits, MCS 2026 (380 kt/yr) fits only at the edge" in found.text
    assert found.working[0].endswith("is 379.8 kt/yr to 401.6 kt/yr")


def test_the_ranks_hold_together_in_one_edition_only(seed: Checked) -> None:
    found = _of(seed, "rank")
    assert found.claims == ("seed.s12", "seed.s13", "seed.s14", "seed.s15")
    assert found.text == (
        "Brazil 2nd, India 3rd, Australia 4th and Russia 5th: together only in MCS 2025."
    )
    assert found.working == (
        "MCS 2024: China 1, Vietnam 2, Brazil 3, Russia 4, India 5",
        "MCS 2025: China 1, Brazil 2, India 3, Australia 4, Russia 5",
        "MCS 2026: China 1, Brazil 2, Australia 3, Russia 4, Vietnam 5; no figure for India",
    )


def test_a_rise_by_250_per_cent_is_three_and_a_half_times(seed: Checked) -> None:
    found = _of(seed, "growth")
    assert set(found.claims) == {"seed.s51", "seed.s52", "seed.s53"}
    assert found.verdict is Verdict.NOT_TESTABLE
    assert found.text.startswith("“+250 %” is over ×3.5 as much")
    estimates = [seed.claims[name].estimate for name in found.claims]
    assert {e.interval.low for e in estimates if e} == {Decimal("3.5")}


def test_nine_claims_rest_on_unnamed_sources(seed: Checked) -> None:
    found = _of(seed, "unnamed-source")
    numbers = ("04", "25", "30", "33", "38", "49", "51", "52", "53")
    assert set(found.claims) == {f"seed.s{number}" for number in numbers}
    assert found.text.startswith("9 claims rest on unnamed sources")


def test_the_december_directive_fell_due_with_its_year_inferred(seed: Checked) -> None:
    found = _of(seed, "fallen-due", "seed.s03")
    assert found.verdict is Verdict.POSSIBLE
    assert (
        "for 2025-12-01 (year inferred, not printed), due 357 days before 2026-11-23" in found.text
    )
    open_target = _of(seed, "fallen-due", "seed.s21").text
    assert open_target == "A target for 2030-12-31: not yet due on 2026-11-23."


def test_nothing_has_fallen_due_the_day_before(graph: KnowledgeGraph) -> None:
    before = graph.check("seed", on=date(2025, 11, 30))
    assert _of(before, "fallen-due", "seed.s03").verdict is Verdict.NOT_TESTABLE


def test_former_president_is_contradicted_at_the_date_of_publication(seed: Checked) -> None:
    found = _of(seed, "role")
    assert (found.verdict, found.claims) == (Verdict.CONTRADICTED, ("seed.s27",))
    assert any("2025-01-20" in line for line in found.working)
    assert any("/id/term/" in iri for iri in found.evidence)


def test_world_totals_against_the_sums_of_their_rows(seed: Checked) -> None:
    sums = {r.text.partition(",")[0]: r for r in seed.results if r.check == "sum-of-parts"}
    assert set(sums) == {"MCS 2024", "MCS 2025", "MCS 2026"}
    assert sums["MCS 2024"].verdict is Verdict.POSSIBLE
    assert "110 Mt in total, 115.4 Mt in 12 rows" in sums["MCS 2024"].text
    assert "only between 113.2 Mt and 115 Mt" in sums["MCS 2024"].text
    assert sums["MCS 2025"].verdict is sums["MCS 2026"].verdict is Verdict.ENTAILED
    assert "over 90 Mt in total, 90.88 Mt in 12 rows" in sums["MCS 2025"].text


def test_the_market_in_2030_is_nearest_to_genuine_disagreement(graph: KnowledgeGraph) -> None:
    market = graph.why("seed.s49", "pravda2025.pravda.market").difference.findings
    still_open = [f.reason for f in market if f.verdict in ("sufficient", "bridged", "possible")]
    assert still_open == ["same-origin"]
    russia = graph.why("seed.s30", "seed.s31").difference.findings
    assert sum(f.verdict in ("sufficient", "bridged", "possible") for f in russia) > 1
    said = next(f for f in market if f.reason == "genuine-disagreement")
    assert said.text == "It cannot be called that: still open is same origin."


def test_molybdenum_is_found_as_a_unit_slip(graph: KnowledgeGraph) -> None:
    slips = {
        result.text.partition(" of MCS")[0]: result
        for result in graph.check("mcs2025").results
        if result.check == "unit-slip"
    }
    assert "molybdenum reserves" in slips
    found = slips["molybdenum reserves"]
    assert "about 1/1,000 those of MCS 2026" in found.text
    assert "in MCS 2025 that is less than is taken out in a year" in found.text
    assert {"ilmenite reserves", "rutile reserves", "ilmenite mine production"} <= set(slips)
    assert {name for name in slips if "molybdenum" in name} == {"molybdenum reserves"}


def test_every_result_says_what_it_rests_on(graph: KnowledgeGraph, seed: Checked) -> None:
    for result in seed.results:
        assert result.text.endswith(".")
        assert result.claims and result.evidence
        assert set(result.claims) <= set(seed.claims)
