"""USGS tables: three layouts, with everything that is odd in them."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from kg import importers, ontology
from kg.errors import BadInput
from kg.files import DATA
from kg.model import Claim, Edition

TABLES = {
    "mcs2024": "mcs2024-raree_world.csv",
    "mcs2025": "MCS2025_World_Data.csv",
    "mcs2026": "MCS2026_Commodities_Data.csv",
}


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    """Return the three editions."""
    paths = [DATA / "usgs-mcs" / name for name in TABLES.values()]
    found = importers.read(paths, ontology.load())
    return {edition.source.id: edition for one in found for edition in one.editions}


@pytest.fixture(scope="module")
def claims(editions: dict[str, Edition]) -> dict[str, Claim]:
    """Return every claim of the three editions by id."""
    return {claim.id: claim for edition in editions.values() for claim in edition.claims}


def test_every_layout_is_read(editions: dict[str, Edition]) -> None:
    figures = {
        name: sum(claim.estimate is not None for claim in edition.claims)
        for name, edition in editions.items()
    }
    assert set(figures) == set(TABLES)
    assert figures["mcs2024"] > 30
    assert figures["mcs2025"] > 2_500
    assert figures["mcs2026"] > 7_000


@pytest.mark.parametrize(
    "name",
    [
        "mcs2025.china.production.gallium",  # "Primary production"
        "mcs2026.china.production.gallium",
        "mcs2025.world.production.cement",  # "Cement production, estimated"
        "mcs2026.china.production.lime",  # "Production"
        "mcs2025.china.production.silicon-metal",  # "Plant production, silicon metal"
        "mcs2026.china.production.silicon-metal",  # "Silicon metal"
        "mcs2025.canada.mine-production.mica-scrap-and-flake",
        "mcs2026.canada.mine-production.mica-scrap-and-flake",  # by the heading of the table
        "mcs2026.russia.mine-production",
    ],
)
def test_only_what_the_table_calls_mined_is_mined(claims: dict[str, Claim], name: str) -> None:
    assert name in claims


def test_names_of_claims_are_unique(editions: dict[str, Edition]) -> None:
    names = Counter(claim.id for edition in editions.values() for claim in edition.claims)
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("claim", "printed", "interval"),
    [
        ("mcs2024.russia.reserves", "10000000", "[9500000, 10500000]"),
        ("mcs2025.russia.reserves", "3800000", "[3750000, 3850000]"),
        ("mcs2026.russia.reserves", "3,800,000", "[3750000, 3850000]"),
        ("mcs2025.world.reserves", ">90000000", "(90000000, ∞)"),
        ("mcs2026.world.reserves", ">85,000,000", "(85000000, ∞)"),
        ("mcs2025.vietnam.reserves", "3500000", "[3450000, 3550000]"),
    ],
)
def test_printed_figures(claims: dict[str, Claim], claim: str, printed: str, interval: str) -> None:
    estimate = claims[claim].estimate
    assert estimate
    assert (estimate.printed, repr(estimate.interval)) == (printed, interval)


def test_a_word_instead_of_a_figure_is_kept(claims: dict[str, Claim]) -> None:
    without = claims["mcs2025.myanmar.reserves"]
    assert without.estimate is None
    assert without.passage.quote == "NA"
    assert without.modality == "no-figure"


def test_footnotes_become_notes_and_facets(claims: dict[str, Claim]) -> None:
    australia = claims["mcs2025.australia.reserves"]
    part = claims["mcs2025.australia.reserves.jorc"]
    assert australia.observable and part.observable and part.estimate and australia.estimate
    assert part.observable.levels[0].category == "jorc-or-equivalent"
    assert part.estimate.point < australia.estimate.point
    assert "Joint Ore Reserves Committee" in part.passage.quote
    assert (
        "Russia, Thailand, and the United States were revised"
        in claims["mcs2024.russia.reserves"].note
    )


@pytest.mark.parametrize("edition", TABLES)
def test_the_cell_is_the_place(claims: dict[str, Claim], edition: str) -> None:
    passage = claims[f"{edition}.russia.reserves"].passage
    row, column = (int(part) for part in passage.cell.removeprefix("cell=").split(","))
    text = (DATA / "usgs-mcs" / TABLES[edition]).read_text(encoding="utf-8-sig", errors="replace")
    assert list(csv.reader(text.splitlines()))[row - 1][column - 1].strip() == passage.quote


def test_one_cell_keeps_its_name_from_edition_to_edition(claims: dict[str, Claim]) -> None:
    names = {claims[f"{edition}.russia.reserves"].cell for edition in TABLES}
    assert len(names) == 1 and "" not in names


def test_two_columns_of_reserves_are_two_cells(claims: dict[str, Claim]) -> None:
    """Chromium ore, labelled 2024, and the Cr2O3 in it do not revise each other."""
    ore, oxide = (
        claims[f"mcs2026.usa.reserves.chromium{name}"] for name in (".2024.ore", ".cr2o3")
    )
    assert ore.estimate and oxide.estimate
    assert (ore.estimate.printed, oxide.estimate.printed) == ("8,500", "630")
    assert ore.cell != oxide.cell


def test_what_was_left_out_is_said() -> None:
    path = DATA / "usgs-mcs" / TABLES["mcs2025"]
    (imported,) = importers.read([path], ontology.load())
    figures, left_out = imported.remarks
    assert "cells without one (NA" in figures
    assert "left out: The file says so itself" in left_out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n1,2\n", "not the columns of a Mineral Commodity Summaries table"),
        ("COMMODITY,TYPE,UNIT_MEAS\n", "not the columns"),
        ("COMMODITY,COMMODITY\nx,y\n", "the column “COMMODITY” is there twice"),
        ("SOURCE,COMMODITY\nMCS2025\n", "1 cells under 2 columns"),
        ('SOURCE,COMMODITY\n"MCS2025,x\n', "opened here and never closed"),
    ],
)
def test_tables_of_another_layout(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(content)
    with pytest.raises(BadInput) as bad:
        importers.read([path], ontology.load())
    assert message in str(bad.value.problems[0])


def _with(tmp_path: Path, old: str, new: str) -> Path:
    text = (DATA / "usgs-mcs" / TABLES["mcs2025"]).read_text(encoding="utf-8-sig")
    lines = text.splitlines(keepends=True)
    kept = [lines[0], *(line for line in lines if "Rare earths" in line and "Russia" in line)]
    assert old in kept[1]
    path = tmp_path / "table.csv"
    path.write_text(kept[0] + kept[1].replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("metric tons", "buckets", "buckets"),
        ("Russia", "Freedonia", "Freedonia"),
        ("3800000", "a lot", "a lot"),
    ],
)
def test_a_cell_that_cannot_be_read_names_its_row(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    with pytest.raises(BadInput) as bad:
        importers.read([_with(tmp_path, old, new)], ontology.load())
    problem = bad.value.problems[0]
    assert message in problem.message
    assert problem.line == 2
