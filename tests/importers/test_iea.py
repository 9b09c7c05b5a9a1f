"""The IEA's explorer: shares as published, dirty rows reported and not loaded."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from kg import importers, ontology
from kg.errors import BadInput
from kg.files import DATA
from kg.importers import Imported

FILE = DATA / "iea" / "critical-minerals.json"


@pytest.fixture(scope="module")
def explorer() -> Imported:
    """Return what the bundled file holds."""
    return importers.read([FILE], ontology.load())[0]


def _point(explorer: Imported, name: str) -> Decimal:
    claims = {claim.id: claim for claim in explorer.editions[0].claims}
    estimate = claims[f"iea-explorer2024.{name}"].estimate
    assert estimate
    return estimate.point


@pytest.mark.parametrize(
    ("property_", "percent"), [("mine-production", "61.0"), ("processed-output", "91.3")]
)
def test_shares_of_china(explorer: Imported, property_: str, percent: str) -> None:
    china, world = (
        _point(explorer, f"{place}.{property_}.REE.2024") for place in ("china", "world")
    )
    assert round(100 * china / world, 1) == Decimal(percent)


def test_printed_figures_and_their_place_are_kept(explorer: Imported) -> None:
    claims = {claim.id: claim for claim in explorer.editions[0].claims}
    claim = claims["iea-explorer2024.china.mine-production.REE.2024"]
    assert claim.estimate and claim.estimate.printed == "45.78735"
    assert claim.passage.cell == "/supply/Rare Earth Elements/mining/countries/China/2024"
    assert claim.observable and claim.observable.levels[0].elements == "magnet"


def test_the_base_case_is_a_forecast(explorer: Imported) -> None:
    modalities = {
        c.observable.time: c.modality for c in explorer.editions[0].claims if c.observable
    }
    assert modalities == {
        "2024": "estimate",
        "2030": "forecast",
        "2035": "forecast",
        "2040": "forecast",
    }


def test_footnotes_among_the_countries_are_reported_not_loaded(explorer: Imported) -> None:
    notes = [remark for remark in explorer.remarks if "names no place" in remark]
    assert len(notes) == 2
    assert any("Supply projections" in note for note in notes)


def test_a_country_with_figures_that_is_not_known_is_a_mistake(tmp_path: Path) -> None:
    data = json.loads(FILE.read_text())
    countries = data["supply"]["Copper"]["mining"]["countries"]
    countries["Atlantis"] = {"2024": 1.0}
    strange = tmp_path / "strange.json"
    strange.write_text(json.dumps(data))
    with pytest.raises(BadInput) as bad:
        importers.read([strange], ontology.load())
    assert "unknown country “Atlantis”" in str(bad.value.problems[0])


def test_a_file_that_is_cut_short_is_a_mistake(tmp_path: Path) -> None:
    cut = tmp_path / "cut.json"
    cut.write_bytes(FILE.read_bytes()[:50_000])
    with pytest.raises(BadInput):
        importers.read([cut], ontology.load())
