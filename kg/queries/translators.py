"""Language models that write SPARQL, plugged in by third parties; none comes with kg.

An entry point in the group ``kg.translators`` names a function that gets a question and what
the store speaks of, and returns SPARQL. It runs only when it is asked for by name.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points

from kg.errors import WrongUse
from kg.plugins import blamed_on
from kg.queries.catalogue import catalogue
from kg.queries.near import nearest
from kg.vocabulary import PREFIXES

Translator = Callable[[str, str], str]
GROUP = "kg.translators"


def translated(question: str, name: str) -> str:
    """Return the SPARQL that a translator makes of a question; raise `WrongUse`."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        known = f"There are {', '.join(sorted(found))}." if found else "None is installed."
        raise WrongUse(f"There is no translator “{name}”.", remedy=nearest(name, found) or known)
    with blamed_on(found[name]):
        translate: Translator = found[name].load()
    return translate(question, primer())


def primer() -> str:
    """Return what a translator needs to know: prefixes, and the catalogue as examples."""
    prefixes = [f"PREFIX {prefix}: <{space}>" for prefix, space in PREFIXES.items()]
    examples = [f"# {query.question}\n{query.text}" for query in catalogue()]
    return "\n".join([*prefixes, "", *examples])
