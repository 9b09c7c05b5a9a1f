"""Answers without a row: finding out that one is, and saying why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TypeVar

from kg import vocabulary as v
from kg.errors import NothingFound
from kg.model.answer import Answer, Written
from kg.queries.advice import advice, asks_for_nothing
from kg.queries.asking import ask
from kg.queries.query import Query
from kg.queries.request import Request
from kg.queries.running import Runner
from kg.queries.tokens import tokens
from kg.queries.unknown import remarks_on

Item = TypeVar("Item")
_NOTHING = "Nothing in the store fits."


def begun(answer: Answer | Written) -> tuple[Answer | Written, bool]:
    """Return an answer with its stream still whole, and whether it has any rows."""
    if isinstance(answer, Written):
        blocks, whole = _peeked(answer.blocks, 2)
        return replace(answer, blocks=whole), b"".join(blocks).count(b"\n") > 1
    rows, all_rows = _peeked(answer.rows, 1)
    return replace(answer, rows=all_rows), bool(rows)


def _peeked(items: Iterable[Item], count: int) -> tuple[list[Item], Iterator[Item]]:
    stream = iter(items)
    first = list(islice(stream, count))
    return first, chain(first, stream)


def nothing_found(request: Request, runner: Runner, notes: Sequence[str] = ()) -> NothingFound:
    """Return the error that says why an answer has no row, unless its notes have said so."""
    words = tokens(_text(request))
    if asks_for_nothing(words):
        return NothingFound("LIMIT 0 asks for no row.", remedy="Write a higher one.")
    if request.query and request.parameters:
        return _nothing_for(request.query, request.parameters, runner)
    if request.query:
        notes = (*notes, *remarks_on(runner.checked(request.query.text), runner))
        return NothingFound(_NOTHING, remedy=" ".join(notes) or advice(words, runner))
    return NothingFound(_NOTHING, remedy="" if notes else advice(words, runner))


def _text(request: Request) -> str:
    return request.query.text if request.query else request.text


def _nothing_for(query: Query, parameters: Mapping[str, object], runner: Runner) -> NothingFound:
    for name, value in parameters.items():
        if query.parameter(name).kind == "claim" and (unknown := _no_claim(str(value), runner)):
            return unknown
    spare = [name for name in parameters if not query.parameter(name).needed]
    without = [name for name in spare if _has_rows(query, parameters, name, runner)]
    given = " and ".join(f"--{name} {value}" for name, value in parameters.items())
    choices = [f"without --{name}: {_command(query, parameters, name)}" for name in without]
    if choices:
        return NothingFound(
            f"Nothing answers {query.name} for {given} together.",
            choices=choices,
        )
    return NothingFound(f"Nothing answers {query.name} for {given}.")


def _no_claim(text: str, runner: Runner) -> NothingFound | None:
    """Return the error of an id that no claim has, with those most like it."""
    table, name = runner.store.table, v.name(v.CLAIM, text.removeprefix("claim:"))
    if table.rows_of_claims([name]):
        return None
    choices = [str(row["id"]) for row in table.run("similar_ids", [name])]
    return NothingFound(f"There is no claim “{name}”.", choices=choices)


def _has_rows(query: Query, parameters: Mapping[str, object], without: str, runner: Runner) -> bool:
    kept = {name: value for name, value in parameters.items() if name != without}
    return any(True for _ in ask(query, kept, runner))


def _command(query: Query, parameters: Mapping[str, object], without: str) -> str:
    rest = [f'--{name} "{value}"' for name, value in parameters.items() if name != without]
    return " ".join(["kg ask", query.name, *rest])
