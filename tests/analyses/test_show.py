"""Whatever is printed as a name can be shown."""

import pytest

import kg
from kg.analyses.show import AboutAxiom, AboutClaim, AboutConcept, AboutQuestion, AboutSource
from kg.errors import Ambiguous, NothingFound
from kg.knowledge import KnowledgeGraph
from kg.vocabulary import compact


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.open()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Russia", AboutConcept),
        ("Минприроды", AboutConcept),
        ("thing:russia", AboutConcept),
        ("https://w3id.org/contested/vocab/gkz-abc1c2", AboutConcept),
        ("seed", AboutSource),
        ("source:mcs2025", AboutSource),
        ("seed.s30", AboutClaim),
        ("claim:seed.s30", AboutClaim),
        ("Russia: rare-earth reserves", AboutQuestion),
        ("axiom:gkz-abc1c2-over-usgs-reserve-base", AboutAxiom),
    ],
)
def test_a_name_of_any_kind(graph: KnowledgeGraph, name: str, kind: type) -> None:
    assert isinstance(graph.show(name), kind)


def test_everything_that_a_finding_rests_on(graph: KnowledgeGraph) -> None:
    findings = graph.why("seed.s30", "seed.s31").difference.findings
    names = {compact(iri) for finding in findings for iri in finding.evidence}
    assert any(name.startswith("axiom:") for name in names)
    for name in names:
        graph.show(name)


def test_a_name_of_two_things_lists_them(graph: KnowledgeGraph) -> None:
    with pytest.raises(Ambiguous) as error:
        graph.show("heavy rare earths")
    assert all("cqv:" in choice for choice in error.value.choices)


def test_a_name_that_nothing_has(graph: KnowledgeGraph) -> None:
    with pytest.raises(NothingFound) as error:
        graph.show("Rusia")
    assert "Russia" in error.value.choices
