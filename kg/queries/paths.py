"""Paths of no step: from a node to itself, which engines leave out where the node has no triple."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.queries.tokens import Kind, Token
from kg.queries.writing import iri_of

_STEP = r"N*(?:T|\([TPNM()]*\))M?"
_PATH = re.compile(rf"(?=(?P<start>.)(?P<path>{_STEP}(?:P{_STEP})*)(?P<end>.))")
_SIGNS = {"/": "P", "|": "P", "^": "N", "!": "N", "*": "M", "?": "M", "+": "M", "(": "(", ")": ")"}


def ends_of_no_step(words: Sequence[Token], spaces: dict[str, str]) -> dict[str, str]:
    """Return the IRIs at an end of a path that may have no step, each as it is written.

    >>> from kg.queries.tokens import tokens
    >>> ends_of_no_step(tokens("ASK { x:a x:b/x:c* ?o . x:d x:e ?p }"), {"x": "x:"})
    {'x:a': 'x:a'}
    """
    found: dict[str, str] = {}
    for match in _PATH.finditer("".join(map(_sort, words))):
        path = words[match.start("path") : match.end("path")]
        if any(token.text in ("*", "?") for token in path):
            for token in (words[match.start("start")], words[match.start("end")]):
                if iri := iri_of(token, spaces):
                    found.setdefault(iri, token.text)
    return found


def _sort(token: Token) -> str:
    """Return a letter for what a word can be in a path."""
    if token.kind in (Kind.IRI, Kind.PREFIXED) or token.text == "a":
        return "T"
    return _SIGNS.get(token.text, "x") if token.kind is Kind.SIGN else "x"
