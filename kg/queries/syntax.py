"""Where a text stops being SPARQL: engines say only roughly where they gave up."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

import pyoxigraph as ox

from kg.queries.tokens import Kind, Token, tokens

_PADDING = 60  # longer than any keyword that the engine tries to read ahead
_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_UNGROUPED = "a variable that is unbound"
_MEANINGS = {
    _UNGROUPED: "A variable after SELECT is neither grouped nor aggregated",
    "BIND is overriding": "BIND gives a value to a variable that has one already",
    "IRI parsing failed": "An IRI is not valid",
}
_CLAUSES = ("SELECT", "WHERE", "FROM", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a query, and at which of its words; ``None`` is the query as a whole."""

    message: str
    word: int | None


def mistake_in(text: str, said: str) -> Mistake:
    """Return the mistake in a text of which the engine ``said`` that it is no SPARQL."""
    words = tokens(text)
    for sign, meaning in _MEANINGS.items():
        if sign in said:
            return Mistake(meaning, _ungrouped(words) if sign == _UNGROUPED else None)
    wrong = bisect_left(range(len(words)), True, key=lambda i: not _can_go_on(text, words[i]))
    if wrong < len(words):
        return Mistake("This cannot stand here", wrong)
    unclosed = _unclosed(words)
    if unclosed is not None:
        return Mistake("This is never closed", unclosed)
    return Mistake("The query ends too early", len(words))


def _can_go_on(text: str, last: Token) -> bool:
    """Whether some query begins with the text up to the end of this word."""
    end = last.start + len(last.text)
    padded = text[:end].replace("\n", " ").replace("\r", " ") + " " * _PADDING
    try:
        ox.Store().query(padded)
    except SyntaxError as error:
        match = _PLACE.match(str(error))
        return match is None or int(match[2]) > end + _PADDING // 2
    return True


def _ungrouped(words: list[Token]) -> int | None:
    """Return the place of a variable after a SELECT that stands after no GROUP BY."""
    grouped: set[str] = set()
    selected: list[int] = []
    clause, depth = "", 0
    for place, token in enumerate(words):
        depth += (token.text == "(") - (token.text == ")")
        if token.word in _CLAUSES or token.text in ("{", "}"):
            clause = token.word
        elif token.kind is Kind.VARIABLE and clause == "GROUP":
            grouped.add(token.text[1:])
        elif token.kind is Kind.VARIABLE and clause == "SELECT" and not depth:
            selected.append(place)
    return next((place for place in selected if words[place].text[1:] not in grouped), None)


def _unclosed(words: list[Token]) -> int | None:
    waiting: list[int] = []
    for place, token in enumerate(words):
        if token.text in ("(", "{", "["):
            waiting.append(place)
        elif token.text in (")", "}", "]") and waiting:
            waiting.pop()
    return waiting[-1] if waiting else None
