"""What to change in a text in SPARQL to which nothing in the store is an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import EndpointFailed, LimitReached
from kg.model.answer import Text
from kg.queries.catalogue import query_in
from kg.queries.query import filled
from kg.queries.roles import Role, roles
from kg.queries.running import Runner
from kg.queries.tokens import Kind, Token
from kg.queries.unknown import quickly

_HERE = Path(__file__).parent
_CONDITIONS = frozenset(("FILTER", "VALUES", "MINUS", "HAVING"))
_TERMS = frozenset((Kind.IRI, Kind.PREFIXED, Kind.STRING, Kind.NUMBER, Kind.VARIABLE))
_TRIPLE = 3


def asks_for_nothing(words: Sequence[Token]) -> bool:
    """Whether a query ends with ``LIMIT 0``.

    >>> from kg.queries.tokens import tokens
    >>> asks_for_nothing(tokens("SELECT * { ?s ?p ?o } LIMIT 0"))
    True
    """
    return set(_number_after("LIMIT", words)) == {"0"}


def advice(words: Sequence[Token], runner: Runner) -> str:
    """Return what to change in a query; all its names occur in the store."""
    tagged = _only_with_language(words, runner)
    skipped = _number_after("OFFSET", words)
    if tagged:
        return " ".join(tagged)
    if skipped.strip("0"):
        return f"There may be rows, but none after the first {skipped}: leave OFFSET out."
    terms = [word for word, role in _terms(words) if role is Role.FINDS]
    if len(terms) > _TRIPLE or any(word.word in _CONDITIONS for word in words):
        return "Each of its names occurs, but not together: take one condition out."
    if all(term.kind is Kind.VARIABLE for term in terms):
        return ""
    return "Its names occur, but not in these places: put a variable in place of one."


def _number_after(keyword: str, words: Sequence[Token]) -> str:
    """Return the number that the last part of a query gives, which counts its rows."""
    end = max((place for place, word in enumerate(words) if word.text == "}"), default=0)
    parts = zip(words[end:], words[end + 1 :], strict=False)
    return next((number.text for word, number in parts if word.word == keyword), "")


def _terms(words: Sequence[Token]) -> Iterator[tuple[Token, Role]]:
    """Give what stands for things in a query; the type of a literal is a part of it."""
    before = ""
    for word, role in roles(words):
        if before != "^^" and (word.kind in _TERMS or word.word == "A"):
            yield word, role
        before = word.text


def _only_with_language(words: Sequence[Token], runner: Runner) -> list[str]:
    texts = list(dict.fromkeys(_bare_texts(words)))
    if not texts:
        return []
    text = filled(query_in(_HERE / "only_with_language.rq"), {"text": " ".join(texts)})
    try:
        rows = list(runner.answer(runner.checked(text), quickly(runner)))
    except (LimitReached, EndpointFailed):  # advice is not worth waiting for
        return []
    languages: dict[str, list[str]] = {}
    for said, tagged in rows:
        if isinstance(tagged, Text):
            languages.setdefault(str(said), []).append(f'"{said}"@{tagged.language}')
    return [f'"{said}" occurs only as {", ".join(ways)}.' for said, ways in languages.items()]


def _bare_texts(words: Sequence[Token]) -> Iterator[str]:
    """Give the texts without language or type that something found must be the same as."""
    for place, (word, role) in enumerate(roles(words)):
        before, after = words[max(0, place - 2) : place], words[place + 1 : place + 3]
        named = bool(after) and (after[0].kind is Kind.LANGUAGE or after[0].text == "^^")
        compared = _compared(before) or _compared(after[::-1])
        if word.kind is Kind.STRING and not named and (role is Role.FINDS or compared):
            yield word.text


def _compared(beside: Sequence[Token]) -> bool:
    return len(beside) > 1 and beside[0].kind is Kind.VARIABLE and beside[1].text == "="
