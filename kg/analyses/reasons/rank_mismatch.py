"""Rank mismatch: the ranks were read from different tables, or from none."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg import vocabulary as v
from kg.analyses.alike import alike
from kg.analyses.comparing import point
from kg.analyses.ranking import Standings, ordinal, standings
from kg.analyses.reasons import Case, Finding, Side, Verdict
from kg.model import Claim, Level, Rank


class RankMismatch:
    """Ranks the rows of each edition, and says in which ones each side's rank holds."""

    name = "rank-mismatch"
    knows = (
        "In which editions on record each rank holds, and whether a side's own figure would give "
        "its rank among the rows of one."
    )
    cannot = "Ranks in tables that are not on record, and places of countries without a figure."

    def examine(self, case: Case) -> Iterable[Finding]:
        """Compare the ranks with every edition; nothing where no ranks are compared."""
        rank = case.small.claim.observable
        if not isinstance(rank, Rank):
            return []
        editions = standings(rank.level, case.record)
        if not editions:
            return []
        told, claims, explained = [], [side.claim for side in case.sides], True
        for side in case.sides:
            words, figure = _holds(side, rank.level, editions, case)
            told.append(f"{ordinal(int(point(side.claim)))} {words or 'in no edition on record'}")
            claims += [figure] if figure else []
            explained = explained and bool(words)
        text = f"{case.concepts.label('thing', rank.level.subject)} is {'; '.join(told)}."
        verdict = Verdict.SUFFICIENT if explained else Verdict.POSSIBLE
        evidence = tuple(v.iri(v.CLAIM, claim.id) for claim in claims)
        limit = None if explained else Decimal(1)
        return [Finding(self.name, verdict, text, limit, evidence)]


def _holds(
    side: Side, level: Level, editions: list[Standings], case: Case
) -> tuple[str, Claim | None]:
    """Say where a side's rank holds: in editions, or with its own figure among the rows of one."""
    place, record = int(point(side.claim)), case.record
    held = [one for one in editions if one.rank(level.subject) == place]
    if held:
        names = " and ".join(record.named(one.source) for one in held)
        return f"in {names}", held[0].figure(level.subject)
    for claim in record.of_source(side.claim.source):
        own = claim.observable
        if not claim.estimate or not isinstance(own, Level):
            continue
        if not alike(own, level, record.concepts):
            continue
        for one in editions:
            if one.rank(level.subject, point(claim)) == place:
                among = record.named(one.source)
                return f"with its own {claim.estimate.printed} among the rows of {among}", claim
    return "", None


REASON = RankMismatch()
