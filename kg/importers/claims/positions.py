"""YAML with positions: every scalar as text, and where each key and value stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from kg.errors import BadInput, Problem

Data = str | list["Data"] | dict[str, "Data"]
Place = tuple[str | int, ...]
MOST_CHARACTERS = 5_000_000
_LONG = re.compile(r"“([^”]{60})[^”]{20,}”")
_NESTED = re.compile(
    r"(?:[\[{]\s*(?:[\w-]{1,40}:\s*)?){60}"
)  # what YAML needs seconds to give up on
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_YAML_TAG = "tag:yaml.org,2002:"
_PLAIN_TAGS = {"str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value"}


@dataclass
class Located:
    """A YAML document whose values are texts, lists and dictionaries, with their places.

    ``problem`` makes a problem out of the place of a value; ``within`` counts characters
    into the value, for a mistake inside a longer text. ``spoilt`` are mistakes in the YAML and
    in its keys, by place.
    """

    path: str
    lines: list[str]
    data: Data = ""
    marks: dict[Place, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Place, tuple[int, int]] = field(default_factory=dict)
    spoilt: dict[Place, Problem] = field(default_factory=dict)

    def spoil(self, place: Place, problem: Problem) -> None:
        """Note a mistake after which the value at a place means nothing."""
        self.spoilt.setdefault(place, problem)

    def is_spoilt(self, place: Place) -> bool:
        """Whether a mistake at a place may only follow from one that is noted already."""
        return any(
            there[: len(place)] == place or place[: len(there)] == there for there in self.spoilt
        )

    def problem(
        self, place: Place, message: str, remedy: str = "", *, within: int = 0, key: bool = False
    ) -> Problem:
        """Return a problem at a value, or at its key."""
        line, column = self._mark(place, key=key)
        short = _LONG.sub(r"“\1…”", message)
        return Problem(self.path, line + 1, column + within + 1, short, remedy, self._excerpt(line))

    def at(self, place: Place) -> tuple[int, int, str]:
        """Return line and column of a value, counted from 1, and the line itself."""
        line, column = self._mark(place)
        return line + 1, column + 1, self._excerpt(line)

    def _mark(self, place: Place, *, key: bool = False) -> tuple[int, int]:
        marks = self.keys if key else self.marks
        while place and place not in marks:
            place = place[:-1]
        return marks.get(place, (0, 0))

    def _excerpt(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""


def load(path: Path) -> Located:
    """Read one YAML document; raise `BadInput` for what is not YAML at all."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            [Problem(str(path), 0, 0, f"byte {error.start} is not UTF-8", "save it as UTF-8")]
        ) from None
    located = Located(str(path), text.splitlines())
    if len(text) > MOST_CHARACTERS:
        raise BadInput([Problem(str(path), 0, 0, "the file is too long", "split it by source")])
    too_deep = BadInput([Problem(str(path), 0, 0, "it is nested too deep", "flatten it")])
    if _NESTED.search(text):
        raise too_deep
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except RecursionError:
        raise too_deep from None
    except YAMLError as error:
        raise BadInput([_yaml_problem(located, error)]) from None
    located.data = _plain(node, (), located) if node else {}
    return located


def _yaml_problem(located: Located, error: YAMLError) -> Problem:
    if isinstance(error, ReaderError):
        wrong = chr(error.character)  # its code, whatever the name says
        line = next((n for n, text in enumerate(located.lines) if wrong in text), 0)
        column = located.lines[line].find(wrong)
        message = f"the character U+{error.character:04X} is not allowed in YAML"
        return Problem(
            located.path, line + 1, column + 1, message, "delete it", located.lines[line]
        )
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem(located.path, 0, 0, "this is not YAML", "check the quotation marks")
    mark = error.problem_mark
    line = min(mark.line, max(len(located.lines) - 1, 0))
    excerpt = located.lines[line] if located.lines else ""
    remedy = "check indentation, brackets and quotation marks"
    return Problem(
        located.path, mark.line + 1, mark.column + 1, str(error.problem), remedy, excerpt
    )


def _plain(node: Node, place: Place, located: Located) -> Data:
    mark = (node.start_mark.line, node.start_mark.column)
    located.marks[place] = mark
    if node.anchor or str(node.tag).removeprefix(_YAML_TAG) not in _PLAIN_TAGS:
        what = "anchors and aliases" if node.anchor else "tags"
        problem = located.problem(place, f"{what} are not allowed", "write the value out")
        located.spoil(place, problem)
        return ""
    if isinstance(node, ScalarNode):
        quoted = node.style in ("'", '"')
        located.marks[place] = (mark[0], mark[1] + quoted)
        if _CONTROL.search(node.value):
            problem = located.problem(place, "it holds control characters", "delete them")
            located.spoil(place, problem)
        return str(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(n, (*place, i), located) for i, n in enumerate(node.value)]
    assert isinstance(node, MappingNode)
    values: dict[str, Data] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        there = (*place, key)
        repeated = key in values
        located.keys[there] = (key_node.start_mark.line, key_node.start_mark.column)
        values[key] = _plain(value_node, there, located)
        if repeated:
            message = f"“{key}” stands here twice"
            located.spoil(there, located.problem(there, message, "keep one", key=True))
    return values
