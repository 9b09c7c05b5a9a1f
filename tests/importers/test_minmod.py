"""MinMod: sites with tonnage and grades, and no conflicts between cutoff grades."""

from decimal import Decimal
from pathlib import Path

import pytest

from kg import importers, ontology
from kg.files import DATA
from kg.importers import Imported


@pytest.fixture(scope="module")
def deposits() -> Imported:
    """Return what the bundled file holds."""
    return importers.read([DATA / "minmod" / "jowitt_ree.json"], ontology.load())[0]


def test_sites_with_tonnage_and_the_countries_of_all(deposits: Imported) -> None:
    (edition,) = deposits.editions
    with_ore = [c for c in edition.claims if ".ore-tonnage." in c.id]
    assert len(with_ore) == 73
    assert all(c.estimate for c in with_ore)
    assert len({c.observable.levels[0].subject for c in edition.claims if c.observable}) == 267
    assert all(concept.inside for concept in edition.concepts)


def test_contained_is_ore_times_grades_and_says_that_it_is_computed(deposits: Imported) -> None:
    claims = {claim.id: claim for claim in deposits.editions[0].claims}
    contained = claims["minmod-jowitt2015.mountain-pass.contained.REE"]
    grades = [
        c.estimate.point for n, c in claims.items() if ".mountain-pass.grade." in n and c.estimate
    ]
    ore = claims["minmod-jowitt2015.mountain-pass.ore-tonnage.REE"].estimate
    assert contained.computed and contained.estimate and ore
    assert round(contained.estimate.point / (ore.point * sum(grades, Decimal(0)) / 100), 4) == 1


def test_a_deposit_of_yttrium_alone_gets_no_total(deposits: Imported) -> None:
    claims = {claim.id: claim for claim in deposits.editions[0].claims}
    assert "minmod-jowitt2015.kvanefjeld.contained.REE" not in claims


def test_a_site_without_tonnage_says_that_there_is_no_figure(deposits: Imported) -> None:
    claims = {claim.id: claim for claim in deposits.editions[0].claims}
    tomtor = claims["minmod-jowitt2015.tomtor.contained.REE"]
    assert (tomtor.modality, tomtor.estimate) == ("no-figure", None)


def test_a_known_deposit_is_not_named_twice(deposits: Imported) -> None:
    named = {concept.id for concept in deposits.editions[0].concepts}
    assert not named & {"tomtor", "lovozero", "mountain-pass"}
    assert "mercury-australia" in named  # not the metal


def test_zones_cutoffs_and_values_without_units_are_left_out(given: Path) -> None:
    file = given / "data" / "minmod-ree" / "ni43-101.inferlink.ree-only.json"
    (imported,) = importers.read([file], ontology.load())
    assert any("rows of a zone or above a cutoff grade left out" in r for r in imported.remarks)
    assert any("rows whose ore has no unit left out" in r for r in imported.remarks)
    names = [claim.id for claim in imported.editions[0].claims]
    assert len(names) == len(set(names))
