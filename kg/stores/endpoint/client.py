"""Talks to a SPARQL 1.1 endpoint: queries by POST, updates, whole graphs; says what failed."""

from __future__ import annotations

import os
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode

import pyoxigraph as ox

from kg import __version__
from kg.errors import BadQuery, EndpointFailed, WrongUse
from kg.stores.endpoint.addresses import (
    PASSWORD,
    UPDATE,
    USER,
    addresses_of,
    credentials_for,
)
from kg.stores.endpoint.transport import CutShort, Reply, TooLarge, TooSlow, fetch

RESULTS, TRIPLES = "application/sparql-results+json", "application/n-triples"
_TAKEN = {RESULTS: (RESULTS, "application/json"), TRIPLES: (TRIPLES, "text/plain")}
AGENT = f"kg/{__version__}"
SECONDS = "KG_TIMEOUT"
_STOPPED = "X-SQL-State"  # Virtuoso: the time was over, and what follows is a part
_UNION = "union-default-graph"  # Oxigraph; others ignore it
_LONGEST = 200
_LOG_IN = f"Set {USER} and {PASSWORD}, or write them into your netrc file."
_REMEDIES: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: _LOG_IN,
    HTTPStatus.FORBIDDEN: _LOG_IN,
    HTTPStatus.NOT_FOUND: "Name where queries go, like http://127.0.0.1:7878/query.",
}

Graphs = tuple[str, ...] | None
ALL: Graphs = ()  # the union of all, made by the server
OWN: Graphs = None  # the default graph as the server has it


def _seconds() -> float:
    given = os.environ.get(SECONDS, "120")
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0
    if not 0 < seconds < float("inf"):
        raise WrongUse(f"{SECONDS} is “{given}”.", remedy="Make it a number of seconds.")
    return seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one request may take with all its repetitions, and how much a reply may hold.

    ``until`` is when, on the monotonic clock, every request must be over, however many they are.
    """

    seconds: float = field(default_factory=_seconds)
    most_bytes: int = 1 << 30
    tries: int = 4
    pause: float = 0.5
    until: float = float("inf")


class Client:
    """One endpoint, asked again when it fails for a moment. Credentials are never shown."""

    def __init__(self, url: str, limits: Limits | None = None) -> None:
        self.addresses = addresses_of(url)
        self.limits = limits or Limits()
        self._credentials = credentials_for(url)
        self._url = url

    def within(self, seconds: float) -> Client:
        """Return a client of it, all of whose requests are over in so many seconds."""
        until = time.monotonic() + seconds
        return Client(self._url, replace(self.limits, seconds=seconds, until=until))

    def query(self, text: str, *, graphs: Graphs = ALL, accept: str = RESULTS) -> Reply:
        """Send a query; ``graphs`` are merged as its default graph, ``None`` is the server's own.

        Raises `EndpointFailed`, and `BadQuery` where the server will not have the query.
        """
        reply = self._send(lambda: self._made(text, graphs, accept), self.addresses.query)
        if reply.type not in _TAKEN[accept]:
            raise _failed(self.addresses.query, f"gave {reply.type} where {accept} was asked for")
        if _STOPPED in reply.headers:
            why = reply.headers.get("X-SQL-Message", reply.headers[_STOPPED])
            raise _failed(self.addresses.query, f"stopped before it was done: {why[:_LONGEST]}")
        return reply

    def truth(self, text: str, *, graphs: Graphs = ALL) -> bool:
        """Return the truth of an ASK."""
        reply = self.query(text, graphs=graphs)
        with self.reading():
            return _truth(reply.body)

    def reading(self) -> _Reading:
        """Turn whatever is wrong with the body of a reply into `EndpointFailed`."""
        return _Reading(self)

    def update(self, text: str) -> None:
        """Send an update."""
        if not self.addresses.update:
            raise WrongUse(
                f"It is not known where {self.addresses.query} takes updates.",
                remedy=f"Set {UPDATE}.",
            )
        self._send(lambda: self._made(text, None, "*/*", update=True), self.addresses.update)

    def put(self, graph: str, triples: bytes) -> None:
        """Make N-Triples the content of a graph."""
        self._send(lambda: self._graph_request(graph, "PUT", triples), self.addresses.graphs)

    def delete(self, graph: str) -> None:
        """Take a graph out; nothing happens where there is none."""
        self._send(lambda: self._graph_request(graph, "DELETE"), self.addresses.graphs, gone=True)

    def _made(
        self, text: str, graphs: Graphs, accept: str, *, update: bool = False
    ) -> urllib.request.Request:
        """Return a request as SPARQLWrapper makes it; what sends it here has a deadline."""
        from SPARQLWrapper import POST, SPARQLWrapper

        wrapper = SPARQLWrapper(self.addresses.query, self.addresses.update, agent=AGENT)
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        wrapper.setQuery(text)
        wrapper.queryType = "INSERT" if update else "SELECT"  # it guesses from the words
        if graphs == ALL:
            wrapper.addParameter(_UNION, "true")
        for graph in graphs or ():
            wrapper.addParameter("default-graph-uri", graph)
        request: urllib.request.Request = wrapper._createRequest()
        request.add_header("Accept", accept)
        return request

    def _graph_request(
        self, graph: str, method: str, body: bytes | None = None
    ) -> urllib.request.Request:
        address = f"{self.addresses.graphs}?{urlencode({'graph': graph})}"
        headers = {"User-Agent": AGENT} | ({"Content-Type": TRIPLES} if body is not None else {})
        return urllib.request.Request(address, body, headers, method=method)

    def _send(
        self, make: Callable[[], urllib.request.Request], at: str, *, gone: bool = False
    ) -> Reply:
        """Send a request until it is answered, at most so often and so long as the limits say.

        ``gone`` takes it as well that there is nothing at the address.
        """
        limits = self.limits
        end = min(time.monotonic() + limits.seconds, limits.until)
        for attempt in range(1, limits.tries + 1):
            try:
                reply = self._fetched(make(), end - time.monotonic(), at)
            except (CutShort, ConnectionError) as error:
                if isinstance(error, ConnectionRefusedError):
                    raise _failed(at, "cannot be reached: nothing listens there") from error
                why = "broke the connection off"
            else:
                if reply.status < HTTPStatus.INTERNAL_SERVER_ERROR:
                    return self._accepted(reply, at, gone=gone)
                why = _answered(reply)
            pause = limits.pause * 2 ** (attempt - 1)
            if attempt == limits.tries or time.monotonic() + pause > end:
                break
            time.sleep(pause)
        raise _failed(at, f"{why} ({attempt} times)" if attempt > 1 else why)

    def _fetched(self, request: urllib.request.Request, seconds: float, at: str) -> Reply:
        limits = self.limits
        try:
            return fetch(
                request,
                seconds=max(seconds, 0.001),
                most_bytes=limits.most_bytes,
                credentials=self._credentials,
            )
        except TooSlow:
            why = f"had not answered after {limits.seconds:g} s"
            longer = (
                f"Set {SECONDS}" if limits.until == float("inf") else "Allow more with --timeout"
            )
            raise _failed(at, why, f"{longer} to wait longer.") from None
        except TooLarge:
            raise _failed(at, f"gave more than {limits.most_bytes:,} bytes") from None
        except URLError as error:
            if isinstance(error.reason, ConnectionError):
                raise error.reason from error
            raise _failed(at, f"cannot be reached: {error.reason}") from error

    def _accepted(self, reply: Reply, at: str, *, gone: bool) -> Reply:
        status = reply.status
        if status < HTTPStatus.MULTIPLE_CHOICES or (gone and status == HTTPStatus.NOT_FOUND):
            return reply
        if status < HTTPStatus.BAD_REQUEST:
            there = reply.headers.get("Location", "elsewhere")[:_LONGEST]
            why = f"sends on to {there} (status {status})"
            raise _failed(at, why, "Name that address if you trust it.")
        if status == HTTPStatus.BAD_REQUEST:
            raise BadQuery(f"{at} will not have this: it {_answered(reply)}.")
        raise _failed(at, _answered(reply), _REMEDIES.get(status, ""))


def _truth(body: bytes) -> bool:
    found = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    del found  # it must end in the thread that made it, and a traceback would hold it
    raise ValueError("rows where a truth was asked for")


def _failed(at: str, why: str, remedy: str = "") -> EndpointFailed:
    return EndpointFailed(f"{at} {why}.", remedy=remedy)


class _Reading:
    """Says of a body that cannot be read that it cannot, and what it is of."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def __enter__(self) -> None:
        """Begin to read."""

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, SyntaxError | ValueError):
            why = "gave a reply that breaks off or is damaged"
            at = self._client.addresses.query
            raise _failed(at, f"{why}: {str(error)[:_LONGEST]}") from error


def _answered(reply: Reply) -> str:
    """Say with what status a server answered, and in what words if it gave plain ones.

    >>> from email.message import Message
    >>> _answered(Reply(503, Message(), b"Too busy.", True))
    'answered with status 503 (Service Unavailable): Too busy'
    """
    try:
        name = f" ({HTTPStatus(reply.status).phrase})"
    except ValueError:
        name = ""
    plain = (
        reply.body.decode("utf-8", errors="replace").strip() if reply.type == "text/plain" else ""
    )
    words = " ".join(plain.split())[:_LONGEST].rstrip(".")
    return f"answered with status {reply.status}{name}" + (f": {words}" if words else "")
