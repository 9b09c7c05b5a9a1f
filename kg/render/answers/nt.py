"""N-Triples, for what CONSTRUCT and DESCRIBE give."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kg.model.answer import Answer
from kg.render import Options
from kg.render.answers.ttl import refuse_rows
from kg.triples.values import triple_lines


def answer_triples(answer: Answer, options: Options) -> Iterator[str]:
    """Give triples as lines of N-Triples, sorted."""
    refuse_rows(answer, "nt")
    yield from triple_lines(islice(answer.rows, options.limit))


PIECES = answer_triples
