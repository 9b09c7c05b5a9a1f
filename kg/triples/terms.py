"""N-Triples terms as text: the smallest vocabulary for writing RDF quickly and safely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from kg import vocabulary as v
from kg.intervals import plain

Fact = tuple[str, str, str]

A = f"<{v.RDF}type>"
LABEL = f"<{v.RDFS}label>"
COMMENT = f"<{v.RDFS}comment>"

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r'[\\"\n\r\t\x00-\x1f\x7f]')
_SAFE_NAME = re.compile(r"[A-Za-z0-9._~-]+").fullmatch


@lru_cache(maxsize=1 << 16)
def ref(space: str, name: str) -> str:
    """Return the IRI of a name in one of our spaces.

    >>> ref(v.CLAIM, "seed.s30")
    '<https://w3id.org/contested/id/claim/seed.s30>'
    """
    return f"<{space}{name}>" if _SAFE_NAME(name) else f"<{v.iri(space, name)}>"


def text(words: str, language: str = "") -> str:
    r"""Return a plain or language-tagged literal.

    >>> print(text('say "no"\n', "en"))
    "say \"no\"\n"@en
    """
    escaped = _SPECIAL.sub(_escape, words)
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


def number(value: Decimal) -> str:
    """Return an ``xsd:decimal``.

    >>> number(Decimal("3.8E+6"))
    '"3800000"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    return f'"{plain(value)}"^^<{v.XSD}decimal>'


def typed(value: object, kind: str) -> str:
    """Return a literal of an XML Schema type, such as ``integer``, ``date`` or ``anyURI``.

    >>> typed(12, "integer")
    '"12"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f"{text(str(value))}^^<{v.XSD}{kind}>"


def cq(name: str) -> str:
    """Return one of our own terms.

    >>> cq("low")
    '<https://w3id.org/contested/ns#low>'
    """
    return f"<{v.CQ}{name}>"


def stated(node: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Fact]:
    """Return a fact for each predicate that has a value.

    >>> list(stated("<x:a>", [("<x:p>", '"1"'), ("<x:q>", "")]))
    [('<x:a>', '<x:p>', '"1"')]
    """
    return ((node, predicate, value) for predicate, value in pairs if value)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
