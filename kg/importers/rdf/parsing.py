"""Files → quads: nothing is fetched, blank nodes get names, and too large literals are refused."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import vocabulary as v
from kg.errors import BadInput, Problem

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
MOST_CHARACTERS = 1_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WHERE = re.compile(
    r"^Parser error at line \d+ (?:column \d+|between .*?|(?:column \d+ )?and .*?): "
)


def parse(path: Path) -> list[ox.Quad]:
    """Return the quads of a file; raise `BadInput` with line and column of a syntax error."""
    data = path.read_bytes()
    try:
        quads = list(ox.parse(data, FORMATS[path.suffix.lower()]))
    except SyntaxError as error:
        raise BadInput([_syntax_problem(path, data, error)]) from None
    except (ValueError, MemoryError) as error:
        raise BadInput([Problem(str(path), 0, 0, str(error), "split the file")]) from None
    problems = list(_unfit(path, quads))
    if problems:
        raise BadInput(problems)
    return list(_named(quads, hashlib.sha256(data).hexdigest()[:16]))


def _syntax_problem(path: Path, data: bytes, error: SyntaxError) -> Problem:
    line, column = error.lineno or 0, error.offset or 0
    lines = data.decode("utf-8", errors="replace").splitlines()
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    why, remedy = _in_words(_WHERE.sub("", str(error.msg)))
    return Problem(str(path), line, column, why, remedy, excerpt)


def _in_words(why: str) -> tuple[str, str]:
    if "LoadDocumentCallback" in why:
        return "its context stands elsewhere, and nothing is fetched", "write the context into it"
    if "stack size" in why:
        return "it is nested too deep", "flatten it"
    return why[:1].lower() + why[1:], "correct the syntax there"


def _unfit(path: Path, quads: list[ox.Quad]) -> Iterator[Problem]:
    for quad in quads:
        if not isinstance(quad.object, ox.Literal):
            continue
        text, of = quad.object.value, f"of {quad.subject}"
        if len(text) > MOST_CHARACTERS:
            message = (
                f"a literal {of} has {len(text):,} characters, {MOST_CHARACTERS:,} are allowed"
            )
            yield Problem(str(path), 0, 0, message, "shorten it")
        elif _CONTROL.search(text):
            yield Problem(
                str(path), 0, 0, f"a literal {of} holds control characters", "delete them"
            )


def _named(quads: list[ox.Quad], file: str) -> Iterator[ox.Quad]:
    """Name blank nodes by file and order, so that the same bytes always give the same quads."""
    names: dict[ox.BlankNode, ox.NamedNode] = {}

    def name(term: Any) -> Any:
        if not isinstance(term, ox.BlankNode):
            return term
        return names.setdefault(term, ox.NamedNode(f"{v.NODE}{file}.{len(names)}"))

    for quad in quads:
        yield ox.Quad(name(quad.subject), quad.predicate, name(quad.object), name(quad.graph_name))
