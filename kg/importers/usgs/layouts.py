"""The three layouts of the tables, each turned into the same cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.importers.usgs.table import Row, Table

_QUALIFIED = re.compile(r"(?P<name>[^()]{1,80}?)\s*\((?P<inside>[^()]{1,80})\)(?P<rest>.{0,60})")
_NOT_A_QUALIFIER = {"includes Puerto Rico"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed figure with everything that the table says about it.

    ``statistic`` names what is counted, ``role`` is the column or section it stands under,
    ``heading`` what stands in brackets above the table, ``about_all`` a remark on all figures
    of a commodity, ``of_table`` whether it stands in a world table and not among the salient
    statistics of the United States, ``mined`` whether the heading of the table says that production
    is that of mines.
    """

    role: str
    commodity: str
    country: str
    statistic: str
    unit: str
    year: str
    printed: str
    notes: tuple[str, ...]
    row: int
    fragment: str
    heading: str = ""
    about_all: str = ""
    of_table: bool = True
    mined: bool = False


def edition_name(table: Table) -> str:
    """Return the name of the edition, such as ``mcs2025``; empty when this is no such table."""
    first = dict(table.rows[0][1]) if table.rows else {}
    named = first.get("SOURCE") or first.get("Source") or ""
    if re.fullmatch(r"MCS\d{4}", named.strip()):
        return named.strip().lower()
    years = [row["Year"] for _, row in table.rows if row.get("Year", "").isdecimal()]
    return f"mcs{int(max(years)) + 1}" if years else ""


_LONG = {
    "MCS chapter", "Section", "Commodity", "Country", "Statistics", "Statistics_detail", "Unit",
    "Year", "Value", "Notes", "Other notes",
}  # fmt: skip
_WIDE = {"SOURCE", "COMMODITY", "COUNTRY", "TYPE", "UNIT_MEAS"}
_OF_ONE_COMMODITY = {"Source", "Country", "Type", "Prod_notes", "Reserves_t"}


def is_known(table: Table) -> bool:
    """Whether a table has the columns of one of the layouts."""
    columns = set(table.columns)
    return any(layout <= columns for layout in (_LONG, _WIDE, _OF_ONE_COMMODITY))


def cells(table: Table) -> Iterator[Cell]:
    """Return the cells of a table of any layout."""
    columns = set(table.columns)
    if columns >= _LONG:
        return _long(table)
    if columns >= _WIDE:
        return _wide(table, commodity="COMMODITY", country="COUNTRY", statistic="TYPE")
    if columns >= _OF_ONE_COMMODITY:
        return _wide(table, commodity="", country="Country", statistic="Type")
    return iter(())


def split_country(text: str) -> tuple[str, str]:
    """Return the country and the qualifier behind it.

    >>> split_country("Brazil (beneficiated)"), split_country("World total (rounded) 10")
    (('Brazil', 'beneficiated'), ('World total', ''))
    >>> split_country("Congo (Kinshasa)"), split_country("World total (ilmenite, rounded)")
    (('Congo (Kinshasa)', ''), ('World total', 'ilmenite'))
    """
    match = _QUALIFIED.fullmatch(text.strip())
    if not match or match["inside"] in ("Kinshasa", "Brazzaville"):
        return text.strip(), ""
    inside = f"{match['inside']} {match['rest']}"
    words = [w for w in re.split(r"[,\s]*\brounded\b[,\s]*|[,\s]*\d+\s*$", inside) if w.strip(" ,")]
    qualifier = " ".join(word.strip(" ,") for word in words)
    return match["name"], "" if qualifier in _NOT_A_QUALIFIER else qualifier


def _long(table: Table) -> Iterator[Cell]:
    for number, row in table.rows:
        notes = [note.strip() for note in row["Notes"].split(" -- ") if note.strip()]
        yield Cell(
            role="Import sources"
            if row["Section"] == "Import Sources"
            else row["Statistics"].strip(),
            commodity=row["Commodity"].strip(),
            country=row["Country"].strip(),
            statistic=row["Statistics_detail"].strip(),
            unit=row["Unit"].strip(),
            year=re.sub(r"^(\d\d)(\d\d)\D(\d\d)$", r"\1\2..\1\3", row["Year"].strip()),
            printed=row["Value"].strip(),
            notes=tuple(notes),
            row=number,
            fragment=table.fragment(number, "Value"),
            heading=_in_brackets(row["Section"]),
            about_all=row["Other notes"],
            of_table=row["Section"].startswith("World"),
            mined=row["Section"].startswith("World Mine Production"),
        )


def _in_brackets(heading: str) -> str:
    return heading.partition("(")[2].partition(")")[0]


_FIGURE = re.compile(
    r"(?P<role>PROD|CAP|RESERVES)(?:_T)?(?:_EST)?_? ?(?P<year>\d{4})?", re.IGNORECASE
)
_ROLES = {"prod": "Production", "cap": "Capacity", "reserves": "Reserves"}
_NOTES = {"prod": "PROD_NOTES", "cap": "CAP_NOTES", "reserves": "RESERVE_NOTES"}


def _wide(table: Table, *, commodity: str, country: str, statistic: str) -> Iterator[Cell]:
    figures = [
        (name, match["role"].lower(), match["year"] or "")
        for name in table.columns
        if (match := _FIGURE.fullmatch(name.replace("Prod_t_est", "PROD_EST")))
    ]
    last = max((year for _, _, year in figures), default="")
    notes = {
        name.upper().replace("RESERVES_NOTES", "RESERVE_NOTES"): name for name in table.columns
    }
    for number, row in table.rows:
        kind, text, unit = _what(row, commodity, statistic)
        for column, role, year in figures:
            note = row[notes[_NOTES[role]]].strip() if _NOTES[role] in notes else ""
            printed = row[column].strip() or _missing(note, role)
            if not printed:
                continue
            yield Cell(
                role=_ROLES[role],
                commodity=kind,
                country=row[country].strip(),
                statistic=text,
                unit=unit,
                year=year or last,
                printed=printed,
                notes=tuple(filter(None, (note, _estimated(column, note, text, year)))),
                row=number,
                fragment=table.fragment(number, column),
            )


def _what(row: Row, commodity: str, statistic: str) -> tuple[str, str, str]:
    if commodity:
        return row[commodity].strip(), row[statistic].strip(), row["UNIT_MEAS"].strip()
    kind, _, rest = row[statistic].partition(",")
    text, _, unit = rest.rpartition(",")
    return kind.strip(), text.strip(), unit.strip()


def _missing(note: str, role: str) -> str:
    """Return the word that stands in the notes instead of a figure."""
    first = note.split("(")[0].strip().rstrip(".")
    words = ("NA", "W", "XX", "Large", "Small", "Very small", "Moderate", "Moderate to Large")
    found = {word.casefold(): word for word in words}.get(first.casefold(), "")
    return found if role == "reserves" else ""


def _estimated(column: str, note: str, statistic: str, year: str) -> str:
    if note.casefold().startswith(("reported", "reproted")):
        return ""
    by_note = re.search(r"\bestimated\b(?: for)? ?(\d{4})?", note, re.IGNORECASE)
    if by_note and by_note[1] in (None, year):
        return "Estimated."
    return "Estimated." if "EST" in column.upper() or "estimated" in statistic.lower() else ""
