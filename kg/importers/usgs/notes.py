"""What footnotes say beyond the figure: another unit, another class of reserve, a second figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Read off the footnotes of the editions 2024 to 2026; "likely based on" is not a statement.
_CATEGORIES = (
    (re.compile(r"C2 reserves were excluded"), "gkz-abc1"),
    (
        re.compile(r"are based on the .{0,120}classification system A\+B\+C1\+C2", re.IGNORECASE),
        "gkz-abc1c2",
    ),
)
_JORC = re.compile(
    r"Joint Ore Reserves Committee-compliant or equivalent reserves were (?:estimated to be )?"
    r"(?P<value>[\d.,]{1,20}(?: (?:million|billion))? tons)(?P<rest>.{0,400})"
)
_UNIT = re.compile(r"Reserve data is ([a-z ]{1,40}tons)")
_GROSS = re.compile(r"reported in gross weight|^Gross weight")
LESS_THAN_HALF = re.compile(r"less than (?:½|1/2) ?unit", re.IGNORECASE)


def category(notes: Iterable[str]) -> str | None:
    """Return the class of reserve that a footnote names.

    >>> category(["Reserves are based on the Russian Classification system A+B+C1+C2, …"])
    'gkz-abc1c2'
    """
    text = " ".join(notes)
    return next((name for pattern, name in _CATEGORIES if pattern.search(text)), None)


def jorc(notes: Iterable[str]) -> tuple[str, str] | None:
    """Return the figure that a footnote gives beside Australia's, and the words it stands in.

    A footnote with several figures is left as words.

    >>> jorc(["For Australia, Joint Ore Reserves Committee-compliant or equivalent reserves "
    ...       "were 3.3 million tons."])[0]
    '3.3 million tons'
    """
    for note in notes:
        match = _JORC.search(note)
        if match and not re.search(
            r"\d[\d.,]* (?:million|billion)?", match["rest"].partition(".")[0]
        ):
            return match["value"], match[0][: -len(match["rest"])] if match["rest"] else match[0]
    return None


def unit(notes: Iterable[str]) -> str | None:
    """Return the unit that a footnote gives for reserves, other than that of the table.

    >>> unit([" (Reserve data is thousand metric tons)."]), unit(["Crude Ore, million metric tons"])
    ('thousand metric tons', 'million metric tons')
    """
    for note in notes:
        match = _UNIT.search(note)
        if match:
            return match[1]
        last = note.rpartition(", ")[2].strip()
        if last.endswith("metric tons"):
            return last
    return None


def gross(notes: Iterable[str]) -> bool:
    """Whether a footnote says that figures are in gross weight.

    >>> gross(["Mine production and ore reserves are reported in gross weight."])
    True
    """
    return any(_GROSS.search(note) for note in notes)


_REVISED = {
    "Reserves": re.compile(r"Reserves for (?P<who>.{1,400}?) were revised"),
    "Production": re.compile(
        r"(?:revisions (?:were made )?to (?:the )?\d{4} production(?: of .{1,80}?)?"
        r"|Production in \d{4}) for (?P<who>.{1,400}?) (?:were made |was revised .{0,20}?)?based on"
    ),
}


def revision(remark: str, country: str, role: str) -> list[str]:
    """Return the sentence of a remark that says why the figure of a country was revised.

    >>> revision("(Data in tons) -- Reserves for Australia and Malaysia were revised based on "
    ...          "Government reports.", "Malaysia", "Reserves")
    ['Reserves for Australia and Malaysia were revised based on Government reports.']
    """
    pattern = _REVISED.get(role)
    sentences = re.split(r" -- |(?<=\.) (?=[A-Z])", remark)
    return [
        sentence
        for sentence in sentences
        if pattern and (match := pattern.search(sentence)) and country in match["who"]
    ]
