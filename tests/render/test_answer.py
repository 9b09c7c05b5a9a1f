"""Answers in a terminal: no number, date or unit is broken, at any width; nothing is lost."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.answer import Answer, Iri, Value
from kg.render import Options, render
from kg.render.safe import columns
from kg.render.terminal.grid import Cell, grid, marks, records, words
from kg.times import Time
from kg.vocabulary import CLAIM, UNIT

COLUMNS = ("claim", "printed", "unit", "low", "published", "quote")
QUOTE = "The country has about 345 000 000 tonnes in the ground, or so its ministry said then"
ROW: tuple[Value, ...] = (
    Iri(f"{CLAIM}mcs2025.russia.reserves.iron-ore.iron-content.2024-05"),
    "350,000",
    Iri(f"{UNIT}TONNE-PER-YR"),
    Decimal(34500000000),
    Time.parse("2026-02-06"),
    QUOTE,
)
WHOLE = ("350,000", "unit:TONNE-PER-YR", "34500000000", "2026-02-06", "345 000 000 tonnes")
TEXT = st.text(st.sampled_from("ab1 .-/:储"), max_size=40)
CELLS = st.builds(words, TEXT) | st.builds(marks, TEXT)
WIDTHS = st.integers(10, 120)


def _shown(width: int, *rows: tuple[Value, ...], names: tuple[str, ...] = COLUMNS) -> str:
    return render(Answer("select", names, rows), "table", Options(width=width))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160, 240])
def test_numbers_dates_and_units_stand_on_one_line(width: int) -> None:
    lines = _shown(width, ROW, ROW).splitlines()
    for one in WHOLE:
        assert sum(one in line for line in lines) == 2, one
    assert max(map(len, lines)) <= width


def test_what_does_not_fit_is_a_record_for_each_row() -> None:
    first, second, count = _shown(80, ROW, ROW).split("\n\n")
    assert first == second
    assert [line.split(":")[0].strip() for line in first.splitlines() if line[0] != " "] == [
        *COLUMNS
    ]
    assert count == "2 rows\n"


def test_what_fits_is_a_table() -> None:
    lines = _shown(80, ROW[1:5], names=COLUMNS[1:5]).splitlines()
    assert [line.split() for line in lines[:2]] == [[*COLUMNS[1:5]], [*WHOLE[:4]]]


def test_ids_and_texts_wrap_where_they_may() -> None:
    lines = _shown(70, (ROW[0], ROW[5]), names=("claim", "quote")).splitlines()
    assert len(lines) > 4
    names = [line[:30].split()[0] for line in lines[1:-2] if line[0] != " "]
    assert "".join(names) == "claim:mcs2025.russia.reserves.iron-ore.iron-content.2024-05"
    assert all(name[-1] in ".-:" for name in names[:-1])


def test_a_terminal_without_room_breaks_no_number() -> None:
    assert "9" * 60 in _shown(40, (Decimal("9" * 60), "x"), names=("a", "b"))


def test_an_answer_without_columns_or_rows_is_counted() -> None:
    assert _shown(80, (), names=()).strip() == "1 row"
    assert _shown(80).split() == [*COLUMNS, "0", "rows"]


def test_names_are_faint_in_colour() -> None:
    answer = Answer("select", COLUMNS, (ROW,))
    for width in (60, 240):
        shown = render(answer, "table", Options(width=width, colour=True))
        assert "\x1b[2m" in shown.splitlines()[0]
        assert "\x1b" not in re.sub("\x1b\\[[02]m", "", shown)


def test_numbers_stand_to_the_right_and_times_do_not() -> None:
    rows = [(Decimal(5), Time.parse("2011")), (Decimal(12345678), Time.parse("2024"))]
    lines = _shown(80, *rows, names=("value", "published")).splitlines()
    assert lines[1:3] == ["       5  2011", "12345678  2024"]


@given(TEXT)
def test_a_cell_keeps_every_letter_and_breaks_no_number(text: str) -> None:
    numbers = re.findall(r"\d+(?:[ .-]\d+)*", text)
    for pieces in (words(text), marks(text)):
        assert "".join(pieces) == text
    for number in re.findall(r"\d+(?: \d+)*", text):
        assert any(number in piece for piece in words(text))
    for number in numbers:
        assert " " in number or any(number in piece for piece in marks(text))


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4), WIDTHS)
def test_columns_fit_and_keep_everything(rows: list[tuple[Cell, Cell, Cell]], width: int) -> None:
    names = ("one", "two", "three")
    lines = grid(names, rows, (False, True, False), width)
    if lines is None:
        lines = ["".join(line) for line in records(names, rows, width)]
    else:
        assert all(columns(line) <= width for line in lines)
    told = sorted("".join(lines).replace(" ", "").replace(":", ""))
    cells = "".join(piece for row in rows for cell in row for piece in cell)
    heads = "".join(names) * (1 if lines[0].startswith("one ") else len(rows))
    assert told == sorted((cells + heads).replace(" ", "").replace(":", ""))
