"""The claims of a position by where they come from, as every view of a trace groups them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analyses.evidence import Evidence
from kg.analyses.positions import Position


def by_origin(position: Position, evidence: Evidence) -> dict[tuple[str | None, str], list[str]]:
    """Group the claims of a position by where they come from, known origins first."""
    return _grouped(position.everybody, set(position.claims), evidence)


def by_origin_of(
    names: Iterable[str], evidence: Evidence
) -> dict[tuple[str | None, str], list[str]]:
    """Group some claims by where they come from, known origins first."""
    every = list(names)
    return _grouped(every, set(every), evidence)


def _grouped(
    names: Iterable[str], own: set[str], evidence: Evidence
) -> dict[tuple[str | None, str], list[str]]:
    groups: dict[tuple[str | None, str], list[str]] = {}
    for name in names:
        lineage = evidence.lineage[name]
        trail = "held" if lineage.trail == "attributed" else lineage.trail
        groups.setdefault((lineage.origin, trail), []).append(name)
    order = {"held": 0, "not held": 1}

    def rank(item: tuple[tuple[str | None, str], list[str]]) -> tuple[int, bool, int, str]:
        (origin, trail), names = item
        return (order.get(trail, 2), not own & set(names), -len(names), origin or "")

    return dict(sorted(groups.items(), key=rank))
