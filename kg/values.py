"""Printed values become intervals: "~110 Mt", ">60 %", "10..12 Mt", "#5", ">+250 %".

========================  ==============================  =================================
printed                   interval                        because
========================  ==============================  =================================
3.8 Mt                    [3.75, 3.85]                    half a unit in the last place
2,500 t/yr                [2450, 2550]                    trailing zeros are rounding …
10,000,000                [9.5 M, 10.5 M]                 … but two digits always count
~110 Mt                   [100, 120]                      "about" doubles the width
>60 %                     (60, 100]                       a share stops at the whole
>2 x                      (2, ∞)
>+250 %                   (3.5, ∞) x                      a rise by 250% is 3.5 times
10..12 Mt                 [10, 12]                        a range as printed
#5                        [5, 5]                          a rank
========================  ==============================  =================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from kg.intervals import EXACT, TOO_LARGE, Interval, finest
from kg.policy import Policy, current
from kg.units import Unit, Units

NUMBER = r"\d{1,3}(?:,\d{3}){1,12}(?:\.\d{1,40})?|\d{1,40}(?:\.\d{1,40})?"
_WORDING = re.compile(
    rf"(?P<sign>~|>=|<=|>|<|#)?\s*(?P<plus>\+)?\s*(?P<number>{NUMBER})"
    rf"(?:\s*\.\.\s*(?P<upper>{NUMBER}))?\s*(?P<unit>[^\s\d.,].*)?"
)
HEDGES = {"~": "about", ">": "more-than", ">=": "at-least", "<": "less-than", "<=": "up-to"}
RANK, MULTIPLE = "#", "x"


class UnreadableValue(ValueError):
    """A printed value that cannot be read; ``args[0]`` says why, ``near`` what was looked up."""

    def __init__(self, why: str, *, unknown_unit: str = "") -> None:
        super().__init__(why)
        self.unknown_unit = unknown_unit


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value as printed and as an interval in the base unit of its kind.

    ``printed`` is the record; ``value`` is its number in ``unit`` (a rise of 250% is 3.5 x).
    """

    printed: str
    value: Decimal
    unit: Unit
    interval: Interval
    hedge: str = "none"

    @property
    def point(self) -> Decimal:
        """Return the value in the base unit: the printed number, or the middle of a range."""
        if self.hedge == "range":
            return self.interval.point
        return EXACT.multiply(self.value, self.unit.factor)


def parse(
    text: str, units: Units, *, exact: bool = False, policy: Policy | None = None
) -> Estimate:
    """Read one printed value; ``exact`` says that trailing zeros are significant.

    Raises `UnreadableValue`.

    >>> from kg.units import Unit, Units
    >>> mt = Unit("x:Mt", "Mt", "Mass", "t", Decimal(10) ** 6)
    >>> percent = Unit("x:%", "%", "Share", "%", Decimal(1))
    >>> parse("~110 Mt", Units([mt])).interval
    [100000000, 120000000]
    >>> parse(">60 %", Units([percent])).interval
    (60, 100]
    """
    match = _WORDING.fullmatch(text.strip())
    if not match:
        raise UnreadableValue(f"“{text}” is not a value")
    if match["plus"]:
        return _growth(text, match, units)
    unit = _unit(RANK if match["sign"] == "#" else match["unit"] or "", units)
    number = _decimal(match["number"])
    if match["upper"]:
        return _range(text, number, _decimal(match["upper"]), unit)
    sign = "" if match["sign"] == "#" else match["sign"] or ""
    if unit.symbol == RANK:
        printed = Interval(number, number)
    else:
        printed = _interval(match["number"], sign, unit, exact=exact, policy=policy or current())
    return _estimate(text, number, unit, unit.to_base(printed), HEDGES.get(sign, "none"))


def rounding(printed: str, *, exact: bool = False, digits: int = 2) -> Decimal:
    """Return half a unit in the last significant place of a printed number.

    >>> [str(rounding(n)) for n in ("3.8", "44,000,000", "10000000", "2,500", "0.64", "7")]
    ['0.05', '500000', '500000', '50', '0.005', '0.5']
    >>> rounding("20602", exact=True)
    Decimal('0.5')
    """
    text = printed.replace(",", "")
    if "." in text:
        return Decimal((0, (5,), -len(text.partition(".")[2]) - 1))
    significant = text.lstrip("0")
    zeros = len(significant) - len(significant.rstrip("0"))
    place = 0 if exact else max(0, min(zeros, len(significant) - digits))
    half = Decimal((0, (5,), place - 1))
    return half if place == 0 else Decimal(int(half))


def _interval(number: str, sign: str, unit: Unit, *, exact: bool, policy: Policy) -> Interval:
    value = _decimal(number)
    ceiling = Decimal(100) if unit.symbol == "%" else None
    if sign in (">", ">="):
        return Interval(value, max(ceiling, value) if ceiling else None, strict=sign == ">")
    if sign in ("<", "<="):
        return Interval(None, value, strict=sign == "<")
    half = rounding(number, exact=exact, digits=policy.significant_digits)
    if sign == "~":
        half *= policy.about_widens
    return Interval(max(EXACT.subtract(value, half), Decimal(0)), EXACT.add(value, half))


def _growth(text: str, match: re.Match[str], units: Units) -> Estimate:
    if (match["unit"] or "").strip() != "%":
        raise UnreadableValue(f"“{text}”: a rise is written in per cent, like +250 %")
    rise = parse(text.replace("+", "", 1), units)
    unit = _unit(MULTIPLE, units)
    low, high = rise.interval.low, rise.interval.high
    if rise.hedge in ("more-than", "at-least"):
        high = None
    interval = Interval(
        None if low is None else _multiple(low),
        None if high is None else _multiple(high),
        rise.interval.strict,
    )
    return _estimate(text, _multiple(rise.value), unit, interval, rise.hedge)


def _multiple(percent: Decimal) -> Decimal:
    return EXACT.add(1, EXACT.divide(percent, 100))


def _range(text: str, low: Decimal, high: Decimal, unit: Unit) -> Estimate:
    if low > high:
        raise UnreadableValue(f"“{text}” runs from high to low")
    return _estimate(text, low, unit, unit.to_base(Interval(low, high)), "range")


def _estimate(text: str, value: Decimal, unit: Unit, interval: Interval, hedge: str) -> Estimate:
    """Return an estimate whose numbers every engine can hold; the printed words keep all digits."""
    numbers = (value, interval.low, interval.high)
    if any(number is not None and number >= TOO_LARGE for number in numbers):
        raise UnreadableValue(f"“{text.strip()}” has more than 20 digits before the point")
    return Estimate(text.strip(), finest(value), unit, interval.storable(), hedge)


def _unit(text: str, units: Units) -> Unit:
    unit = units.find(text) if text else None
    if unit is None:
        why = f"unknown unit “{text.strip()}”" if text else "a value needs a unit, like 3.8 Mt"
        raise UnreadableValue(why, unknown_unit=text.strip())
    return unit


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))
