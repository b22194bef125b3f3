"""The broker over HTTP: bounded in time, size and number, and silent about what passes through."""

from __future__ import annotations

import json
import re
import socket
import ssl
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from tracksync.broker.config import Config
from tracksync.broker.page import OVER, POLICY
from tracksync.broker.refusal import Refused
from tracksync.broker.sign_ins import Broker

LARGEST_REQUEST = 65_536
_MOST_PARTS = 50
_REQUEST_SECONDS = 10.0
_MOST_AT_ONCE, _MOST_OF_ONE = 64, 32
_PLAIN = re.compile(r"[^\w '.-]")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Strict-Transport-Security": "max-age=31536000",
}


class Handler(BaseHTTPRequestHandler):
    """One connection, one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "tracksync-broker"
    sys_version = ""

    def setup(self) -> None:
        # The time-out bounds each read; the timer bounds all of them together.
        patience_seconds = self.server.patience_seconds
        self.request.settimeout(patience_seconds)
        self._hurry = threading.Timer(patience_seconds, self._hang_up)
        self._hurry.daemon = True
        self._hurry.start()
        self._began = time.monotonic()
        self._device = "-"
        super().setup()

    def finish(self) -> None:
        self._hurry.cancel()
        super().finish()

    def do_GET(self) -> None:
        self._hurry.cancel()
        path, _, query = self.path.partition("?")
        if path == "/v1/health":
            self._send(200, {"ok": True})
        elif path == "/v1/callback":
            self._come_back(query)
        else:
            self._send(404, {"error": "not_found"})

    def do_POST(self) -> None:
        broker = self.server.broker
        deeds: dict[str, Callable[[str, Mapping[str, str]], dict[str, object]]] = {
            "/v1/authorize": broker.authorize,
            "/v1/token": broker.token,
            "/v1/revoke": broker.revoke,
        }
        deed = deeds.get(self.path)
        if deed is None:
            self._send(404, {"error": "not_found"})
            return
        try:
            asked = self._form()
            self._hurry.cancel()
            key = self.headers.get("Authorization", "")
            device = broker.device_of(key, self._address())
            self._device = broker.config.devices[device]
            self._send(200, deed(device, asked))
        except Refused as refused:
            more = {"Retry-After": str(refused.wait)} if refused.wait else {}
            self._send(refused.status, refused.body, more)

    def _come_back(self, query: str) -> None:
        """Send a browser on to where its sign-in began."""
        try:
            answer = dict(parse_qsl(query, max_num_fields=_MOST_PARTS))
            self._write(
                302, b"", {"Location": self.server.broker.callback(answer, self._address())}
            )
        except (Refused, ValueError):
            self._write(400, OVER.encode(), {"Content-Type": "text/html; charset=utf-8"})

    def _form(self) -> dict[str, str]:
        """Read a form within its bounds."""
        told = self.headers.get("Content-Length", "")
        length = int(told) if re.fullmatch(r"[0-9]{1,9}", told) else -1
        if length < 0 or "Transfer-Encoding" in self.headers:
            raise Refused(411, "invalid_request")
        if length > LARGEST_REQUEST:
            raise Refused(413, "invalid_request")
        kind = self.headers.get_content_type()
        try:
            text = self.rfile.read(length).decode("ascii")
            if kind != "application/x-www-form-urlencoded" or len(text) != length:
                raise Refused(400, "invalid_request")
            return dict(parse_qsl(text, max_num_fields=_MOST_PARTS, strict_parsing=True))
        except ValueError as e:
            raise Refused(400, "invalid_request") from e

    def _address(self) -> str:
        """Tell who asks; behind a proxy, as the proxy says."""
        if self.server.broker.config.is_behind_proxy:
            told = self.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
            return told[:64] or "unknown"
        return str(self.client_address[0])

    def _send(
        self, status: int, body: Mapping[str, object], more: Mapping[str, str] | None = None
    ) -> None:
        headers = {"Content-Type": "application/json", **(more or {})}
        self._write(status, json.dumps(body).encode(), headers)

    def _write(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.close_connection = True
        self.send_response(status)
        for name, value in {**_HEADERS, **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
        path = self.path.partition("?")[0]
        self.server.note(self.command, path, status, self._device, self._began)

    def _hang_up(self) -> None:
        try:
            self.connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it has gone by itself

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Say nothing: the base class would log the address with its codes."""


class Server(ThreadingHTTPServer):
    """
    Serves so many at once, and lets the others wait in the system's queue.

    One address alone gets half of the places, so that whoever holds connections open without saying
    anything keeps nobody else out. Behind a proxy all come from one, and it has bounds of its own.

    Args:
        log: Takes each line.
        patience_seconds: How long a client may take to ask.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self,
        config: Config,
        *,
        log: Callable[[str], object] = sys.stderr.write,
        patience_seconds: float = _REQUEST_SECONDS,
    ) -> None:
        self.patience_seconds = patience_seconds
        self.broker = Broker(config)
        self._log = log
        self._free = threading.BoundedSemaphore(_MOST_AT_ONCE)
        self._guard = threading.Lock()
        self._here: Counter[str] = Counter()
        super().__init__((config.host, config.port), Handler)
        if config.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.minimum_version = ssl.TLSVersion.TLSv1_2
            context.load_cert_chain(config.certificate, config.private_key or None)
            # The handshake is made by the connection's own thread, with its own time-out.
            self.socket = context.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def process_request(self, request: object, client_address: object) -> None:
        if not self._comes(str(client_address[0])):  # type: ignore[index]  # an address is a tuple
            self.shutdown_request(request)  # type: ignore[arg-type]  # handed through
            return
        self._free.acquire()
        super().process_request(request, client_address)  # type: ignore[arg-type]  # the same

    def process_request_thread(self, request: object, client_address: object) -> None:
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]  # the same
        finally:
            self._free.release()
            self._goes(str(client_address[0]))  # type: ignore[index]  # as above

    def _comes(self, address: str) -> bool:
        """Count one in; whether there is a place left for who comes from there."""
        with self._guard:
            if self._here[address] >= _MOST_OF_ONE and not self.broker.config.is_behind_proxy:
                return False
            self._here[address] += 1
        return True

    def _goes(self, address: str) -> None:
        with self._guard:
            self._here[address] -= 1
            if not self._here[address]:
                del self._here[address]

    def note(self, method: str, path: str, status: int, device: str, began: float) -> None:
        """Log that something was asked: never what."""
        words = path if path.startswith("/v1/") else "/"
        took_ms = round((time.monotonic() - began) * 1000)
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        shown = [_PLAIN.sub("?", text)[:40] for text in (method, words.replace("/", " "), device)]
        self._log(f"{at} {shown[0]}{shown[1]} {status} {shown[2]} {took_ms}ms\n")

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002  the base class's
        """Say what kind of fault it was; its text may hold what nobody may read."""
        error = sys.exception()
        if error is not None and not isinstance(error, (OSError, TimeoutError)):
            self._log(f"fault {type(error).__name__}\n")
