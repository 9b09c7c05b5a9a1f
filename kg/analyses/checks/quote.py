"""Quotes: whether the words of every claim stand in the text of the document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from kg.analyses.checks import Document, Result, Verdict, evidence
from kg.model import Claim

NEAR = 60.0


class Quote:
    """Looks for every quote in the text, letter by letter."""

    name = "quote"
    knows = "Whether the exact words of a claim stand in a text that is given with --text."
    cannot = "Whether words that do stand there were taken out of their context."

    def examine(self, document: Document) -> Iterable[Result]:
        """Return a result for each quote that is not there, and one for all that are."""
        if document.text is None:
            return
        yield from self._other_text(document, document.text)
        quoted = [claim for claim in document.claims if claim.passage.quote]
        missing = [claim for claim in quoted if not _stands(claim, document.text)]
        yield from (self._missing(claim, document.text) for claim in missing)
        there = [claim for claim in quoted if claim not in missing]
        if there:
            text = f"{len(there)} of {len(quoted)} quotes stand in the text, word for word."
            names = tuple(claim.id for claim in there)
            yield Result(self.name, Verdict.ENTAILED, text, names, evidence(there))

    def _other_text(self, document: Document, text: str) -> Iterable[Result]:
        known = document.source.sha256
        if known and hashlib.sha256(text.encode()).hexdigest() != known:
            words = "This is not the very text that the quotes were taken from: its hash differs."
            yield Result(self.name, Verdict.POSSIBLE, words, ())

    def _missing(self, claim: Claim, text: str) -> Result:
        from rapidfuzz import fuzz

        words = claim.passage.quote
        near = fuzz.partial_ratio_alignment(words, text, score_cutoff=NEAR)
        start = near.dest_start if near else 0
        said = f"The text has instead: “{text[near.dest_start : near.dest_end]}”." if near else ""
        place = f", character {start:,}" if near else ""
        return Result(
            self.name,
            Verdict.CONTRADICTED,
            f"The words “{words}” do not stand in the text. {said}".strip(),
            (claim.id,),
            evidence([claim]),
            look_up=f"the passage{place}, and whether another edition of the text has it",
        )


def _stands(claim: Claim, text: str) -> bool:
    passage = claim.passage
    if passage.start is not None and text[passage.start : passage.end] == passage.quote:
        return True
    return passage.quote in text


CHECK = Quote()
