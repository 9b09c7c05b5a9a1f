"""Values of answers: their types, and the way back to RDF."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

from kg.model.answer import Iri, Text, Typed, Value, literal, parts
from kg.times import Time
from kg.vocabulary import XSD

VALUES: list[Value] = [
    "28.50 Mt",
    Text("запасы", "ru"),
    Typed("https://example.org/", XSD + "anyURI"),
    Decimal("28.50"),
    Decimal("1E+3"),
    2024,
    True,
    Time.parse("2024"),
    Time.parse("2024-05"),
    Time.parse("2024-05-01"),
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_a_value_survives_the_way_to_rdf_and_back(value: Value) -> None:
    again = literal(*parts(value))
    assert again == value
    assert type(again) is type(value)


@pytest.mark.parametrize("value", [Text("a", "en"), Typed("a", "x:y"), Iri("x:a")])
def test_values_can_be_sent_to_another_process(value: Value) -> None:
    again = pickle.loads(pickle.dumps(value))
    assert (type(again), again) == (type(value), value)
    assert not isinstance(value, Text | Typed) or parts(again) == parts(value)


def test_digits_are_kept() -> None:
    assert parts(literal("28.50", XSD + "decimal"))[0] == "28.50"


@pytest.mark.parametrize(
    ("lexical", "kind"),
    [("2024-02-31", "date"), ("2024-05-01Z", "date"), ("maybe", "boolean"), ("1e", "double")],
)
def test_what_cannot_be_read_stays_as_it_is_written(lexical: str, kind: str) -> None:
    value = literal(lexical, XSD + kind)
    assert isinstance(value, Typed)
    assert parts(value) == (lexical, XSD + kind, "")
