"""What one site's record says: rows of its inventory, and the claims they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from kg import files
from kg.intervals import EXACT, plain
from kg.model import Claim, Concept, Concepts, Level, Observable, Passage, question_of
from kg.values import Estimate, UnreadableValue, parse
from kg.vocabulary import UNSTATED

GROUP, BASIS = "REE", "metal"
WHOLE = {"La", "Ce", "Nd"}  # grades that cover these are of the rare earths together
UNITS = {"Q200": "t", "Q202": "Mt", "Q201": "%", "Q220": "ppm", "Q203": "ppm"}
CLASSES = {
    frozenset({"Inferred", "Indicated", "Measured"}): "crirsco-resources",
    frozenset({"Indicated", "Measured"}): "measured-and-indicated",
    frozenset({"Inferred"}): "crirsco-inferred",
    frozenset({"Indicated"}): "crirsco-indicated",
    frozenset({"Measured"}): "crirsco-measured",
    frozenset({"Proven"}): "crirsco-proved",
    frozenset({"Probable"}): "crirsco-probable",
    frozenset({"Proven", "Probable"}): "crirsco-ore-reserves",
}


@dataclass(frozen=True, slots=True)
class Inventory:
    """One row: a commodity with ore, grade and class, and where in the file it stands."""

    commodity: str
    ore: Estimate
    grade: Estimate | None
    category: str
    where: str


def inventories(
    site: dict[str, Any], number: int, concepts: Concepts
) -> tuple[list[Inventory], Counter[str]]:
    """Return the rows of a site that can be read, and how many were left out for what."""
    found: list[Inventory] = []
    dropped: Counter[str] = Counter()
    for place, row in enumerate(site.get("mineral_inventory", ())):
        if "ore" not in row:
            continue
        name = row.get("commodity", {}).get("observed_name", "").removesuffix(" ppm")
        commodity = concepts.find("commodity", name)
        ore, grade = (_estimate(row.get(key), concepts) for key in ("ore", "grade"))
        if row.get("zone") or row.get("cutoff_grade"):
            dropped["rows of a zone or above a cutoff grade"] += 1
        elif commodity is None:
            dropped["rows of a commodity that is not known"] += 1
        elif ore is None:
            dropped["rows whose ore has no unit"] += 1
        else:
            where = files.pointer((str(number), "mineral_inventory", str(place)))
            found.append(Inventory(commodity.id, ore, grade, _class(row), where))
    return found, dropped


def _estimate(measured: dict[str, Any] | None, concepts: Concepts) -> Estimate | None:
    if not measured:
        return None
    unit = measured.get("unit", {}).get("normalized_uri", "").rpartition("/")[2]
    if unit not in UNITS or "value" not in measured:
        return None
    try:
        printed = str(measured["value"])
        return replace(parse(f"{printed} {UNITS[unit]}", concepts.units), printed=printed)
    except UnreadableValue:
        return None


def _class(row: dict[str, Any]) -> str:
    names = {c.get("normalized_uri", "").rpartition("/")[2] for c in row.get("category", ())}
    return CLASSES.get(frozenset(names), UNSTATED)


@dataclass(frozen=True, slots=True)
class SiteReader:
    """Turns the rows of one site into claims."""

    source: str
    place: Concept
    number: int
    concepts: Concepts

    def claims(self, held: list[Inventory]) -> list[Claim]:
        """Return the claims of a site; that there is no figure is one too."""
        if not held:
            nothing = Level(self.place.id, "contained", GROUP)
            return [self._claim(nothing, None, files.pointer((str(self.number),)))]
        first = held[0]
        ore = Level(self.place.id, "ore-tonnage", GROUP, category=first.category)
        graded = [row for row in held if row.grade]
        claims = [self._claim(ore, first.ore, f"{first.where}/ore")]
        claims += [self._grade(row) for row in graded]
        return [*claims, *self._contained(graded)]

    def _grade(self, row: Inventory) -> Claim:
        level = Level(self.place.id, "grade", row.commodity, basis=BASIS, category=row.category)
        return self._claim(level, row.grade, f"{row.where}/grade")

    def _contained(self, graded: list[Inventory]) -> Iterator[Claim]:
        if not {row.commodity for row in graded} >= WHOLE:
            return
        amounts = [
            EXACT.multiply(row.ore.point, EXACT.divide(row.grade.point, Decimal(100)))
            for row in graded
            if row.grade
        ]
        tonnes = plain(round(sum(amounts, Decimal(0)), 0))
        level = Level(self.place.id, "contained", GROUP, basis=BASIS, category=graded[0].category)
        note = f"ore times the grades of {len(graded)} elements"
        estimate = parse(f"{tonnes} t", self.concepts.units, exact=True)
        yield self._claim(level, estimate, graded[0].where, computed=True, note=note)

    def _claim(
        self,
        observable: Observable,
        estimate: Estimate | None,
        where: str,
        *,
        computed: bool = False,
        note: str = "",
    ) -> Claim:
        level = observable.levels[0]
        name = ".".join((level.subject, level.property, level.commodity))
        return Claim(
            id=f"{self.source}.{name}",
            source=self.source,
            modality="estimate" if estimate else "no-figure",
            passage=Passage("")
            if computed
            else Passage(estimate.printed if estimate else "", cell=where),
            observable=observable,
            question=question_of(observable, self.concepts).id,
            estimate=estimate,
            computed=computed,
            note=note,
        )
