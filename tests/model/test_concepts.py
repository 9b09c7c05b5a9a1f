"""Names: everything that people write for a thing finds that thing."""

import re
from decimal import Decimal

import pytest

from kg import ontology

CONCEPTS = ontology.load()


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("thing", "Burma", "myanmar"),
        ("thing", "Myanmar", "myanmar"),
        ("thing", "Бирма", "myanmar"),
        ("thing", "USA", "usa"),
        ("thing", "United States", "usa"),
        ("thing", "Российская Федерация", "russia"),
        ("thing", "Côte d’Ivoire", "cote-divoire"),
        ("agent", "Минприроды", "mnr-ru"),
        ("agent", "USGS MCS 2025", "usgs"),
        ("agent", "U.S. Geological Survey", "usgs"),
        ("agent", "Геологическая служба США", "usgs"),
        ("commodity", "rare earths", "REE"),
        ("commodity", "РЗЭ", "REE"),
        ("property", "запасы", "reserves"),
    ],
)
def test_aliases(kind: str, written: str, meant: str) -> None:
    found = CONCEPTS.find(kind, written)
    assert found
    assert found.id == meant


# oxide, and mass of metal in one unit mass of it, from the standard atomic weights of IUPAC
OXIDES = {
    "Sc": ("Sc2O3", "0.6520"), "Y": ("Y2O3", "0.7874"), "La": ("La2O3", "0.8527"),
    "Ce": ("CeO2", "0.8141"), "Pr": ("Pr6O11", "0.8277"), "Nd": ("Nd2O3", "0.8574"),
    "Pm": ("Pm2O3", "0.8580"), "Sm": ("Sm2O3", "0.8624"), "Eu": ("Eu2O3", "0.8636"),
    "Gd": ("Gd2O3", "0.8676"), "Tb": ("Tb4O7", "0.8502"), "Dy": ("Dy2O3", "0.8713"),
    "Ho": ("Ho2O3", "0.8730"), "Er": ("Er2O3", "0.8745"), "Tm": ("Tm2O3", "0.8756"),
    "Yb": ("Yb2O3", "0.8782"), "Lu": ("Lu2O3", "0.8794"),
}  # fmt: skip
WEIGHTS = {
    "O": "15.999", "Sc": "44.956", "Y": "88.906", "La": "138.905", "Ce": "140.116", "Pr": "140.908",
    "Nd": "144.242", "Pm": "145", "Sm": "150.36", "Eu": "151.964", "Gd": "157.25", "Tb": "158.925",
    "Dy": "162.500", "Ho": "164.930", "Er": "167.259", "Tm": "168.934", "Yb": "173.045",
    "Lu": "174.967",
}  # fmt: skip


@pytest.mark.parametrize("name", OXIDES)
def test_a_rare_earth_has_an_oxide_and_a_metal_fraction(name: str) -> None:
    formula, fraction = OXIDES[name]
    element = CONCEPTS.get("commodity", name)
    assert element and element.metal_fraction == Decimal(fraction)
    assert formula in dict(element.facts)["oxide"]
    parts = re.fullmatch(rf"{name}(\d*)O(\d+)", formula)
    assert parts
    metal = int(parts[1] or 1) * Decimal(WEIGHTS[name])
    oxide = metal + int(parts[2]) * Decimal(WEIGHTS["O"])
    assert abs(metal / oxide - element.metal_fraction) < Decimal("0.0001")


def test_element_scopes() -> None:
    names = ("ree17", "ln-y", "rem15", "magnet", "lree", "hree")
    scopes = {name: set(CONCEPTS.elements(name) or ()) for name in names}
    assert scopes["ree17"] == set(OXIDES)
    assert scopes["ln-y"] == scopes["rem15"] == set(OXIDES) - {"Sc"}
    assert scopes["magnet"] == {"Nd", "Pr", "Dy", "Tb"}
    assert not scopes["lree"] & scopes["hree"]
    assert scopes["lree"] | scopes["hree"] == scopes["ln-y"]


def test_every_mapping_of_a_category_names_its_source() -> None:
    categories = {concept.id for concept in CONCEPTS.of_kind("category")}
    mappings = [axiom for axiom in CONCEPTS.axioms if axiom.whole in categories]
    assert len(mappings) >= 10
    for axiom in mappings:
        assert axiom.source and axiom.because, axiom.iri


def test_the_lattice_leads_from_the_state_balance_to_usgs_reserves() -> None:
    path = CONCEPTS.encompassing("gkz-abc1c2", "usgs-reserves")
    assert [axiom.part for axiom in path] == ["usgs-reserve-base", "usgs-reserves"]
    assert CONCEPTS.encompassing("usgs-reserves", "gkz-abc1c2") == ()


def test_no_category_encompasses_itself() -> None:
    for axiom in CONCEPTS.axioms:
        assert not CONCEPTS.encompassing(axiom.whole, axiom.whole)
