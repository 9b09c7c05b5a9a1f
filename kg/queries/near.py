"""Near names, for what was misspelt."""

from __future__ import annotations

from collections.abc import Iterable


def near(word: str, known: Iterable[str], *, limit: int = 3) -> list[str]:
    """Return the known words that a few slips turn into a word, the nearest first.

    >>> near("valu", ["value", "values", "low"]), near("qc", ["cq", "cqv", "rdf"])
    (['value', 'values'], ['cq'])
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    slips = 1 + len(word) // 4
    found = process.extract(
        word, sorted(set(known)), scorer=OSA.distance, limit=limit, score_cutoff=slips
    )
    return [name for name, _, _ in found]


def nearest(word: str, known: Iterable[str], suffix: str = "") -> str:
    """Return a question after what was meant, or an empty text.

    >>> nearest("SELEC", ["SELECT", "ASK"])
    'Did you mean `SELECT`?'
    """
    found = near(word, known, limit=1)
    return f"Did you mean `{found[0]}{suffix}`?" if found else ""
