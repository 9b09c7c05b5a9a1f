"""Names: everything that people write for a thing finds that thing."""

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


def test_all_seventeen_rare_earths_have_an_oxide_and_a_metal_fraction() -> None:
    scope = CONCEPTS.elements("ree17")
    assert scope and len(scope) == 17
    for name in scope:
        element = CONCEPTS.get("commodity", name)
        assert element and element.metal_fraction
        assert 0.5 < element.metal_fraction < 1
        assert name in dict(element.facts)["oxide"]


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
