"""Terms of the engine → the values of an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.model.answer import TRIPLE, Answer, Blank, Iri, Row, Value, literal


def value_of(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
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
    """Return what the engine gives for a query as an answer, its rows as a stream."""
    if isinstance(results, ox.QueryBoolean):
        return Answer("ask", ("answer",), ((bool(results),),))
    if isinstance(results, ox.QueryTriples):
        return Answer("graph", TRIPLE, _triples(results))
    columns = tuple(variable.value for variable in results.variables)
    return Answer("select", columns, _solutions(results))


def _solutions(results: ox.QuerySolutions) -> Iterator[Row]:
    return (tuple(map(value_of, solution)) for solution in results)


def _triples(results: ox.QueryTriples) -> Iterator[Row]:
    return (tuple(map(value_of, triple)) for triple in results)
