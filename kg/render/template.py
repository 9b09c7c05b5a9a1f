"""Templates of pages and pictures: whatever is put into one is escaped and made visible.

Templates lie beside the code that fills them; they are named by their path from this folder.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.render.safe import safe, safe_link
from kg.vocabulary import compact

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_FOLDER = Path(__file__).parent


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import escape

    environment = Environment(
        autoescape=True,
        finalize=_visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(_FOLDER),
    )
    environment.filters["web"] = safe_link
    environment.filters["compact"] = compact
    environment.filters["whole"] = escape  # a page of ours in an attribute, lines and all
    return environment


def fill(name: str, **values: Any) -> str:
    """Return a template filled with values; texts in them are data, never markup."""
    return _environment().get_template(name).render(values).strip() + "\n"


def ours(text: str) -> Markup:
    """Return a text of ours, a style sheet or a filled template, to be taken as it is."""
    from markupsafe import Markup

    return Markup(text)


def _visible(value: object) -> object:
    """Show control and direction characters; markup that a template made stays as it is."""
    return safe(value) if type(value) is str else value
