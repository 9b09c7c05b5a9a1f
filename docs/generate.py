"""Writes the pages of ``docs/reference/`` that are made from code and ontology.

Run ``python docs/generate.py``; a test fails while a page is not what it would write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node
from typer.testing import CliRunner

from kg import ontology
from kg import vocabulary as v
from kg.cli.app import app
from kg.files import ONTOLOGY

REFERENCE = Path(__file__).parent / "reference"
WIDTH = "90"
MADE = "<!-- Made by docs/generate.py; edit what it is made from. -->\n"
CQ = Namespace(v.CQ)
KINDS = (("Classes", OWL.Class), ("Links", OWL.ObjectProperty), ("Values", OWL.DatatypeProperty))
MAPPINGS = (
    RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty,
    SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch, RDFS.seeAlso,
)  # fmt: skip


def commands() -> str:
    """Return what ``--help`` prints for the program and for each command."""
    names = sorted(command.name or "" for command in app.registered_commands)
    parts = [_help([]), *(f"## kg {name}\n\n{_help([name])}" for name in names)]
    return "# Commands\n\n" + "\n".join(parts)


def _help(arguments: list[str]) -> str:
    environment = {"COLUMNS": WIDTH, "TERMINAL_WIDTH": WIDTH, "NO_COLOR": "1"}
    result = CliRunner(env=environment).invoke(app, [*arguments, "--help"], prog_name="kg")
    lines = (line.rstrip() for line in result.output.strip("\n").splitlines())
    return "```text\n" + "\n".join(lines) + "\n```\n"


def terms() -> str:
    """Return the terms of ``claims.ttl``, each with its meaning, an example and its mappings."""
    graph = Graph().parse(ONTOLOGY / "claims.ttl")
    parts = ["# Terms of the ontology\n\nBase of all names: `" + v.CQ + "`, written `cq:`.\n"]
    for title, kind in KINDS:
        own = [t for t in graph.subjects(RDF.type, kind) if str(t).startswith(v.CQ)]
        parts.append(f"## {title} ({len(own)})\n")
        parts += [_term(term, graph) for term in sorted(own, key=str)]
    return "\n".join(parts)


def _term(term: Node, graph: Graph) -> str:
    definition, example = (graph.value(term, what) for what in (SKOS.definition, SKOS.example))
    lines = [f"### {v.compact(str(term))}\n", f"{definition}\n", f"*Example:* {example}\n"]
    mapped = [
        v.compact(str(value))
        for mapping in MAPPINGS
        for value in graph.objects(term, mapping)
        if isinstance(value, URIRef)
    ]
    if mapped:
        lines.append(f"*See* {', '.join(f'`{name}`' for name in sorted(mapped))}\n")
    return "\n".join(lines)


def concepts() -> str:
    """Return the concepts of every scheme, and the mappings between classes of reserves."""
    known = ontology.load()
    parts = [
        "# Concepts\n\nWhat can be written in a `claims/1` file and found by any of its names.\n"
    ]
    for kind in sorted({concept.kind for concept in known.everything()}):
        parts.append(f"## {kind}\n")
        rows = ((c.id, c.label, ", ".join(c.names[1:]), c.definition) for c in known.of_kind(kind))
        parts.append(_table(("name", "label", "also", "meaning"), sorted(rows)))
    parts.append("## What counts as what\n\nWhatever counts as the part counts as the whole too.\n")
    rows = ((a.whole, a.part, a.source, a.because) for a in known.axioms)
    parts.append(_table(("whole", "part", "by", "because"), sorted(rows)))
    return "\n".join(parts)


def _table(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(_lines(names, rows)) + "\n"


def _lines(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield "|" + "---|" * len(names)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "ontology.md": terms,
    "concepts.md": concepts,
}


def page(name: str) -> str:
    """Return the whole text of a page."""
    return MADE + PAGES[name]()


if __name__ == "__main__":
    for file in PAGES:
        (REFERENCE / file).write_text(page(file), encoding="utf-8")
