"""Any query to an endpoint → an answer that says whether it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from kg.errors import BadQuery, EndpointFailed
from kg.model.answer import TRIPLE, Answer, Row
from kg.stores.endpoint.client import ALL, OWN, TRIPLES, Client, Graphs
from kg.stores.endpoint.complete import Query, Rows, filled, whole
from kg.stores.endpoint.writing import STAGED
from kg.triples.values import Term, value_of

_SOME = 2_000  # solutions from which triples are made at once
_BLANK = "urn:kg:blank:"
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"""|\'\'\'(?:[^\'\\]|\\.|\'{1,2}(?!\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*|[{}]',
    re.DOTALL,
)


def answer(client: Client, text: str, graphs: Graphs) -> Answer:
    """Run a query; its default graph is that of these graphs, unless FROM in it says otherwise.

    Raises `BadQuery` and `EndpointFailed`.
    """
    query = Query.read(text)
    if query.datasets:
        graphs = OWN  # what a request names besides would count instead of FROM
    if query.form == "ASK":
        return Answer("ask", ("answer",), ((client.truth(text, graphs=graphs),),))
    if query.form == "SELECT":
        found = whole(client, text, graphs=graphs)
        rows = tuple(tuple(map(value_of, row)) for row in found.rows)
        return Answer("select", found.columns, rows, not found.doubt, _notes(client, found.doubt))
    if query.form == "CONSTRUCT":
        return _constructed(client, query, graphs)
    return _described(client, text, graphs)


def merged(client: Client) -> Graphs:
    """Return what to ask so that all graphs are asked as one.

    That is the server's own default graph where it holds all of them; else their union, where
    the server makes one when asked to; else the graphs by name.
    """
    found = whole(client, filled("sample", staged=STAGED))
    if not found.rows:
        return OWN
    terms = dict(zip(TRIPLE, map(str, found.rows[0]), strict=False))
    stands = filled("default", **terms)
    if client.truth(stands, graphs=OWN):
        apart = filled("apart", staged=STAGED)
        return ALL if client.truth(apart, graphs=OWN) else OWN
    if client.truth(stands):
        return ALL
    names = whole(client, filled("graphs", staged=STAGED))
    if names.doubt:
        raise EndpointFailed(f"The graphs there cannot be listed: {names.doubt}.")
    return tuple(str(getattr(name, "value", "")) for (name,) in names.rows)


def _notes(client: Client, doubt: str) -> tuple[str, ...]:
    address = client.addresses.query
    return (f"This may be incomplete: of the rows of {address}, {doubt}.",) if doubt else ()


def _constructed(client: Client, query: Query, graphs: Graphs) -> Answer:
    """Make the triples here: servers cut those too, and they cannot be counted there."""
    template, rest = _template_of(query.body)
    found = whole(client, filled("solutions", prologue=query.prologue, rest=rest), graphs=graphs)
    rows = tuple(dict.fromkeys(_triples(query.prologue, template, found)))
    return Answer("graph", TRIPLE, rows, not found.doubt, _notes(client, found.doubt))


def _template_of(body: str) -> tuple[str, str]:
    """Return the template of a CONSTRUCT with its braces, and what comes after it.

    >>> _template_of("CONSTRUCT { ?s a '}' } WHERE { ?s ?p ?o } LIMIT 3")
    ("{ ?s a '}' }", ' WHERE { ?s ?p ?o } LIMIT 3')
    >>> _template_of("CONSTRUCT WHERE { ?s ?p ?o }")
    ('{ ?s ?p ?o }', ' WHERE { ?s ?p ?o }')
    """
    after = body[len("CONSTRUCT") :]
    start, end = _braced(after)
    short = bool(after[:start].strip())
    return after[start:end], after if short else after[end:]


def _braced(text: str) -> tuple[int, int]:
    """Return where the first part in braces begins and ends."""
    start = depth = 0
    for token in _TOKEN.finditer(text):
        if token[0] == "{":
            start, depth = (token.start(), 1) if depth == 0 else (start, depth + 1)
        elif token[0] == "}" and (depth := depth - 1) == 0:
            return start, token.end()
    raise BadQuery("A brace is not closed.", remedy="Add “}”.")


def _triples(prologue: str, template: str, found: Rows) -> Iterator[Row]:
    rows = iter(found.rows)
    variables = " ".join(f"?{name}" for name in found.columns)
    while some := list(islice(rows, _SOME)):
        values = "\n".join(f"({' '.join(map(_written, row))})" for row in some)
        text = filled(
            "construct", prologue=prologue, template=template, variables=variables, rows=values
        )
        made = ox.Store().query(text)
        yield from _values(made if isinstance(made, ox.QueryTriples) else ())


def _written(term: Term) -> str:
    """Return a term as VALUES takes it, where no blank node may stand."""
    if isinstance(term, ox.BlankNode):
        return f"<{_BLANK}{term.value}>"
    return "UNDEF" if term is None else str(term)


def _values(triples: Iterable[ox.Triple]) -> Iterator[Row]:
    for triple in triples:
        yield tuple(value_of(_blank_again(term)) for term in triple)


def _blank_again(term: Term) -> Term:
    if isinstance(term, ox.NamedNode) and term.value.startswith(_BLANK):
        return ox.BlankNode(term.value.removeprefix(_BLANK))
    return term


def _described(client: Client, text: str, graphs: Graphs) -> Answer:
    reply = client.query(text, graphs=graphs, accept=TRIPLES)
    with client.reading():
        triples = [quad.triple for quad in ox.parse(reply.body, ox.RdfFormat.N_TRIPLES)]
    doubt = "what a description holds is up to the server, and nothing proves that it came whole"
    return Answer("graph", TRIPLE, tuple(_values(triples)), False, _notes(client, doubt))
