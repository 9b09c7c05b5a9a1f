"""SPARQL Query Results XML Format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from kg.model.answer import Answer, Value
from kg.render import Options
from kg.render.answers.json import term
from kg.render.safe import visible

_HEAD = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def results_xml(answer: Answer, options: Options) -> Iterator[str]:
    """Give an answer in the W3C's XML, a solution a line."""
    yield _HEAD
    if answer.kind == "ask":
        ((truth,),) = answer.rows
        yield f"<head/>\n<boolean>{str(truth).lower()}</boolean>\n</sparql>\n"
        return
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in answer.columns)
    yield f"<head>{names}</head>\n<results>\n"
    for row in islice(answer.rows, options.limit):
        pairs = zip(answer.columns, row, strict=True)
        yield f"<result>{''.join(_binding(name, value) for name, value in pairs)}</result>\n"
    yield "</results>\n</sparql>\n"


def _binding(name: str, value: Value) -> str:
    if value is None:
        return ""
    its = term(value)
    words = escape(_NOT_IN_XML.sub(lambda match: visible(match[0]), its["value"]))
    marks = "".join(
        f" {key}={quoteattr(its[key])}" for key in ("xml:lang", "datatype") if key in its
    )
    return (
        f"<binding name={quoteattr(name)}><{its['type']}{marks}>{words}</{its['type']}></binding>"
    )


PIECES = results_xml
