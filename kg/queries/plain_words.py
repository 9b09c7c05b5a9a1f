"""A question in plain words → a query of the catalogue with its parameters, without any model.

Names are read off the words, what is left is compared with the titles, the questions and the
other wordings (``asked``) in the headers of the queries. The wording that is nearest decides,
also for which parameter a name is. A query that needs a parameter is chosen without it too:
asking it says what it needs.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from shlex import quote

from kg.errors import NothingFound
from kg.queries.catalogue import catalogue
from kg.queries.likeness import Likeness, is_noise, tokens
from kg.queries.mentions import (
    Mention,
    Word,
    chosen,
    following,
    mentions_in,
    values_in,
    words_of,
)
from kg.queries.misspelt import near_names, near_word
from kg.queries.query import Query
from kg.stores import Store

_LEAST, _OTHERS, _NEAR = 50, 3, 15
_FILLED, _EXPECTED, _MISSING = 4, 3, 2
_USUAL, _UNUSED = 9, {"<agent>": 18, "<date>": 5}  # whose word it is matters more than when
_LONGEST_IN_WORDING = 3
_WORLD = "thing:world"
# What names alone ask, by the first of these kinds that is among them.
_ALONE = (
    ("property", "who says how much"),
    ("agent", "everything an agent said"),
    ("claim", "where does a claim come from"),
    ("date", "claims by date"),
    ("thing", "claims about a place"),
    ("commodity", "claims about a commodity"),
    ("source", "claims in a source"),
)


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
    """How a question was read, and what else it could be.

    ``unknown`` are words that name nothing, ``slips`` words with what they were read as,
    ``ignored`` what the query has no place for. ``value`` is a number with its unit, which no
    query takes, and `kg blame` does.
    """

    reading: Reading
    others: tuple[Reading, ...]
    unknown: tuple[str, ...] = ()
    slips: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    value: str = ""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what an asker should know of the words, a sentence each."""
        said = [f"Nothing is called “{name}”." for name in self.unknown]
        said += [f"“{typed}” is read as {meant}." for typed, meant in self.slips]
        if self.ignored:
            said.append(f"Left aside: {', '.join(self.ignored)}.")
        if self.value:
            blame = f"`kg blame {quote(self.value)}`"
            said.append(f"Left aside: the number; {blame} tells where it comes from.")
        return tuple(said)


@dataclass(slots=True)
class _Heard:
    """The words of a question, what they name, and the places of those that mean nothing here."""

    words: list[Word]
    mentions: list[Mention]
    idle: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    slips: list[tuple[str, str]] = field(default_factory=list)

    def unknown_names(self) -> list[str]:
        """Return the unknown words, as one name where they stand side by side."""
        runs = groupby(enumerate(self.unknown), key=lambda one: one[1] - one[0])
        return [" ".join(self.words[place].typed for _, place in run) for _, run in runs]


def understand(question: str, store: Store) -> Understood:
    """Return the query that a question means most likely; raise `NothingFound` with near ones."""
    numbers, without = values_in(question, store.concepts.units)
    value = numbers[0] if numbers else ""
    heard = _heard(without, store)
    wordings = {query.name: _said(query, store) for query in catalogue()}
    likeness = Likeness(list(wordings.values()))
    readings = sorted(
        (_reading(query, heard, wordings[query.name], likeness) for query in catalogue()),
        key=lambda reading: (-reading.score, reading.query.name),
    )
    best, *more = readings
    needed = best.query.missing(best.parameters)
    if value and not best.parameters and not needed:
        raise NothingFound(
            f"No query of the catalogue is about {value} alone.",
            remedy=f"`kg blame {quote(value)}` tells where it comes from.",
        )
    if best.score < _LEAST:
        raise NothingFound(
            f"No query of the catalogue fits “{question}”.", remedy="`kg queries` lists them all."
        )
    others = [
        one
        for one in more[:_OTHERS]
        if one.score > best.score - _NEAR and not one.query.missing(one.parameters)
    ]
    slips = tuple(slip for slip in heard.slips if slip[0] not in best.unused)
    ignored = (*_ignored(heard, best), *numbers[1:])
    return Understood(best, tuple(others), tuple(heard.unknown_names()), slips, ignored, value)


@cache
def _wordings() -> dict[str, list[list[Word]]]:
    """Return the words of every query's name, title, question and other wordings."""
    return {
        query.name: [
            words_of(one)
            for one in (query.name.replace("-", " "), query.title, query.question, *query.asked)
        ]
        for query in catalogue()
    }


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of all wordings, and their stems."""
    said = [word.plain for its in _wordings().values() for one in its for word in one]
    return frozenset(said), tokens(said)


def _kinds(query: Query) -> frozenset[str]:
    return frozenset(kind for one in query.parameters for kind in one.kind.split("|"))


def _said(query: Query, store: Store) -> list[frozenset[str]]:
    """Return the wordings of a query as tokens, with names as what they are names of."""
    kinds = _kinds(query)
    return [
        _tokens(words, chosen(mentions_in(words, store, _LONGEST_IN_WORDING), kinds))
        for words in _wordings()[query.name]
    ]


def _tokens(
    words: list[Word], mentions: list[Mention], without: Collection[int] = ()
) -> frozenset[str]:
    done = {*without, *(place for one in mentions for place in range(one.start, one.end))}
    rest = (word.plain for place, word in enumerate(words) if place not in done)
    return tokens(rest) | {one.token for one in mentions}


def _heard(question: str, store: Store) -> _Heard:
    words = words_of(question)
    heard = _Heard(words, mentions_in(words, store))
    kinds = frozenset().union(*map(_kinds, catalogue()))
    named = {place for one in chosen(heard.mentions, kinds) for place in range(one.start, one.end)}
    new = [
        place
        for place, word in enumerate(words)
        if place not in named and not tokens([word.plain]) <= _vocabulary()[1]
    ]
    heard.idle = [
        place for place in new if is_noise(words[place].plain) or words[place].plain.isdecimal()
    ]
    heard.unknown = [place for place in new if place not in heard.idle]
    if heard.unknown:
        _mend(heard, store)
    return heard


def _mend(heard: _Heard, store: Store) -> None:
    """Read what is unknown as what it is a slip of."""
    near = near_names(heard.words, heard.unknown, store.concepts)
    heard.mentions = [*near, *heard.mentions]
    named = {place for one in near for place in range(one.start, one.end)}
    heard.slips = [(one.typed, one.words) for one in near]
    left = []
    for place in heard.unknown:
        word = heard.words[place]
        if place in named:
            continue
        common = place == 0 or word.typed.islower()  # a name is no slip of a common word
        if common and (meant := near_word(word.plain, _vocabulary()[0])):
            heard.words[place] = Word(word.typed, meant)
            if not is_noise(meant):
                heard.slips.append((word.typed, meant))
        else:
            left.append(place)
    heard.unknown = left


def _reading(
    query: Query, heard: _Heard, wordings: list[frozenset[str]], likeness: Likeness
) -> Reading:
    mentions = chosen(heard.mentions, _kinds(query))
    asked = _tokens(heard.words, mentions, [*heard.idle, *heard.unknown])
    asked |= {*heard.unknown_names()}
    if not any(likeness.known(token) for token in asked if token[0] != "<"):
        asked |= _alone(mentions)
    match = likeness.match(asked, wordings)
    parameters, unused = _filled(query, mentions, _wordings()[query.name][match.nearest])
    score = match.score + _FILLED * len(parameters) - _MISSING * len(query.missing(parameters))
    score -= sum(
        _EXPECTED if one.token in wordings[match.nearest] else _UNUSED.get(one.token, _USUAL)
        for one in unused
    )
    return Reading(query, parameters, score, tuple(one.typed for one in unused))


def _alone(mentions: list[Mention]) -> frozenset[str]:
    kinds = {kind for one in mentions for kind in one.values}
    if len(mentions) > 1 and kinds <= {"thing", "commodity", "element-scope"}:
        kinds.add("property")
    return next((tokens(words.split()) for kind, words in _ALONE if kind in kinds), frozenset())


def _filled(
    query: Query, mentions: list[Mention], wording: list[Word]
) -> tuple[dict[str, str], list[Mention]]:
    """Return the parameters that names give, and the names that are for none.

    What the name of a query says already (“shares of world”) is no parameter of it, and the
    world is one only where no other place is named.
    """
    named = set(query.name.split("-"))
    parameters: dict[str, str] = {}
    unused = []
    spoken = {word.plain for word in wording}
    for one in sorted(mentions, key=lambda one: one.values.get("thing") == _WORLD):
        if {value.rpartition(":")[2] for value in one.values.values()} & named:
            continue
        fits = [
            (parameter, one.values[kind])
            for parameter in query.parameters
            for kind in parameter.kind.split("|")
            if parameter.name not in parameters
            and kind in one.values
            and (kind != "date" or one.role in ("", parameter.name))
        ]
        fits.sort(key=lambda fit: fit[0].name not in spoken)
        if fits:
            parameters[fits[0][0].name] = fits[0][1]
        elif not (telling := tokens(one.words.split())) or not telling <= tokens(spoken):
            unused.append(one)
        if fits and fits[0][0].kind == "date" and not one.role:
            parameters["until"] = following(one.values["date"])
    return parameters, unused


def _ignored(heard: _Heard, reading: Reading) -> tuple[str, ...]:
    """Return what was left aside: names first, then words."""
    mentions = chosen(heard.mentions, _kinds(reading.query))
    done = {place for one in mentions for place in range(one.start, one.end)} | {*heard.unknown}
    known = tokens(word.plain for one in _wordings()[reading.query.name] for word in one)
    words = (
        word.typed
        for place, word in enumerate(heard.words)
        if place not in done and not is_noise(word.plain) and not tokens([word.plain]) <= known
    )
    return (*reading.unused, *words)


def _option(pair: tuple[str, str]) -> str:
    name, value = pair
    return f'--{name} "{value}"' if " " in value else f"--{name} {value}"
