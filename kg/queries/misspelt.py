"""Words of a question that name nothing as they stand: what they are slips of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.model import Concept, Concepts
from kg.queries.likeness import stem
from kg.queries.mentions import Mention, Word, mention

_LONGEST, _SHORTEST = 3, 4
_KINDS = frozenset(("thing", "agent", "commodity", "property"))
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")


def near_names(words: list[Word], unknown: Collection[int], concepts: Concepts) -> list[Mention]:
    """Return the names that unknown words, with their neighbours, are slips or last names of."""
    known = _names(concepts)
    found: list[Mention] = []
    for length in range(_LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            free = not any(one.start < start + length and start < one.end for one in found)
            if free and (set(span) & set(unknown)):
                name = " ".join(word.plain for word in words[start : start + length])
                typed = " ".join(word.typed for word in words[start : start + length])
                if (len(name) > _SHORTEST or typed[0].isupper()) and (meant := _meant(name, known)):
                    found.append(mention(start, start + length, meant[0].label, meant, typed))
    return found


def near_word(word: str, known: Collection[str]) -> str:
    """Return the word that one slip makes of this one, or an empty text.

    >>> near_word("sais", ["says", "who"]), near_word("atlantis", ["says"])
    ('says', '')
    """
    return _nearest(word, known, 1) if len(word) >= _SHORTEST else ""


def _meant(name: str, known: dict[str, list[Concept]]) -> list[Concept]:
    if len(name) < _SHORTEST:
        return []
    near = _nearest(name, known, 1 if len(name) < 9 else 2)
    return known.get(near or f"…{stem(name)}", [])


def _nearest(word: str, known: Collection[str], slips: int) -> str:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    alike = process.extractOne(word, sorted(known), scorer=OSA.distance, score_cutoff=slips)
    return str(alike[0]) if alike and min(len(word), len(alike[0])) >= _SHORTEST else ""


def _names(concepts: Concepts) -> dict[str, list[Concept]]:
    """Return concepts by name; behind a “…”, by the stem of a last name or an inflected one."""
    found: dict[str, list[Concept]] = {}
    for name, called in concepts.by_name.items():
        of_kinds = [one for one in called if one.kind in _KINDS]
        if of_kinds and _NAME.fullmatch(name):
            found[name] = of_kinds
    for name, called in list(found.items()):
        for short in _short(name, called[0]):
            found.setdefault(f"…{stem(short)}", called)
    return found


def _short(name: str, concept: Concept) -> Iterator[str]:
    """Return a name that inflection may change, and the last one of a person's."""
    last = name.rpartition(" ")[2]
    if (" " not in name and not name.isascii()) or (concept.kind == "agent" and len(last) > 3):
        yield last
