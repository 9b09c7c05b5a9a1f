r"""Writes the words of a query anew, so that every engine reads just the words that were judged.

Engines tell words apart in ways of their own: one takes ``SERVICE:q`` for a keyword and a name,
``?a<?b)#>`` for a comparison and a comment, or a text with an escape that it does not know for two
texts. What is written here leaves no choice: full IRIs, escaped where they could be more than one
word, texts with escapes that everybody knows, a space between words, no comment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.queries.mistakes import at
from kg.queries.tokens import Kind, Token, unescaped
from kg.triples.terms import text as quoted

_SIGNS = frozenset("{}()[].,;*/|^!+-=<>?&") | {"^^", "&&", "||", "<=", ">=", "!="}
_ESCAPED_IN_IRIS = re.compile(r"[^A-Za-z0-9:/.@~%_-]")
_NO_COMPARISON = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")  # nothing is less than x: / /
_NEVER_IN_IRIS = re.compile(r'[<>"{}|^`\\\x00-\x20]')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_KEYWORD = re.compile("SERVICE|FROM", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9_-]*:(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)?")


def written(words: Sequence[Token], text: str, spaces: Mapping[str, str]) -> str:
    """Return a query with the same words, written anew; raise `BadQuery` for what is no word."""
    parts: list[str] = []
    for before, token in zip([None, *words], words, strict=False):
        if before and not _stay_together(before, token):
            parts.append(" ")
        declares = before is not None and before.word == "PREFIX"
        try:
            parts.append(_word(token, spaces, declares=declares))
        except ValueError as error:
            raise at(str(error), token, text) from None
    return "".join(parts)


def _word(token: Token, spaces: Mapping[str, str], *, declares: bool) -> str:
    if token.kind is Kind.IRI or (token.kind is Kind.PREFIXED and not declares):
        iri = iri_of(token, spaces)
        return _kept(token) if iri is None else _iri(iri)
    if token.kind is Kind.STRING:
        quotes = 3 if token.text[:3] in ('"""', "'''") and len(token.text) > 5 else 1
        return quoted(unescaped(token.text[quotes:-quotes]))
    if declares and not _PLAIN.fullmatch(token.text):
        raise ValueError(f"`{token.text}` is no prefix: it has letters and digits of ASCII")
    if token.kind is Kind.SIGN and token.text not in _SIGNS:
        raise ValueError(f"`{token.text}` cannot stand here")
    return token.text


def iri_of(token: Token, spaces: Mapping[str, str]) -> str | None:
    """Return the IRI that a word of a query stands for, if it stands for one by itself.

    Raises `ValueError` for an escape that is none.
    """
    if token.kind is Kind.IRI:
        return unescaped(token.text[1:-1])
    prefix, _, local = token.text.partition(":")
    if token.kind is not Kind.PREFIXED or not _SCHEME.match(spaces.get(prefix, "")):
        return None
    return spaces[prefix] + local.replace("\\", "")


def _iri(iri: str) -> str:
    if _NEVER_IN_IRIS.search(iri):
        raise ValueError(f"This is no IRI: <{iri}>")
    if _NO_COMPARISON.match(iri):
        return f"<{iri}>"
    return f"<{_ESCAPED_IN_IRIS.sub(_escape, iri)}>"


def _escape(sign: re.Match[str]) -> str:
    return f"\\U{ord(sign[0]):08X}"


def _kept(token: Token) -> str:
    """Return a blank node, or a name in a namespace that depends on the BASE of the query."""
    if not _PLAIN.fullmatch(token.text) or _KEYWORD.match(token.text):
        raise ValueError(f"`{token.text}` could be read in several ways: take another name")
    return token.text


def _stay_together(before: Token, token: Token) -> bool:
    """Whether words that stand together must, and engines tell them apart even so."""
    if before.start + len(before.text) != token.start:
        return False
    if before.kind is Kind.SIGN and token.kind is Kind.SIGN:
        return True
    signed = before.text in ("+", "-") and token.kind is Kind.NUMBER
    named = before.kind in (Kind.IRI, Kind.PREFIXED, Kind.WORD)
    path_or_call = named and token.text in ("*", "?", "+", "(")
    return (
        signed or path_or_call or token.kind is Kind.LANGUAGE or "^^" in (before.text, token.text)
    )
