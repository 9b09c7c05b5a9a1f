"""Reads a CSV table as text, cell by cell, and refuses what a spreadsheet may have mangled."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import BadInput, Problem

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its file, its column names as printed but trimmed, and its rows with numbers.

    Row 1 is the header, as in RFC 7111.
    """

    path: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]

    def fragment(self, row: int, column: str) -> str:
        """Return the RFC 7111 fragment of a cell."""
        return f"cell={row},{self.columns.index(column) + 1}"


def decoded(data: bytes) -> str:
    r"""Return the text of a file in UTF-8 or, failing that, in Windows-1252.

    >>> decoded(b"2021\x9624")
    '2021–24'
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read(path: Path) -> Table:
    """Return the rows of a CSV file that hold anything; raise `BadInput`."""
    problems: list[Problem] = []
    numbered = _records(path, decoded(path.read_bytes()), problems)
    header = next(numbered, (1, []))[1]
    while header and not header[-1].strip():
        header.pop()
    columns = tuple(_trimmed(name) for name in header)
    repeated = [name for name, count in Counter(columns).items() if count > 1]
    if repeated or not columns:
        message = f"the column “{repeated[0]}” is there twice" if repeated else "it has no columns"
        raise BadInput([Problem(str(path), 1, 0, message, "keep the header as published")])
    rows = []
    for number, record in numbered:
        beyond = [cell for cell in record[len(columns) :] if cell.strip()]
        if beyond or 0 < len(record) < len(columns):
            message = f"{len(record)} cells under {len(columns)} columns"
            problems.append(Problem(str(path), number, 0, message, "check the commas and quotes"))
        elif any(cell.strip() for cell in record):
            cells = (cell.replace("\xa0", " ") for cell in record)
            rows.append((number, dict(zip(columns, cells, strict=False))))
    if problems:
        raise BadInput(problems)
    return Table(str(path), columns, tuple(rows))


def _records(path: Path, text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for number, record in enumerate(reader, start=1):
            yield number, record
            begins = reader.line_num + 1
    except csv.Error as error:
        why, remedy = str(error), "check the quotation marks"
        if "end of data" in why or "field limit" in why:
            why, remedy = "a quotation mark is opened here and never closed", "close it"
        problems.append(Problem(str(path), begins, 0, why, remedy))


def _trimmed(name: str) -> str:
    return " ".join(name.replace("\xa0", " ").split())
