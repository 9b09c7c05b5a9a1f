"""A server on this machine that answers as a test says: it cuts, drips, lies and breaks off."""

from __future__ import annotations

import http.server
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

from kg.stores.endpoint.client import Client, Limits

JSON = "application/sparql-results+json"
Handler = Callable[["Bad"], None]


def results(values: list[int], name: str = "n") -> bytes:
    of = "http://www.w3.org/2001/XMLSchema#integer"
    rows = [{name: {"type": "literal", "datatype": of, "value": str(v)}} for v in values]
    return json.dumps({"head": {"vars": [name]}, "results": {"bindings": rows}}).encode()


class Bad(http.server.BaseHTTPRequestHandler):
    behave: Handler
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.body = self.rfile.read(length)
        form = parse_qs(self.body.decode())
        self.query = (form.get("query") or form.get("update") or [""])[0]
        type(self).behave(self)

    do_GET = do_PUT = do_HEAD = do_DELETE = do_POST

    def say(self, body: bytes, *, status: int = 200, kind: str = JSON, **headers: str) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            **headers,
        }.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


Serve = Callable[[Handler], str]


def client(url: str, **limits: Any) -> Client:
    return Client(url, replace(Limits(seconds=5, pause=0.01, tries=3), **limits))


def honest(values: list[int], cap: int | None = None, counted: int | None = None) -> Handler:

    def behave(self: Bad) -> None:
        words = self.query.split()
        if "COUNT(*)" in self.query:
            self.say(results([len(values) if counted is None else counted], "rows"))
            return
        first = int(words[words.index("OFFSET") + 1]) if "OFFSET" in words else 0
        count = int(words[words.index("LIMIT") + 1]) if "LIMIT" in words else len(values)
        self.say(results(values[first : first + min(count, cap or count)]))

    return behave
