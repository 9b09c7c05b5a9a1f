"""Every error a person can meet, each with one sentence, a remedy and an exit code.

KgError              1  something failed
├── WrongUse         2  the command or call was wrong
│   ├── Ambiguous    2  a name fits several things; the choices are listed
│   └── BadQuery     2  a query that is no SPARQL, or that says what it may not
├── NothingFound     3  the question was fine, there is no answer
├── LimitReached     1  a query took more time, memory or rows than it was given
├── BadInput         1  files that cannot be read, each mistake with its place
└── StoreError       1  the store cannot be used as asked
    ├── StoreMissing    there is no store at that path
    ├── StoreBusy       another process is writing to it
    ├── StoreOutdated   another version of kg wrote it
    ├── StoreDamaged    its files are not what its manifest says
    └── EndpointFailed  a server does not answer, or not as it should
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class KgError(Exception):
    """Something failed, said in one sentence.

    >>> str(KgError("The disk is full.", remedy="Free 3 MB and run it again."))
    'The disk is full. Free 3 MB and run it again.'
    """

    exit_code = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class WrongUse(KgError):
    """The command line or the call was wrong."""

    exit_code = 2


class Ambiguous(WrongUse):
    """A name fits several things; ``choices`` are what it could mean."""

    def __init__(self, message: str, *, choices: Sequence[str], remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.choices = tuple(choices)


class BadQuery(WrongUse):
    """A query that is no SPARQL, or that says what it may not.

    ``line`` and ``column`` count from 1, 0 where there is no place; ``excerpt`` is that line.
    """

    def __init__(
        self,
        message: str,
        *,
        remedy: str = "",
        line: int = 0,
        column: int = 0,
        excerpt: str = "",
        choices: Sequence[str] = (),
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.line, self.column, self.excerpt = line, column, excerpt
        self.choices = tuple(choices)


class NothingFound(KgError):
    """The question was understood and nothing answers it; ``choices`` are near names."""

    exit_code = 3

    def __init__(self, message: str, *, choices: Sequence[str] = (), remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.choices = tuple(choices)


class LimitReached(KgError):
    """A query took more time, memory or rows than it was given, and was stopped."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one file: where it is, what is wrong, what to do.

    ``line`` and ``column`` count from 1; 0 means the file as a whole.

    >>> print(Problem("a.yaml", 3, 5, "unknown unit “Mtt”", "did you mean “Mt”?"))
    a.yaml:3:5: unknown unit “Mtt”: did you mean “Mt”?
    """

    path: str
    line: int
    column: int
    message: str
    remedy: str = ""
    excerpt: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.message}" + (f": {self.remedy}" if self.remedy else "")


class BadInput(KgError):
    """Files that cannot be read as they stand; ``problems`` holds every mistake found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        files = len({problem.path for problem in self.problems})
        super().__init__(
            f"{count} {'mistake' if count == 1 else 'mistakes'} in "
            f"{files} {'file' if files == 1 else 'files'}; nothing was changed."
        )


class StoreError(KgError):
    """The store cannot be used as asked."""


class StoreMissing(StoreError):
    """There is no store at that path."""


class StoreBusy(StoreError):
    """Another process is writing to the store."""


class StoreOutdated(StoreError):
    """Another version of kg wrote the store."""


class StoreDamaged(StoreError):
    """The files of the store are not what its manifest says."""


class EndpointFailed(StoreError):
    """A server does not answer, or not as it should."""
