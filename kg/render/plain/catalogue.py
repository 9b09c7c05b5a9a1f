"""The catalogue of queries as plain data."""

from __future__ import annotations

from kg.queries.catalogue import Catalogue
from kg.render.plain.parts import Data
from kg.render.plain.query import query_data


def catalogue_data(found: Catalogue) -> list[Data]:
    """Return the queries without their texts."""
    return [
        {key: value for key, value in query_data(query).items() if key != "sparql"}
        for query in found
    ]


DATA = catalogue_data
