"""The words of a SPARQL text with their places: comments gone, strings and IRIs told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = rf"(?:(?:[\w:]|{_ESCAPED})(?:(?:[\w:\-.]|{_ESCAPED})*(?:[\w:\-]|{_ESCAPED}))?)?"
_PATTERN = re.compile(
    rf"""
    (?P<space>\s+|\#[^\n\r]*)
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
  | (?P<string>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''
             |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?)
  | (?P<prefixed>(?:[^\W\d_](?:[\w\-.]{{0,60}}[\w\-])?)?:{_LOCAL}|_:\w(?:[\w\-.]*[\w\-])?)
  | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>\^\^|&&|\|\||[<>!]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.?))", re.DOTALL)
_LETTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}

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
        if match.lastgroup != "space":
            assert match.lastgroup
            yield Token(Kind[match.lastgroup.upper()], match[0], match.start())


def unescaped(text: str) -> str:
    r"""Return a text with its escapes resolved; ``ValueError`` for what is no escape.

    >>> unescaped(r"\u0053ay \"so\""), unescaped(r"C:\\x")
    ('Say "so"', 'C:\\x')
    """
    return _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if match[3] is not None:
        if match[3] not in _LETTERS or not match[3]:
            raise ValueError(f"`{match[0]}` is no escape")
        return _LETTERS[match[3]]
    code = int(match[1] or match[2], 16)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise ValueError(f"`{match[0]}` is no character")
    return chr(code)


def place_of(text: str, start: int) -> tuple[int, int, str]:
    r"""Return line, column and the line itself of a place in a text.

    >>> place_of("SELECT *\n{ ?s }", 11)
    (2, 3, '{ ?s }')
    """
    line = text.count("\n", 0, start) + 1
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    return line, start - begin + 1, text[begin : end if end >= 0 else len(text)].rstrip("\r")
