"""SPARQL 1.1 Query Results JSON Format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from kg.model.answer import Answer, Blank, Iri, Value, parts
from kg.render import Options


def results_json(answer: Answer, options: Options) -> Iterator[str]:
    """Give an answer in the W3C's JSON, a solution a line."""
    if answer.kind == "ask":
        ((truth,),) = answer.rows
        yield json.dumps({"head": {}, "boolean": truth}) + "\n"
        return
    head = json.dumps({"vars": answer.columns}, ensure_ascii=False)
    yield f'{{"head": {head}, "results": {{"bindings": ['
    comma = ""
    for row in islice(answer.rows, options.limit):
        pairs = zip(answer.columns, row, strict=True)
        solution = {name: term(value) for name, value in pairs if value is not None}
        yield f"{comma}\n{json.dumps(solution, ensure_ascii=False)}"
        comma = ","
    yield "\n]}}\n"


def term(value: Value) -> dict[str, str]:
    """Return a value as the W3C's JSON has it.

    >>> term(3)
    {'type': 'literal', 'value': '3', 'datatype': 'http://www.w3.org/2001/XMLSchema#integer'}
    """
    if isinstance(value, Iri):
        return {"type": "uri", "value": str(value)}
    if isinstance(value, Blank):
        return {"type": "bnode", "value": str(value)}
    lexical, datatype, language = parts(value)
    extra = {"xml:lang": language} if language else {"datatype": datatype} if datatype else {}
    return {"type": "literal", "value": lexical, **extra}


PIECES = results_json
