"""Blocks of terminal output in the documentation, run and compared.

A block of kind ``console`` holds commands after ``$`` and, below each, what it prints. A line
that is ``…`` stands for any lines. ``KG_GOLDEN=write`` writes what is printed into blocks that
elide nothing; read the difference before committing it.
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELLIPSIS = "…"


@dataclass(frozen=True)
class Shown:
    """A command of a page and what the page says that it prints."""

    command: str
    output: str

    @property
    def arguments(self) -> list[str]:
        """Return the arguments of ``kg``, or nothing for another program's command."""
        words = shlex.split(self.command)
        return words[1:] if words and words[0] == "kg" else []


def shown_in(block: str) -> Iterator[Shown]:
    """Return the commands of a block, each with its output."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield Shown(command, output)


def matches(said: str, printed: str) -> bool:
    """Whether what a page says is what was printed, but for what it elides."""
    pieces = [re.escape(piece) for piece in _apart(said)]
    text = printed.rstrip("\n") + "\n" if printed.strip("\n") else ""
    return re.fullmatch(r"(?:.*\n)*?".join(pieces), text) is not None


def _apart(said: str) -> list[str]:
    pieces = [""]
    for line in said.rstrip("\n").splitlines():
        if line.strip() == ELLIPSIS:
            pieces.append("")
        else:
            pieces[-1] += line + "\n"
    return pieces


def check_page(page: Path, run: Callable[[list[str]], str]) -> list[str]:
    """Run every command of a page; return what differs, or rewrite the page if asked to."""
    text = page.read_text(encoding="utf-8")
    differences = []

    def rewritten(match: re.Match[str]) -> str:
        parts = []
        for shown in shown_in(match[1]):
            if not shown.arguments:
                parts.append(f"$ {shown.command}\n{shown.output}")
                continue
            printed = run(shown.arguments).rstrip("\n") + "\n"
            if matches(shown.output, printed):
                printed = shown.output
            else:
                differences.append(f"$ {shown.command}\n{printed}")
            parts.append(f"$ {shown.command}\n{printed}")
        return f"```console\n{''.join(parts)}```"

    written = BLOCK.sub(rewritten, text)
    if differences and os.environ.get("KG_GOLDEN") == "write":
        page.write_text(written, encoding="utf-8")
        return []
    return differences
