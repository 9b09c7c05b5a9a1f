"""Exact intervals of decimals: what a printed number leaves open.

A number that was rounded to 3.8 lies in [3.75, 3.85): intervals that only touch do not overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
FINEST, TOO_LARGE = Decimal("1E-18"), Decimal("1E+20")
"""What is stored lies between: beyond, Oxigraph compares a decimal as text, not as a number."""


def plain(number: Decimal) -> str:
    """Return a decimal without exponent and without needless zeros.

    >>> plain(Decimal("3.80E+6")), plain(Decimal("0.640"))
    ('3800000', '0.64')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def finest(number: Decimal, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """Return a number to at most 18 decimal places.

    >>> finest(Decimal("0.0020576562567305623")), finest(Decimal("3.80"))
    (Decimal('0.002057656256730562'), Decimal('3.80'))
    """
    nearest = number.quantize(FINEST, rounding, EXACT)
    return number if nearest == number else nearest


@dataclass(frozen=True, slots=True)
class Interval:
    """Everything between ``low`` and ``high``; ``None`` is no bound on that side.

    ``strict`` says that a one-sided bound is itself excluded ("more than 90").

    >>> Interval(Decimal("3.75"), Decimal("3.85"))
    [3.75, 3.85]
    >>> Interval(Decimal(90), None, strict=True)
    (90, ∞)
    """

    low: Decimal | None
    high: Decimal | None
    strict: bool = False

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("an interval needs at least one bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {plain(self.low)} is above high {plain(self.high)}")

    def __repr__(self) -> str:
        left = "(−∞" if self.low is None else f"{'(' if self._open_low else '['}{plain(self.low)}"
        right = (
            "∞)" if self.high is None else f"{plain(self.high)}{')' if self._open_high else ']'}"
        )
        return f"{left}, {right}"

    @property
    def _open_low(self) -> bool:
        return self.strict and self.low is not None

    @property
    def _open_high(self) -> bool:
        return self.strict and self.high is not None and self.low is None

    @property
    def one_sided(self) -> bool:
        """Whether one side is open: "over 90".

        >>> Interval(Decimal(90), None).one_sided
        True
        """
        return self.low is None or self.high is None

    @property
    def point(self) -> Decimal:
        """Return the middle, or the only bound there is.

        >>> Interval(Decimal("3.75"), Decimal("3.85")).point
        Decimal('3.80')
        """
        if self.low is None or self.high is None:
            bound = self.high if self.low is None else self.low
            assert bound is not None
            return bound
        return EXACT.divide(EXACT.add(self.low, self.high), Decimal(2))

    def overlaps(self, other: Interval) -> bool:
        """Whether both may be true of one number; touching at a rounding edge is not enough.

        >>> Interval(Decimal(10), Decimal(12)).overlaps(Interval(Decimal(12), Decimal(13)))
        False
        >>> Interval(Decimal(5), Decimal(5)).overlaps(Interval(Decimal(5), Decimal(5)))
        True
        """
        low = max((i.low for i in (self, other) if i.low is not None), default=None)
        high = min((i.high for i in (self, other) if i.high is not None), default=None)
        if low is None or high is None or low < high:
            return True
        return low == high and self._has(low) and other._has(low) and self._is_point(other)

    def _is_point(self, other: Interval) -> bool:
        return self.low == self.high or other.low == other.high

    def _has(self, number: Decimal) -> bool:
        above = self.low is None or number > self.low or (number == self.low and not self._open_low)
        below = (
            self.high is None or number < self.high or (number == self.high and not self._open_high)
        )
        return above and below

    def contains(self, other: Interval) -> bool:
        """Whether whatever is in ``other`` is in this one too: ``other`` entails this one.

        >>> Interval(Decimal(90), None, strict=True).contains(Interval(Decimal(105), Decimal(115)))
        True
        """
        above = self.low is None or (other.low is not None and self._reaches_down(other))
        below = self.high is None or (other.high is not None and self._reaches_up(other))
        return above and below

    def _reaches_down(self, other: Interval) -> bool:
        assert self.low is not None and other.low is not None
        return other.low > self.low or (
            other.low == self.low and (not self._open_low or other._open_low)
        )

    def _reaches_up(self, other: Interval) -> bool:
        assert self.high is not None and other.high is not None
        return other.high < self.high or (
            other.high == self.high and (not self._open_high or other._open_high)
        )

    def times(self, factor: Decimal) -> Interval:
        """Return the interval in another unit; ``factor`` is positive.

        >>> Interval(Decimal("3.75"), None).times(Decimal(1000))
        [3750, ∞)
        """
        return Interval(
            None if self.low is None else EXACT.multiply(self.low, factor),
            None if self.high is None else EXACT.multiply(self.high, factor),
            self.strict,
        )

    def storable(self) -> Interval:
        """Return the interval with bounds of at most 18 decimal places, rounded outward.

        >>> Interval(Decimal("2.00000000000000000027"), None).storable()
        [2, ∞)
        """
        return Interval(
            None if self.low is None else finest(self.low, ROUND_FLOOR),
            None if self.high is None else finest(self.high, ROUND_CEILING),
            self.strict,
        )

    def plus(self, other: Interval) -> Interval:
        """Return what the sum can be.

        >>> Interval(Decimal(3), Decimal(4)).plus(Interval(Decimal(10), None))
        [13, ∞)
        """
        lows, highs = (self.low, other.low), (self.high, other.high)
        return Interval(
            None if None in lows else EXACT.add(*(low for low in lows if low is not None)),
            None if None in highs else EXACT.add(*(high for high in highs if high is not None)),
        )

    def over(self, other: Interval) -> Interval:
        """Return what the quotient can be, for two intervals of amounts (nothing below zero).

        >>> Interval(Decimal(3), Decimal(6)).over(Interval(Decimal(2), Decimal(4)))
        [0.75, 3]
        """
        low = (
            Decimal(0)
            if self.low is None or other.high is None or not other.high
            else EXACT.divide(self.low, other.high)
        )
        high = None if self.high is None or not other.low else EXACT.divide(self.high, other.low)
        return Interval(low, high)

    def factor_to(self, other: Interval) -> Interval:
        """Return by what factor the larger of two amounts exceeds the smaller, at least 1.

        >>> Interval(Decimal(4), Decimal(5)).factor_to(Interval(Decimal(20), Decimal(30)))
        [4, 7.5]
        """
        small, large = sorted((self, other), key=lambda interval: interval.point)
        quotient = large.over(small)
        return Interval(max(quotient.low or Decimal(0), Decimal(1)), quotient.high)
