"""Whatever fails while sources are added to an endpoint, it is as before."""

from __future__ import annotations

import time
import urllib.request
from pathlib import Path

import pytest

from kg import loading
from kg.errors import EndpointFailed
from kg.stores import backend_of
from kg.stores.endpoint.client import OWN
from kg.stores.endpoint.complete import whole
from kg.stores.endpoint.writing import LONGEST_WRITE, STAGED, put
from tests.stores.bad_server import Bad, Handler, Serve, client

SOURCE = """\
format: claims/1
source: {{id: {id}, title: One of two, published: 2025, publisher: Nobody}}
claims:
- {{id: a, what: "russia / reserves {{REE}} @2025", value: {value} Mt, quote: "{value} Mt"}}
"""
WRITES = 6  # what tells the kinds of server apart, ontology, two sources, revisions, the update
EVERYTHING = (
    "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(!ISBLANK(?s) && !ISBLANK(?o)) }"
)
DEFAULT = "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER(!ISBLANK(?s) && !ISBLANK(?o)) }"


def passes_on(url: str, refused: int) -> Handler:
    """Return what passes requests on to a server, all but one of those that write."""
    writes = 0

    def behave(self: Bad) -> None:
        nonlocal writes
        if self.command == "PUT" or self.path.startswith("/update"):
            writes += 1
            if writes == refused:
                self.say(b"", status=403)
                return
        there = url.removesuffix("/query") + self.path
        body = self.body if self.command in ("POST", "PUT") else None
        kept = {
            name: self.headers[name] for name in ("Content-Type", "Accept") if self.headers[name]
        }
        request = urllib.request.Request(there, body, kept, method=self.command)
        with urllib.request.urlopen(request) as reply:
            self.say(reply.read(), status=reply.status, kind=reply.headers.get("Content-Type", ""))

    return behave


def _state(url: str) -> tuple[list[str], list[str]]:
    there = client(url)
    named, default = whole(there, EVERYTHING), whole(there, DEFAULT, graphs=OWN)
    return sorted(map(str, named.rows)), sorted(map(str, default.rows))


@pytest.mark.parametrize("refused", range(1, WRITES + 1))
def test_a_server_that_fails_midway_is_as_before(
    refused: int, empty_server: str, serve: Serve, tmp_path: Path
) -> None:
    paths = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for path in paths:
        path.write_text(SOURCE.format(id=path.stem, value=77))
    loading.add(paths, backend_of(empty_server))
    before = _state(empty_server)
    for path in paths:
        path.write_text(SOURCE.format(id=path.stem, value=78))
    with pytest.raises(EndpointFailed, match="403"):
        loading.add(paths, backend_of(serve(passes_on(empty_server, refused))))
    assert _state(empty_server) == before
    assert loading.add(paths, backend_of(serve(passes_on(empty_server, 0)))).changed
    named, default = _state(empty_server)
    assert not any(STAGED in row for row in named + default)
    assert [row for row in default if "78 Mt" in row]
    assert not [row for row in default if "77 Mt" in row]
    loading.withdraw(["one", "two"], backend_of(empty_server))
    named, default = _state(empty_server)
    assert not [row for row in named + default if "78 Mt" in row]


def test_what_a_killed_writer_left_goes_and_what_another_stages_stays(
    empty_server: str, tmp_path: Path
) -> None:
    there, now = client(empty_server), int(time.time())
    left = f"{STAGED}{now - LONGEST_WRITE - 60}-dead:"
    others = f"{STAGED}{now - 60}-alive:"
    for graph in (left, others):
        put(there, graph, ["<x:a> <x:b> <x:c> .\n"])
    path = tmp_path / "one.yaml"
    path.write_text(SOURCE.format(id="one", value=77))
    loading.add([path], backend_of(empty_server))
    named, _ = _state(empty_server)
    assert not [row for row in named if left in row]
    assert [row for row in named if others in row]
