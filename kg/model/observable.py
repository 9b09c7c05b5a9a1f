"""Observables: exactly what a claim puts a value on. Equal facets make equal names."""

from __future__ import annotations

import builtins
from dataclasses import dataclass, replace

from kg.vocabulary import UNSTATED

FACETS = {
    "basis": "mass-basis",
    "category": "category",
    "elements": "element-scope",
    "territory": "thing",
}
"""What tells apart two levels of one subject, property and good, and of which kind each is."""


@dataclass(frozen=True, slots=True)
class Level:
    """An amount of something at a time; every facet is stated or ``unstated``.

    ``time`` is an EDTF date. The names are those of the concepts in ``ontology/``.

    >>> level = Level("russia", "reserves", "REE", basis="reo", time="2024")
    >>> level.id
    'russia.reserves.REE.reo.unstated.unstated.unstated.2024'
    """

    subject: str
    property: str
    commodity: str
    basis: str = UNSTATED
    category: str = UNSTATED
    elements: str = UNSTATED
    territory: str = UNSTATED
    time: str = UNSTATED

    @builtins.property  # the field of that name hides it
    def id(self) -> str:
        """Return the name that equal levels share."""
        facets = f"{self.basis}.{self.category}.{self.elements}.{self.territory}"
        return f"{self.subject}.{self.property}.{self.commodity}.{facets}.{self.time}"

    @builtins.property
    def levels(self) -> tuple[Level, ...]:
        """Return the levels that this observable is made of."""
        return (self,)


@dataclass(frozen=True, slots=True)
class Ratio:
    """The quotient of two levels: a share, a multiple or a growth factor.

    >>> Ratio(Level("china", "mining", "REE"), Level("world", "mining", "REE")).is_share
    True
    """

    numerator: Level
    denominator: Level

    @property
    def id(self) -> str:
        """Return the name that equal ratios share."""
        return f"{self.numerator.id}~{self.denominator.id}"

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return numerator and denominator."""
        return (self.numerator, self.denominator)

    @property
    def time(self) -> str:
        """Return the time of the numerator."""
        return self.numerator.time

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole: the same property and good, of the world."""
        above, below = self.numerator, self.denominator
        return below.subject == "world" and (above.property, above.commodity) == (
            below.property,
            below.commodity,
        )

    @property
    def is_growth(self) -> bool:
        """Whether it compares one amount at two times."""
        return replace(self.numerator, time=self.denominator.time) == self.denominator and (
            self.numerator.time != self.denominator.time
        )


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of one level among rivals, the largest first.

    >>> Rank(Level("russia", "reserves", "REE"), "countries").time
    'unstated'
    """

    level: Level
    among: str

    @property
    def id(self) -> str:
        """Return the name that equal ranks share."""
        return f"rank.{self.level.id}~{self.among}"

    @property
    def levels(self) -> tuple[Level, ...]:
        """Return the level that is ranked."""
        return (self.level,)

    @property
    def time(self) -> str:
        """Return the time of the level."""
        return self.level.time


Observable = Level | Ratio | Rank
