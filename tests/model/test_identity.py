"""Identity is content: equal facets make equal names, and different ones never do."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from kg import ontology
from kg import vocabulary as v
from kg.model import Level, Rank, Ratio, question_of

CONCEPTS = ontology.load()


def _names(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from([concept.id for concept in CONCEPTS.of_kind(kind)])


levels = st.builds(
    Level,
    subject=_names("thing"),
    property=_names("property"),
    commodity=_names("commodity"),
    basis=_names("mass-basis"),
    category=_names("category"),
    elements=_names("element-scope"),
    time=st.sampled_from([v.UNSTATED, "2024", "2024-05", "2022-01-01"]),
)
observables = st.one_of(
    levels,
    st.builds(Ratio, levels, levels),
    st.builds(Rank, levels, st.sampled_from(["countries", "deposits"])),
)


@given(observables, observables)
def test_equal_facets_equal_names(one: Level, other: Level) -> None:
    assert (one == other) == (one.id == other.id)


@given(levels, st.sampled_from([field.name for field in fields(Level)]))
def test_every_facet_is_part_of_the_name(level: Level, facet: str) -> None:
    other = replace(level, **{facet: "another"})
    assert other.id != level.id


@given(levels, st.sampled_from(["basis", "category", "elements", "territory", "time"]))
def test_rivals_meet_at_the_question_whatever_their_definition(level: Level, facet: str) -> None:
    other = replace(level, **{facet: "another"})
    assert question_of(other, CONCEPTS) == question_of(level, CONCEPTS)


@given(st.text(min_size=1, max_size=30))
def test_names_survive_being_iris(name: str) -> None:
    iri = v.iri(v.CLAIM, name)
    if "://" not in name:
        assert v.name(v.CLAIM, iri) == name
        assert iri.isascii()
        assert not set(iri) & set('<>" {}|\\^`')
