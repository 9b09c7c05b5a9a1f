"""What a map draws: nodes in columns, lines between them, and what is said of each.

A node's place is part of it, so that a map looks the same each time. A tone names a colour that
``map.css`` gives for light and dark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["ink", "good", "warn", "info", "accent", "bad", "faint"]
Shape = Literal["box", "round", "ellipse"]


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of node: its name in the legend, how it looks, whether it is shown at first.

    ``stacked`` writes a node below each other, on so many ``lines`` at most; ``reach`` is over how
    many lines that lead to a selected node others are lit with it.
    """

    label: str
    tone: Tone = "ink"
    shape: Shape = "box"
    dashed: bool = False
    shown: bool = True
    stacked: bool = True
    lines: int = 2
    reach: int = 1


@dataclass(frozen=True, slots=True)
class LineKind:
    """A kind of line: how it reads from its start and from its end, and how it looks.

    A line of ``both`` has two heads; a ``quiet`` one is lit only beside what is selected.
    """

    label: str
    back: str
    tone: Tone = "faint"
    dashed: bool = False
    both: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a figure differs from another: a reason, its verdict, and the sentence."""

    reason: str
    verdict: str
    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """Something drawn: ``strong`` is its bold line, ``text`` the one below, ``title`` its name.

    ``words`` are exact words: before the number, the number, after it. ``published`` and
    ``as_of`` are ISO dates, empty when not stated or not applicable. ``ask`` is the command
    that asks the same.
    """

    id: str
    kind: str
    title: str
    x: float
    y: float
    width: int
    strong: str = ""
    text: str = ""
    figure: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    words: tuple[str, str, str] = ("", "", "")
    findings: tuple[Finding, ...] = ()
    published: str = ""
    as_of: str = ""
    link: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim behind a line: its figure, who says it, in which words."""

    id: str
    figure: str
    who: str
    words: tuple[str, str, str] = ("", "", "")
    link: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one node to another; ``arc`` bends it aside by so many pixels.

    ``tone`` overrules that of its kind, ``weight`` is its width; ``facts`` and ``said`` are what
    the panel shows of it.
    """

    start: str
    end: str
    kind: str
    label: str = ""
    arc: float = 0
    strong: bool = False
    weight: float = 0
    tone: Tone | Literal[""] = ""
    as_of: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A map: its title, what is the matter in a sentence, and everything drawn.

    ``selected`` is the node that is open at first; ``lit`` are those shown with it, and of a large
    picture only ``at_first`` nodes around them are drawn. ``strip`` is a plot in SVG that stands
    below the map; ``dated`` are the kinds that the time slider hides.
    """

    title: str
    headline: str
    note: str
    ask: str
    nodes: list[Node]
    lines: list[Line]
    kinds: dict[str, NodeKind]
    line_kinds: dict[str, LineKind]
    selected: str = ""
    lit: tuple[str, ...] = ()
    strip: str = ""
    dated: tuple[str, ...] = ("claim", "first")
    at_first: int = 300
