"""One request, one whole reply: with a deadline, a cap, and nowhere else to go.

The standard library's time limit is for one read, so that a server that drips is never too
slow for it; its opener also follows to other hosts and schemes and takes credentials along.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import socket
import threading
import urllib.request
from dataclasses import dataclass
from email.message import Message
from functools import partial
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self
from urllib.error import HTTPError

CHUNK = 1 << 20
CONNECT_SECONDS = 10


class TooSlow(Exception):
    """The whole reply was not there in time."""


class TooLarge(Exception):
    """The reply is longer than what is allowed."""


class CutShort(Exception):
    """The connection ended before the reply did, or nothing says where it ends."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply; ``ends`` says whether the protocol proves that it is whole."""

    status: int
    headers: Message
    body: bytes
    ends: bool

    @property
    def type(self) -> str:
        """Return the media type, without parameters."""
        return self.headers.get_content_type()


class _Watch:
    """Shuts the sockets of a request down when its time is over, whatever it waits for."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()

    def add(self, connected: socket.socket) -> None:
        connected.settimeout(None)  # from here on the whole counts, not each read
        self._sockets.append(connected)
        if self.over:
            self._end()

    def _end(self) -> None:
        self.over = True
        for connected in self._sockets:
            with contextlib.suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)


class _Plain(http.client.HTTPConnection):
    def __init__(self, *args: Any, watch: _Watch, **options: Any) -> None:
        super().__init__(*args, **options)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch.add(self.sock)


class _Secure(http.client.HTTPSConnection):
    def __init__(self, *args: Any, watch: _Watch, **options: Any) -> None:
        super().__init__(*args, **options)
        self._watch = watch

    def connect(self) -> None:
        super().connect()
        self._watch.add(self.sock)


class _Open(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Opens ``http`` and ``https`` addresses, watched."""

    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Plain, watch=self._watch), req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Secure, watch=self._watch), req)


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and a password; neither is ever shown."""

    user: str
    password: str

    def __repr__(self) -> str:
        return "Credentials(…)"


def fetch(
    request: urllib.request.Request,
    *,
    seconds: float,
    most_bytes: int,
    credentials: Credentials | None = None,
) -> Reply:
    """Send a request and return the whole reply, whatever its status; follow no redirect.

    Credentials are sent only when the server asks for them. Raises `TooSlow`, `TooLarge`,
    `CutShort`, or `OSError` where there is no connection.
    """
    with _Watch(seconds) as watch:
        try:
            reply = _answered(_opener(watch), request, most_bytes, credentials)
        except (OSError, http.client.HTTPException, CutShort) as error:
            if watch.over or isinstance(error, TimeoutError):
                raise TooSlow from error
            if isinstance(error, http.client.HTTPException):
                raise CutShort from error
            raise
        if watch.over:
            raise TooSlow
        return reply


def _answered(
    opener: urllib.request.OpenerDirector,
    request: urllib.request.Request,
    most_bytes: int,
    login: Credentials | None,
) -> Reply:
    """Send a request, with a login where the server wants one.

    Before a graph is sent that is asked for: some servers hang up on a body they will not have.
    """
    if login and request.get_method() == "PUT":
        _sign(request, _got(opener, _head_of(request), most_bytes), login)
    reply = _got(opener, request, most_bytes)
    if login and _sign(request, reply, login):
        return _got(opener, request, most_bytes)
    return reply


def _got(
    opener: urllib.request.OpenerDirector, request: urllib.request.Request, most_bytes: int
) -> Reply:
    """Return the reply; a status that is an error for the library is a reply like others."""
    try:
        response = opener.open(request, timeout=CONNECT_SECONDS)
    except HTTPError as error:
        response = error
    with response:
        bare = request.get_method() == "HEAD"
        return (
            Reply(response.status, response.headers, b"", True)
            if bare
            else _whole(response, most_bytes)
        )


def _head_of(request: urllib.request.Request) -> urllib.request.Request:
    return urllib.request.Request(request.full_url, headers=request.headers, method="HEAD")


def _sign(request: urllib.request.Request, reply: Reply, login: Credentials) -> bool:
    """Add the login that a reply asks for; false when it asks for none, or for none we know."""
    if reply.status != HTTPStatus.UNAUTHORIZED or request.has_header("Authorization"):
        return False
    for challenge in reply.headers.get_all("WWW-Authenticate") or ():
        scheme, _, rest = challenge.partition(" ")
        if scheme.lower() == "digest":
            answer = f"Digest {_digest(request, rest, login)}"
        elif scheme.lower() == "basic":
            pair = f"{login.user}:{login.password}".encode()
            answer = f"Basic {base64.b64encode(pair).decode()}"
        else:
            continue
        request.add_unredirected_header("Authorization", answer)
        return True
    return False


def _digest(request: urllib.request.Request, challenge: str, login: Credentials) -> str | None:
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, request.full_url, login.user, login.password)
    handler = urllib.request.HTTPDigestAuthHandler(known)
    asked = urllib.request.parse_keqv_list(urllib.request.parse_http_list(challenge))
    return handler.get_authorization(request, asked)


def _opener(watch: _Watch) -> urllib.request.OpenerDirector:
    opener = urllib.request.OpenerDirector()
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.ProxyHandler(),
        _Open(watch),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ]
    for handler in handlers:
        opener.add_handler(handler)
    return opener


def _whole(response: Any, most_bytes: int) -> Reply:
    headers = response.headers
    length = headers.get("Content-Length")
    if length and length.isdigit() and int(length) > most_bytes:
        raise TooLarge
    body = bytearray()
    while chunk := response.read(CHUNK):
        body += chunk
        if len(body) > most_bytes:
            raise TooLarge
    if length and length.isdigit() and len(body) < int(length):
        raise CutShort
    chunked = headers.get("Transfer-Encoding", "").lower() == "chunked"
    return Reply(response.status, headers, bytes(body), bool(length) or chunked)
