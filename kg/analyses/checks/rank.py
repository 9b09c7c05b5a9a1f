"""Ranks: whether "second", "third", "fifth" hold, edition by edition of each table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.analyses.alike import alike
from kg.analyses.checks import Document, Result, Verdict, evidence, listed
from kg.analyses.comparing import point
from kg.analyses.ranking import Standings, ordinal, standings, where_held
from kg.analyses.wording import amount
from kg.model import Claim, Level, Rank

Ranked = list[tuple[Claim, Rank]]
NEAR_YEARS = 2


class RankCheck:
    """Ranks the rows of each edition, and once more with the document's own figure."""

    name = "rank"
    knows = (
        "Which place a country has among the rows of each edition, and which place the "
        "document's own figure would give it there."
    )
    cannot = (
        "The place of countries for which an edition prints no figure. A rank that holds in one "
        "edition, or with the document's own figure, is possible; only one that holds nowhere "
        "near its date is contradicted."
    )

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for the ranks that belong together: one amount, one set of rivals."""
        together: dict[Level, Ranked] = defaultdict(list)
        for claim, rank in document.ranks:
            together[replace(rank.level, subject="")].append((claim, rank))
        for ranked in together.values():
            editions = standings(ranked[0][1].level, document.record)
            if editions:
                yield self._result(ranked, editions, document)

    def _result(self, ranked: Ranked, editions: list[Standings], document: Document) -> Result:
        record = document.record
        said = [(rank.level.subject, int(point(claim))) for claim, rank in ranked]
        held = where_held(said, editions)
        told = listed(f"{_country(s, document)} {ordinal(n)}" for s, n in said)
        names = listed(record.named(one.source) for one in held)
        own = list(_by_own_figure(ranked, editions, document))
        if held:
            text = f"{told}: {'so' if len(said) == 1 else 'together'} only in {names}."
            verdict = Verdict.POSSIBLE
            if len(held) == len(editions):
                text, verdict = f"{told}: so in every edition, {names}.", Verdict.ENTAILED
        elif own or not any(_is_near(one, document) for one in editions):
            text, verdict = f"{told}: in no edition on record{_with(own)}.", Verdict.POSSIBLE
        else:
            text, verdict = f"{told}: in no edition on record.", Verdict.CONTRADICTED
        working = tuple(_line(one, said, document) for one in editions)
        rows = [c for one in editions for s, _ in said if (c := one.figure(s))]
        claims = [claim for claim, _ in ranked]
        ids = tuple(claim.id for claim in claims)
        return Result(
            self.name, verdict, text, ids, evidence((*claims, *rows)), working,
            look_up="" if verdict is Verdict.ENTAILED else "which table the ranks were read from",
        )  # fmt: skip


def _with(own: list[str]) -> str:
    return f", but so with {listed(own)}" if own else " near its date"


def _by_own_figure(ranked: Ranked, editions: list[Standings], document: Document) -> Iterable[str]:
    """Return the figures of the document that give the ranks it states, each in words."""
    record = document.record
    for claim, rank in ranked:
        subject, place = rank.level.subject, int(point(claim))
        for figure, level in document.amounts.get(subject, ()):
            if alike(level, rank.level, record.concepts):
                own = point(figure)
                among = [record.named(e.source) for e in editions if e.rank(subject, own) == place]
                if among:
                    yield f"its own {amount(figure)} among the rows of {listed(among)}"


def _is_near(one: Standings, document: Document) -> bool:
    published = document.published
    edition = document.record.sources[one.source].published
    if published is None or edition is None:
        return False
    return abs(published.year - edition.year) <= NEAR_YEARS


def _line(one: Standings, said: list[tuple[str, int]], document: Document) -> str:
    most = max(number for _, number in said)
    order = ", ".join(
        f"{_country(subject, document)} {place}"
        for place, subject in enumerate(one.order(max(most, 5)), start=1)
    )
    without = [_country(s, document) for s, _ in said if one.figure(s) is None]
    gap = f"; no figure for {listed(without)}" if without else ""
    return f"{document.record.named(one.source)}: {order}{gap}"


def _country(subject: str, document: Document) -> str:
    return document.record.concepts.label("thing", subject)


CHECK = RankCheck()
