"""Data is untrusted text: nothing in it may move a cursor, hide a letter or become a formula."""

from __future__ import annotations

import re
import unicodedata

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff{_BIDI}]")
_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
_FORMULA = re.compile(r"^[=+\-@\t\r]")


def safe(text: str) -> str:
    r"""Return text with control and direction characters made visible, on one line.

    >>> safe("a\x1b[2Jb\u202e"), safe("two\nlines")
    ('a\\x1b[2Jb\\u202e', 'two lines')
    """
    if text.isprintable():  # nearly always, and quick to see
        return text
    flat = re.sub(r"[ \t\n]*\n[ \t\n]*", " ", text).replace("\t", " ")
    return _UNSAFE.sub(_visible, flat)


def visible(text: str) -> str:
    r"""Return text with control and direction characters made visible, its lines as they are.

    >>> visible("a\x1b[2J\nb")
    'a\\x1b[2J\nb'
    """
    return _UNSAFE.sub(_visible, text)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula.

    >>> is_formula("=1+2"), is_formula("28.5 Mt")
    (True, False)
    """
    return bool(_FORMULA.match(text))


def safe_cell(text: str) -> str:
    """Return text that a spreadsheet takes as text, not as a formula.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("28.5 Mt")
    ("'=HYPERLINK(1)", '28.5 Mt')
    """
    return f"'{safe(text)}" if _FORMULA.match(text) else safe(text)


def safe_link(address: str) -> str:
    """Return an address that a page may link to: only of the web, else nothing.

    >>> safe_link("https://example.org/a"), safe_link("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return address if _WEB.fullmatch(address) else ""


def shortened(text: str, room: int) -> str:
    """Return a safe text that takes no more than so many columns.

    >>> shortened("U.S. Geological Survey", 10), shortened("USGS", 10)
    ('U.S. Geol…', 'USGS')
    """
    plain = safe(text)
    while columns(plain) > room:
        plain = plain[:-2] + "…"
    return plain


def columns(text: str) -> int:
    """Return how many columns a text takes in a terminal.

    >>> columns("запасы"), columns("储量")
    (6, 4)
    """
    if text.isascii():  # nearly always, and quick to see
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(bool(unicodedata.combining(c)) for c in text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
