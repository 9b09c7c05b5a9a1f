"""Each check on documents made for it, beside the bundled sources."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import kg
from kg import loading
from kg.analyses.check import Checked, check
from kg.analyses.checks import Result, Verdict
from kg.analyses.why import Why, why
from kg.table import Table

DOCUMENTS = """\
format: claims/1
agents:
  trump: {type: Person, name: Donald Trump}
  putin: {type: Person, name: Vladimir Putin}
defaults: {commodity: REE, basis: unstated, category: unstated, elements: unstated, territory: unstated}
sources:
- id: grown
  title: A rise told wrongly
  published: 2025-06
  claims:
  - {id: before, what: world / demand @2020, value: "100 kt/yr", quote: "100,000 tons in 2020"}
  - {id: after, what: world / demand @2030, value: "350 kt/yr", modality: forecast, quote: "350,000 in 2030"}
  - {id: right, what: "ratio(world / demand @2030, world / demand @2020)", value: "+250 %", modality: forecast, quote: "a rise by 250%"}
  - {id: wrong, what: "ratio(world / demand @2030, world / demand @2020)", value: "+350 %", modality: forecast, quote: "a rise by 350%"}
- id: shares
  title: Shares of one whole
  published: 2026-06
  claims:
  - {id: china, what: "ratio(china / mine-production @2024, world / mine-production @2024)", value: "69 %", quote: "China 69%"}
  - {id: usa, what: "ratio(usa / mine-production @2024, world / mine-production @2024)", value: "45 %", quote: "and America 45%"}
  - {id: mined, what: usa / mine-production @2024, value: "45 kt/yr", quote: "45,000 tons in America"}
- id: mixed
  title: Roles and dates
  published: 2023-05-10
  claims:
  - {id: ended, kind: event, about: [usa], quote: "Former President Donald Trump said so"}
  - {id: kept, kind: event, about: [usa], quote: "President Trump said so"}
  - {id: runs, kind: event, about: [russia], quote: "Russian President Vladimir Putin agreed"}
  - {id: scored, what: russia / mine-production @2024, value: "7000 t/yr", modality: target, quote: "7,000 tons in 2024"}
- id: resources
  title: Resources of one deposit
  published: 2024
  claims:
  - {id: with, what: "tomtor / resources @2024", value: 10.0 Mt, quote: "resources, inclusive of reserves, of 10.0 million tonnes"}
  - {id: without, what: "tomtor / resources @2024", value: 6.0 Mt, quote: "resources, exclusive of ore reserves, of 6.0 million tonnes"}
  - {id: same, what: "tomtor / resources @2024", value: 3.0 Mt, quote: "3.0 million tonnes inclusive of reserves"}
  - {id: silent, what: "tomtor / resources @2024", value: 2.0 Mt, quote: "resources of 2.0 million tonnes"}
  - {id: reserves, what: "tomtor / reserves @2024", value: 4.1 Mt, quote: "reserves of 4.1 million tonnes"}
- id: land
  title: Resources of a country with a lost part
  published: 2025-02
  claims:
  - {id: large, what: "ukraine / resources @2025", value: 10.0 Mt, quote: "10.0 million tonnes"}
  - {id: near, what: "ukraine / resources @2025", value: 8.0 Mt, quote: "8.0 million tonnes"}
  - {id: far, what: "ukraine / resources @2025", value: 1.0 Mt, quote: "1.0 million tonnes"}
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    path: Path = tmp_path_factory.mktemp("documents") / "documents.yaml"
    path.write_text(DOCUMENTS)
    with loading.beside([str(path)], kg.open().table) as (table, _):
        yield table


def _of(checked: Checked, name: str, claim: str) -> Result:
    found = [r for r in checked.results if r.check == name and claim in r.claims]
    assert len(found) == 1, [result.text for result in checked.results]
    return found[0]


def test_a_rise_is_compared_with_the_amounts(table: Table) -> None:
    grown = check(["grown"], table, on=date(2026, 1, 1))
    right, wrong = (_of(grown, "growth", f"grown.{name}") for name in ("right", "wrong"))
    assert right.verdict is Verdict.POSSIBLE
    assert "is between ×3.45 and ×3.55 as much" in right.text
    assert wrong.verdict is Verdict.CONTRADICTED
    assert "×4.5" in wrong.text or "×4.45" in wrong.text


def test_shares_of_one_whole_are_added(table: Table) -> None:
    found = _of(check(["shares"], table), "share-above-one", "shares.china")
    assert found.verdict is Verdict.CONTRADICTED
    assert "over 113 % together" in found.text


def test_an_implied_total_that_fits_nowhere_is_contradicted(table: Table) -> None:
    found = _of(check(["shares"], table), "implied-total", "shares.usa")
    assert found.verdict is Verdict.CONTRADICTED
    assert "implies 100 kt/yr" in found.text


def test_a_computed_total_is_what_its_parts_add_up_to(table: Table) -> None:
    found = _of(check(["gbz2022"], table), "sum-of-parts", "gbz2022.gbz22.abc1c2")
    assert found.verdict is Verdict.ENTAILED
    assert "28.78 Mt in total, 28.78 Mt in 2 rows" in found.text


def test_roles_at_the_date_of_the_document(table: Table) -> None:
    mixed = check(["mixed"], table)
    assert _of(mixed, "role", "mixed.ended").verdict is Verdict.ENTAILED
    assert _of(mixed, "role", "mixed.kept").verdict is Verdict.POSSIBLE
    assert _of(mixed, "role", "mixed.runs").verdict is Verdict.ENTAILED


def test_a_target_is_scored_by_later_estimates(table: Table) -> None:
    found = _of(check(["mixed"], table, on=date(2026, 11, 1)), "fallen-due", "mixed.scored")
    assert found.verdict is Verdict.CONTRADICTED
    assert "2.45 kt/yr to 2.55 kt/yr (mcs2025)" in found.text


def test_a_share_is_not_called_moved_while_others_report_it(table: Table) -> None:
    shares = check(["shares"], table)
    assert not [r for r in shares.results if r.check == "misattribution"]


def test_a_document_with_nothing_to_check_has_no_results(table: Table) -> None:
    assert check(["land"], table).results == ()


def _finding(found: Why, reason: str) -> tuple[str, str]:
    finding = next(f for f in found.difference.findings if f.reason == reason)
    return str(finding.verdict), finding.text


def test_reserves_counted_in_explain_what_they_make_up(table: Table) -> None:
    verdict, text = _finding(
        why("resources.with", "resources.without", table), "inclusive-exclusive"
    )
    assert verdict == "sufficient"
    assert "with 4.1 Mt of reserves that makes ×1.68" in text


def test_the_exclusive_figure_should_not_be_the_larger(table: Table) -> None:
    verdict, _ = _finding(why("resources.same", "resources.without", table), "inclusive-exclusive")
    assert verdict == "insufficient"


def test_whether_reserves_are_counted_in_stays_possible_where_it_is_not_said(table: Table) -> None:
    verdict, _ = _finding(why("resources.silent", "resources.with", table), "inclusive-exclusive")
    assert verdict == "possible"


def test_two_inclusive_figures_are_alike(table: Table) -> None:
    verdict, _ = _finding(why("resources.same", "resources.with", table), "inclusive-exclusive")
    assert verdict == "excluded"


def test_a_lost_part_explains_no_more_than_its_share(table: Table) -> None:
    verdict, text = _finding(why("land.far", "land.large", table), "different-territory")
    assert (verdict, "at most, not ×10" in text) == ("insufficient", True)
    verdict, text = _finding(why("land.near", "land.large", table), "different-territory")
    assert verdict == "possible"
    assert "lies in" in text


def test_ranks_of_two_speakers_hold_in_different_tables(table: Table) -> None:
    ranks = why("seed.s15", "kozlov2025.kozlov.rank4", table)
    verdict, text = _finding(ranks, "rank-mismatch")
    assert verdict == "sufficient"
    assert "4th in MCS 2024 and MCS 2026" in text and "5th in MCS 2025" in text


def test_a_share_that_moved_is_the_reason(table: Table) -> None:
    verdict, text = _finding(why("seed.s07", "iea2024.iea.refined", table), "misattribution")
    assert verdict == "sufficient"
    assert "rare-earth mine production in MCS 2025, 69.2 %" in text


def test_a_total_that_its_rows_exceed(table: Table) -> None:
    kaolin = "world.mine-production.kaolin"
    verdict, text = _finding(
        why(f"mcs2025.{kaolin}", f"mcs2026.{kaolin}.2024", table), "arithmetic"
    )
    assert verdict == "sufficient"
    assert "agrees with the other side" in text


def test_a_quota_leaves_undocumented_output_out(table: Table) -> None:
    found = why("mcs2025.china.mine-production", "mcs2024.china.mine-production", table)
    verdict, text = _finding(found, "coverage-gap")
    assert verdict in ("possible", "insufficient")
    assert "does not include undocumented production" in text


def test_editions_mixed_by_a_document_are_a_reason(table: Table) -> None:
    found = why("seed.s09", "mcs2026.world.reserves", table)
    verdict, text = _finding(found, "mixed-editions")
    assert verdict == "sufficient"
    assert "MCS 2024 and MCS 2026" in text or "MCS 2026 and MCS 2024" in text
