"""Dates keep the precision that their source had."""

import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from kg.times import Time


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-06-19", "2025-06-19", "2025-06-19"),
        ("2018?", "2018-01-01", "2018-12-31"),
        ("2021~", "2021-01-01", "2021-12-31"),
        ("2025-12-01?", "2025-12-01", "2025-12-01"),
        ("2025-02-01..2025-11-30", "2025-02-01", "2025-11-30"),
        ("2022..2023", "2022-01-01", "2023-12-31"),
    ],
)
def test_first_and_last_day(text: str, first: str, last: str) -> None:
    time = Time.parse(text)
    assert (time.first.isoformat(), time.last.isoformat()) == (first, last)
    assert time.text == text


@pytest.mark.parametrize("text", ["2025-13", "2025-02-30", "soon", "", "2025..2024", "12/05/2025"])
def test_dates_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"there is no date|ends before it begins"):
        Time.parse(text)


@given(st.dates(datetime.date(1000, 1, 1)))
def test_a_day_is_itself(day: datetime.date) -> None:
    time = Time.parse(day.isoformat())
    assert time.first == time.last == day
    assert time.short == day.isoformat()


@given(
    st.dates(datetime.date(1000, 1, 1)),
    st.dates(datetime.date(1000, 1, 1)),
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "?", "~"]),
)
def test_plain_dates_and_spans_are_read_as_the_standard_says(
    one: datetime.date, other: datetime.date, length: int, doubt: str
) -> None:
    first, last = sorted((one, other))
    begin = first.isoformat()[:length] + doubt
    for text in (begin, f"{begin}/{last.isoformat()}"):
        standard = parse_edtf(text)
        read = Time.parse(text)
        assert (read.first, read.last) == (
            datetime.date(*standard.lower_strict()[:3]),
            datetime.date(*standard.upper_strict()[:3]),
        )
