"""What is known about anything that has a name: a place, an agent, a source, a claim, a concept."""

from __future__ import annotations

from dataclasses import dataclass

from kg import vocabulary as v
from kg.analyses.candidates import Candidates, candidates_among
from kg.analyses.evidence import Evidence
from kg.analyses.naming import find_claim, find_question
from kg.errors import Ambiguous, KgError, NothingFound
from kg.model import Axiom, Claim, Concept, Question, Source
from kg.model.concept import folded
from kg.notebook import Shown
from kg.table import Row, Table

_SPACES = {"thing": v.THING, "agent": v.AGENT}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that somebody answers, and by how many claims."""

    question: Question
    claims: int


@dataclass(frozen=True, slots=True)
class AboutConcept(Shown):
    """A concept, place or agent: what it means, how it maps, and what is asked or said of it."""

    concept: Concept
    iri: str
    axioms: tuple[Axiom, ...]
    questions: tuple[Asked, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AboutSource(Shown):
    """A source: what it is, and its claims."""

    source: Source
    publisher: str
    claims: tuple[str, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class AboutClaim(Shown):
    """A claim with what is on record about it, and what it may have been taken from."""

    claim: Claim
    evidence: Evidence
    candidates: tuple[Candidates, ...]


@dataclass(frozen=True, slots=True)
class AboutQuestion(Shown):
    """A question, for which `kg trace` has more."""

    question: Question


@dataclass(frozen=True, slots=True)
class AboutAxiom(Shown):
    """A mapping that findings rest on: what counts as what, who says so, and why."""

    axiom: Axiom
    whole: str
    part: str


Known = AboutConcept | AboutSource | AboutClaim | AboutAxiom | AboutQuestion


def show(name: str, table: Table) -> Known:
    """Return what is known about a name; raise `Ambiguous` or `NothingFound`."""
    for look in (_source, _claim, _axiom, _concept, _question):
        found = look(name, table)
        if found:
            return found
    raise _nothing(name, table)


def _source(name: str, table: Table) -> AboutSource | None:
    source = table.sources([v.name(v.SOURCE, name.removeprefix("source:"))])
    if not source:
        return None
    (one,) = source.values()
    ids = table.run("in_source", [one.id])
    agent = table.agents([one.publisher]).get(one.publisher) if one.publisher else None
    return AboutSource(
        one,
        agent.name if agent else one.publisher,
        tuple(row["id"] for row in ids),
        _asked(table.run("asked", ["source", one.id])),
    )


def _claim(name: str, table: Table) -> AboutClaim | None:
    try:
        claim = find_claim(name, table)
    except NothingFound:
        return None
    (row,) = table.rows_of_claims([claim])
    evidence = Evidence.about(table, table.claim_rows([row["question"]]) if row["level"] else [row])
    candidates = candidates_among([claim], evidence)
    return AboutClaim(evidence.claims[claim], evidence, candidates)


def _axiom(name: str, table: Table) -> AboutAxiom | None:
    iri = v.iri(v.AXIOM, name.removeprefix("axiom:"))
    axiom = next((one for one in table.concepts.axioms if one.iri == iri), None)
    if axiom is None:
        return None
    named = (_class(part, table) for part in (axiom.whole, axiom.part))
    return AboutAxiom(axiom, *named)


def _class(name: str, table: Table) -> str:
    kinds = ("category", "property")
    return next((c.label for kind in kinds if (c := table.concepts.get(kind, name))), name)


def _concept(name: str, table: Table) -> AboutConcept | None:
    local = next(
        (name.removeprefix(s) for s in (v.THING, v.AGENT, v.CQV) if name.startswith(s)), name
    )
    local = local.partition(":")[2] if local.split(":")[0] in ("thing", "agent", "cqv") else local
    found = list(dict.fromkeys(table.concepts.by_name.get(folded(local), ())))
    exact = [concept for concept in found if concept.id == local]
    if len(exact or found) > 1:
        choices = [f"{c.label} ({c.kind}): {v.compact(_iri(c))}" for c in exact or found]
        raise Ambiguous(
            f"“{name}” names {len(choices)} things.",
            choices=choices,
            remedy="Give the prefixed name.",
        )
    if not found:
        return None
    (concept,) = exact or found
    axioms = tuple(a for a in table.concepts.axioms if concept.id in (a.whole, a.part))
    said = table.run("said_by", [concept.id])
    questions = _asked(table.run("asked", [concept.kind, concept.id]))
    return AboutConcept(concept, _iri(concept), axioms, questions, tuple(row["id"] for row in said))


def _question(name: str, table: Table) -> AboutQuestion | None:
    try:
        return AboutQuestion(find_question(name, table))
    except NothingFound:
        return None


def _iri(concept: Concept) -> str:
    return v.iri(_SPACES.get(concept.kind, v.CQV), concept.id)


def _asked(rows: list[Row]) -> tuple[Asked, ...]:
    return tuple(Asked(Question(row["id"], row["label"]), row["claims"]) for row in rows)


def _nothing(name: str, table: Table) -> KgError:
    from rapidfuzz import fuzz, process

    names = [*table.concepts.by_name, *table.sources()]
    near = process.extract(folded(name), names, scorer=fuzz.ratio, limit=4, score_cutoff=60)
    meant = (table.concepts.by_name.get(found, ()) for found, _, _ in near)
    labels = [c.label for concepts in meant for c in concepts] + [n for n, _, _ in near if "." in n]
    return NothingFound(
        f"Nothing is called “{name}”.",
        choices=list(dict.fromkeys(labels)),
        remedy="`kg sources` lists sources.",
    )
