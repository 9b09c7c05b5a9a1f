"""Claims ↔ rows of the claim table: one row a claim, typed columns, nothing rebuilt from numbers.

Printed values, bounds and dates are kept as text beside the numbers that scans use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from decimal import Decimal

from kg.intervals import Interval, plain
from kg.model import (
    Claim,
    Concepts,
    Derivation,
    Edition,
    Kind,
    Level,
    Observable,
    Passage,
    Rank,
    Ratio,
    Source,
    is_stock,
)
from kg.model.apart import set_apart
from kg.model.source import Agent
from kg.table.sql import Row
from kg.times import Time
from kg.values import Estimate
from kg.vocabulary import UNSTATED

_LEVEL = "STRUCT({})".format(", ".join(f'"{field.name}" VARCHAR' for field in fields(Level)))

CLAIMS = {
    "id": "VARCHAR", "source": "VARCHAR", "question": "VARCHAR", "modality": "VARCHAR",
    "quote": "VARCHAR", "start_at": "INTEGER", "end_at": "INTEGER", "place": "VARCHAR",
    "level": _LEVEL, "denominator": _LEVEL, "among": "VARCHAR",
    "printed": "VARCHAR", "value": "VARCHAR", "unit": "VARCHAR", "hedge": "VARCHAR",
    "low": "VARCHAR", "high": "VARCHAR", "strict": "BOOLEAN",
    "said_by": "VARCHAR[]", "mode": "VARCHAR", "about": "VARCHAR[]", "due": "VARCHAR",
    "time": "VARCHAR", "explains": "VARCHAR[]", "reason": "VARCHAR", "parts": "VARCHAR[]",
    "computed": "BOOLEAN", "conditional": "BOOLEAN", "cell": "VARCHAR", "gist": "VARCHAR",
    "note": "VARCHAR",
    # what scans use: numbers, kinds that may be compared, and who speaks in the end
    "low_number": "DOUBLE", "high_number": "DOUBLE", "point": "DOUBLE", "base": "VARCHAR",
    "stock": "BOOLEAN", "year": "INTEGER", "as_of": "DATE", "weighed": "VARCHAR",
    "apart": "VARCHAR", "body": "VARCHAR", "first_hand": "BOOLEAN",
}  # fmt: skip
DERIVATIONS = {
    "claim": "VARCHAR", "origin": "VARCHAR", "kind": "VARCHAR", "because": "VARCHAR",
    "stated_in": "VARCHAR",
}  # fmt: skip
SOURCES = {
    "id": "VARCHAR", "title": "VARCHAR", "type": "VARCHAR", "publisher": "VARCHAR",
    "published": "VARCHAR", "published_first": "DATE", "published_last": "DATE", "url": "VARCHAR",
    "series": "VARCHAR", "reprint_of": "VARCHAR", "network": "VARCHAR", "licence": "VARCHAR",
    "sha256": "VARCHAR", "length": "INTEGER", "note": "VARCHAR", "policy": "VARCHAR",
}  # fmt: skip
AGENTS = {
    "id": "VARCHAR", "source": "VARCHAR", "name": "VARCHAR", "type": "VARCHAR", "role": "VARCHAR",
    "org": "VARCHAR", "vague": "BOOLEAN", "names": "VARCHAR[]",
}  # fmt: skip
CONCEPTS = {
    "id": "VARCHAR", "source": "VARCHAR", "kind": "VARCHAR", "names": "VARCHAR[]",
    "before_noun": "VARCHAR", "definition": "VARCHAR", "example": "VARCHAR", "broader": "VARCHAR[]",
    "members": "VARCHAR[]", "related": "VARCHAR[]", "inside": "VARCHAR",
}  # fmt: skip
QUESTIONS = {"id": "VARCHAR", "source": "VARCHAR", "label": "VARCHAR"}
TABLES = {
    "claims": CLAIMS, "derivations": DERIVATIONS, "sources": SOURCES, "agents": AGENTS,
    "concepts": CONCEPTS, "questions": QUESTIONS,
}  # fmt: skip


class EditionRows:
    """The rows of one edition, table by table."""

    def __init__(self, edition: Edition, concepts: Concepts) -> None:
        self.edition, self.concepts = edition, concepts
        self._agents = {agent.id: agent for agent in edition.agents}
        self._apart = set_apart(edition.claims, concepts)

    def claims(self) -> Iterable[Row]:
        """Return a row for each claim."""
        return (self._claim(claim) for claim in self.edition.claims)

    def derivations(self) -> Iterable[Row]:
        """Return a row for each derivation that the edition states."""
        return (derivation_row(one) for one in self.edition.derivations)

    def sources(self) -> Iterable[Row]:
        """Return the row of the source."""
        source = self.edition.source
        row = {name: getattr(source, name) for name in SOURCES if hasattr(source, name)}
        published = source.published
        row["published"] = published.text if published else ""
        row["published_first"] = published.first.isoformat() if published else None
        row["published_last"] = published.last.isoformat() if published else None
        return [row]

    def agents(self) -> Iterable[Row]:
        """Return a row for each agent that the edition describes."""
        return (self._owned(agent, AGENTS) for agent in self.edition.agents)

    def concepts_(self) -> Iterable[Row]:
        """Return a row for each concept that the edition describes."""
        return (self._owned(concept, CONCEPTS) for concept in self.edition.concepts)

    def _owned(self, thing: object, columns: Mapping[str, str]) -> Row:
        row = {name: getattr(thing, name, None) for name in columns}
        row["source"] = self.edition.source.id
        return row

    def _claim(self, claim: Claim) -> Row:
        passage = claim.passage
        return {
            "id": claim.id,
            "source": claim.source,
            "question": claim.question,
            "modality": claim.modality,
            "quote": passage.quote,
            "start_at": passage.start,
            "end_at": passage.end,
            "place": passage.cell,
            "said_by": claim.said_by,
            "mode": claim.mode,
            "about": claim.about,
            "due": claim.due,
            "time": claim.time,
            "explains": claim.explains,
            "reason": claim.reason,
            "parts": claim.parts,
            "computed": claim.computed,
            "conditional": claim.conditional,
            "cell": claim.cell,
            "gist": claim.gist,
            "note": claim.note,
            "apart": self._apart.get(claim.id),
            "body": self._body(claim),
            "first_hand": not claim.said_by and self.edition.source.primary,
            **(_observable_columns(claim.observable, self.concepts) if claim.observable else {}),
            **(_estimate_columns(claim.estimate) if claim.estimate else {}),
        }

    def _body(self, claim: Claim) -> str | None:
        """Return the organization behind whoever speaks in the end; ``None`` when not named."""
        speaker = claim.said_by[-1] if claim.said_by else ""
        if not claim.said_by and self.edition.source.primary:
            speaker = self.edition.source.publisher or self.edition.source.id
        agent = self._agents.get(speaker)
        if not speaker or claim.mode == "vague" or (agent and agent.vague):
            return None
        return self._root(speaker)

    def _root(self, agent: str) -> str:
        seen: set[str] = set()
        while agent not in seen:
            seen.add(agent)
            own, known = self._agents.get(agent), self.concepts.get("agent", agent)
            agent = (own.org if own else known.inside if known else "") or agent
        return agent


def derivation_row(one: Derivation) -> Row:
    """Return the row of a derivation."""
    return {
        "claim": one.claim,
        "origin": one.origin,
        "kind": str(one.kind),
        "because": one.because,
        "stated_in": one.stated_in,
    }


def _observable_columns(observable: Observable, concepts: Concepts) -> Row:
    level = observable.levels[0]
    time = None if observable.time == UNSTATED else Time.parse(observable.time)
    gross = "gross" in concepts.ancestors("mass-basis", level.basis)
    return {
        "level": _level_row(level),
        "denominator": _level_row(observable.denominator)
        if isinstance(observable, Ratio)
        else None,
        "among": observable.among if isinstance(observable, Rank) else "",
        "stock": isinstance(observable, Level | Rank) and is_stock(level.property, concepts),
        "year": time.year if time else None,
        "as_of": time.last.isoformat() if time else None,
        "weighed": None if level.basis == UNSTATED else "gross" if gross else "content",
    }


def _level_row(level: Level) -> Row:
    return {field.name: getattr(level, field.name) for field in fields(Level)}


def _estimate_columns(estimate: Estimate) -> Row:
    interval = estimate.interval
    low, high = interval.low, interval.high
    return {
        "printed": estimate.printed,
        "value": plain(estimate.value),
        "unit": estimate.unit.symbol,
        "hedge": estimate.hedge,
        "low": None if low is None else plain(low),
        "high": None if high is None else plain(high),
        "strict": interval.strict,
        "low_number": None if low is None else float(low),
        "high_number": None if high is None else float(high),
        "point": float(estimate.point),
        "base": estimate.unit.base,
    }


def claim_of(row: Row, concepts: Concepts) -> Claim:
    """Return the claim of a row."""
    return Claim(
        id=row["id"],
        source=row["source"],
        modality=row["modality"],
        passage=Passage(row["quote"], row["start_at"], row["end_at"], row["place"]),
        observable=_observable(row),
        question=row["question"],
        estimate=_estimate(row, concepts),
        said_by=tuple(row["said_by"]),
        mode=row["mode"],
        about=tuple(row["about"]),
        due=row["due"],
        time=row["time"],
        explains=tuple(row["explains"]),
        reason=row["reason"],
        parts=tuple(row["parts"]),
        computed=row["computed"],
        conditional=row["conditional"],
        cell=row["cell"],
        gist=row["gist"],
        note=row["note"],
    )


def _observable(row: Row) -> Observable | None:
    if row["level"] is None:
        return None
    level = Level(**row["level"])
    if row["denominator"]:
        return Ratio(level, Level(**row["denominator"]))
    return Rank(level, row["among"]) if row["among"] else level


def _estimate(row: Row, concepts: Concepts) -> Estimate | None:
    if row["printed"] is None:
        return None
    low, high = row["low"], row["high"]
    interval = Interval(
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
        bool(row["strict"]),
    )
    unit = concepts.units.base(row["unit"])
    return Estimate(row["printed"], Decimal(row["value"]), unit, interval, row["hedge"])


def derivation_of(row: Row) -> Derivation:
    """Return the derivation of a row."""
    return Derivation(
        row["claim"], row["origin"], Kind(row["kind"]), row["because"], row["stated_in"]
    )


def source_of(row: Row) -> Source:
    """Return the source of a row."""
    kept = {name: row[name] for name in SOURCES if not name.startswith("published")}
    published = Time(row["published"], row["published_first"], row["published_last"])
    return Source(**kept, published=published if row["published"] else None)


def agent_of(row: Row) -> Agent:
    """Return the agent of a row."""
    columns = {name: row[name] for name in AGENTS if name not in ("source", "names")}
    return Agent(**columns, names=tuple(row["names"] or ()))
