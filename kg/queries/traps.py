"""What engines answer differently from each other, found before it changes an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.queries.mistakes import at
from kg.queries.tokens import Kind, Token

_TEXTS = frozenset(("STR", "CONCAT", "LCASE", "UCASE", "SUBSTR", "REPLACE", "COALESCE", "IF"))


def refuse_traps(words: Sequence[Token], text: str) -> None:
    """Raise `BadQuery` for a sub-query inside ``GRAPH ?g``: engines lose ``?g`` there."""
    for place, token in enumerate(words[:-2]):
        if token.word == "GRAPH" and words[place + 1].kind is Kind.VARIABLE:
            inner = next((one for one in _group(words, place + 2) if one.word == "SELECT"), None)
            if inner:
                graph = words[place + 1].text
                message = f"A SELECT inside GRAPH {graph} loses {graph} and counts over all graphs"
                remedy = f"Put the pattern alone inside, and GROUP BY {graph} outside."
                raise at(message, inner, text, remedy)


def remarks_on_traps(words: Sequence[Token]) -> tuple[str, ...]:
    """Return a remark on each GROUP_CONCAT that some engines leave empty."""
    found = []
    for place, token in enumerate(words):
        argument = [one for one in words[place + 1 : place + 4] if one.word != "DISTINCT"][1:2]
        if token.word == "GROUP_CONCAT" and argument and argument[0].word not in _TEXTS:
            name = argument[0].text
            found.append(
                f"GROUP_CONCAT({name}) is empty where {name} is a number: "
                f"write GROUP_CONCAT(STR({name}))."
            )
    return tuple(found)


def _group(words: Sequence[Token], start: int) -> Iterator[Token]:
    """Give the words of the group that begins at a place, up to its closing brace."""
    depth = 0
    for token in words[start:]:
        depth += (token.text == "{") - (token.text == "}")
        if depth <= 0:
            return
        yield token
