"""Roles at a date: "former President" against the terms of office on record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.analyses.checks import Document, Result, Verdict, evidence
from kg.model import Claim, Concept, Concepts, Term
from kg.times import Time

_TITLE_ROOM = 60


@dataclass(frozen=True, slots=True)
class Mention:
    """An office that the words of a claim give to a person, as held or as held formerly."""

    claim: Claim
    person: Concept
    office: Concept
    former: bool


class Role:
    """Finds offices before names, and compares them with who held them when it appeared."""

    name = "role"
    knows = "Whether a person who is called former holder of an office held it on that very day."
    cannot = (
        "What is not in the list of terms of office. An office without “former” is at most "
        "possible after its end: some titles are kept for life."
    )

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each office that a quote gives to a person."""
        holders = _office_holders(document.record.concepts)
        for claim in document.claims:
            for mention in _mentions(claim, holders, document.record.concepts):
                yield self._result(mention, document)

    def _result(self, mention: Mention, document: Document) -> Result:
        concepts, published = document.record.concepts, document.published
        terms = [
            term
            for term in concepts.terms
            if (term.agent, term.office) == (mention.person.id, mention.office.id)
        ]
        verdict, why = _judged(mention, terms, published)
        title = f"{'former ' if mention.former else ''}{mention.office.label}"
        text = f"{mention.person.label} is called {title}; {why}."
        return Result(
            self.name, verdict, text, (mention.claim.id,),
            (*evidence([mention.claim]), *(term.iri for term in terms)),
            tuple(_served(term) for term in terms),
            look_up="" if verdict is Verdict.ENTAILED else "the day on which it was written",
        )  # fmt: skip


def _judged(mention: Mention, terms: list[Term], published: Time | None) -> tuple[Verdict, str]:
    if published is None:
        return Verdict.NOT_TESTABLE, "when this appeared is not known"
    first, last = published.first, published.last
    in_office = any(term.covers(first, last) for term in terms)
    over = any(term.last and term.last < first for term in terms)
    when = f"when this appeared, {published.short},"
    if in_office:
        verdict = Verdict.CONTRADICTED if mention.former else Verdict.ENTAILED
        return verdict, f"{when} the office was {'again ' if over else ''}held"
    if over:
        verdict = Verdict.ENTAILED if mention.former else Verdict.POSSIBLE
        return verdict, f"{when} the term was over"
    return Verdict.POSSIBLE, f"{when} no term on record had ended or was running throughout"


def _served(term: Term) -> str:
    until = f"until {term.last}" if term.last else "with no end on record"
    return f"in office from {term.first} {until} ({term.source})"


def _mentions(claim: Claim, holders: list[Concept], concepts: Concepts) -> Iterator[Mention]:
    words = claim.passage.quote
    for person in holders if words else ():
        place = _place(person, words)
        if place is None:
            continue
        before = words[max(0, place - _TITLE_ROOM) : place]
        held = {term.office for term in concepts.terms if term.agent == person.id}
        offices = (o for o in concepts.of_kind("office") if o.id in held)
        office = next((o for o in offices if _title(o, before)), None)
        if office:
            yield Mention(claim, person, office, _is_former(before, office, concepts))


def _office_holders(concepts: Concepts) -> list[Concept]:
    known = (concepts.get("agent", name) for name in sorted({t.agent for t in concepts.terms}))
    return [person for person in known if person]


def _place(person: Concept, words: str) -> int | None:
    """Return where a person is named, by any full name or else by the family name."""
    for name in (*person.names, *(name.split()[-1] for name in person.names)):
        if name in words and (match := re.search(rf"\b{re.escape(name)}\b", words)):
            return match.start()
    return None


def _title(office: Concept, before: str) -> re.Match[str] | None:
    """Return where a name of the office stands right before the person's."""
    names = "|".join(re.escape(name) for name in sorted(office.names, key=len, reverse=True))
    return re.search(rf"\b(?:{names})\W*$", before, re.IGNORECASE)


def _is_former(before: str, office: Concept, concepts: Concepts) -> bool:
    title, former = _title(office, before), concepts.get("shared", "former")
    words = "|".join(re.escape(cue) for cue in former.cues) if former else ""
    ahead = before[: title.start()] if title else ""
    return bool(words and re.search(rf"\b(?:{words})[\W\w]{{0,12}}$", ahead, re.IGNORECASE))


CHECK = Role()
