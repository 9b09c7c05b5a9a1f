"""What a cell prints becomes an estimate, or nothing when it prints a word."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.importers.usgs import notes
from kg.importers.usgs.layouts import Cell
from kg.units import Unit, Units
from kg.values import Estimate, UnreadableValue, parse

_RANGE = re.compile(r"([\d.,]+)\s*[-–]\s*([\d.,]+)")
_FIGURE = re.compile(r"[<>]?[\d.,]*\d(?:\.\.[\d.,]+)?")
ZERO = "—"
# "?10" is how the file of 2026 prints a negative stock change: its minus sign was lost
_WORD = re.compile(
    r"NA|W|E|XX|s|(?:very )?(?:large|moderate|small)(?: to large)?|variable\b.*|\?\d+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Values:
    """Reads printed figures with the units that are known."""

    units: Units

    def read(self, cell: Cell, property_: str, *, yearly: bool) -> Estimate | None:
        """Return the estimate of a cell; ``None`` for "NA", "W", "Large" and other words.

        ``yearly`` says that a table in tons means tons a year. Raises `UnreadableValue`.
        """
        printed = _RANGE.sub(r"\1..\2", cell.printed).replace(ZERO, "0")
        if printed == "s" and any(notes.LESS_THAN_HALF.search(note) for note in cell.notes):
            printed = "<0.5"
        if not _FIGURE.fullmatch(printed):
            if not _WORD.fullmatch(printed):
                raise UnreadableValue(f"“{printed}” is neither a figure nor a word of the legend")
            return None
        value = parse(f"{printed} {self._unit(cell, property_, yearly=yearly).symbol}", self.units)
        hedge = _hedge(cell.notes) if value.hedge == "none" else value.hedge
        return replace(value, printed=cell.printed, hedge=hedge)

    def in_words(self, printed: str) -> Estimate:
        """Return the estimate of words such as "3.3 million tons"."""
        number, _, unit = printed.partition(" ")
        found = self.units.find(unit)
        if found is None:
            raise UnreadableValue(f"unknown unit “{unit}”", unknown_unit=unit)
        return replace(parse(f"{number} {found.symbol}", self.units), printed=printed)

    def _unit(self, cell: Cell, property_: str, *, yearly: bool) -> Unit:
        noted = notes.unit(cell.notes) if property_ == "reserves" else None
        text = (
            noted
            or cell.unit
            or ("index" if "index" in cell.statistic.casefold() else "metric tons")
        )
        unit = self.units.find(text)
        if unit is None:
            raise UnreadableValue(f"unknown unit “{text}”", unknown_unit=text)
        a_year = f"{unit.symbol}/yr" if yearly and unit.kind in ("Mass", "Volume") else ""
        return self.units.find(a_year) or unit


def _hedge(remarks: tuple[str, ...]) -> str:
    for note in remarks:
        if note.startswith("Estimated"):
            return "estimated"
        if note.casefold().startswith(("reported", "reproted")):
            return "reported"
    return "none"
