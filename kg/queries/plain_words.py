"""A question in plain words → a query of the catalogue with its parameters, without any model.

Names are read off the words first; what is left is compared with the titles, the questions and
the other wordings (``asked``) in the headers of the queries. Names alone ask who says how much.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from shlex import quote

from kg.errors import NothingFound
from kg.model import Concept
from kg.model.concept import folded
from kg.queries.catalogue import catalogue
from kg.queries.names import iri_of
from kg.queries.query import Query
from kg.stores import Store
from kg.units import Units
from kg.values import UnreadableValue, parse
from kg.vocabulary import compact

_LONGEST_NAME = 7
_LEAST, _OTHERS, _NEAR = 55, 3, 12
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "a about all an and any are as at be been by can could did do does for from give had has "
        "have how in into is it its list many me much of on one or out over say says said show so "
        "tell than that the their them there these they this to us was we were what when where "
        "which who whom whose why will with would s claim claims source sources number numbers",
    )
)
_GLUE = frozenset(("a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"))
_HOW_MUCH = ["who", "says", "how", "much"]
_LONGEST_UNIT = 3
_NUMBER = re.compile(r"\W*\d[\d.,]*\D*")
_CLAIM = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something, what they may name by kind, and as what a query takes it."""

    words: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A query that a question can mean, with the parameters that its words give.

    ``unused`` are names that it takes no parameter for.
    """

    query: Query
    parameters: dict[str, str]
    score: float
    unused: tuple[str, ...] = ()

    @property
    def command(self) -> str:
        """Return the command that asks just this."""
        words = ("kg ask", self.query.name, *map(_option, self.parameters.items()))
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Understood:
    """How a question was read, what else it could be, and the words that nothing was made of.

    ``value`` is a number with its unit in it, which no query takes, and `kg blame` does.
    """

    reading: Reading
    others: tuple[Reading, ...]
    ignored: tuple[str, ...]
    value: str = ""


def understand(question: str, store: Store) -> Understood:
    """Return the query that a question means most likely; raise `NothingFound` with near ones."""
    value, without = _value(question, store.concepts.units)
    mentions, rest = _mentions(without, store)
    asked = rest if set(rest) & _telling() or not mentions else _HOW_MUCH
    every = (_reading(query, mentions, asked) for query in catalogue())
    readings = sorted(
        (reading for reading in every if not reading.query.missing(reading.parameters)),
        key=lambda reading: (-reading.score, reading.query.name),
    )
    if value and not (readings and readings[0].parameters):
        raise NothingFound(
            f"No query of the catalogue is about {value} alone.",
            remedy=f"`kg blame {quote(value)}` tells where it comes from.",
        )
    if not readings or readings[0].score < _LEAST:
        raise NothingFound(
            f"No query of the catalogue fits “{question}”.",
            choices=[f"{one.query.name}: {one.query.title}" for one in readings[:_OTHERS]],
            remedy="`kg queries` lists them all.",
        )
    best, *more = readings
    others = [one for one in more[:_OTHERS] if one.score > best.score - _NEAR]
    return Understood(best, tuple(others), _ignored([*best.unused, *rest], best.query), value)


@cache
def _telling() -> frozenset[str]:
    """Return the words that can tell which query is meant."""
    wordings = (" ".join(_wordings(query)) for query in catalogue())
    return frozenset(folded(" ".join(wordings)).split()) - _GLUE


def _wordings(query: Query) -> tuple[str, ...]:
    return (query.name.replace("-", " "), query.title, query.question, *query.asked)


def _value(question: str, units: Units) -> tuple[str, str]:
    """Return the first number with a unit, and the question without it."""
    words = question.split()
    for start, word in enumerate(words):
        if not _NUMBER.fullmatch(word):
            continue
        for end in range(start + _LONGEST_UNIT + 1, start, -1):
            text = " ".join(words[start:end]).strip("?!;:“”\"'()")
            with contextlib.suppress(UnreadableValue):
                parse(text, units)
                return text, " ".join(words[:start] + words[end:])
    return "", question


def _mentions(question: str, store: Store) -> tuple[list[Mention], list[str]]:
    """Read names off a question, the longest first; return them and the words that are left."""
    found, text = _codes(question, store)
    words = folded(text).split()
    taken: set[int] = set()
    named: list[tuple[int, Mention]] = []
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = set(range(start, start + length))
            name = " ".join(words[start : start + length])
            if span & taken or name in _FILLERS:
                continue
            if values := _called(name, store):
                named.append((start, Mention(name, values)))
                taken |= span
    rest = [word for place, word in enumerate(words) if place not in taken]
    return [*found, *(mention for _, mention in sorted(named, key=lambda one: one[0]))], rest


def _codes(question: str, store: Store) -> tuple[list[Mention], str]:
    """Read days, sources and claims off a question: words with dots and dashes in them."""
    found, rest = [], []
    for word in question.split():
        bare = word.strip("?!,;:“”\"'()").rstrip(".")
        if _DAY.fullmatch(bare):
            found.append(Mention(bare, {"day": bare}))
        elif bare in store.held:
            found.append(Mention(bare, {"source": bare}))
        elif _CLAIM.fullmatch(bare) and not bare.replace(".", "").isdecimal():
            found.append(Mention(bare, {"claim": bare}))
        else:
            rest.append(word)
    return found, " ".join(rest)


def _called(name: str, store: Store) -> dict[str, str]:
    by_name = store.concepts.by_name
    for spelling in (name, f"{name}s", name.removesuffix("s")):
        concepts: list[Concept] = by_name.get(spelling, [])
        if concepts:
            return {concept.kind: compact(iri_of(concept)) for concept in reversed(concepts)}
    return {}


def _reading(query: Query, mentions: Iterable[Mention], rest: list[str]) -> Reading:
    from rapidfuzz import fuzz

    parameters: dict[str, str] = {}
    unused = []
    for mention in mentions:
        fits = [
            (parameter.name, mention.values[kind])
            for parameter in query.parameters
            for kind in parameter.kind.split("|")
            if parameter.name not in parameters and kind in mention.values
        ]
        if fits:
            parameters[fits[0][0]] = fits[0][1]
        else:
            unused.append(mention.words)
    asked = " ".join([*rest, *unused])
    wordings = _wordings(query)
    alike = max(fuzz.token_set_ratio(asked, folded(wording)) for wording in wordings)
    exactly = max(fuzz.token_sort_ratio(asked, folded(wording)) for wording in wordings)
    score = 0.6 * alike + 0.4 * exactly + 8 * len(parameters) - 12 * len(unused)
    return Reading(query, parameters, score, tuple(unused))


def _ignored(rest: list[str], query: Query) -> tuple[str, ...]:
    known = _FILLERS.union(folded(" ".join(_wordings(query))).split())
    return tuple(word for word in rest if word not in known and word.removesuffix("s") not in known)


def _option(pair: tuple[str, str]) -> str:
    name, value = pair
    return f'--{name} "{value}"' if " " in value else f"--{name} {value}"
