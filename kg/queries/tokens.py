"""The words of a SPARQL text with their places: comments gone, strings and IRIs told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_LOCAL = r"(?:[\w:\-.]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])*"
_PATTERN = re.compile(
    rf"""
    (?P<space>\s+|\#[^\n\r]*)
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
  | (?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''
             |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<prefixed>(?:[^\W\d_][\w\-.]*)?:{_LOCAL}|_:[\w\-.]+)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>\^\^|&&|\|\||[<>!]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

Kind = Enum("Kind", "IRI STRING VARIABLE LANGUAGE PREFIXED NUMBER WORD SIGN")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query, and where in the text it begins."""

    kind: Kind
    text: str
    start: int

    @property
    def word(self) -> str:
        """Return a keyword in capitals; of anything else an empty text."""
        return self.text.upper() if self.kind is Kind.WORD else ""


def tokens(text: str) -> list[Token]:
    r"""Return the words of a text, without spaces and comments.

    >>> [token.text for token in tokens("SELECT ?x#{\n{ ?x a ex:SERVICE. }")]
    ['SELECT', '?x', '{', '?x', 'a', 'ex:SERVICE', '.', '}']
    """
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    while match := _PATTERN.match(text, place):
        place = match.end()
        if match.lastgroup == "prefixed" and match[0].endswith("."):
            place -= len(match[0]) - len(match[0].rstrip("."))
        if match.lastgroup != "space":
            assert match.lastgroup
            yield Token(Kind[match.lastgroup.upper()], text[match.start() : place], match.start())


def decoded(text: str) -> str:
    r"""Return a text with its code point escapes resolved, as an engine may read it.

    >>> decoded(r"\u0053ERVICE")
    'SERVICE'
    """
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]


def place_of(text: str, start: int) -> tuple[int, int, str]:
    r"""Return line, column and the line itself of a place in a text.

    >>> place_of("SELECT *\n{ ?s }", 11)
    (2, 3, '{ ?s }')
    """
    line = text.count("\n", 0, start) + 1
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    return line, start - begin + 1, text[begin : end if end >= 0 else len(text)].rstrip("\r")
