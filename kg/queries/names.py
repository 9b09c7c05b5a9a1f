"""Names → IRIs: what people write for the parameter of a query."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation

from kg import vocabulary as v
from kg.errors import Ambiguous, NothingFound, WrongUse
from kg.model import Concept, Concepts
from kg.model.concept import folded
from kg.queries.near import near
from kg.queries.query import Parameter
from kg.stores import Store
from kg.times import Time
from kg.triples import terms

_SPACES = {
    "thing": v.THING, "agent": v.AGENT, "source": v.SOURCE, "claim": v.CLAIM,
    "question": v.QUESTION, "series": v.SERIES, "observable": v.OBSERVABLE,
}  # fmt: skip
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\\x00-\x20]+")
MOST_CHOICES = 12
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def term(parameter: Parameter, value: object, store: Store) -> str:
    """Return the SPARQL term that a value stands for.

    Raises `NothingFound` with near names, `Ambiguous` with the choices, or `WrongUse`.
    """
    text = str(value).strip()
    if not text:
        raise WrongUse(f"--{parameter.name} is empty.", remedy=f"Like {parameter.example}.")
    if parameter.kind in _LITERALS:
        return _literal(parameter, text)
    iri = _as_iri(text)
    return f"<{iri or named_iri(parameter.kind, text, store)}>"


def named_iri(kind: str, text: str, store: Store) -> str:
    """Return the IRI of what is called so; raise `NothingFound` or `Ambiguous`."""
    kinds = kind.split("|")
    if set(kinds) & {"claim", "observable", "question", "series"}:
        space = next(_SPACES[one] for one in kinds if one in _SPACES)
        return v.iri(space, text)
    if "source" in kinds and text in store.held:
        return v.iri(v.SOURCE, text)
    found = _concepts(kinds, text, store.concepts)
    if len(found) > 1:
        choices = [f"{concept.label}: {v.compact(iri_of(concept))}" for concept in found]
        raise Ambiguous(
            f"“{text}” names {len(found)} things.", choices=choices, remedy="Give one's id."
        )
    if not found:
        raise NothingFound(
            f"No {' or '.join(_words(kinds))} is called “{text}”.",
            choices=_near(kinds, text, store),
            remedy="Check the spelling.",
        )
    return iri_of(found[0])


def _concepts(kinds: list[str], text: str, concepts: Concepts) -> list[Concept]:
    exact = [found for kind in kinds if (found := concepts.get(kind, text))]
    if exact:
        return exact[:1]
    name = folded(text)
    for spelling in (name, name.removeprefix("the "), f"{name}s", name.removesuffix("s")):
        called = [c for c in concepts.by_name.get(spelling, ()) if _fits(c, kinds)]
        if called:
            return list(dict.fromkeys(called))
    return []


def _fits(concept: Concept, kinds: Iterable[str]) -> bool:
    return concept.kind in kinds or ("concept" in kinds and concept.kind not in _SPACES)


def iri_of(concept: Concept) -> str:
    """Return the IRI of a concept, place or agent."""
    return v.iri(_SPACES.get(concept.kind, v.CQV), concept.id)


def _near(kinds: list[str], text: str, store: Store) -> list[str]:
    names = {
        name: found[0].label
        for name, found in store.concepts.by_name.items()
        if len(name) > 2 and any(_fits(concept, kinds) for concept in found)
    }
    if "source" in kinds:
        names |= {source: source for source in store.held}
    likely = [names[name] for name in near(folded(text), names)]
    return list(dict.fromkeys(likely)) or (_sources_about(text, store) if "source" in kinds else [])


def _sources_about(text: str, store: Store) -> list[str]:
    """Return the sources in whose title, or in the name of whose publisher, all the words stand."""
    words, found = set(folded(text).split()), []
    for name, source in store.table.sources().items():
        publisher = store.concepts.get("agent", source.publisher)
        called = " ".join((source.title, source.publisher, *(publisher.names if publisher else ())))
        if words <= set(folded(called).split()):
            found.append(name)
    return found[:MOST_CHOICES]


def _words(kinds: list[str]) -> list[str]:
    return ["place or deposit" if kind == "thing" else kind.replace("-", " ") for kind in kinds]


def _as_iri(text: str) -> str | None:
    """Return a full or prefixed name as an IRI."""
    bare = text.removeprefix("<").removesuffix(">")
    prefix, colon, local = bare.partition(":")
    if colon and prefix in v.PREFIXES and not local.startswith("//"):
        return v.iri(v.PREFIXES[prefix], local)
    return bare if "://" in bare and _IRI.fullmatch(bare) else None


def _literal(parameter: Parameter, text: str) -> str:
    try:
        return _LITERALS[parameter.kind](text)
    except (ValueError, InvalidOperation):
        raise WrongUse(
            f"--{parameter.name} is a {parameter.kind}, and “{text}” is none.",
            remedy=f"Write it like {parameter.example}.",
        ) from None


def _decimal(text: str) -> str:
    number = Decimal(text.replace(",", ""))
    if not number.is_finite() or abs(number.adjusted()) > 40:
        raise ValueError(text)
    return terms.number(number)


def _day(text: str) -> str:
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    return terms.typed(Time.parse(text).first, "date")


def _partial_date(text: str) -> str:
    Time.parse(text)
    return terms.text(text)


_LITERALS: dict[str, Callable[[str], str]] = {
    "text": terms.text,
    "number": _decimal,
    "day": _day,
    "date": _partial_date,
    "year": lambda text: terms.typed(int(text), "integer"),
}
