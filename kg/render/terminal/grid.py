"""Rows in columns where these fit the width, else as records; no piece of a cell is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from kg.render.safe import columns, safe

Cell = Sequence[str]  # what may stand on lines of its own, each piece whole
GAP = 2
NARROWEST = 20  # a cell that is longer is not squeezed below this
TALLEST = 3  # lines of a row; a taller one is read more easily as a record
_BEFORE_WORD = re.compile(r"(?<=[^\d ] )(?! )|(?=[\u2e80-\u9fff\uac00-\ud7ff])")
_AFTER_MARK = re.compile(r"(?<=[./:-])(?:(?<!\d.)|(?!\d))(?![./:-])")


def words(text: str) -> Cell:
    """Return a text that may be wrapped before words, but not after a number.

    >>> words("about 3 800 000 tonnes of ore")
    ['about ', '3 800 000 tonnes ', 'of ', 'ore']
    """
    return _BEFORE_WORD.split(safe(text))


def marks(name: str) -> Cell:
    """Return a name that may be wrapped after its marks, but not within a date or a number.

    >>> marks("claim:mcs2025.russia.iron-ore.2024-05")
    ['claim:', 'mcs2025.', 'russia.', 'iron-', 'ore.', '2024-05']
    """
    return _AFTER_MARK.split(safe(name))


def whole(text: str) -> Cell:
    """Return a text that is never wrapped."""
    return (safe(text),)


def grid(
    names: Sequence[str], rows: Sequence[Sequence[Cell]], right: Sequence[bool], width: int
) -> list[str] | None:
    """Return the lines of rows under their names, or nothing where columns do not fit the width.

    ``right`` says of each column whether it stands to the right.

    >>> grid(["value", "unit"], [[["28.5"], ["Mt"]], [["3"], ["t"]]], [True, False], 40)
    ['value  unit', ' 28.5  Mt', '    3  t']
    """
    heads = [whole(name) for name in names]
    widths = _widths([*zip(heads, *rows, strict=True)], width)
    if widths is None:
        return None
    wrapped = [[*map(_wrapped, row, widths)] for row in (heads, *rows)]
    if any(len(lines) > TALLEST for row in wrapped for lines in row):
        return None
    return [line for row in wrapped for line in _lines(row, widths, right)]


def records(
    names: Sequence[str], rows: Sequence[Sequence[Cell]], width: int
) -> Iterator[tuple[str, str]]:
    """Give the lines of rows as records, each as the name of a cell and what stands beside it.

    >>> for line in records(["value", "unit"], [[["28.5"], ["Mt"]]], 40):
    ...     print(line)
    ('value:  ', '28.5')
    ('unit:   ', 'Mt')
    """
    heads = [f"{safe(name)}:" for name in names]
    room = max(map(columns, heads), default=0) + GAP
    for number, row in enumerate(rows):
        if number:
            yield "", ""
        for head, cell in zip(heads, row, strict=True):
            for line in _wrapped(cell, width - room):
                yield _filled(head, room, right=False), line.rstrip()
                head = ""


def _widths(everything: Sequence[Sequence[Cell]], width: int) -> list[int] | None:
    """Return how wide each column is, or nothing where they do not fit side by side."""
    wanted = [max(columns("".join(cell)) for cell in cells) for cells in everything]
    pieces = [max(columns(one.rstrip()) for cell in cells for one in cell) for cells in everything]
    given = [max(piece, min(NARROWEST, most)) for piece, most in zip(pieces, wanted, strict=True)]
    spare = width - GAP * (len(given) - 1) - sum(given)
    if spare < 0:
        return None
    short = sorted(range(len(given)), key=lambda place: wanted[place] - given[place])
    for waiting, place in zip(range(len(short), 0, -1), short, strict=True):
        more = min(wanted[place] - given[place], spare // waiting)
        given[place] += more
        spare -= more
    return given


def _wrapped(cell: Cell, room: int) -> list[str]:
    lines = [""]
    for piece in cell:
        if lines[-1] and columns(lines[-1] + piece.rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    return lines


def _lines(row: Sequence[list[str]], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    """Give the lines of a row, each cell filled to the width of its column."""
    for line in zip_longest(*row, fillvalue=""):
        filled = map(_filled, line, widths, right)
        yield (" " * GAP).join(filled).rstrip()


def _filled(text: str, width: int, right: bool) -> str:
    text = text.rstrip()
    space = " " * (width - columns(text))
    return space + text if right else text + space
