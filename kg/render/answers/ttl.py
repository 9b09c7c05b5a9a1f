"""Turtle, for what CONSTRUCT and DESCRIBE give."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kg.errors import WrongUse
from kg.model.answer import Answer
from kg.render import Options
from kg.triples.values import turtle


def answer_turtle(answer: Answer, options: Options) -> Iterator[str]:
    """Give triples as Turtle, sorted."""
    refuse_rows(answer, "ttl")
    yield turtle(islice(answer.rows, options.limit))


def refuse_rows(answer: Answer, format: str) -> None:
    """Raise `WrongUse` for an answer that is not of triples."""
    if answer.kind != "graph":
        raise WrongUse(
            f"The format {format} shows triples, and {answer.kind.upper()} gives none.",
            remedy="Ask with CONSTRUCT or DESCRIBE, or choose table, csv, tsv, json or xml.",
        )


PIECES = answer_turtle
