"""What if sources were withdrawn: which origins, conflicts, ranks and shares stand on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.analyses.conflicts import Contested, conflicts
from kg.analyses.evidence import Evidence
from kg.analyses.naming import find_sources
from kg.analyses.supply.removal import Removal, removal
from kg.errors import NothingFound
from kg.model import Choice, Question, Source, View
from kg.notebook import Shown
from kg.policy import current
from kg.table import Row, Table

HELD = ("held", "attributed")


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim whose origin changes; an origin is as in ``table/lineage.sql``."""

    claim: str
    question: Question
    before: str | None
    after: str | None
    trail: str

    @property
    def lost(self) -> bool:
        """Whether no document that is held says it first any more."""
        return self.trail not in HELD

    @property
    def first(self) -> bool:
        """Whether it becomes the first statement on record itself."""
        return self.after == self.claim


@dataclass(frozen=True, slots=True)
class Shifted:
    """A contested question before and after; ``None`` when it is not contested then."""

    before: Contested | None
    after: Contested | None

    @property
    def contested(self) -> Contested:
        """Return what is contested after, or before where it is no longer."""
        contested = self.after or self.before
        assert contested is not None
        return contested

    @property
    def question(self) -> Question:
        """Return the question."""
        return self.contested.question


@dataclass(frozen=True, slots=True)
class BorneOut:
    """A stated rank or share, and the sources whose levels bear it out, before and after."""

    claim: str
    question: Question
    printed: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A country's rank, and share of the world, by the newest edition on record."""

    rank: int
    share: Decimal | None
    source: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A country whose rank or share changes; ``after`` is ``None`` when nobody lists it then."""

    question: Question
    before: Place
    after: Place | None


@dataclass(frozen=True, slots=True)
class Withdrawal(Shown):
    """What would change without some sources.

    So many ``claims`` go, and nobody answers the ``questions`` then. ``supply`` is what only they
    vouch for in the dependency graph. ``evidence`` is about the claims that lose their origin.
    """

    sources: tuple[Source, ...]
    claims: int
    questions: tuple[Question, ...]
    moved: tuple[Moved, ...]
    conflicts: tuple[Shifted, ...]
    stated: tuple[BorneOut, ...]
    places: tuple[Replaced, ...]
    supply: Removal
    evidence: Evidence


def withdrawal(names: Iterable[str], table: Table) -> Withdrawal:
    """Return what would change without these sources; raise `NothingFound` or `Ambiguous`."""
    ids = tuple(one for name in names for one in find_sources(name, table))
    sources = table.sources(ids)
    for name in ids:
        if name not in sources:
            raise NothingFound(f"The view leaves out “{name}” already.")
    without = table.under(View(f"without {', '.join(ids)}", refused=Choice(sources=ids)))
    moved = tuple(_moved(table, without))
    return Withdrawal(
        sources=tuple(sources.values()),
        claims=len(_lineages(table)) - len(_lineages(without)),
        questions=_unanswered(table, without),
        moved=moved,
        conflicts=tuple(_shifted(conflicts(table), conflicts(without))),
        stated=tuple(_stated(table, without)),
        places=tuple(_replaced(table, without)),
        supply=removal(ids, table),
        evidence=Evidence.about(
            table, table.rows_of_claims(one.claim for one in moved if one.lost)
        ),
    )


def _lineages(table: Table) -> dict[str, tuple[str | None, str]]:
    rows = table.rows("SELECT id, origin, trail FROM claims")
    return {row["id"]: (row["origin"], row["trail"]) for row in rows}


def _moved(table: Table, without: Table) -> list[Moved]:
    before = _lineages(table)
    lineages = {name: its for name, its in _lineages(without).items() if its[0] != before[name][0]}
    asked = {row["id"]: row["question"] for row in table.rows_of_claims(lineages)}
    questions = table.questions(asked.values())
    nothing = Question("", "")  # what is asked by a claim without a figure
    found = [
        Moved(name, questions.get(asked[name], nothing), before[name][0], origin, trail)
        for name, (origin, trail) in lineages.items()
    ]
    return sorted(found, key=lambda one: (not one.lost, one.question.label, one.claim))


def _unanswered(table: Table, without: Table) -> tuple[Question, ...]:
    left = {row["id"] for row in without.rows("SELECT id FROM questions")}
    rows = table.rows("SELECT id, label FROM questions ORDER BY label, id")
    return tuple(Question(row["id"], row["label"]) for row in rows if row["id"] not in left)


def _shifted(before: Iterable[Contested], after: Iterable[Contested]) -> list[Shifted]:
    was, now = ({one.question.id: one for one in found} for found in (before, after))
    pairs = [Shifted(was.get(name), now.get(name)) for name in {**was, **now}]
    changed = [
        one
        for one in pairs
        if one.before is None or one.after is None or one.before.factor != one.after.factor
    ]
    return sorted(changed, key=_by_size)


def _by_size(one: Shifted) -> tuple[int, Decimal, str]:
    kind = 0 if one.before is None else 2 if one.after is None else 1
    return kind, -one.contested.factor, one.question.id


def _stated(table: Table, without: Table) -> list[BorneOut]:
    was, now = _bearing(table), _bearing(without)
    kept = {row["id"]: row for row in without.rows_of_claims(was)}
    questions = table.questions(row["question"] for row in kept.values())
    found = [
        BorneOut(name, questions[row["question"]], _printed(row), was[name], now.get(name, ()))
        for name, row in kept.items()
        if was[name] != now.get(name, ())
    ]
    return sorted(found, key=lambda one: (len(one.after), one.question.label, one.claim))


def _bearing(table: Table) -> dict[str, tuple[str, ...]]:
    rows = table.run("borne_out", [_countries(table), current().stock_years])
    sources: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        sources[row["id"]].append(row["source"])
    return {name: tuple(its) for name, its in sources.items()}


def _printed(row: Row) -> str:
    printed, unit = str(row["printed"]), str(row["unit"])
    return printed if unit in printed else f"{printed} {unit}"


def _replaced(table: Table, without: Table) -> list[Replaced]:
    was, now = _places(table), _places(without)
    labels = table.questions({name for name, _ in was})
    found = [
        Replaced(labels[key[0]], place, now.get(key))
        for key, place in was.items()
        if (place.rank, place.share) != _shown(now.get(key))
    ]
    return sorted(found, key=_by_consequence)


def _shown(place: Place | None) -> tuple[int, Decimal | None] | None:
    return (place.rank, place.share) if place else None


def _by_consequence(one: Replaced) -> tuple[bool, bool, Decimal, str]:
    """Put what still has a place first, then another rank, then the share that moves most."""
    before, after = one.before, one.after or one.before
    moved = abs((before.share or Decimal(0)) - (after.share or Decimal(0)))
    return one.after is None, before.rank == after.rank, -moved, one.question.label


def _places(table: Table) -> dict[tuple[str, str], Place]:
    return {
        (row["question"], row["category"]): Place(
            row["place"],
            round(Decimal(row["point"]) / Decimal(row["whole"]), 4) if row["whole"] else None,
            row["source"],
        )
        for row in table.run("places", [_countries(table)])
    }


def _countries(table: Table) -> list[str]:
    """Return the things that have a code for countries, and so may be ranked among them."""
    things = table.concepts.of_kind("thing")
    return [one.id for one in things if any(what == "notation" for what, _ in one.facts)]
