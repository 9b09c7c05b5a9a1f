"""JSON lines: a row a line, decimals as text so that no digit is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from kg.model.answer import Answer
from kg.render import Options
from kg.render.plain.answer import plain_row


def answer_lines(answer: Answer, options: Options) -> Iterator[str]:
    """Give the rows of an answer."""
    for row in islice(answer.rows, options.limit):
        yield json.dumps(plain_row(answer.columns, row), ensure_ascii=False) + "\n"


PIECES = answer_lines
