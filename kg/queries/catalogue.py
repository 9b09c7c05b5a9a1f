"""The catalogue: every ``queries/*.rq`` is a question that can be asked by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import KgError, NothingFound, WrongUse
from kg.files import QUERIES
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
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise WrongUse(f"There is no file {path}.", remedy="Check the path.") from None
    except OSError as error:
        raise KgError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise WrongUse(f"{path} is not text in UTF-8.") from None
    return query_from(path.stem, text)
