"""Reads one table of one edition: cells become claims, and what could not become one is said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from kg import files
from kg.errors import BadInput, Problem
from kg.importers import Imported
from kg.importers.usgs import layouts, table
from kg.importers.usgs.claims import CellReader
from kg.model import Claim, Concepts, Edition, Source, question_of
from kg.policy import current
from kg.times import Time

MARKS = (b"MCS chapter", b"UNIT_MEAS", b"Prod_t_est", b"RESERVES_", b"Statistics_detail")


class UsgsImporter:
    """Reads the tables of the USGS Mineral Commodity Summaries."""

    name = "usgs"
    about = "USGS Mineral Commodity Summaries (.csv)"

    def accepts(self, path: Path, head: bytes) -> bool:
        """Whether it is a CSV file, which no other importer reads."""
        return path.suffix.lower() == ".csv" or any(mark in head for mark in MARKS)

    def read(self, path: Path, concepts: Concepts) -> Imported:
        """Return the edition that the table prints; raise `BadInput`."""
        printed = table.read(path)
        name = layouts.edition_name(printed)
        found = list(layouts.cells(printed)) if name else []
        if layouts.is_known(printed) and not found:
            message = "there is no row with a figure below the header"
            raise BadInput([Problem(str(path), 1, 0, message, "give it rows")])
        if not found:
            message = "these are not the columns of a Mineral Commodity Summaries table"
            remedy = (
                f"it has {', '.join(printed.columns[:6])} …; "
                "expected are COMMODITY, TYPE, UNIT_MEAS or MCS chapter, Year, Value"
            )
            raise BadInput([Problem(str(path), 1, 0, message, remedy)])
        return _Edition(path, name, concepts).imported(found)


@dataclass
class _Edition:
    path: Path
    name: str
    concepts: Concepts
    problems: list[Problem] = field(default_factory=list)

    def imported(self, cells: list[layouts.Cell]) -> Imported:
        facts = files.facts_beside(self.path)
        last = max((int(c.year[-4:]) for c in cells if c.year[-4:].isdecimal()), default=0)
        reader = CellReader(self.name, str(last), self.concepts, facts, self._wrong)
        claims = _told_apart([claim for cell in cells for claim in reader.claims(cell)])
        if self.problems:
            raise BadInput(self.problems)
        minted = sorted(reader.minted.values(), key=lambda concept: (concept.kind, concept.id))
        edition = Edition(
            self._source(facts),
            _with_questions(claims, self.concepts.with_more(minted)),
            concepts=tuple(minted),
        )
        return Imported((edition,), remarks=self._remarks(claims, reader.left_out))

    def _source(self, facts: dict[str, Any]) -> Source:
        year = self.name.removeprefix("mcs")
        return Source(
            id=self.name,
            title=facts.get("title", f"Mineral Commodity Summaries {year}"),
            type="Dataset",
            publisher="usgs",
            published=Time.parse(facts.get("published", year)),
            url=facts.get("url", ""),
            series="mcs",
            licence=facts.get("licence", "U.S. Government work, public domain"),
            note=facts.get("note", ""),
            policy=current().name,
        )

    def _remarks(self, claims: list[Claim], left_out: Counter[str]) -> tuple[str, ...]:
        empty = Counter(c.passage.quote for c in claims if c.estimate is None)
        words = ", ".join(f"{word} {count}" for word, count in empty.most_common())
        without = f"; {sum(empty.values()):,} cells without one ({words})" if empty else ""
        figures = f"{self.name}: {sum(c.estimate is not None for c in claims):,} figures{without}"
        aside = (f"{self.name}: {n} cells left out: {why}" for why, n in left_out.items())
        return (figures, *aside)

    def _wrong(self, cell: layouts.Cell, message: str, remedy: str) -> None:
        self.problems.append(Problem(str(self.path), cell.row, 0, message, remedy))


def _told_apart(claims: list[Claim]) -> list[Claim]:
    """Give equal names of cells a suffix: the basis if that tells them apart, else the row.

    The cell counts, not the claim: one column of reserves may be labelled with another year.
    """
    count = Counter(claim.cell for claim in claims)
    bases = Counter((claim.cell, _basis(claim)) for claim in claims)
    return [
        claim
        if count[claim.cell] == 1
        else _suffixed(claim, by_basis=bases[claim.cell, _basis(claim)] == 1)
        for claim in claims
    ]


def _suffixed(claim: Claim, *, by_basis: bool) -> Claim:
    row = claim.passage.cell.removeprefix("cell=").partition(",")[0]
    suffix = _basis(claim) if by_basis else f"row{row}"
    cell = f"{claim.cell}.{suffix}" if by_basis else ""
    return replace(claim, id=f"{claim.id}.{suffix}", cell=cell)


def _basis(claim: Claim) -> str:
    return claim.observable.levels[0].basis if claim.observable else ""


def _with_questions(claims: list[Claim], concepts: Concepts) -> tuple[Claim, ...]:
    question = cache(lambda observable: question_of(observable, concepts).id)
    return tuple(replace(claim, question=question(claim.observable)) for claim in claims)
