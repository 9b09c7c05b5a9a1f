"""What words mean on a map: a contested question, a source, or what depends on what."""

from __future__ import annotations

from kg.analyses.supply.surroundings import Surroundings, between, surroundings
from kg.analyses.told import Told, told
from kg.analyses.trace import Trace, trace
from kg.errors import Ambiguous, NothingFound
from kg.table import Table

Mapped = Trace | Told | Surroundings


def mapped(*words: str, table: Table) -> Mapped:
    """Return what a map shows for words: a trace, what a source tells, or dependencies.

    No words are all dependencies; two names are what lies between them. Raises what `trace` raises
    when the words mean none of this.

    >>> import kg
    >>> mapped("wind turbines", "China", table=kg.open().table).names
    ('wind turbines', 'China')
    """
    text = " ".join(words)
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
            if len(words) == 2 and isinstance(no_question, NothingFound):
                dependent, supplier = words
                return between(dependent, supplier, table)
            raise no_question from None
