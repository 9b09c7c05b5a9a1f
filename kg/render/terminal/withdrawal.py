"""What would change without a source, in a terminal: what is lost comes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from kg.analyses.withdrawal import BorneOut, Moved, Place, Replaced, Shifted, Withdrawal
from kg.render import Options
from kg.render.terminal.page import BAD, FAINT, GOOD, MARK, STRONG, Page, fitted, styled
from kg.render.terminal.removal import losses_on
from kg.render.words import counted, factor, figure

MOST_ROWS = 8
T = TypeVar("T")


def withdrawal_text(found: Withdrawal, options: Options) -> str:
    """Return what would change as people read it."""
    page = Page(options)
    page.line((f"Without {' and '.join(source.title for source in found.sources)}", STRONG))
    alone = f"; {counted(len(found.questions), 'question')} had no other answer"
    page.line((f"{counted(found.claims, 'claim')} go{alone if found.questions else ''}", FAINT))
    _origins(found, page)
    _conflicts(found, page)
    _stated(found, page)
    _places(found, page)
    _supply(found, page)
    page.gap()
    ids = " ".join(f"--without {source.id}" for source in found.sources)
    page.line(("next: ", FAINT), f"kg conflicts {ids}")
    return page.text


def _origins(found: Withdrawal, page: Page) -> None:
    lost = [one for one in found.moved if one.lost]
    firsts = sum(one.first for one in found.moved)
    others = len(found.moved) - len(lost) - firsts
    page.heading(f"Origins: {counted(len(lost), 'claim')} lose theirs")
    _some(lost, page, lambda one: _moved(one, found, page))
    if firsts:
        page.line((f"{counted(firsts, 'claim')} become the first on record", FAINT), indent=2)
    if others:
        page.line((f"{counted(others, 'claim')} go back to another document", FAINT), indent=2)


def _moved(one: Moved, found: Withdrawal, page: Page) -> None:
    evidence = found.evidence
    claim = evidence.claims[one.claim]
    body = (one.after or "").rpartition("@")[0]
    left = f"{evidence.agent_name(body)}, not held" if body else "nobody named"
    page.row(
        styled(
            (f"{figure(claim):>9}  ", MARK), one.question.label,
            (f", {evidence.publisher(claim)}", FAINT),
            " → ", (left, BAD),
        ),
        one.claim, indent=2,
    )  # fmt: skip


def _conflicts(found: Withdrawal, page: Page) -> None:
    fresh = [one for one in found.conflicts if one.before is None]
    gone = [one for one in found.conflicts if one.after is None]
    changed = [one for one in found.conflicts if one.before and one.after]
    page.heading(
        f"Conflicts: {len(gone):,} vanish, {len(fresh):,} appear, {len(changed):,} change in size"
    )
    for group in (fresh, changed, gone):
        _some(group, page, lambda one: _shifted(one, page))


def _shifted(one: Shifted, page: Page) -> None:
    before, after = (factor(side.factor) if side else "none" for side in (one.before, one.after))
    label = fitted(one.question.label, page.width - 30).rstrip()
    page.line((f"{before:>8}", MARK), " → ", (f"{after:<8}", MARK), f" {label}", indent=2)


def _stated(found: Withdrawal, page: Page) -> None:
    bare = sum(not one.after for one in found.stated)
    page.heading(f"Stated ranks and shares: {bare:,} have no edition left that bears them out")
    _some(found.stated, page, lambda one: _borne_out(one, page))


def _borne_out(one: BorneOut, page: Page) -> None:
    left = ", ".join(one.after) or "none"
    page.row(
        styled(
            (f"{one.printed:>9}  ", MARK), one.question.label, (": borne out by ", FAINT),
            f"{', '.join(one.before)} → ", (left, GOOD if one.after else BAD),
        ),
        one.claim, indent=2,
    )  # fmt: skip


def _places(found: Withdrawal, page: Page) -> None:
    gone = [one for one in found.places if one.after is None]
    page.heading(
        "Ranks and shares by the newest edition: "
        f"{len(found.places) - len(gone):,} change, {len(gone):,} vanish"
    )
    _some(found.places, page, lambda one: _replaced(one, page))


def _replaced(one: Replaced, page: Page) -> None:
    after = _place(one.after) if one.after else "no edition lists it"
    page.line(f"{one.question.label}: ", (f"{_place(one.before)} → {after}", FAINT), indent=2)


def _supply(found: Withdrawal, page: Page) -> None:
    supply = found.supply
    if supply.lost or supply.changes:
        page.heading("Supply: what of it no other source vouches for, in per cent")
        losses_on(page, supply)


def _place(place: Place) -> str:
    share = "" if place.share is None else f", {place.share * 100:.3g} % of the world"
    return f"#{place.rank}{share} ({place.source})"


def _some(found: Sequence[T], page: Page, write: Callable[[T], None]) -> None:
    """Write the first of some things, and how many more there are."""
    limit = len(found) if page.options.whole else page.options.limit or MOST_ROWS
    for one in found[:limit]:
        write(one)
    if len(found) > limit:
        page.line((f"… and {len(found) - limit:,} more; --all shows them", FAINT), indent=2)


PAGE = withdrawal_text
