"""Cells become claims: a figure on an observable, or the statement that there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from kg.importers.usgs import notes
from kg.importers.usgs.layouts import Cell, split_country
from kg.importers.usgs.statistic import Meaning, Reader
from kg.importers.usgs.value import Values
from kg.model import Claim, Concept, Concepts, Level, Observable, Passage, Ratio, is_flow, is_stock
from kg.model.concept import slug
from kg.values import UnreadableValue
from kg.vocabulary import UNSTATED

FIRST_COMMODITY = "REE"  # the names of its cells leave the commodity out
CONSUMED = ("Estimated.", "Reported.", "See Appendix C")

Mistake = Callable[[Cell, str, str], None]


@dataclass
class CellReader:
    """Reads the cells of one edition; ``minted`` are concepts that only this edition has.

    ``facts`` come from the file beside the table: readings that its layout cannot express.
    """

    edition: str
    last_year: str
    concepts: Concepts
    facts: dict[str, Any]
    wrong: Mistake
    minted: dict[str, Concept] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._words = Reader(self.concepts)
        self._values = Values(self.concepts.units)
        self._facets = self.facts.get("facets", {})
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._readings = {(r["role"], r["commodity"]): r for r in self.facts.get("reading", ())}

    def claims(self, cell: Cell) -> Iterator[Claim]:
        """Return the claim of a cell, and a second one if a footnote gives another figure."""
        reading = self._readings.get((cell.role, cell.commodity), {})
        if reading.get("leave_out"):
            self.left_out[reading["because"]] += 1
            return
        cell = replace(
            cell, role=reading.get("as_role", cell.role), commodity=self._in_order(cell, reading)
        )
        country, qualifier = split_country(cell.country)
        subject = self.concepts.find("thing", country)
        commodity = self.concepts.find("commodity", cell.commodity)
        if subject is None or commodity is None:
            kind, name = ("country", country) if subject is None else ("commodity", cell.commodity)
            self.wrong(cell, f"unknown {kind} “{name}”", "the ontology has to name it")
            return
        role = f"{_kind_of_table(cell)}{cell.role}"
        meaning = self._words.of(role, commodity, cell.statistic, qualifier)
        if reading.get("whole_commodity"):
            meaning = replace(meaning, commodity=commodity, form="")
        level = self._level(cell, subject.id, self._named(cell, commodity, meaning))
        claim = self._claim(cell, level)
        if claim:
            yield claim
            yield from self._second_figure(cell, claim, level)

    def _in_order(self, cell: Cell, reading: dict[str, Any]) -> str:
        """Return the commodity of a cell whose like comes several times for lost headings."""
        if "in_order" not in reading:
            return cell.commodity
        like = (cell.role, cell.commodity, cell.statistic, cell.country, cell.year)
        self._seen[like] += 1
        in_order = reading["in_order"]
        return str(in_order[min(self._seen[like], len(in_order)) - 1])

    def _named(self, cell: Cell, commodity: Concept, meaning: Meaning) -> Meaning:
        """Give a statistic or a form that no concept knows a concept of its own."""
        if not meaning.property:
            name = self._own_property(cell).id
            return replace(meaning, commodity=commodity, property=name, form="")
        if meaning.form:
            return replace(meaning, commodity=self._own_form(meaning), form="")
        return meaning

    def _own_property(self, cell: Cell) -> Concept:
        base = self.concepts.find("property", cell.role)
        yearly = base is not None and is_flow(base.id, self.concepts)
        concept = Concept(
            f"usgs.{slug(cell.statistic)}",
            "property",
            (cell.statistic,),
            definition=f"A statistic that USGS prints under “{cell.role}”.",
            broader=("flow" if yearly else "annual",),
            related=(base.id,) if base else (),
        )
        return self.minted.setdefault(concept.id, concept)

    def _own_form(self, meaning: Meaning) -> Concept:
        parent = meaning.commodity
        form = Concept(
            f"{parent.id}.{slug(meaning.form)}",
            "commodity",
            (f"{parent.label}, {meaning.form}",),
            definition=f"A form of {parent.label} that USGS reports apart.",
            broader=(parent.id,),
        )
        return self.minted.setdefault(form.id, form)

    def _level(self, cell: Cell, subject: str, meaning: Meaning) -> Level:
        reserves = meaning.property == "reserves"
        category = notes.category(cell.notes) if reserves else None
        return Level(
            subject,
            meaning.property,
            meaning.commodity.id,
            basis=self._basis(cell, meaning),
            category=category or ("usgs-reserves" if reserves else UNSTATED),
            elements=self._facets.get(meaning.commodity.id, {}).get("elements", UNSTATED),
            time=cell.year,
        )

    def _basis(self, cell: Cell, meaning: Meaning) -> str:
        noted = (self._words.basis(n) for n in cell.notes if meaning.property == "reserves")
        told = [*noted, meaning.basis, "gross" if notes.gross(cell.notes) else UNSTATED]
        told.append(self._words.basis(cell.heading))
        if cell.of_table:
            told.append(self._words.basis_of_data(cell.about_all))
        return next((basis for basis in told if basis != UNSTATED), UNSTATED)

    def _claim(self, cell: Cell, level: Level) -> Claim | None:
        try:
            estimate = self._values.read(cell, level.property, yearly=self._is_flow(level.property))
        except (UnreadableValue, ValueError) as error:
            self.wrong(cell, str(error), "see the legend of the table")
            return None
        observable: Observable = level
        if level.property == "us-imports":
            observable = Ratio(level, replace(level, subject="world"))
        dated = not is_stock(level.property, self.concepts)
        return Claim(
            id=f"{self.edition}.{self._cell_name(level, dated=level.time != self.last_year)}",
            source=self.edition,
            modality="estimate" if estimate else "no-figure",
            passage=Passage(cell.printed, cell=cell.fragment),
            observable=observable,
            estimate=estimate,
            cell=f"mcs.{self._cell_name(level, dated=dated)}",
            note=self._note(cell, level),
        )

    def _is_flow(self, property_: str) -> bool:
        own = self.minted.get(property_)
        return "flow" in own.broader if own else is_flow(property_, self.concepts)

    def _cell_name(self, level: Level, *, dated: bool) -> str:
        parts = [level.subject, level.property]
        if level.commodity != FIRST_COMMODITY:
            parts.append(level.commodity)
        if dated:
            parts.append(level.time)
        return ".".join(parts)

    def _note(self, cell: Cell, level: Level) -> str:
        own = [note for note in cell.notes if not note.startswith(CONSUMED)]
        if cell.of_table and level.time in (self.last_year, str(int(self.last_year) - 1)):
            own += notes.revision(cell.about_all, split_country(cell.country)[0], cell.role)
        return " ".join(own)

    def _second_figure(self, cell: Cell, claim: Claim, level: Level) -> Iterator[Claim]:
        other = notes.jorc(cell.notes)
        if other and level.subject == "australia" and level.property == "reserves":
            printed, words = other
            yield replace(
                claim,
                id=f"{claim.id}.jorc",
                modality="estimate",
                passage=Passage(words, cell=claim.passage.cell),
                observable=replace(level, category="jorc-or-equivalent"),
                estimate=self._values.in_words(printed),
                cell=f"{claim.cell}.jorc",
                note="",
            )


def _kind_of_table(cell: Cell) -> str:
    if not cell.of_table:
        return "salient "
    return "mined " if cell.mined and cell.role == "Production" else ""
