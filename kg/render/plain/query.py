"""One query as plain data."""

from __future__ import annotations

from dataclasses import asdict

from kg.queries.query import Query
from kg.render.plain.parts import Data


def query_data(query: Query) -> Data:
    """Return everything that the file of a query says."""
    return {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "tags": list(query.tags),
        "parameters": [asdict(parameter) for parameter in query.parameters],
        "columns": dict(query.columns),
        "sparql": query.text,
    }


DATA = query_data
