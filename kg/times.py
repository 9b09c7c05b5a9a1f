"""Dates with the precision their source had; nothing fills in a day that was not printed.

The notation is EDTF (ISO 8601-2): ``2024``, ``2024-05``, ``2018?`` (uncertain),
``2021~`` (approximate); a span is written ``2025-02-01..2025-11-30``.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import WrongUse

_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_PLAIN = re.compile(f"[0-9]{{4}}(?:-{_MONTH}(?:-{_DAY})?)?[?~]?").fullmatch


@dataclass(frozen=True, slots=True)
class Time:
    """A date as written, with the first and the last day it can mean.

    >>> Time.parse("2024-02")
    Time(text='2024-02', first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
    """

    text: str
    first: datetime.date
    last: datetime.date

    @staticmethod
    @lru_cache(maxsize=4096)
    def parse(text: str) -> Time:
        """Read a date; ``ValueError`` when there is no such date.

        >>> Time.parse("2025-02-01..2025-11-30").last
        datetime.date(2025, 11, 30)
        >>> Time.parse("2025-02-30")
        Traceback (most recent call last):
        ...
        ValueError: there is no date “2025-02-30”
        """
        try:
            first, last = _bounds(text.strip().replace("..", "/"))
        except (ValueError, TypeError) as error:
            raise ValueError(f"there is no date “{text}”") from error
        if first > last:
            raise ValueError(f"“{text}” ends before it begins")
        return Time(text.strip(), first, last)

    @property
    def short(self) -> str:
        """Return the date as briefly as its precision allows.

        >>> Time.parse("2025-02-24..2025-02-28").short, Time.parse("2025-02-01..2025-11-30").short
        ('2025-02', '2025')
        >>> Time.parse("2025-06-19").short
        '2025-06-19'
        """
        if ".." not in self.text:
            return self.text
        if self.first.year != self.last.year:
            return f"{self.first.year}–{self.last.year}"
        month = f"-{self.first.month:02}" if self.first.month == self.last.month else ""
        return f"{self.first.year}{month}"

    @property
    def year(self) -> int:
        """Return the year it ends in: a stock "at 2022-01-01" is that of the year 2022."""
        return self.last.year


def _bounds(text: str) -> tuple[datetime.date, datetime.date]:
    ends = text.split("/")
    if len(ends) < 3 and all(map(_PLAIN, ends)):
        return _days(ends[0])[0], _days(ends[-1])[1]
    from edtf import parse_edtf  # 0.1 s, and most dates are plain
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
    except EDTFParseException as error:
        raise ValueError(text) from error
    return datetime.date(*parsed.lower_strict()[:3]), datetime.date(*parsed.upper_strict()[:3])


def _days(text: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a plain year, month or day, certain or not."""
    year, month, day = (*map(int, text.rstrip("?~").split("-")), 0, 0)[:3]
    first = datetime.date(year, month or 1, day or 1)
    last = month or 12
    return first, datetime.date(year, last, day or monthrange(year, last)[1])


def day_of(text: str) -> datetime.date:
    """Return the last day of a date that somebody gave; raise `WrongUse` when there is none.

    >>> day_of("2024-02")
    datetime.date(2024, 2, 29)
    """
    try:
        return Time.parse(text).last
    except ValueError as error:
        said = str(error)
        raise WrongUse(
            f"{said[:1].upper()}{said[1:]}.",
            remedy="Write a day, a month or a year, like 2024-12-31.",
        ) from None
