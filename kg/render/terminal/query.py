"""One query in a terminal."""

from __future__ import annotations

from kg.queries.query import Query
from kg.render import Options
from kg.render.terminal.page import FAINT, NAME, STRONG, Page


def query_text(query: Query, options: Options) -> str:
    """Return what a query asks, its parameters and columns, and its SPARQL."""
    page = Page(options)
    page.line((query.title, STRONG))
    page.line(query.question)
    if query.parameters:
        page.heading("Parameters, each may be left out unless it is needed")
    for parameter in query.parameters:
        page.line((f"--{parameter.name:<12}", NAME), f" {parameter.help}", indent=2)
        needed = ", needed" if parameter.needed else ""
        page.line((f"{parameter.kind}, like {parameter.example}{needed}", FAINT), indent=17)
    page.heading("Columns")
    page.line(", ".join(f"{name} ({kind})" for name, kind in query.columns.items()), indent=2)
    page.heading("SPARQL")
    for line in query.text.splitlines():
        if not line.startswith("#+"):
            page.line(line, indent=2)
    page.gap()
    page.line((example(query), FAINT))
    return page.text


def example(query: Query) -> str:
    """Return a command that asks a query for the examples of its parameters."""
    options = [f'--{parameter.name} "{parameter.example}"' for parameter in query.parameters[:2]]
    return " ".join(["kg ask", query.name, *options])


PAGE = query_text
