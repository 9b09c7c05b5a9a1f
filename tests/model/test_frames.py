"""Answers as frames, tables and HTML: every value keeps its type and its digits."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

import kg
from kg.errors import KgError
from kg.model.answer import Answer, Blank, Iri, Row, Text, Typed, Value
from kg.times import Time
from kg.vocabulary import CLAIM

PARTIAL = (Time.parse("2024"), Time.parse("2024-05"), None, Time.parse("2024-05-01"))


def _of(*values: Value) -> Answer:
    return Answer("select", ("x",), tuple((value,) for value in values))


COLUMNS: dict[str, tuple[tuple[Value, ...], str, pyarrow.DataType, str]] = {
    "iris": ((Iri("x:a"), None), "iri", pyarrow.string(), "object"),
    "decimals": ((Decimal("28.5"), None, Decimal("0.6410")), "decimal", pyarrow.decimal128(6, 4), "object"),
    "integers": ((2024, None), "int", pyarrow.int64(), "Int64"),
    "large integers": ((2**70, 1), "text", pyarrow.string(), "object"),
    "truths": ((True, None, False), "bool", pyarrow.bool_(), "boolean"),
    "doubles": ((1.5, 2.5), "float", pyarrow.float64(), "object"),
    "texts": (("28.50 Mt", Text("запасы", "ru"), None), "text", pyarrow.string(), "object"),
    "mixed": ((Decimal("1.50"), 2, Iri("x:a"), Typed("1", "x:y"), Blank("b")), "text", pyarrow.string(), "object"),
    "nothing": ((None, None), "text", pyarrow.string(), "object"),
    "no rows": ((), "text", pyarrow.string(), "object"),
}  # fmt: skip


@pytest.mark.parametrize("name", COLUMNS)
def test_arrow_keeps_types_and_digits(name: str) -> None:
    values, kind, type_, _ = COLUMNS[name]
    table = _of(*values).to_arrow()
    assert table.schema.field("x").type == type_
    assert table.schema.field("x").metadata == {b"kg": kind.encode()}
    kept = table.column("x").to_pylist()
    assert kept == [str(v) if kind == "text" and v is not None else v for v in values]


@pytest.mark.parametrize("name", COLUMNS)
def test_pandas_holds_the_values_themselves(name: str) -> None:
    values, _, _, dtype = COLUMNS[name]
    series = _of(*values).to_pandas()["x"]
    assert str(series.dtype) == dtype
    for value, kept in zip(values, series, strict=True):
        if value is None:
            assert kept is None or str(kept) == "<NA>"
        else:
            assert kept == value
            assert dtype != "object" or type(kept) is type(value)


def test_partial_dates_stay_partial() -> None:
    frame = _of(*PARTIAL).to_pandas()
    assert list(frame["x"]) == list(PARTIAL)
    column = _of(*PARTIAL).to_arrow().column("x").to_pylist()
    assert [None if at is None else at["text"] for at in column] == [
        None if at is None else at.text for at in PARTIAL
    ]
    assert (column[1]["first"], column[1]["last"]) == (date(2024, 5, 1), date(2024, 5, 31))


def test_decimals_far_apart_lose_no_digit() -> None:
    values = [Decimal("1E-37"), Decimal("1E+37")]
    assert _of(*values).to_arrow().column("x").to_pylist() == values
    (text,) = _of(Decimal("1E+60")).to_arrow().column("x").to_pylist()
    assert text == "1" + "0" * 60


def test_answers_of_the_store_keep_their_types() -> None:
    answer = kg.open().ask("estimates", subject="Russia", property="reserves", source="seed")
    frame, table = answer.to_pandas(), answer.to_arrow()
    row = frame[frame["claim"] == CLAIM + "seed.s31"].iloc[0]
    assert isinstance(row["claim"], Iri)
    assert row["low"] == Decimal("28450000") and isinstance(row["low"], Decimal)
    assert isinstance(row["published"], Time)
    kinds = {field.name: field.metadata[b"kg"].decode() for field in table.schema}
    assert (kinds["claim"], kinds["low"], kinds["published"]) == ("iri", "decimal", "date")
    assert table.num_rows == len(list(answer)) == len(frame)


def test_html_shows_values_and_nothing_in_them_is_markup() -> None:
    hostile = "<script>alert(1)</script>"
    shown = _of(Decimal("28.50"), PARTIAL[1], Iri("x:a"), hostile, None)._repr_html_()
    assert shown is not None
    assert "<td>28.50</td>" in shown and "<td>2024-05</td>" in shown and "<td>x:a</td>" in shown
    assert "<script>" not in shown and "&lt;script&gt;" in shown


def test_html_of_a_long_answer_says_how_much_is_left_out() -> None:
    shown = _of(*range(1000))._repr_html_()
    assert shown is not None
    assert "950 more rows" in shown and shown.count("<tr>") == 51


def test_a_stream_is_not_eaten_by_showing_it() -> None:
    rows: Any = iter([(1,), (2,)])
    answer = Answer("select", ("x",), rows)
    assert answer._repr_html_() is None
    assert list(answer) == [(1,), (2,)]


def test_without_the_library_there_is_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pandas", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    rows: tuple[Row, ...] = ((1,),)
    answer = Answer("select", ("x",), rows)
    for make in (answer.to_pandas, answer.to_arrow):
        with pytest.raises(KgError, match=r"contested-kg\[frames\]"):
            make()


def test_arrow_goes_to_a_file_and_back(tmp_path: Path) -> None:
    table = _of(*PARTIAL).to_arrow()
    parquet.write_table(table, tmp_path / "answer.parquet")
    again = parquet.read_table(tmp_path / "answer.parquet")
    assert again.to_pylist() == table.to_pylist()
    assert again.schema.field("x").metadata[b"kg"] == b"date"
