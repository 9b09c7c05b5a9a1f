"""What somebody asks: a query by name, SPARQL as text or in a file, or plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import WrongUse
from kg.files import is_file
from kg.queries.catalogue import catalogue, named, query_in
from kg.queries.near import near
from kg.queries.query import Query, query_from
from kg.queries.words import FORMS, UPDATES

_FILES = (".rq", ".sparql")


@dataclass(frozen=True, slots=True)
class Request:
    """Exactly one of a query of the catalogue or a file, a SPARQL text, a question in words."""

    query: Query | None = None
    text: str = ""
    words: str = ""
    parameters: dict[str, str] = field(default_factory=dict)


def request_of(arguments: Sequence[str], read_more: str = "") -> Request:
    """Return what the words of a command ask for; ``read_more`` is what "-" stands for.

    Raises `NothingFound` where no query has the name, `WrongUse` for a file that is not there, or
    parameters where none can be.

    >>> request_of(["unnamed-sources", "--source", "seed"]).parameters
    {'source': 'seed'}
    >>> request_of(["Russia"]).words
    'Russia'
    >>> request_of(["who says", "how many kt/yr China mines?"]).words
    'who says how many kt/yr China mines?'
    """
    plain, parameters = _apart(arguments)
    words = " ".join(plain).strip()
    if not words:
        raise WrongUse("There is no question.", remedy="`kg queries` lists what can be asked.")
    if words == "-":
        return _of_text(read_more, parameters)
    if looks_like_sparql(words):
        return _of_text(words, parameters)
    if len(plain) == 1 and _is_file(words):
        query = query_in(Path(words))
        return _of_text(query.text, parameters, query)
    names = [query.name for query in catalogue()]
    one_word = " " not in words
    if words in names or (one_word and (parameters or near(words, names))):
        return Request(query=named(words), parameters=parameters)
    if parameters:
        name = next(iter(parameters))
        raise WrongUse(
            f"A question in plain words takes no --{name}.",
            remedy="Give the name of a query, or say it in the words.",
        )
    return Request(words=words)


def looks_like_sparql(text: str) -> bool:
    """Whether a text is meant as SPARQL.

    >>> looks_like_sparql("SELEC ?s { ?s ?p ?o }"), looks_like_sparql("describe Russia")
    (True, False)
    """
    first = text.split(maxsplit=1)[0] if text.split() else ""
    if "{" in text or first in UPDATES or first.upper() in ("PREFIX", "BASE"):
        return True
    return first.upper() in FORMS and any(sign in text for sign in ("<", ":", "?"))


def _apart(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Return the plain words of a command, and its ``--name value`` pairs."""
    plain: list[str] = []
    parameters: dict[str, str] = {}
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if not word.startswith("--") or word == "--":
            plain.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        if not equals:
            if not waiting:
                raise WrongUse(f"--{name} needs a value.", remedy=f"Like --{name} Russia.")
            value = waiting.pop(0)
        if name in parameters:
            raise WrongUse(f"--{name} is given twice.", remedy="Ask once for each value.")
        parameters[name] = value
    return plain, parameters


def _is_file(word: str) -> bool:
    return word.endswith(_FILES) or ("/" in word and " " not in word) or is_file(word)


def _of_text(text: str, parameters: dict[str, str], query: Query | None = None) -> Request:
    query = query or query_from("the query", text)
    if query.columns or query.parameters or parameters:
        return Request(query=query, parameters=parameters)
    return Request(text=text)
