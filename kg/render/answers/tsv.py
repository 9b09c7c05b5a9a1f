"""SPARQL 1.1 Query Results TSV Format: every value as a term of SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kg.model.answer import Answer, Value
from kg.render import Options
from kg.triples.values import n_triples


def results_tsv(answer: Answer, options: Options) -> Iterator[str]:
    """Give the rows of an answer with a header line."""
    yield "\t".join(f"?{name}" for name in answer.columns) + "\n"
    for row in islice(answer.rows, options.limit):
        yield "\t".join(map(_term, row)) + "\n"


def _term(value: Value) -> str:
    return str(value) if type(value) is int else n_triples(value)


PIECES = results_tsv
