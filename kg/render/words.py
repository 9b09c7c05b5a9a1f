"""Phrases that every format and view uses alike."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from kg.analyses.evidence import Evidence
from kg.model import FACETS, Claim, Level
from kg.units import shown
from kg.units import span as span  # others take it from here
from kg.values import Estimate
from kg.vocabulary import UNSTATED

_NUMBERS = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?")
_SCALES = [Decimal(10) ** power for power in (0, 3, 6, -3, -6)]
FACET_WORDS = {
    "basis": "weighed as",
    "category": "class",
    "elements": "elements",
    "territory": "territory",
    "time": "date",
}
NOT_STATED = "not stated"


def figure(claim: Claim) -> str:
    """Return the value of a claim as people print it, with its hedge; empty where it has none."""
    estimate = claim.estimate
    if estimate is None:
        return ""
    if estimate.hedge == "range" and estimate.interval.low is not None:
        assert estimate.interval.high is not None
        low, high = (
            shown(v, estimate.unit.base) for v in (estimate.interval.low, estimate.interval.high)
        )
        return f"{low} to {high}"
    return hedged(estimate.point, estimate.unit.base, estimate.hedge)


def hedged(amount: Decimal, unit: str, hedge: str) -> str:
    """Return an amount with the sign of its hedge.

    >>> hedged(Decimal(49000000), "t", "more-than"), hedged(Decimal(69), "%", "none")
    ('>49 Mt', '69 %')
    """
    sign = {"more-than": ">", "at-least": "≥", "less-than": "<", "up-to": "≤", "about": "~"}
    return f"{sign.get(hedge, '')}{shown(amount, unit)}"


def factor(value: Decimal | None) -> str:
    """Return a factor with two or three digits that count.

    >>> factor(Decimal("7.5")), factor(Decimal("526.3157")), factor(None)
    ('×7.5', '×526', '×∞')
    """
    if value is None:
        return "×∞"
    places = 2 if value < 10 else 1 if value < 100 else 0
    text = f"{round(value, places):f}"
    return f"×{text.rstrip('0').rstrip('.') if '.' in text else text}"


def counted(count: int, thing: str) -> str:
    """Return a number of things.

    >>> counted(1, "claim"), counted(3052, "claim")
    ('1 claim', '3,052 claims')
    """
    return f"{count:,} {noun(count, thing)}"


def noun(count: int, thing: str) -> str:
    """Return the word for a number of things, where the number stands apart.

    >>> noun(1, "source"), noun(2, "source")
    ('source', 'sources')
    """
    return thing if count == 1 else f"{thing}s"


def percent(share: float) -> str:
    """Return a share or a probability as people say it.

    >>> percent(0.386), percent(0.002), percent(0.9999)
    ('39 %', 'under 1 %', 'over 99 %')
    """
    whole = round(share * 100)
    if share in (0, 1):
        return f"{whole} %"
    return "under 1 %" if whole < 1 else "over 99 %" if whole > 99 else f"{whole} %"


def number_in(quote: str, estimate: Estimate | None) -> tuple[int, int] | None:
    """Return where in a quote the number of an estimate stands.

    >>> from kg.ontology import load
    >>> from kg.values import parse
    >>> number_in("запасы оцениваются в 28,5 млн тонн", parse("28.5 Mt", load().units))
    (21, 25)
    """
    if estimate is None:
        return None
    for match in _NUMBERS.finditer(quote):
        if any(
            value * scale == estimate.value for value in _readings(match[0]) for scale in _SCALES
        ):
            return match.span()
    return None


def _readings(text: str) -> set[Decimal]:
    """Return what a printed number can mean: a comma may set off thousands or decimals."""
    bare = re.sub(r"[\u00a0 ]", "", text)
    found = set()
    for reading in (bare, bare.replace(",", ""), bare.replace(",", ".")):
        try:
            found.add(Decimal(reading))
        except InvalidOperation:
            continue
    return found


def facets_of(claim: Claim, evidence: Evidence) -> dict[str, str]:
    """Return the facets of a claim, each as a label or "not stated"."""
    observable = claim.observable
    if observable is None:
        return {}
    level: Level = observable.levels[0]
    return {
        facet: NOT_STATED
        if (value := getattr(level, facet)) == UNSTATED
        else evidence.concepts.label(FACETS[facet], value)
        for facet in FACETS
    }


def category_of(claim: Claim, evidence: Evidence) -> str:
    """Return the label of the class that a claim counts; nothing when it is not stated."""
    label = facets_of(claim, evidence).get("category", NOT_STATED)
    return "" if label == NOT_STATED else label


def when(claim: Claim, evidence: Evidence) -> str:
    """Return the date of publication of a claim's source, as briefly as it is known."""
    source = evidence.sources.get(claim.source)
    return source.published.short if source and source.published else "undated"


def true_of(claim: Claim) -> str:
    """Return the date that a claim is true of, or that none is stated."""
    time = claim.observable.time if claim.observable else ""
    return NOT_STATED if time in ("", UNSTATED) else time


def credit(claim: Claim, evidence: Evidence) -> str:
    """Return who publishes a claim and whom the text credits, and how."""
    publisher = evidence.publisher(claim)
    if not claim.said_by:
        return publisher if claim.passage.cell else f"{publisher}, in its own voice"
    names = [evidence.called(agent) for agent in claim.said_by]
    how = {"quote": "quoting", "paraphrase": "paraphrasing", "vague": "crediting"}
    return f"{publisher}, {how.get(claim.mode, 'according to')} {', citing '.join(names)}"


def origin_words(origin: str | None, trail: str, evidence: Evidence) -> str:
    """Return where a trail ends, in words."""
    if origin is None:
        return "a circle of claims" if trail == "circular" else "nobody is named"
    body, at, value = origin.rpartition("@")
    if not at:
        return origin
    name = evidence.agent_name(body)
    estimates = (c.estimate for c in evidence.claims.values() if _rests_on(origin, c.id, evidence))
    unit = next((estimate.unit.base for estimate in estimates if estimate), "")
    figures = " to ".join(shown(Decimal(part), unit) for part in value.split("..") if part)
    return f"{name}, {figures}" if figures else name


def _rests_on(origin: str, claim: str, evidence: Evidence) -> bool:
    return claim in evidence.lineage and evidence.lineage[claim].origin == origin
