"""SPARQL 1.1 Query Results CSV Format; what a spreadsheet would take for a formula is quoted.

Where the engine has written the rows already they pass through, block by block, and only blocks
with something dangerous in them are taken apart.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from kg.model.answer import Answer, Blank, Value, Written, parts
from kg.queries.limits import too_many_rows
from kg.render import Options
from kg.render.safe import is_formula, visible

_QUOTED = re.compile(rb'"[^"]*"')
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_FORMULA = rb'"?(?:[=@\t\r](?!\n)|[+-](?!\d+(?:\.\d*)?(?:[eE][+-]?\d+)?(?:[,\r\n]|\Z)))'
_BEGINS, _GOES_ON = re.compile(_FORMULA), re.compile(rb"[,\n]" + _FORMULA)
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_HIDDEN = [
    re.compile(letters)
    for letters in (
        rb"\xc2[\x80-\x9f]",
        rb"\xe2(?:\x80[\x8e\x8f\xa8-\xae]|\x81[\xa6-\xa9])",
        rb"\xd8\x9c",
        rb"\xef\xbb\xbf",
    )
]


def results_csv(answer: Answer | Written, options: Options) -> Iterator[str]:
    """Give the rows of an answer with a header line."""
    if isinstance(answer, Written):
        yield from _passed_on(answer)
        return
    yield _lines([answer.columns])
    for row in islice(answer.rows, options.limit):
        yield _lines([map(_text, row)])


def _text(value: Value) -> str:
    if value is None:
        return ""
    return f"_:{value}" if isinstance(value, Blank) else parts(value)[0]


def _passed_on(answer: Written) -> Iterator[str]:
    rows = -1  # the header line is none
    for block in _whole_records(answer.blocks):
        if _is_dangerous(block):
            records = list(csv.reader(io.StringIO(block.decode(), newline="")))
            rows += len(records)
            text = _lines(records)
        else:
            rows += _QUOTED.sub(b"", block).count(b"\n")
            text = block.decode()
        if rows > answer.most:
            records = list(csv.reader(io.StringIO(text, newline="")))
            yield _lines(records[: answer.most - rows])
            raise too_many_rows(answer.most)
        yield text


def _is_dangerous(block: bytes) -> bool:
    """Whether a cell may begin like a formula, or a letter hide something.

    Several searches for little are faster than one for everything.
    """
    return (
        len(block.translate(None, _CONTROLS)) < len(block)
        or bool(_BEGINS.match(block) or _GOES_ON.search(block))
        or any(letters.search(block) for letters in _HIDDEN)
    )


def _whole_records(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Give blocks that end where a record ends: a line end outside of quotation marks."""
    rest = b""
    for block in blocks:
        rest += block
        end = rest.rfind(b"\n")
        while end >= 0 and rest.count(b'"', 0, end) % 2:
            end = rest.rfind(b"\n", 0, end)
        if end >= 0:
            yield rest[: end + 1]
            rest = rest[end + 1 :]
    if rest:
        yield rest


def _lines(records: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(map(_harmless, record) for record in records)
    return out.getvalue()


def _harmless(cell: str) -> str:
    shown = visible(cell)
    return f"'{shown}" if is_formula(shown) and not _NUMBER.fullmatch(shown) else shown


PIECES = results_csv
