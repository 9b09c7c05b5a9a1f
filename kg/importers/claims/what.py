"""The ``what`` of a claim: ``russia / reserves {REE} [elements=rem15] @2024``.

Also ``ratio(A, B)`` and ``rank(A, among: SET)``, where A and B are written as above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import FACETS, Concepts, Level, Observable, Rank, Ratio
from kg.times import Time

_SIDE = re.compile(
    r"\s*(?P<subject>[^/{}\[\]@]{1,200}?)\s*/\s*(?P<property>[^/{}\[\]@]{1,200}?)\s*"
    r"(?:\{(?P<commodity>[^{}]{1,200})\}\s*)?(?:\[(?P<facets>[^\[\]]{1,400})\]\s*)?"
    r"(?:@(?P<time>[^\s,@]{1,60}))?\s*"
)
_CALL = re.compile(r"\s*(?P<name>ratio|rank)\s*\((?P<inside>.*)\)\s*", re.DOTALL)


SEE = "`kg show NAME` lists what is known under a name"


class Unreadable(ValueError):
    """A ``what`` that cannot be read: why, what is near, and how far into the text."""

    def __init__(self, why: str, remedy: str = "", *, within: int = 0) -> None:
        super().__init__(why)
        self.why, self.remedy, self.within = why, remedy, within


@dataclass(frozen=True, slots=True)
class Names:
    """What names mean in one file: the concepts, and the facets that hold by default."""

    concepts: Concepts
    defaults: dict[str, str]

    def find(self, kind: str, text: str, *, within: int = 0) -> str:
        """Return the concept that a name means; raise `Unreadable` with near names."""
        if text in ("unstated", "not stated"):
            return "unstated"
        concept = self.concepts.find(kind, text)
        if concept is None:
            noun = {"thing": "subject", "mass-basis": "basis"}.get(kind, kind.replace("-", " "))
            raise Unreadable(
                f"unknown {noun} “{text}”",
                did_you_mean(text, self.concepts.names(kind)),
                within=within,
            )
        return concept.id


def did_you_mean(text: str, names: list[str], *, otherwise: str = SEE) -> str:
    """Return a suggestion of near names, or what to do when there are none.

    >>> did_you_mean("Rusia", ["russia", "Russia", "peru"])
    'did you mean “russia”?'
    """
    from rapidfuzz import fuzz, process, utils  # only when something is wrong

    near = process.extract(
        text,
        names,
        scorer=fuzz.token_sort_ratio,
        processor=utils.default_process,
        limit=6,
        score_cutoff=60,
    )
    unlike = {utils.default_process(name): name for name, _, _ in reversed(near)}
    if not unlike:
        return otherwise
    return (
        "did you mean "
        + " or ".join(f"“{name}”" for name in list(unlike.values())[-2:][::-1])
        + "?"
    )


def parse(text: str, names: Names) -> Observable:
    """Return the observable that a ``what`` describes; raise `Unreadable`."""
    call = _CALL.fullmatch(text)
    if not call:
        return _level(text, names, within=0)
    start = call.start("inside")
    parts = list(_split(call["inside"]))
    if len(parts) != 2:
        raise Unreadable(f"{call['name']}(…) takes two arguments, here are {len(parts)}")
    (first_at, first), (second_at, second) = parts
    level = _level(first, names, within=start + first_at)
    if call["name"] == "ratio":
        return Ratio(level, _level(second, names, within=start + second_at))
    among = re.fullmatch(r"\s*among\s*:\s*(\S.*?)\s*", second)
    if not among:
        raise Unreadable(
            "rank(…) ends in “among: SET”", "write “among: countries”", within=start + second_at
        )
    return Rank(level, names.find("thing", among[1], within=start + second_at))


def _split(text: str) -> Iterator[tuple[int, str]]:
    depth = start = 0
    for place, character in enumerate(text):
        depth += (character in "[{(") - (character in ")}]")
        if character == "," and depth == 0:
            yield _trimmed(text, start, place)
            start = place + 1
    yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, str]:
    words = text[start:end].lstrip()
    return end - len(words), words


def _level(text: str, names: Names, *, within: int) -> Level:
    match = _SIDE.fullmatch(text)
    if not match:
        raise Unreadable(
            f"“{text.strip()}” does not read as "
            "SUBJECT / PROPERTY {COMMODITY} [facet=value] @TIME",
            within=within,
        )
    time = match["time"] or "unstated"
    if time != "unstated":
        try:
            Time.parse(time)
        except ValueError as error:
            remedy = "write it like 2025-02-14, 2025-02 or 2025"
            raise Unreadable(str(error), remedy, within=within + match.start("time")) from None
    commodity = match["commodity"] or names.defaults.get("commodity")
    if not commodity:
        raise Unreadable("no commodity", "write it in braces, like {REE}", within=within)
    return Level(
        subject=names.find("thing", match["subject"], within=within + match.start("subject")),
        property=names.find("property", match["property"], within=within + match.start("property")),
        commodity=names.find(
            "commodity", commodity, within=within + max(match.start("commodity"), 0)
        ),
        time=time,
        **_facets(match["facets"] or "", names, within + max(match.start("facets"), 0)),
    )


def _facets(text: str, names: Names, within: int) -> dict[str, str]:
    given = dict(names.defaults)
    given.pop("commodity", None)
    for offset, part in _split(text) if text.strip() else ():
        key, equals, value = (word.strip() for word in part.partition("="))
        if key not in FACETS or not equals:
            known = ", ".join(FACETS)
            raise Unreadable(
                f"unknown facet “{key}”", f"facets are {known}", within=within + offset
            )
        given[key] = value
    return {key: names.find(FACETS[key], value, within=within) for key, value in given.items()}
