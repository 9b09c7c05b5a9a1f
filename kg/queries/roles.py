"""What the words of a query are there for: some say what to look for, others use what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from kg.queries.tokens import Kind, Token

Role = Enum("Role", "FINDS USES EITHER")
"""A variable is found in patterns, and used after SELECT or in FILTER; IF copes with either."""
_USING = frozenset(("SELECT", "GROUP", "HAVING", "ORDER"))
_COPING = frozenset(("IF", "COALESCE", "BOUND"))


def roles(words: Sequence[Token]) -> Iterator[tuple[Token, Role]]:
    """Give each word of a query with its role.

    >>> from kg.queries.tokens import tokens
    >>> [(word.text, role.name) for word, role in roles(tokens("SELECT ?v { ?v ?w 1 }"))][1:4]
    [('?v', 'USES'), ('{', 'FINDS'), ('?v', 'FINDS')]
    """
    role = Role.USES
    waiting = False  # for the bracket of a FILTER or BIND, after which the pattern goes on
    after: list[Role] = []
    before = ""
    for token in words:
        if token.text in ("(", "{"):
            after.append(Role.FINDS if waiting else role)
            waiting = False
            role = _inside(token.text, before, role)
        elif token.text in (")", "}"):
            role = after.pop() if after else role
        elif token.word in ("FILTER", "BIND"):
            role, waiting = Role.USES, True
        elif token.word in _USING:
            role = Role.USES
        elif token.word == "VALUES":
            role = Role.FINDS
        yield token, Role.FINDS if before == "AS" else role
        before = token.word


def _inside(bracket: str, before: str, role: Role) -> Role:
    if bracket == "{":
        return Role.USES if before == "CONSTRUCT" else Role.FINDS
    return Role.EITHER if before in _COPING else role


def remarks_on_unbound(words: Sequence[Token]) -> tuple[str, ...]:
    """Return a remark on each variable that a query uses and has nothing to find by.

    >>> from kg.queries.tokens import tokens
    >>> remarks_on_unbound(tokens("SELECT ?c { ?c cq:value ?v FILTER(?vv > 3) }"))
    ('`?vv` is bound nowhere in the query.',)
    """
    named = [(word.text[1:], role) for word, role in roles(words) if word.kind is Kind.VARIABLE]
    found = {name for name, role in named if role is Role.FINDS}
    used = dict.fromkeys(name for name, role in named if role is Role.USES)
    return tuple(f"`?{name}` is bound nowhere in the query." for name in used if name not in found)
