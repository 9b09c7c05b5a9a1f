"""Lines of styled text, wrapped and indented; everything put in is untrusted."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.model import Claim
from kg.render import Options
from kg.render.safe import columns, safe, shortened
from kg.render.words import number_in

_NUMBER = re.compile(r"-?\d*\.?\d*")
STRONG, FAINT, GOOD, BAD, MARK, NAME = "bold", "dim", "green", "red", "bold yellow", "cyan"

NARROWEST, WIDEST = 40, 120  # columns of text that is read line by line

NO_SIGN = Text()


class Page:
    """Collects lines and returns them as text for a terminal or a pipe."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._console = Console(
            file=io.StringIO(),
            width=min(max(NARROWEST, options.width), WIDEST),
            force_terminal=options.colour,
            no_color=not options.colour,
            color_system="standard" if options.colour else None,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )

    @property
    def text(self) -> str:
        """Return everything written so far."""
        file = self._console.file
        assert isinstance(file, io.StringIO)
        return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"

    @property
    def width(self) -> int:
        """Return the width of a line."""
        return self._console.width

    def line(self, *parts: str | tuple[str, str] | Text, indent: int = 0) -> None:
        """Write a line of parts, each a text, a text with a style, or a made-up `Text`."""
        self._console.print(Padding(styled(*parts), (0, 0, 0, indent)), soft_wrap=False)

    def as_written(self, faint: str, text: str = "") -> None:
        """Write one line, its beginning faintly; both are safe, and nothing is wrapped."""
        self._console.print(Text().append(faint, FAINT).append(text), soft_wrap=True)

    def item(
        self,
        sign: tuple[str, str],
        *parts: str | tuple[str, str] | Text,
        indent: int = 0,
        room: int = 2,
    ) -> None:
        """Write a text with a sign before it, wrapped so that the sign stands alone."""
        grid = Table.grid(padding=0)
        grid.add_column(width=room, no_wrap=True)
        grid.add_column()
        grid.add_row(styled(sign), styled(*parts))
        self._console.print(Padding(grid, (0, 0, 0, indent)))

    def row(self, left: Text, right: str, *, indent: int = 0, sign: Text = NO_SIGN) -> None:
        """Write a text behind a sign, and faintly at the right end an id, if there is room.

        Further lines of the text begin where its first does.
        """
        room = self.width - indent - sign.cell_len
        end = styled((right, FAINT))
        lines = left.wrap(self._console, room)
        last = lines[-1].cell_len if lines else 0
        fits = last + 2 + end.cell_len <= room
        if fits and lines:
            lines[-1] = lines[-1] + styled(" " * (room - last - end.cell_len)) + end
        for number, line in enumerate(lines):
            before = styled(" " * sign.cell_len) if number else sign
            self._console.print(Padding(before + line, (0, 0, 0, indent)), overflow="fold")
        if not fits:
            self._console.print(Padding(end, (0, 0, 0, max(indent, self.width - end.cell_len))))

    def table(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Write rows under their names; columns of numbers stand to the right."""
        grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=FAINT)
        for place, name in enumerate(names):
            numeric = all(_NUMBER.fullmatch(row[place]) for row in rows)
            grid.add_column(styled(name), justify="right" if numeric else "left", overflow="fold")
        for row in rows:
            grid.add_row(*(styled(cell) for cell in row))
        self._console.print(grid)

    def columns(self, first: Text, *cells: Text, room: int = 10) -> None:
        """Write a narrow cell and beside it equally wide ones, each wrapped in its own column."""
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=room, justify="right")
        width = (self.width - room - 2) // max(1, len(cells)) - 2
        for _ in cells:
            grid.add_column(width=max(12, width))
        grid.add_row(first, *cells)
        self._console.print(grid)

    def gap(self) -> None:
        """Write an empty line."""
        self._console.print()

    def heading(self, text: str) -> None:
        """Write a heading."""
        self.gap()
        self.line((text, STRONG))

    def quote(self, claim: Claim, *, indent: int) -> None:
        """Write the exact words of a claim with its number marked."""
        self.line(marked(claim), indent=indent)

    def words(self, claim: Claim, *, indent: int) -> None:
        """Write what a claim says: its exact words, or the bare number of a cell with its unit."""
        place, estimate = claim.passage.cell, claim.estimate
        if place and estimate and claim.passage.quote in ("", estimate.printed):
            where = f" {estimate.unit.symbol} at {place}"
            self.line("prints ", (estimate.printed, MARK), (where, FAINT), indent=indent)
        elif claim.passage.quote:
            self.quote(claim, indent=indent)


def styled(*parts: str | tuple[str, str] | Text) -> Text:
    """Return parts as one text; plain ones are made safe."""
    text = Text()
    for part in parts:
        if isinstance(part, Text):
            text.append_text(part)
        elif isinstance(part, tuple):
            text.append(safe(part[0]), style=part[1])
        else:
            text.append(safe(part))
    return text


def marked(claim: Claim) -> Text:
    """Return the words of a claim between quotation marks, its number marked."""
    words = claim.passage.quote
    place = number_in(words, claim.estimate)
    if not place:
        return styled(f"“{words}”")
    start, end = place
    return styled("“", words[:start], (words[start:end], MARK), words[end:], "”")


def fitted(text: str, room: int) -> str:
    """Return a text cut or filled to a number of columns."""
    plain = shortened(text, room)
    return plain + " " * (room - columns(plain))
