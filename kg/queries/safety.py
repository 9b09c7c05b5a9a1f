"""What a query may say, decided on its words before any engine sees them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import zip_longest

from kg.errors import BadQuery
from kg.queries.limits import LONGEST
from kg.queries.mistakes import at
from kg.queries.near import nearest
from kg.queries.tokens import Kind, Token, tokens, unescaped
from kg.queries.traps import refuse_traps
from kg.queries.words import FORMS, KNOWN, UPDATES
from kg.queries.writing import iri_of, written
from kg.vocabulary import PREFIXES

DEEPEST = 100
_SCHEME = re.compile(r"<[A-Za-z][\w+.-]*:")
_ONLY_AN_IRI = re.compile(r"<(?:[A-Za-z][\w+.-]*://.*|[\w:./@~%-]*)>", re.DOTALL)
_OPERANDS = frozenset(
    (Kind.VARIABLE, Kind.NUMBER, Kind.STRING, Kind.LANGUAGE, Kind.PREFIXED, Kind.IRI)
)
_ENDS = (*")}]<>",)
_OPEN, _CLOSE = (*"({[",), (*")}]",)


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that only reads what the store holds.

    ``written`` is the text as it was given, ``text`` the same words as an engine gets them, see
    `kg.queries.writing`. ``form`` is SELECT, ASK, CONSTRUCT or DESCRIBE.
    """

    written: str
    text: str
    form: str
    words: tuple[Token, ...]
    namespaces: dict[str, str]

    def mistake(self, message: str, word: int) -> BadQuery:
        """Return the error of the engine at a word of ``text``, with its place as written."""
        end = Token(Kind.SIGN, "", len(self.written.rstrip()))
        return at(message, self.words[word] if word < len(self.words) else end, self.written)


def checked(text: str, graphs: Collection[str] = ()) -> Checked:
    """Return a query that may run; raise `BadQuery` with the place of what it may not say.

    ``graphs`` are the named graphs that FROM may name.
    """
    if len(text) > LONGEST:
        raise BadQuery(f"The query is longer than {LONGEST:,} characters.")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise BadQuery("The query is not text in UTF-8.")
    words = tokens(text)
    _refuse(words, text)
    _refuse_open_ends(words, text)
    form = _form(words, text)
    refuse_traps(words, text)
    declared = _declared(words, text)
    _refuse_unknown_prefixes(words, text, declared)
    spaces = {**PREFIXES, **declared}
    anew = written(words, text, spaces)
    _refuse_unknown_graphs(words, text, spaces, graphs)
    return Checked(text, anew, form, tuple(words), spaces)


def _refuse(words: list[Token], text: str) -> None:
    opened: list[str] = []
    for token, following in zip_longest(words, words[1:]):
        if token.text in _OPEN:
            opened.append(token.text)
        elif token.text in _CLOSE and opened:
            opened.pop()
        if len(opened) > DEEPEST:
            raise at("Brackets are nested too deep", token, text, f"{DEEPEST} is the limit.")
        if token.word == "SERVICE":
            message = "A query cannot ask other servers"
            raise at(message, token, text, "Load what you need with `kg add`.")
        if token.word in UPDATES and not _is_function(following):
            remedy = "Queries only read; `kg add` and `kg withdraw` change the store."
            raise at(f"A query cannot say {token.word}", token, text, remedy)
        compared = opened[-1:] == ["("] or token.text == "<"
        if following and compared and _could_compare(token, following):
            message = f"`{following.text}` could be read as an IRI or as a comparison"
            raise at(message, following, text, "Put a space after <, or declare a PREFIX.")


def _is_function(following: Token | None) -> bool:
    return following is not None and following.text == "("


def _could_compare(token: Token, following: Token) -> bool:
    """Whether an engine may read the IRI after a token as ``<`` and what else is in it."""
    ends = token.kind in _OPERANDS or token.text in _ENDS or token.word in ("TRUE", "FALSE")
    return ends and following.kind is Kind.IRI and not _ONLY_AN_IRI.fullmatch(following.text)


def _refuse_open_ends(words: list[Token], text: str) -> None:
    """Raise `BadQuery` for a text or an IRI that is opened and not closed as it should be."""
    for before, token in zip([None, *words], words, strict=False):
        if token.text in ('"', "'"):
            raise at("A text is opened here and never closed", token, text)
        quoted = before is not None and before.text == "<"  # a triple, RDF 1.2
        if token.text == "<" and not quoted and _SCHEME.match(text, token.start):
            raise at("This is no IRI", token, text, "An IRI has no spaces and ends with >.")


def _form(words: list[Token], text: str) -> str:
    rest = list(words)
    while rest and rest[0].word in ("PREFIX", "BASE", "VERSION"):
        rest = rest[2 if rest[0].word != "PREFIX" else 3 :]
    if not rest:
        raise BadQuery("The query is empty.", remedy="`kg queries NAME` shows what one looks like.")
    first = rest[0]
    if first.word not in FORMS:
        remedy = nearest(first.text.upper(), FORMS) or f"It is one of {', '.join(FORMS)}."
        raise at(f"No query begins with `{first.text}`", first, text, remedy)
    for token in words:
        if token.word and token.word not in KNOWN:
            message = f"`{token.text}` is no word of SPARQL"
            raise at(message, token, text, nearest(token.word, KNOWN))
    return first.word


def _declared(words: list[Token], text: str) -> dict[str, str]:
    declared = {}
    for keyword, prefix, space in zip(words, words[1:], words[2:], strict=False):
        if keyword.word == "PREFIX" and prefix.kind is Kind.PREFIXED and space.kind is Kind.IRI:
            try:
                declared[prefix.text.removesuffix(":")] = unescaped(space.text[1:-1])
            except ValueError as error:
                raise at(str(error), space, text) from None
    return declared


def _refuse_unknown_prefixes(words: list[Token], text: str, declared: dict[str, str]) -> None:
    """Raise `BadQuery` for a prefix that neither the query declares nor we do."""
    for token in words:
        prefix = token.text.partition(":")[0]
        if token.kind is Kind.PREFIXED and prefix not in {"_", *declared, *PREFIXES}:
            near = nearest(prefix, [*declared, *PREFIXES], ":")
            remedy = near or f"Declare it: PREFIX {prefix}: <…>"
            raise at(f"The prefix `{prefix}:` is not declared", token, text, remedy)


def _refuse_unknown_graphs(
    words: list[Token], text: str, spaces: dict[str, str], graphs: Collection[str]
) -> None:
    """Raise `BadQuery` where FROM names a graph that is not there."""
    for place, token in enumerate(words):
        if token.word != "FROM":
            continue
        named = words[place + 1 : place + 3]
        graph = next((word for word in named if word.word != "NAMED"), None)
        iri = iri_of(graph, spaces) if graph else None
        if graph is None or iri not in graphs:
            what = graph.text if graph else "nothing"
            remedy = nearest(iri or "", graphs) or "`kg sources` lists the graphs: source:ID."
            raise at(f"FROM names {what}, which is no graph here", graph or token, text, remedy)
