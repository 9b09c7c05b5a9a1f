"""Reads the JSON of the IEA's explorer: numbers are kept as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kg import files
from kg.errors import BadInput, Problem
from kg.importers import Imported
from kg.model import Claim, Concepts, Edition, Level, Passage, Source, question_of
from kg.policy import current
from kg.times import Time
from kg.values import UnreadableValue, parse
from kg.vocabulary import UNSTATED

MARKS = (b'"totalDemand"', b"IEA")
NAME = "iea-explorer2024"
PROPERTIES = {"mining": "mine-production", "refining": "processed-output"}
NAMES = {"Rare Earth Elements": "REE", "Battery-grade graphite": "graphite"}
SCOPES = {"Rare Earth Elements": "magnet"}  # the file counts the four magnet metals only
TOTAL, UNIT = "Total ", "kt/yr"


class IeaImporter:
    """Reads the IEA's Critical Minerals Data Explorer."""

    name = "iea"
    about = "IEA Critical Minerals Data Explorer (.json)"

    def accepts(self, path: Path, head: bytes) -> bool:
        """Whether it is JSON that begins like the explorer's."""
        return path.suffix.lower() == ".json" and all(mark in head for mark in MARKS)

    def read(self, path: Path, concepts: Concepts) -> Imported:
        """Return the edition; raise `BadInput`."""
        return _Explorer(path, concepts).imported(files.printed_json(path))


@dataclass
class _Explorer:
    path: Path
    concepts: Concepts
    problems: list[Problem] = field(default_factory=list)
    no_places: list[str] = field(default_factory=list)

    def imported(self, data: Any) -> Imported:
        try:
            claims = (*self._supply(data["supply"]), *self._uses(data["byTechnology"]))
        except (KeyError, TypeError, AttributeError):
            message = "it has not the parts of the explorer's file"
            problem = Problem(str(self.path), 1, 0, message, "expected: supply, byTechnology")
            raise BadInput([problem]) from None
        if self.problems:
            raise BadInput(self.problems)
        return Imported((Edition(self._source(), claims),), remarks=tuple(self._remarks(claims)))

    def _source(self) -> Source:
        facts = files.facts_beside(self.path)
        return Source(
            id=NAME,
            title=facts.get("title", "Critical Minerals Data Explorer"),
            type="Dataset",
            publisher="iea",
            published=Time.parse(facts["published"]) if "published" in facts else None,
            url=facts.get("url", ""),
            licence=facts.get("licence", "CC BY 4.0"),
            note=facts.get("note", ""),
            policy=current().name,
        )

    def _remarks(self, claims: tuple[Claim, ...]) -> Iterator[str]:
        forecasts = sum(claim.modality == "forecast" for claim in claims)
        yield f"{NAME}: {len(claims):,} figures, {forecasts} of them forecasts of the base case"
        yield f"{NAME}: demand by scenario left out: no facet keeps scenarios apart"
        for name in self.no_places:
            yield f"{NAME}: a row without figures left out, which names no place: “{name}”"

    def _supply(self, minerals: dict[str, Any]) -> Iterator[Claim]:
        for mineral, stages in minerals.items():
            for stage, table in stages.items():
                rows = {**table["countries"], "World": table["total"]}
                for country, years in rows.items():
                    pointer = ("supply", mineral, stage)
                    where = ("total",) if country == "World" else ("countries", country)
                    yield from self._row(mineral, stage, country, years, (*pointer, *where))

    def _row(
        self, mineral: str, stage: str, country: str, years: dict[str, Any], where: tuple[str, ...]
    ) -> Iterator[Claim]:
        subject = self.concepts.find("thing", country)
        if subject is None and not any(years.values()):
            self.no_places.append(country)
        elif subject is None:
            self._wrong(where, f"unknown country “{country}”")
        else:
            for year, printed in years.items():
                level = self._level(subject.id, PROPERTIES[stage], mineral, year)
                forecast = year != min(years)
                yield from self._claim(level, printed, (*where, year), forecast=forecast)

    def _uses(self, technologies: dict[str, Any]) -> Iterator[Claim]:
        for technology, parts in technologies.items():
            use = self.concepts.find("use", technology)
            for mineral, years in parts["minerals"].items():
                if use is None or mineral.startswith(TOTAL):
                    continue
                year = min(years)
                level = self._level("world", f"use-in-{use.id}", mineral, year)
                where = ("byTechnology", technology, "minerals", mineral, year)
                yield from self._claim(level, years[year], where)

    def _level(self, subject: str, property_: str, mineral: str, year: str) -> Level:
        commodity = self.concepts.find("commodity", NAMES.get(mineral, mineral))
        name = commodity.id if commodity else ""
        scope = SCOPES.get(mineral, UNSTATED)
        return Level(subject, property_, name, elements=scope, time=year)

    def _claim(
        self, level: Level, printed: str | None, where: tuple[str, ...], *, forecast: bool = False
    ) -> Iterator[Claim]:
        if not level.commodity:
            self._wrong(where, "unknown mineral")
        elif printed is not None:
            try:
                estimate = replace(parse(f"{printed} {UNIT}", self.concepts.units), printed=printed)
            except UnreadableValue as error:
                self._wrong(where, str(error))
                return
            name = ".".join((level.subject, level.property, level.commodity, level.time))
            yield Claim(
                id=f"{NAME}.{name}",
                source=NAME,
                modality="forecast" if forecast else "estimate",
                passage=Passage(estimate.printed, cell=files.pointer(where)),
                observable=level,
                question=question_of(level, self.concepts).id,
                estimate=estimate,
                note="battery-grade graphite" if "Battery-grade graphite" in where else "",
            )

    def _wrong(self, where: tuple[str, ...], message: str) -> None:
        place = f"{message}, at {files.pointer(where)}"
        self.problems.append(Problem(str(self.path), 0, 0, place, "the ontology has to name it"))
