"""The catalogue of queries in a terminal."""

from __future__ import annotations

from kg.queries.catalogue import Catalogue
from kg.render import Options
from kg.render.terminal.page import FAINT, NAME, Page


def catalogue_text(found: Catalogue, options: Options) -> str:
    """Return the queries, each with its question and parameters."""
    page = Page(options)
    for query in found[: options.limit]:
        parameters = " ".join(f"--{parameter.name}" for parameter in query.parameters)
        page.line((query.name, NAME), (f"  {parameters}", FAINT))
        page.line(query.question or query.title, indent=4)
    page.gap()
    page.line((f"{len(found)} queries; `kg queries NAME` shows one, `kg ask NAME` asks it", FAINT))
    return page.text


PAGE = catalogue_text
