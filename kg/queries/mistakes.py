"""Mistakes in a query, each with its place."""

from __future__ import annotations

from kg.errors import BadQuery
from kg.queries.tokens import Token, place_of


def at(message: str, token: Token, text: str, remedy: str = "") -> BadQuery:
    """Return the error of a word, with its place."""
    line, column, excerpt = place_of(text, token.start)
    message = f"Line {line}, column {column}: {message}."
    return BadQuery(message, remedy=remedy, line=line, column=column, excerpt=excerpt)
