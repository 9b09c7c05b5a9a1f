"""Units of measure: symbols, what they measure, and exact factors to a base unit.

The units themselves stand in ``ontology/minerals.ttl`` with their QUDT names; this module
only knows how to look one up and how to convert.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.intervals import Interval, plain


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: ``factor`` of it make one ``base`` (the symbol of the base unit of its kind).

    ``iri`` is QUDT's where QUDT has the unit, ``names`` are what people print for it.

    >>> kt = Unit("http://qudt.org/vocab/unit/KiloTONNE", "kt", "Mass", "t", Decimal(1000))
    >>> kt.to_base(Interval(Decimal("1.5"), None))
    [1500, ∞)
    """

    iri: str
    symbol: str
    kind: str
    base: str
    factor: Decimal
    names: tuple[str, ...] = ()

    def to_base(self, interval: Interval) -> Interval:
        """Return an interval printed in this unit in the base unit of its kind."""
        return interval.times(self.factor)


class Units:
    """All units that are known, found by symbol or by any printed name.

    >>> t = Unit("x:t", "t", "Mass", "t", Decimal(1), ("tonnes", "metric tons"))
    >>> Units([t]).find("Metric  tons").symbol
    't'
    >>> Units([t]).find("furlongs") is None
    True
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self.all = tuple(units)
        self._by_symbol = {unit.symbol: unit for unit in self.all}
        self._by_iri = {unit.iri: unit for unit in self.all}
        self._by_name = {_folded(name): unit for unit in self.all for name in unit.names}

    def find(self, text: str) -> Unit | None:
        """Return the unit with that symbol (case counts) or printed name (it does not)."""
        return self._by_symbol.get(text.strip()) or self._by_name.get(_folded(text))

    def with_iri(self, iri: str) -> Unit | None:
        """Return the unit with that IRI."""
        return self._by_iri.get(iri)

    def base(self, symbol: str) -> Unit:
        """Return the unit that carries that symbol; ``KeyError`` when there is none."""
        return self._by_symbol[symbol]

    def spellings(self) -> list[str]:
        """Return every symbol and printed name, for suggestions."""
        return sorted({*self._by_symbol, *self._by_name})


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


SCALES = (("bn ", Decimal(10) ** 9), ("M", Decimal(10) ** 6), ("k", Decimal(10) ** 3))


def shown(amount: Decimal, symbol: str) -> str:
    """Return an amount in a base unit as people print it, to four digits.

    >>> shown(Decimal(28550000), "t"), shown(Decimal(2500), "t/yr"), shown(Decimal(69), "%")
    ('28.55 Mt', '2.5 kt/yr', '69 %')
    >>> shown(Decimal(15000000000), "USD"), shown(Decimal(2), "x"), shown(Decimal(5), "#")
    ('15 bn USD', '×2', '#5')
    """
    if symbol == "x":
        return f"×{_digits(amount)}"
    if symbol == "#":
        return f"#{plain(amount)}"
    if symbol.startswith(("t", "USD")):
        for prefix, scale in SCALES:
            if abs(amount) >= scale and not (prefix == "bn " and symbol.startswith("t")):
                return f"{_digits(amount / scale)} {prefix}{symbol}"
    return f"{_digits(amount)} {symbol}".rstrip()


def span(interval: Interval, unit: str) -> str:
    """Return an interval as people write it.

    >>> span(Interval(Decimal(3700000), Decimal(3900000)), "t")
    '3.7 Mt to 3.9 Mt'
    """
    if interval.low is None or interval.high is None:
        bound = interval.high if interval.low is None else interval.low
        assert bound is not None
        return f"{'below' if interval.low is None else 'over'} {shown(bound, unit)}"
    low, high = shown(interval.low, unit), shown(interval.high, unit)
    return low if low == high else f"{low} to {high}"


def _digits(amount: Decimal) -> str:
    if amount == 0:
        return "0"
    places = max(0, 3 - amount.adjusted())
    return plain(round(amount, places))
