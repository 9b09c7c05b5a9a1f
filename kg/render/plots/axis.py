"""An axis: where values stand on a line, and which of them are marked.

Places are whole pixels; nothing is read back from them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.units import shown

MOST_TICKS = 7
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Tick:
    """A marked value: where it stands, and how it is written."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from ``low`` to ``high`` on a line from ``start`` to ``end``.

    >>> axis = Axis.over([Decimal(1), Decimal(100)], start=0, end=200)
    >>> axis.log, round(axis.at(Decimal(10)))
    (True, 100)
    """

    low: float
    high: float
    start: float
    end: float
    log: bool

    @staticmethod
    def over(values: Iterable[Decimal], *, start: float, end: float, log: bool = True) -> Axis:
        """Return an axis with some room around values; logarithmic where all are above zero."""
        numbers = [float(value) for value in values]
        low, high = min(numbers, default=0), max(numbers, default=1)
        if log and low > 0:
            room = max((high / low) ** 0.06, 1.03)
            return Axis(low / room, high * room, start, end, True)
        room = (high - low or abs(high) or 1) * 0.06
        return Axis(min(low, 0) if low >= 0 else low - room, high + room, start, end, False)

    def at(self, value: Decimal | float) -> int:
        """Return the place of a value; what lies beyond the axis stands at its end."""
        number = min(max(float(value), self.low), self.high)
        scale = math.log if self.log else float
        low, high = scale(self.low), scale(self.high)
        return round(self.start + (scale(number) - low) / (high - low) * (self.end - self.start))

    def ticks(self, unit: str) -> list[Tick]:
        """Return the marked values, few enough to be read."""
        values = self._decades() if self.log else self._even()
        if len(values) < 2:
            values = self._even()
        return [Tick(self.at(v), shown(Decimal(f"{v:.6g}"), unit)) for v in values]

    def _decades(self) -> list[float]:
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        for steps in (_STEPS, _STEPS[:1]):
            values = [s * 10.0**p for p in powers for s in steps if self._has(s * 10.0**p)]
            if len(values) <= MOST_TICKS:
                return values
        return values[:: math.ceil(len(values) / MOST_TICKS)]

    def _even(self) -> list[float]:
        """Return round values that lie evenly."""
        span = self.high - self.low
        step = next(s for s in _round_steps(span) if span / s <= MOST_TICKS)
        first = math.ceil(self.low / step)
        count = math.floor(self.high / step) - first + 1
        return [(first + place) * step for place in range(count)]

    def _has(self, value: float) -> bool:
        return self.low <= value <= self.high


def _round_steps(span: float) -> Iterator[float]:
    power = math.floor(math.log10(span)) - 1
    while True:
        for step in _STEPS:
            yield step * 10.0**power
        power += 1
