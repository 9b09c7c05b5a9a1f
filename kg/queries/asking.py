"""Asks a store: a query of the catalogue by name, or a text in SPARQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model.answer import Answer, Row, Value, Written
from kg.queries.limits import USUAL, Limits
from kg.queries.names import term
from kg.queries.query import Query, filled
from kg.queries.request import Request
from kg.queries.roles import remarks_on_unbound
from kg.queries.running import Runner
from kg.queries.safety import Checked
from kg.queries.traps import remarks_on_traps
from kg.queries.unknown import remarks_on, remarks_on_no_step
from kg.times import Time


def ask(
    query: Query, parameters: Mapping[str, object], runner: Runner, limits: Limits = USUAL
) -> Answer:
    """Ask a query with its parameters; names are accepted wherever an IRI is.

    Raises `WrongUse`, `NothingFound`, `Ambiguous`, `LimitReached`.
    """
    text = runner.checked(text_of(query, parameters, runner))
    found = runner.answer(text, limits)
    kinds = [query.columns.get(name, "") for name in found.columns]
    rows = _as_declared(found.rows, kinds) if _READERS.keys() & kinds else found.rows
    return replace(found, rows=rows, notes=(*found.notes, *remarks_on_unbound(text.words)))


def text_of(query: Query, parameters: Mapping[str, object], runner: Runner) -> str:
    """Return the SPARQL text of a query with its parameters filled in."""
    terms = {
        name: term(query.parameter(name), value, runner.store)
        for name, value in parameters.items()
        if value is not None
    }
    return filled(query, terms)


def sparql(text: str, runner: Runner, limits: Limits = USUAL) -> Answer:
    """Run a text in SPARQL; notes say what in it occurs nowhere in the store."""
    query = runner.checked(text)
    notes = _notes(query, runner)  # first: while an answer is read, its process is taken
    found = runner.answer(query, limits)
    return replace(found, notes=(*found.notes, *notes))


def answer_to(request: Request, runner: Runner, limits: Limits = USUAL) -> Answer:
    """Answer a request that is not in plain words."""
    if request.query:
        return ask(request.query, request.parameters, runner, limits)
    return sparql(request.text, runner, limits)


def written_answer_to(request: Request, runner: Runner, limits: Limits = USUAL) -> Answer | Written:
    """Answer a request in CSV as the engine writes it, where it can."""
    text = request.text
    if request.query:
        text = text_of(request.query, request.parameters, runner)
    query = runner.checked(text)
    notes = remarks_on_unbound(query.words) if request.query else _notes(query, runner)
    found = runner.written(query, limits)
    return replace(found, notes=(*found.notes, *notes))


def _notes(query: Checked, runner: Runner) -> tuple[str, ...]:
    return (
        *remarks_on_traps(query.words),
        *remarks_on_unbound(query.words),
        *remarks_on(query, runner),
        *remarks_on_no_step(query, runner),
    )


def _as_declared(rows: Iterable[Row], kinds: list[str]) -> Iterator[Row]:
    for row in rows:
        yield tuple(
            _READERS[kind](value) if kind in _READERS else value
            for value, kind in zip(row, kinds, strict=True)
        )


def _truth(value: Value) -> Value:
    """Return 0 and 1 as truths: some servers have no others."""
    return bool(value) if isinstance(value, int) else value


def _date(value: Value) -> Value:
    """Return a text as a date, where it is one: partial dates are texts in the graph."""
    if not isinstance(value, str):
        return value
    try:
        return Time.parse(value)
    except ValueError:
        return value


_READERS = {"date": _date, "boolean": _truth}
