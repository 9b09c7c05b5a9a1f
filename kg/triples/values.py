"""Terms of the engine → the values of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from kg.model.answer import TRIPLE, Answer, Blank, Iri, Row, Value, literal, parts
from kg.triples.terms import text as quoted
from kg.vocabulary import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
_NOT_IN_IRIS = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def value_of(term: Term) -> Value:
    """Return a term as a typed value.

    >>> value_of(ox.Literal("3.8", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")))
    Decimal('3.8')
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if isinstance(term, ox.Literal):
        return literal(term.value, term.datatype.value, term.language or "")
    return Blank(term.value if isinstance(term, ox.BlankNode) else str(term))


def answer_of(results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    """Return what the engine gives for a query as an answer, with all its rows.

    The engine's object must end in the thread that made it, so no answer holds on to it.
    """
    if isinstance(results, ox.QueryBoolean):
        return Answer("ask", ("answer",), ((bool(results),),))
    if isinstance(results, ox.QueryTriples):
        return Answer("graph", TRIPLE, _rows(results))
    columns = tuple(variable.value for variable in results.variables)
    return Answer("select", columns, _rows(results))


def _rows(results: Iterable[Iterable[Term]]) -> tuple[Row, ...]:
    return tuple(tuple(map(value_of, row)) for row in results)


def n_triples(value: Value) -> str:
    """Return a value as a term in N-Triples, which is a term in SPARQL and TSV too.

    >>> n_triples(Iri("https://example.org/a b")), n_triples("say")
    ('<https://example.org/a%20b>', '"say"')
    """
    if value is None:
        return ""
    if isinstance(value, Iri):
        return f"<{_NOT_IN_IRIS.sub(lambda match: f'%{ord(match[0]):02X}', value)}>"
    if isinstance(value, Blank):
        return f"_:{value}"
    lexical, datatype, language = parts(value)
    return quoted(lexical, language) + (f"^^<{datatype}>" if datatype else "")


def triple_lines(rows: Iterable[Row]) -> list[str]:
    """Return triples as lines of N-Triples, sorted, each once."""
    return sorted({" ".join(map(n_triples, row)) + " .\n" for row in rows})


def turtle(rows: Iterable[Row]) -> str:
    """Return triples as Turtle, sorted, with those of our prefixes that they need."""
    lines = "".join(triple_lines(rows))
    used = {name: space for name, space in PREFIXES.items() if f"<{space}" in lines}
    triples = ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used) or b""
    head = sorted(line for line in text.decode().splitlines() if line.startswith("@prefix"))
    body = [line for line in text.decode().splitlines() if not line.startswith("@prefix")]
    return "\n".join([*head, "", *body, ""])
