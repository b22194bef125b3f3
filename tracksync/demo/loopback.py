"""A service on this machine's loopback: a real HTTP server over anything that answers."""

from __future__ import annotations

import base64
import binascii
import json
import re
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from types import TracebackType
from typing import Any, Protocol, Self
from urllib.parse import parse_qs, unquote, urlsplit

from tracksync.core.values import dataclass

_LARGEST_BODY = 1_000_000
_PATIENCE_S = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came in. Header names in lower case; values of the query in order."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes

    def one(self, name: str, default: str = "") -> str:
        """Tell the last value of a query parameter."""
        return self.query.get(name, [default])[-1]

    @property
    def sign_in(self) -> tuple[str, str]:
        """User name and secret of the Basic authentication; both empty where there is none."""
        kind, _, coded = self.headers.get("authorization", "").partition(" ")
        try:
            user, _, secret = base64.b64decode(coded, validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            return "", ""
        return (user, secret) if kind == "Basic" else ("", "")

    @property
    def bearer(self) -> str:
        """The token of the Bearer authentication; empty where there is none."""
        kind, _, token = self.headers.get("authorization", "").partition(" ")
        return token if kind == "Bearer" else ""

    def json(self) -> Any:  # noqa: ANN401  # JSON of any shape
        """Read the body; ValueError where it is not JSON."""
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer. `body` is written as JSON, bytes as they are; None for none."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The body as it is written."""
        if self.body is None:
            return b""
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()

    @property
    def all_headers(self) -> dict[str, str]:
        """The headers as they are written: JSON, unless they say otherwise."""
        if self.body is None:
            return dict(self.headers)
        return {"Content-Type": "application/json;charset=UTF-8", **self.headers}


class Refusal(Exception):
    """What was asked is not done; an answer says why."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


class Routes:
    """
    Which function answers which request.

    Args:
        prefix: Before every path.
        routes: Method, pattern of the whole path, and the function: it is called with whatever the
            caller gives, and then the groups of the pattern.
    """

    def __init__(self, prefix: str, *routes: tuple[str, str, Callable[..., Answer]]) -> None:
        self._routes = tuple(
            (method, re.compile(f"{prefix}{path}"), handler) for method, path, handler in routes
        )

    def find(self, asked: Asked) -> Callable[..., Answer] | None:
        """Find what answers; None where nothing does."""
        for method, pattern, handler in self._routes:
            found = pattern.fullmatch(asked.path)
            if found is not None and method == asked.method:
                groups, chosen = found.groups(), handler
                return lambda *given: chosen(*given, *groups)
        return None


class Api(Protocol):
    """What answers like the service does."""

    base_url: str

    def answer(self, asked: Asked) -> Answer:
        """Do what was asked, if it may be done."""


class LoopbackHandler(BaseHTTPRequestHandler):
    """Reads one request a connection, and hands it to its server's service."""

    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE_S  # of a client that opens a connection and says nothing
    server: LoopbackServer

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > _LARGEST_BODY:
            self.send(Answer(413))
            return
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True  # who asks was killed in the middle of it
            return
        parts = urlsplit(self.path)
        asked = Asked(
            method=self.command,
            path=unquote(parts.path),
            query=parse_qs(parts.query, keep_blank_values=True),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
        )
        self.server.service.serve(asked, self)

    def do_POST(self) -> None:
        self.do_GET()

    def do_PUT(self) -> None:
        self.do_GET()

    def do_PATCH(self) -> None:
        self.do_GET()

    def do_DELETE(self) -> None:
        self.do_GET()

    def send(self, answer: Answer) -> None:
        """Write a whole, well-formed answer."""
        self.send_raw(answer.status, answer.all_headers, answer.content)

    def send_raw(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """Write an answer as it is; the connection ends with it."""
        self.close_connection = True
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's name
        """Say nothing."""


class LoopbackServer(ThreadingHTTPServer):
    """The listening socket. Threads end with the process."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, service: Loopback, port: int) -> None:
        self.service = service
        super().__init__(("127.0.0.1", port), LoopbackHandler)

    def server_bind(self) -> None:
        """Bind without looking up our own name, which takes seconds on some machines."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002  # the base class's
        """Say nothing of a client that went away; anything else is a bug of ours."""
        error = sys.exception()
        if error is not None and not isinstance(error, (ConnectionError, TimeoutError)):
            self.service.failed(error)


class Loopback:
    """
    A service on loopback. A context manager: it listens inside.

    Args:
        api: What answers.
        port: 0 for any.
    """

    def __init__(self, api: Api, *, port: int = 0) -> None:
        self.api = api
        self._wanted_port = port
        self._server: LoopbackServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """Where it listens, or listened last."""
        return self._wanted_port

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._wanted_port}"

    def start(self) -> None:
        """Listen; on the same port as before, if it did before."""
        self._server = LoopbackServer(self, self._wanted_port)
        self._wanted_port = self._server.server_address[1]
        self.api.base_url = self.url
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.02},
            name="loopback",
            daemon=True,
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop listening; connections are refused from now on."""
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
        self._server = self._thread = None

    def serve(self, asked: Asked, handler: LoopbackHandler) -> None:
        """Answer one request."""
        handler.send(self.api.answer(asked))

    def failed(self, error: BaseException) -> None:
        """Take note of an error in serving."""
        raise error

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
