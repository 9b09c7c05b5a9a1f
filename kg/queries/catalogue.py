"""The catalogue: every ``queries/*.rq`` is a question that can be asked by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError, NothingFound, WrongUse
from kg.files import QUERIES
from kg.queries.limits import LONGEST
from kg.queries.near import nearest
from kg.queries.query import Query, query_from


class Catalogue(list[Query]):
    """Queries, by name."""


@cache
def catalogue() -> Catalogue:
    """Return every query of the catalogue.

    >>> [query.title for query in catalogue() if query.name == "unnamed-sources"]
    ['Claims that rest on unnamed sources']
    """
    return Catalogue(query_in(path) for path in sorted(QUERIES.glob("*.rq")))


def named(name: str) -> Query:
    """Return the query of that name; raise `NothingFound` with near names."""
    for query in catalogue():
        if query.name == name:
            return query
    near = nearest(name, [query.name for query in catalogue()])
    raise NothingFound(
        f"There is no query “{name}”.", remedy=f"{near} `kg queries` lists them all.".strip()
    )


def query_in(path: Path) -> Query:
    """Return the query in a file; raise `KgError` where it cannot be read."""
    try:
        with path.open("rb") as file:
            text = read_text(file, str(path))
    except FileNotFoundError:
        raise WrongUse(f"There is no file {path}.", remedy="Check the path.") from None
    except OSError as error:
        raise KgError(f"{path} cannot be read: {error.strerror}.") from None
    return query_from(path.stem, text)


def read_text(file: BinaryIO, name: str) -> str:
    """Return a text in UTF-8 of which a query can be made; raise `WrongUse` for any other."""
    content = file.read(4 * LONGEST + 1)
    if len(content) > 4 * LONGEST:
        raise WrongUse(f"{name} is longer than a query can be: {LONGEST:,} characters.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUse(f"{name} is not text in UTF-8.") from None
