"""YAML with positions: every scalar as text, and where each key and value stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kg.errors import BadInput, Problem

Data = str | list["Data"] | dict[str, "Data"]
Place = tuple[str | int, ...]
MOST_CHARACTERS = 5_000_000


@dataclass
class Located:
    """A YAML document whose values are texts, lists and dictionaries, with their places.

    ``problem`` makes a problem out of the place of a value; ``within`` counts characters
    into the value, for a mistake inside a longer text.
    """

    path: str
    lines: list[str]
    data: Data = ""
    marks: dict[Place, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Place, tuple[int, int]] = field(default_factory=dict)

    def problem(
        self, place: Place, message: str, remedy: str = "", *, within: int = 0, key: bool = False
    ) -> Problem:
        """Return a problem at a value, or at its key."""
        line, column = self._mark(place, key=key)
        return Problem(
            self.path, line + 1, column + within + 1, message, remedy, self._excerpt(line)
        )

    def at(self, place: Place) -> tuple[int, int]:
        """Return line and column of a value, counted from 1."""
        line, column = self._mark(place)
        return line + 1, column + 1

    def _mark(self, place: Place, *, key: bool = False) -> tuple[int, int]:
        marks = self.keys if key else self.marks
        while place and place not in marks:
            place = place[:-1]
        return marks.get(place, (0, 0))

    def _excerpt(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""


def load(path: Path) -> Located:
    """Read one YAML document; raise `BadInput` for what is not plain YAML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            [Problem(str(path), 0, 0, f"byte {error.start} is not UTF-8", "save it as UTF-8")]
        ) from None
    located = Located(str(path), text.splitlines())
    if len(text) > MOST_CHARACTERS:
        raise BadInput([Problem(str(path), 0, 0, "the file is too long", "split it by source")])
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except RecursionError:
        raise BadInput([Problem(str(path), 0, 0, "it is nested too deep", "flatten it")]) from None
    except YAMLError as error:
        raise BadInput([_yaml_problem(located, error)]) from None
    problems: list[Problem] = []
    located.data = _plain(node, (), located, problems) if node else {}
    if problems:
        raise BadInput(problems)
    return located


def _yaml_problem(located: Located, error: YAMLError) -> Problem:
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem(located.path, 0, 0, "this is not YAML", "check the quotation marks")
    mark = error.problem_mark
    line = min(mark.line, max(len(located.lines) - 1, 0))
    excerpt = located.lines[line] if located.lines else ""
    remedy = "check indentation, brackets and quotation marks"
    return Problem(
        located.path, mark.line + 1, mark.column + 1, str(error.problem), remedy, excerpt
    )


def _plain(node: Node, place: Place, located: Located, problems: list[Problem]) -> Data:
    mark = (node.start_mark.line, node.start_mark.column)
    located.marks[place] = mark
    if node.anchor:
        message, remedy = "anchors and aliases are not allowed", "write the value out"
        problems.append(located.problem(place, message, remedy))
        return ""
    if isinstance(node, ScalarNode):
        quoted = node.style in ("'", '"')
        located.marks[place] = (mark[0], mark[1] + quoted)
        return str(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(n, (*place, i), located, problems) for i, n in enumerate(node.value)]
    assert isinstance(node, MappingNode)
    values: dict[str, Data] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        there = (*place, key)
        repeated = key in values
        located.keys[there] = (key_node.start_mark.line, key_node.start_mark.column)
        values[key] = _plain(value_node, there, located, problems)
        if repeated:
            problems.append(
                located.problem(there, f"“{key}” stands here twice", "keep one", key=True)
            )
    return values
