"""A Jira Cloud on this machine's loopback: a real HTTP server over a `JiraWorld`, for the demo."""

from __future__ import annotations

import json
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from tracksync.demo.jira_api import Answer, Asked, JiraApi
from tracksync.demo.jira_world import JiraWorld

_LARGEST_BODY = 1_000_000
_PATIENCE_S = 30


class JiraHandler(BaseHTTPRequestHandler):
    """Reads one request a connection, and hands it to its server's Jira."""

    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE_S  # of a client that opens a connection and says nothing
    server: JiraServer

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if length > _LARGEST_BODY:
            self.send(Answer(413))
            return
        parts = urlsplit(self.path)
        asked = Asked(
            method=self.command,
            path=unquote(parts.path),
            query=parse_qs(parts.query, keep_blank_values=True),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(length),
        )
        self.server.jira.serve(asked, self)

    def do_POST(self) -> None:
        self.do_GET()

    def do_PUT(self) -> None:
        self.do_GET()

    def do_DELETE(self) -> None:
        self.do_GET()

    def send(self, answer: Answer) -> None:
        """Write a whole, well-formed answer."""
        body = b"" if answer.body is None else json.dumps(answer.body).encode()
        headers = {"Content-Type": "application/json;charset=UTF-8", **answer.headers}
        if answer.body is None:
            del headers["Content-Type"]
        self.send_raw(answer.status, headers, body)

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


class JiraServer(ThreadingHTTPServer):
    """The listening socket. Threads end with the process."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, jira: LoopbackJira, port: int) -> None:
        self.jira = jira
        super().__init__(("127.0.0.1", port), JiraHandler)

    def server_bind(self) -> None:
        """Bind without looking up our own name, which takes seconds on some machines."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002  # the base class's
        """Say nothing of a client that went away; anything else is a bug of ours."""
        error = sys.exception()
        if error is not None and not isinstance(error, (ConnectionError, TimeoutError)):
            self.jira.failed(error)


class LoopbackJira:
    """
    A Jira site on loopback. A context manager: it listens inside.

    Args:
        world: What stands in it.
        port: 0 for any.
    """

    def __init__(self, world: JiraWorld, *, port: int = 0) -> None:
        self.world = world
        self.api = JiraApi(world)
        self._wanted_port = port
        self._server: JiraServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def port(self) -> int:
        """Where it listens, or listened last."""
        return self._wanted_port

    @property
    def url(self) -> str:
        """The site's address."""
        return f"http://127.0.0.1:{self._wanted_port}"

    def start(self) -> None:
        """Listen; on the same port as before, if it did before."""
        self._server = JiraServer(self, self._wanted_port)
        self._wanted_port = self._server.server_address[1]
        self.api.base_url = self.url
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.02},
            name="loopback-jira",
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

    def serve(self, asked: Asked, handler: JiraHandler) -> None:
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
