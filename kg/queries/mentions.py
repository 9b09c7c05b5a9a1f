"""What the words of a question name: places, goods, people, sources, claims, dates, numbers."""

from __future__ import annotations

import contextlib
import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from kg.model import Concept, Concepts
from kg.model.concept import folded
from kg.queries.likeness import ANY
from kg.queries.names import iri_of
from kg.stores import Store
from kg.times import Time
from kg.units import Units
from kg.values import UnreadableValue, parse
from kg.vocabulary import compact

_LONGEST_NAME, _LONGEST_UNIT = 7, 3
_OWN_NAMES = frozenset(
    ("thing", "agent", "commodity", "element-scope", "source", "claim", "date", "day")
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_OUT_OF_DATE = re.compile(r"\bout[ -]of[ -]date\b", re.IGNORECASE)  # asks for no date
_POSSESSIVE = re.compile(r"[’']s\b")
_NUMBER = re.compile(r"\W*\d[\d.,]*\D*")
_CLAIM = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS = [name.lower() for name in month_name]  # the first is empty, so that January is 1
_SINCE = frozenset(("since", "from", "between", "after", "с", "от", "после"))
_AFTER = frozenset(("after", "после"))
_AND = frozenset(("and", "to", "и", "по"))
_UNTIL = frozenset(("until", "till", "before", "by", "through", "до"))
# Words of everyday speech that are also a name of something, or look like its plural.
_PLAIN = frozenset(("has", "leads", "na"))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question as it was typed, and folded."""

    typed: str
    plain: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something, and what they may name by kind; ``end`` is after the last.

    ``role`` is the end of a span that a date is: since, until, or neither.
    """

    start: int
    end: int
    words: str
    values: dict[str, str]
    token: str = ""
    role: str = ""
    typed: str = ""


def values_in(question: str, units: Units) -> tuple[list[str], str]:
    """Return the numbers with their units, and the question with “number” in their place."""
    waiting, found, rest = question.split(), [], []
    while waiting:
        value, length = _value(waiting, units)
        if value:
            found.append(value)
        rest.append("number" if value else waiting[0])
        del waiting[:length]
    return found, " ".join(rest)


def _value(words: list[str], units: Units) -> tuple[str, int]:
    """Return the value that words begin with, if any, and how many of them it takes."""
    if _NUMBER.fullmatch(words[0]) and not _DATE.fullmatch(_bare(words[0])):
        for length in range(min(_LONGEST_UNIT + 1, len(words)), 0, -1):
            text = " ".join(words[:length]).strip("?!;:“”\"'()")
            with contextlib.suppress(UnreadableValue):
                parse(text, units)
                return text, length
    return "", 1


def words_of(question: str) -> list[Word]:
    """Return the words of a question; ids and dates stay whole.

    >>> [word.plain for word in words_of("Russia’s U.S. rare-earth claim seed.s31, 2025-02?")]
    ['russia', 'us', 'rare', 'earth', 'claim', 'seed.s31', '2025-02']
    """
    if question.isupper() and " " in question:  # or “US” and “IT” would be names in it
        question = question.lower()
    text = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", question)
    found = []
    text = _OUT_OF_DATE.sub("outdated", _POSSESSIVE.sub("", text))
    for word in text.split():
        bare = _bare(word)
        if _DATE.fullmatch(bare) or _is_claim(bare):
            found.append(Word(bare, bare))
            continue
        for piece in re.findall(r"[\w+%]+", word):
            found += [Word(piece, part) for part in folded(piece).split()]
    return found


def mentions_in(words: list[Word], store: Store, longest: int = _LONGEST_NAME) -> list[Mention]:
    """Return all that any of the words may name, the longest first; they may overlap."""
    found = [*_dates(words), *_ids(words, store)]
    plain = [word.plain for word in words]
    for length in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            some = words[start : start + length]
            name = " ".join(plain[start : start + length])
            if called := _called(name, some[0].typed, store.concepts):
                typed = " ".join(word.typed for word in some)
                found.append(mention(start, start + length, name, called, typed))
    return found


def mention(start: int, end: int, name: str, concepts: Sequence[Concept], typed: str) -> Mention:
    """Return a mention of concepts; of several of one kind, the first counts."""
    first = concepts[0]
    values = {one.kind: compact(iri_of(one)) for one in reversed(concepts)}
    token = f"<{first.kind}>"
    if first.kind == "thing":
        token = "<deposit>" if first.inside else "<place>"
    return Mention(start, end, name, values, token, typed=typed)


def chosen(mentions: Iterable[Mention], kinds: frozenset[str]) -> list[Mention]:
    """Return the mentions that do not overlap, where these kinds are asked for.

    Names of one's own are read always; what is measured only where it is asked for, so that
    “US imports” is a place and a verb to a query that takes no property.
    """
    taken: set[int] = set()
    found = []
    for one in mentions:
        span = set(range(one.start, one.end))
        if not span & taken and one.values.keys() & (kinds | _OWN_NAMES):
            found.append(one)
            taken |= span
    return sorted(found, key=lambda one: one.start)


def following(date: str) -> str:
    """Return the day, month or year after one.

    >>> following("2024"), following("2024-12"), following("2024-02-29")
    ('2025', '2025-01', '2024-03-01')
    """
    return (Time.parse(date).last + timedelta(days=1)).isoformat()[: len(date)]


def _bare(word: str) -> str:
    return word.strip("?!,;:“”\"'()").rstrip(".")


def _is_claim(word: str) -> bool:
    return (
        bool(_CLAIM.fullmatch(word))
        and any(c.isdigit() or c == "-" for c in word)
        and not (word.replace(".", "").isdecimal())
    )


def _ids(words: list[Word], store: Store) -> Iterator[Mention]:
    for place, word in enumerate(words):
        if word.typed in store.held:
            yield Mention(
                place, place + 1, word.typed, {"source": word.typed}, "<source>", typed=word.typed
            )
        elif _is_claim(word.typed):
            yield Mention(
                place, place + 1, word.typed, {"claim": word.typed}, "<claim>", typed=word.typed
            )


def _dates(words: list[Word]) -> Iterator[Mention]:
    before_is_since = False
    for place, word in enumerate(words):
        if not _DATE.fullmatch(word.typed):
            continue
        start, text = place, word.typed
        if place and len(text) == 4 and words[place - 1].plain in _MONTHS:
            start, text = place - 1, f"{text}-{_MONTHS.index(words[place - 1].plain):02}"
        with contextlib.suppress(ValueError):
            before = words[start - 1].plain if start else ""
            text = following(text) if before in _AFTER else Time.parse(text).text
            role = "since" if before in _SINCE else ""
            if before in _UNTIL or (before in _AND and before_is_since):
                role = "until"
            before_is_since = role == "since"
            values = {"date": text} | ({"day": text} if _DAY.fullmatch(text) else {})
            yield Mention(start, place + 1, text, values, "<date>", role, word.typed)


@lru_cache(maxsize=2)
def _verbs(concepts: Concepts) -> dict[str, Concept]:
    """Return properties by the verbs that ask for them: how much a country *mines*."""
    return {cue: one for one in concepts.of_kind("property") for cue in one.cues}


def _called(name: str, typed: str, concepts: Concepts) -> list[Concept]:
    if name in ANY or name in _PLAIN:
        return []
    if verb := _verbs(concepts).get(name):
        return [verb]
    for spelling in (name, f"{name}s", name.removesuffix("s")):
        if called := concepts.by_name.get(spelling):
            if len(spelling) > 2:
                return called
            # codes of countries and symbols of elements
            return [one for one in called if typed in (one.id, *one.names)]
    return []
