"""Quotes are checked against the text they were taken from; the text itself is not kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kg.importers.claims.what import Unreadable


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a source, and its hash."""

    words: str
    sha256: str

    def offset(self, quote: str) -> int:
        """Return where a quote begins; raise `Unreadable` unless it occurs exactly once.

        >>> Text("3.8 Mt or 28.5 Mt", "").offset("28.5")
        10
        """
        count = self.words.count(quote)
        if count == 1:
            return self.words.index(quote)
        if count > 1:
            remedy = "quote more words, so that it is one place"
            raise Unreadable(f"the quote occurs {count} times in the text", remedy)
        raise Unreadable("the quote is not in the text", self._nearest(quote))

    def _nearest(self, quote: str) -> str:
        from rapidfuzz import fuzz

        if not quote or not self.words:
            return "copy it from the text"
        near = fuzz.partial_ratio_alignment(quote, self.words)
        if near is None or near.score < 60:
            return "copy it from the text"
        start, end = near.dest_start, near.dest_end
        return f"the nearest words are “{' '.join(self.words[start:end].split())}”"


def read_text(path: Path) -> Text | None:
    """Return the text of a file, or ``None`` when there is none that can be read."""
    try:
        data = path.read_bytes()
        return Text(data.decode("utf-8-sig"), hashlib.sha256(data).hexdigest())
    except (OSError, UnicodeDecodeError):
        return None
