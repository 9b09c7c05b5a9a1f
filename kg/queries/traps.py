"""What engines answer differently from each other, found before it changes an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.queries.mistakes import at
from kg.queries.tokens import Kind, Token

_TEXTS = frozenset(
    ("STR", "CONCAT", "LCASE", "UCASE", "SUBSTR", "REPLACE", "STRAFTER", "STRBEFORE", "STRLANG")
) | {"LANG", "DATATYPE", "ENCODE_FOR_URI", "XSD:STRING"}
_OF_THE_WHOLE = frozenset(
    ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "GROUP", "HAVING", "DISTINCT")
) | {"REDUCED", "LIMIT", "OFFSET"}


def refuse_traps(words: Sequence[Token], text: str) -> None:
    """Raise `BadQuery` for what engines answer wrongly inside ``GRAPH ?g``, losing ``?g``."""
    for place, token in enumerate(words[:-2]):
        if token.word == "GRAPH" and words[place + 1].kind is Kind.VARIABLE:
            graph, inside = _name(words[place + 1]), list(_group(words, place + 2))
            outside = [*words[:place], *words[place + 2 + len(inside) :]]
            for message, where in _traps(graph, inside, outside):
                remedy = f"Put the pattern alone inside, and the rest outside of GRAPH ?{graph}."
                raise at(message, where, text, remedy)


def _traps(
    graph: str, inside: Sequence[Token], outside: Sequence[Token]
) -> Iterator[tuple[str, Token]]:
    place = f"inside GRAPH ?{graph}"
    if select := _select_that_loses(graph, inside, outside):
        yield f"A SELECT {place} loses ?{graph} and reads all graphs as one", select
    if minus := _minus_that_shares_nothing(inside):
        yield f"A MINUS that shares no variable takes all away {place}", minus
    if inside[1:2] and inside[1].word == "VALUES" and _stands_alone(inside):
        yield f"VALUES alone {place} lose ?{graph}", inside[1]


def _select_that_loses(
    graph: str, inside: Sequence[Token], outside: Sequence[Token]
) -> Token | None:
    """Return a sub-query that reads the graphs as one where that shows in the answer."""
    select = next((token for token in inside if token.word == "SELECT"), None)
    everything = any(
        one.word in ("SELECT", "DESCRIBE") and after.text == "*" for one, after in pairwise(outside)
    )
    named = graph in map(_name, (*inside, *outside))
    whole = any(token.word in _OF_THE_WHOLE for token in inside)
    return select if everything or named or whole else None


def _minus_that_shares_nothing(inside: Sequence[Token]) -> Token | None:
    for place, token in enumerate(inside):
        if token.word == "MINUS":
            taken = list(_group(inside, place + 1))
            others = (*inside[:place], *inside[place + 1 + len(taken) :])
            if not _variables(taken) & _variables(others):
                return token
    return None


def _stands_alone(inside: Sequence[Token]) -> bool:
    """Whether the first brace within a group, that of VALUES, closes where the group ends."""
    start = next((n for n, token in enumerate(inside[1:], 1) if token.text == "{"), len(inside))
    return start + len(list(_group(inside, start))) + 1 == len(inside)


def _name(token: Token) -> str:
    """Return the name of a variable, however it is marked; an empty text of anything else."""
    return token.text[1:] if token.kind is Kind.VARIABLE else ""


def _variables(words: Iterable[Token]) -> set[str]:
    return {_name(token) for token in words if token.kind is Kind.VARIABLE}


def remarks_on_traps(words: Sequence[Token]) -> tuple[str, ...]:
    """Return a remark on each GROUP_CONCAT that some engines leave empty."""
    texts = {_name(words[place]) for place in _texts_made(words)}
    found = []
    for place, token in enumerate(words):
        if token.word == "GROUP_CONCAT":
            after = words[place + 1 :]
            first = next((one for one in after if one.text not in ("(", "DISTINCT")), token)
            of_text = first.text.upper() in _TEXTS or first.kind is Kind.STRING
            if not of_text and _name(first) not in texts:
                what = first.text if _name(first) else "…"
                found.append(
                    f"GROUP_CONCAT({what}) is empty unless all that it joins is text: "
                    f"write GROUP_CONCAT(STR({what}))."
                )
    return tuple(found)


def _texts_made(words: Sequence[Token]) -> Iterator[int]:
    """Give the places of variables that are made by a function whose result is a text."""
    opened: list[int] = []
    for place, token in enumerate(words):
        if token.text == "(":
            opened.append(place)
        elif token.text == ")" and opened:
            start = opened.pop()
            inside = words[start + 1 : place]
            if len(inside) > 2 and inside[-2].word == "AS" and inside[0].text.upper() in _TEXTS:
                yield place - 1


def _group(words: Sequence[Token], start: int) -> Iterator[Token]:
    """Give the words of the group that begins at a place, up to its closing brace."""
    depth = 0
    for token in words[start:]:
        depth += (token.text == "{") - (token.text == "}")
        if depth <= 0:
            return
        yield token
