"""Writes the pages of ``docs/`` that are made from code and ontology.

Run ``python docs/generate.py``; a test fails while a page is not what it would write.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node
from typer.testing import CliRunner

from kg import ontology
from kg import vocabulary as v
from kg.analyses import checks, reasons
from kg.cli.app import app
from kg.files import ONTOLOGY
from kg.model import Concepts
from kg.queries.catalogue import catalogue

DOCS = Path(__file__).parent
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


def why_figures_differ() -> str:
    """Return what each reason can and cannot know."""
    known = ontology.load()
    parts = [
        "# Why figures differ: what each reason can and cannot know\n",
        "`kg trace` and `kg why` examine each of these for two figures. A verdict stands beside "
        "the factor that a reason can explain and the one that is observed, and names the claims "
        "and mappings that it rests on. What is not stated never makes a reason more than "
        "*possible*.\n",
        _table(
            ("verdict", "meaning"),
            ((str(one), _definition(known, "verdict", str(one))) for one in reasons.Verdict),
        ),
    ]
    for name, reason in sorted(reasons.found().items()):
        label, meaning = known.label("reason", name), _definition(known, "reason", name)
        parts.append(f"## {label}\n\n{meaning}\n".replace("\n\n\n", "\n"))
        parts.append(f"*It knows:* {reason.knows}\n\n*It cannot know:* {reason.cannot}\n")
    return "\n".join(parts)


def _definition(known: Concepts, kind: str, name: str) -> str:
    concept = known.get(kind, name)
    return concept.definition if concept else ""


def checked() -> str:
    """Return what each check can and cannot know."""
    parts = [
        "# Whether a document adds up: what each check can and cannot know\n",
        "`kg check SOURCE` runs all of these, as a careful editor would; `kg check FILE` does so "
        "without loading the file, `kg check --all` on every source. A result is *contradicted* "
        "(it cannot be so), *possible* (it may be so, but does not follow), *entailed* (it follows "
        "from what is on record) or *not testable* (what would decide it is not on record). Only "
        "what is contradicted counts as found: then the exit code is 4.\n",
    ]
    for name, check in sorted(checks.found().items()):
        about = inspect.getdoc(inspect.getmodule(check)) or ""
        parts.append(f"## {name}\n\n{about}\n")
        parts.append(f"*It knows:* {check.knows}\n\n*It cannot know:* {check.cannot}\n")
    return "\n".join(parts)


def queries() -> str:
    """Return the queries of the catalogue: what each asks, its parameters and its columns."""
    parts = [
        "# Queries\n",
        "`kg ask NAME --parameter …` asks one; labels and other names are as good as IRIs, and a "
        "parameter that is left out lets everything pass. Each is a file in `queries/` that runs "
        "unchanged in any SPARQL tool.\n",
    ]
    for query in catalogue():
        parts.append(f"## {query.name}\n\n{query.question}\n")
        rows = (
            (f"`--{p.name}`", p.kind, p.help + (", needed" if p.needed else ""), p.example)
            for p in query.parameters
        )
        if query.parameters:
            parts.append(_table(("parameter", "a", "which is", "like"), rows))
        columns = ", ".join(f"`{name}` ({kind})" for name, kind in query.columns.items())
        parts.append(f"Columns: {columns}\n")
    return "\n".join(parts)


def _table(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(_lines(names, rows)) + "\n"


def _lines(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield "|" + "---|" * len(names)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands,
    "reference/ontology.md": terms,
    "reference/concepts.md": concepts,
    "reference/queries.md": queries,
    "explanation/reasons.md": why_figures_differ,
    "explanation/checks.md": checked,
}


def page(name: str) -> str:
    """Return the whole text of a page."""
    return MADE + PAGES[name]()


if __name__ == "__main__":
    for file in PAGES:
        (DOCS / file).write_text(page(file), encoding="utf-8")
