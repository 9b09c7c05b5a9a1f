"""A query file: what it asks, which parameters it takes, which columns it gives.

The header stands in ``#+`` lines and is TOML, so the file runs unchanged in any SPARQL tool::

    #+ title    = "Estimates of one quantity"
    #+ question = "Who says how much rare earth Russia has?"
    #+ [params.subject]
    #+ kind    = "thing"
    #+ help    = "of which place"
    #+ example = "Russia"
    #+ [columns]
    #+ claim = "iri"

A parameter is a line ``VALUES ?subject { UNDEF }`` standing first in its group: unfilled it
lets everything pass, which ``needed = true`` rules out where it would take minutes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import WrongUse
from kg.queries.near import nearest

NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_OPTIONS = ("--format", "--limit", "--out", "--store", "--timeout", "--memory", "--max-rows")
COLUMN_KINDS = frozenset(
    ("iri", "text", "decimal", "integer", "boolean", "date"),
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be asked about: ``kind`` says which names fit, ``example`` is one."""

    name: str
    kind: str
    help: str
    example: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """One question in SPARQL; ``asked`` are other wordings of it.

    ``columns`` are the columns of its answer and their kinds: iri, text, decimal, integer,
    boolean or date.
    """

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    tags: tuple[str, ...]
    asked: tuple[str, ...]
    text: str

    def parameter(self, name: str) -> Parameter:
        """Return a parameter by name; raise `WrongUse` with near names."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        names = [f"--{parameter.name}" for parameter in self.parameters]
        known = f"It takes {', '.join(names)}." if names else "It takes none."
        raise WrongUse(
            f"{self.name} has no parameter --{name}.",
            remedy=nearest(f"--{name}", [*names, *_OPTIONS]) or known,
        )

    def missing(self, names: Container[str]) -> list[Parameter]:
        """Return the parameters that it needs and that are not among the names."""
        return [one for one in self.parameters if one.needed and one.name not in names]


def query_from(name: str, text: str) -> Query:
    r"""Read a query file; a file without header is a query without parameters.

    Raises `WrongUse` for a header that cannot be read.

    >>> query_from("all", '#+ title = "Everything"\nSELECT * { ?s ?p ?o }').title
    'Everything'
    """
    lines = [line[2:] for line in text.splitlines() if line.startswith("#+")]
    try:
        header = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        raise WrongUse(f"The header of {name} cannot be read: {error}.") from None
    return Query(
        name=name,
        title=str(header.get("title", name)),
        question=str(header.get("question", "")),
        parameters=tuple(_parameter(key, its) for key, its in header.get("params", {}).items()),
        columns=dict(header.get("columns", {})),
        tags=tuple(header.get("tags", ())),
        asked=tuple(header.get("asked", ())),
        text=text,
    )


def _parameter(name: str, its: dict[str, Any]) -> Parameter:
    kind, help, example = (str(its.get(key, "")) for key in ("kind", "help", "example"))
    return Parameter(name, kind or "iri", help, example, bool(its.get("needed")))


def filled(query: Query, terms: Mapping[str, str]) -> str:
    """Return the text with terms in place of its parameters; raise `WrongUse`.

    ``terms`` are SPARQL terms by the name of the parameter.
    """
    text = query.text
    for parameter in query.missing(terms):
        raise WrongUse(
            f"{query.name} needs --{parameter.name}, {parameter.help}.",
            remedy=f"Like --{parameter.name} {parameter.example}.",
        )
    for name, term in terms.items():
        query.parameter(name)
        line = re.compile(rf"(VALUES\s*\?{re.escape(name)}\s*\{{\s*)UNDEF(\s*\}})")
        if not line.search(text):
            raise WrongUse(f"{query.name} has no line `VALUES ?{name} {{ UNDEF }}`.")
        text = line.sub(rf"\g<1>{term.replace(chr(92), chr(92) * 2)}\g<2>", text)
    return text
