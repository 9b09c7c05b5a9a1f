"""Outside formats → editions. An importer is one file here, or an entry point elsewhere.

Each importer module has an ``IMPORTER``: an object with a ``name``, a one-sentence ``about``,
``accepts(path, head)`` that looks at the name and the first bytes, and ``read(path, concepts)``
that returns what the file holds or raises `BadInput` with everything that is wrong in it. One
that can go on after a mistake returns its ``problems`` instead, so that whatever else is wrong,
in this file or between files, is said in the same breath.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol

from kg.errors import BadInput, Problem
from kg.model import Concepts, Edition
from kg.plugins import plugged_in

MOST_BYTES = 512 * 1024 * 1024
HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Reference:
    """A claim that a file mentions: it must exist once everything is loaded."""

    claim: str
    path: str
    line: int = 0
    column: int = 0
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file holds: editions, the claims it refers to, and remarks on how it was read.

    ``problems`` is everything that is wrong in it; ``unread`` are the ids of the claims that
    are in the file and, for a mistake in them, not in its editions.
    """

    editions: tuple[Edition, ...]
    references: tuple[Reference, ...] = ()
    remarks: tuple[str, ...] = ()
    path: str = ""
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()


class Importer(Protocol):
    """Reads one outside format."""

    name: str
    about: str

    def accepts(self, path: Path, head: bytes) -> bool:
        """Whether the file looks like this format."""

    def read(self, path: Path, concepts: Concepts) -> Imported:
        """Return what the file holds, mistakes among it; or raise `BadInput` with all of them."""


@cache
def found() -> dict[str, Importer]:
    """Return every importer by name: the modules of this folder, then entry points.

    >>> sorted(found())
    ['claims', 'iea', 'minmod', 'rdf', 'usgs']
    """
    return plugged_in(__name__, "IMPORTER")


def read(paths: Iterable[Path], concepts: Concepts) -> list[Imported]:
    """Read files of any known format; raise `BadInput` with the mistakes of all of them."""
    imported = attempt(paths, concepts)
    problems = [problem for one in imported for problem in one.problems]
    if problems:
        raise BadInput(problems)
    return imported


def attempt(paths: Iterable[Path], concepts: Concepts) -> list[Imported]:
    """Read files of any known format, as far as they can be; mistakes are in their problems."""
    return [_attempt(path, concepts) for path in paths]


def _attempt(path: Path, concepts: Concepts) -> Imported:
    try:
        return replace(_importer_for(path).read(path, concepts), path=str(path))
    except BadInput as bad:
        return Imported((), path=str(path), problems=bad.problems)


def _importer_for(path: Path) -> Importer:
    head = _head(path)
    for importer in found().values():
        if importer.accepts(path, head):
            return importer
    known = "; ".join(importer.about for importer in found().values())
    raise BadInput([Problem(str(path), 0, 0, "this is no format that can be read", known)])


def _head(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise BadInput([Problem(str(path), 0, 0, f"{size:,} bytes are too many", "split it")])
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except FileNotFoundError:
        raise BadInput(
            [Problem(str(path), 0, 0, "there is no such file", "check the path")]
        ) from None
    except OSError as error:
        why = error.strerror or "unreadable"
        raise BadInput([Problem(str(path), 0, 0, f"it cannot be read: {why.lower()}")]) from None
    if not head.strip():
        raise BadInput([Problem(str(path), 0, 0, "the file is empty", "write some claims into it")])
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BadInput([Problem(str(path), 0, 0, "it is written in UTF-16", "save it as UTF-8")])
    if b"\0" in head:
        raise BadInput([Problem(str(path), 0, 0, "this is a binary file", "give it a text file")])
    return head
