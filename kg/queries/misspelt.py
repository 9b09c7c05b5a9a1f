"""Words of a question that name nothing as they stand: what they are slips of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.model import Concept, Concepts
from kg.queries.likeness import is_stop, stem
from kg.queries.mentions import Mention, Word, mention

_LONGEST, _SHORTEST = 3, 4
_SAME_LENGTH, _SAME_LENGTH_IN_CAPITALS, _TWO_SLIPS = 7, 5, 11
_KINDS = frozenset(("thing", "agent", "commodity", "property"))
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")


def near_names(words: list[Word], unknown: Collection[int], concepts: Concepts) -> list[Mention]:
    """Return the names that unknown words, with their neighbours, are slips or last names of."""
    known = _names(concepts)
    found: list[Mention] = []
    for length in range(_LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            some = words[start : start + length]
            free = not any(one.start < start + length and start < one.end for one in found)
            telling = not any(is_stop(word.plain) for word in some)
            if free and telling and {*range(start, start + length)} & {*unknown}:
                typed = " ".join(word.typed for word in some)
                if meant := _meant(" ".join(word.plain for word in some), typed, known):
                    found.append(mention(start, start + length, meant[0].label, meant, typed))
    return found


def near_word(word: str, known: Collection[str]) -> str:
    """Return the word that one slip inside makes of this one, or an empty text.

    >>> near_word("sais", ["says", "who"]), near_word("conflictng", ["conflicting"])
    ('says', 'conflicting')
    >>> near_word("fine", ["mine"]), near_word("atlantis", ["says"])
    ('', '')
    """
    near = (name for name in _nearest(word, sorted(known), 1) if name[-1] == word[-1])
    return next(near, "") if len(word) >= _SHORTEST else ""


def _meant(name: str, typed: str, known: dict[str, list[Concept]]) -> list[Concept]:
    """Return what a name is a slip of, or the last name or an inflected form of."""
    if len(name) < _SHORTEST:
        return []
    proper = typed[0].isupper()
    same_length = _SAME_LENGTH_IN_CAPITALS if proper else _SAME_LENGTH
    near = [
        one
        for one in _nearest(name, [*known], 2 if len(name) >= _TWO_SLIPS else 1)
        if len(one) != len(name) or len(name) >= same_length  # “child” is not Chile
    ]
    return known.get(near[0] if near else _behind(name, proper), [])


def _nearest(word: str, known: list[str], slips: int) -> list[str]:
    """Return the nearest words; the first letter is seldom mistaken."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    alike = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips)
    return [name for name, _, _ in alike if name[0] == word[0] and len(name) >= _SHORTEST]


def _names(concepts: Concepts) -> dict[str, list[Concept]]:
    """Return concepts by name; after a “…”, by a last name or the stem of an inflected one."""
    found: dict[str, list[Concept]] = {}
    for name, called in concepts.by_name.items():
        of_kinds = [one for one in called if one.kind in _KINDS]
        if of_kinds and _NAME.fullmatch(name):
            found[name] = of_kinds
    for name, called in list(found.items()):
        for short in _short(name, called[0]):
            found.setdefault(_behind(short, True), called)
    return dict(sorted(found.items()))


def _behind(name: str, proper: bool) -> str:
    """Return what stands for a name that is short for others, or inflected."""
    if name.isascii():
        return f"…{name}" if proper else ""
    return f"…{stem(name)}"


def _short(name: str, concept: Concept) -> Iterator[str]:
    """Return a name that inflection may change, and the last one of a person's."""
    last = name.rpartition(" ")[2]
    if (" " not in name and not name.isascii()) or (concept.kind == "agent" and len(last) > 3):
        yield last
