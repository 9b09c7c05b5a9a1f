"""What words mean on a map: a contested question, a source, or what depends on what."""

from __future__ import annotations

from kg.analyses.supply.surroundings import Surroundings, surroundings
from kg.analyses.told import Told, told
from kg.analyses.trace import Trace, trace
from kg.errors import Ambiguous, NothingFound
from kg.table import Table

Mapped = Trace | Told | Surroundings


def mapped(text: str, table: Table) -> Mapped:
    """Return what a map shows for words: a trace, what a source tells, or dependencies.

    No words are all dependencies. Raises what `trace` raises when the words mean none of them.
    """
    if not text:
        return surroundings("", table)
    if table.sources([text]):
        return told([text], table)
    try:
        return trace(text, table)
    except (Ambiguous, NothingFound) as no_question:
        try:
            return surroundings(text, table)
        except (Ambiguous, NothingFound):
            raise no_question from None
