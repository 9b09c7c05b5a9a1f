"""Unnamed sources: claims that rest on nobody who could be asked."""

from __future__ import annotations

from collections.abc import Iterable

from kg.analyses.checks import Document, Result, Verdict, evidence, listed
from kg.analyses.wording import speaker


class UnnamedSource:
    """Collects the claims that credit somebody whom the text does not name."""

    name = "unnamed-source"
    knows = "Which claims credit analysts, estimates or officials whom the text does not name."
    cannot = "Whether the unnamed exist. A claim in the document's own voice is not listed."

    def examine(self, document: Document) -> Iterable[Result]:
        """Return one result with all such claims."""
        vague = [claim for claim in document.claims if claim.mode == "vague"]
        if not vague:
            return
        speakers = listed(_bare(speaker(claim, document.record)) for claim in vague)
        rest = "claim rests" if len(vague) == 1 else "claims rest"
        text = f"{len(vague)} {rest} on unnamed sources: {speakers}."
        names = tuple(claim.id for claim in vague)
        yield Result(
            self.name, Verdict.NOT_TESTABLE, text, names, evidence(vague),
            look_up="who is meant: an author, a study, an office that can be asked",
        )  # fmt: skip


def _bare(speaker: str) -> str:
    """Return what the text says instead of a name."""
    return speaker.removeprefix("nobody named (").removesuffix(")")


CHECK = UnnamedSource()
