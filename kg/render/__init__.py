"""Results → text. A format is one file here with a ``RENDER``; found by being here.

``RENDER(result, options)`` returns the whole text of a result. Every format but the terminal's
builds on `plain.data`, which turns a result into plain dictionaries and lists. Answers of queries
have formats of their own in `answers`, results that are graphs in `networks`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.errors import WrongUse
from kg.model.answer import Answer, Written
from kg.render import answers, networks

if TYPE_CHECKING:
    from kg.queries.request import Request


@dataclass(frozen=True, slots=True)
class Options:
    """How to show: columns of the terminal, whether in colour, how many rows, everything or not.

    ``request`` is what was asked, where the result is an answer.
    """

    width: int = 100
    colour: bool = False
    limit: int | None = None
    whole: bool = False
    request: Request | None = None


Render = Callable[[Any, Options], str]


def formats() -> list[str]:
    """Return the names of the formats.

    >>> formats()
    ['csv', 'html', 'json', 'jsonl', 'md', 'table', 'tsv']
    """
    return sorted(name for name in _modules(__path__) if _is_format(name))


def _is_format(name: str) -> bool:
    """Whether there is such a format; looks into no other module, to start quickly."""
    return name in _modules(__path__) and hasattr(_module(name), "RENDER")


def _modules(path: Iterable[str]) -> set[str]:
    return {module.name for module in pkgutil.iter_modules(path) if not module.ispkg}


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}")


def answer_formats() -> list[str]:
    """Return the names of the formats for answers of queries.

    >>> sorted(set(answer_formats()) - set(formats()))
    ['nt', 'ttl', 'xml']
    """
    return sorted(_modules(answers.__path__).union(formats()))


def network_formats() -> list[str]:
    """Return the names of the formats that only graphs have.

    >>> network_formats()
    ['gexf', 'graphml']
    """
    return sorted(_modules(networks.__path__))


def pieces(result: object, name: str, options: Options = Options()) -> Iterator[str]:
    """Give a result in a format piece by piece, as far as its format can; raise `WrongUse`."""
    if name in network_formats() and hasattr(result, "to_networkx"):
        module = importlib.import_module(f"{__name__}.networks.{name}")
        yield from module.PIECES(result.to_networkx())
        return
    if not isinstance(result, Answer | Written):
        yield render(result, name, options)
    elif name in _modules(answers.__path__):
        module = importlib.import_module(f"{answers.__name__}.{name}")
        yield from module.PIECES(result, options)
    elif _is_format(name):
        yield render(result, name, options)
    else:
        raise _no_format(name, answer_formats())


def render(result: object, name: str, options: Options = Options()) -> str:
    """Return a result in the format of that name; raise `WrongUse` for an unknown one."""
    if not _is_format(name):
        raise _no_format(name, formats())
    return str(_module(name).RENDER(result, options))


def _no_format(name: str, there_are: list[str]) -> WrongUse:
    return WrongUse(f"There is no format “{name}”.", remedy=f"Formats are {', '.join(there_are)}.")
