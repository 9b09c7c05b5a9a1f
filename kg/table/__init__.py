"""The claim table: a projection of the graph that scans read, one row a claim.

Every SQL statement is a file beside this one; they speak of the relations ``claims``,
``derivations``, ``sources``, ``agents``, ``concepts`` and ``questions``.
"""

from kg.table.build import TableBuilder
from kg.table.reading import Table
from kg.table.sql import Row

__all__ = ["Row", "Table", "TableBuilder"]
