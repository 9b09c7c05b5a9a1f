"""The page of an answer: what was asked, how much of the answer is shown, and its rows."""

from __future__ import annotations

from kg.model.answer import Answer
from kg.queries.request import Request
from kg.render import Options
from kg.render.pages.parts import Body, part_of
from kg.render.plain import rows_of
from kg.render.rows import flat
from kg.render.template import fill, ours


def answer_body(answer: Answer, options: Options) -> Body:
    """Return the body of an answer; a query without a question of its own is shown as text."""
    request = options.request or Request()
    query = request.query
    question = query.question if query else ""
    every = rows_of(answer)
    rows = [flat(row) for row in every[: options.limit]]
    markup = fill(
        "pages/answer.html",
        text="" if question or not options.request else request.text or (query and query.text),
        query=query.name if query else "",
        parameters=request.parameters,
        notes=answer.notes,
        count="" if answer.kind == "ask" else part_of(len(rows), len(every)),
        rows=ours(_rows(answer.columns, rows)),
    )
    return Body(query.title if query else "Answer to a query", question, markup)


def _rows(columns: tuple[str, ...], rows: list[dict[str, str]]) -> str:
    if len(rows) == 1:
        return fill("pages/list.html", parts={name: [rows[0][name]] for name in columns})
    return fill("pages/table.html", names=columns, rows=rows, left=0)


BODY = answer_body
