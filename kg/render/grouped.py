"""The claims of a position by where they come from, as every view of a trace groups them."""

from __future__ import annotations

from kg.analyses.evidence import Evidence
from kg.analyses.positions import Position


def by_origin(position: Position, evidence: Evidence) -> dict[tuple[str | None, str], list[str]]:
    """Group the claims of a position by where they come from, known origins first."""
    groups: dict[tuple[str | None, str], list[str]] = {}
    for name in position.everybody:
        lineage = evidence.lineage[name]
        trail = "held" if lineage.trail == "attributed" else lineage.trail
        groups.setdefault((lineage.origin, trail), []).append(name)
    order = {"held": 0, "not held": 1}
    own = set(position.claims)

    def rank(item: tuple[tuple[str | None, str], list[str]]) -> tuple[int, bool, int, str]:
        (origin, trail), names = item
        return (order.get(trail, 2), not own & set(names), -len(names), origin or "")

    return dict(sorted(groups.items(), key=rank))
