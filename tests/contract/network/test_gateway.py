"""The one gateway out: one origin, bounded, recorded, and sure about what has left."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import requests

from tests.contract.network.gateway_rig import NOW, SHORT, SIGN_IN, SMALL, Way
from tests.fakes.wire_server import WireServer, answer, says
from tracksync.network import Exchange, Limits, Origin, Service, Trouble
from tracksync.network.call import Call, CallFailed
from tracksync.network.wire import Connection

OK = answer(b'{"a": 1}', "Content-Type: application/json")


def test_an_answer_comes_back_as_it_is() -> None:
    """Status, headers and body are handed on; the body is read as JSON only when asked."""
    with WireServer(says(OK)) as server:
        exchange = Way(server.url).ask(json={"b": 2}, method="POST")

    assert (exchange.status, exchange.json(), exchange.trouble) == (200, {"a": 1}, None)
    assert (exchange.is_connected, exchange.is_sent, exchange.is_whole) == (True, True, True)
    assert exchange.headers["content-type"] == "application/json"
    assert server.told[0].startswith(b"POST /known HTTP/1.1\r\nHost: 127.0.0.1:")
    assert server.told[0].endswith(b'{"b": 2}')


def test_what_left_is_recorded_without_what_it_said() -> None:
    """The transparency record counts bytes and names the kind of request, nobody and nothing."""
    with WireServer(says(OK)) as server:
        way = Way(server.url)
        way.ask("/known/secret-id?q=private", json={"note": "private"}, method="POST")

    (record,) = way.sent
    assert (record.service, record.method, record.path) == ("test", "POST", "/known/{}")
    assert (record.origin, record.status) == (server.url, 200)
    assert (record.bytes_out, record.bytes_in) == (len(server.told[0]), len(OK))
    assert record.at <= NOW
    told = repr(record)
    assert not any(word in told for word in ("private", "secret-id", *SIGN_IN))


def test_a_request_that_could_not_leave_is_recorded_as_nothing_sent() -> None:
    """Being offline leaves no trace of sending."""
    with WireServer() as server:
        url = server.url
    way = Way(url)

    exchange = way.ask()

    assert (exchange.is_connected, exchange.is_sent) == (False, False)
    assert exchange.trouble is Trouble.UNREACHABLE
    assert [(r.bytes_out, r.bytes_in, r.status) for r in way.sent] == [(0, 0, None)]


def test_a_name_that_is_none_never_leaves() -> None:
    """A name that cannot be looked up is told as that, and nothing was sent."""
    # A label this long is refused without asking anybody; made past the check of Origin.parse.
    nowhere = Service("test", Origin("https", "a" * 70 + ".example", 443))
    call = Call(Limits(), lambda: False)

    with pytest.raises(CallFailed) as failed:
        Connection(nowhere, call).connect()

    assert failed.value.trouble is Trouble.NAME
    assert not call.is_sent


def test_plain_http_goes_to_this_machine_only() -> None:
    """A loopback name that leads elsewhere must not carry a sign-in in the clear."""
    elsewhere = Service("test", Origin("http", "192.0.2.1", 80))  # made past Origin.parse
    call = Call(Limits(), lambda: False)

    with pytest.raises(CallFailed) as failed:
        Connection(elsewhere, call).connect()

    assert failed.value.trouble is Trouble.UNREACHABLE
    assert not call.is_connected


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temp", "308 Perm"])
def test_a_redirect_is_handed_back_not_followed(status: str) -> None:
    """No library can be led to another origin; the token never goes there."""
    with WireServer(says(OK)) as other:
        location = f"Location: {other.url}/known"
        with WireServer(says(answer(b"", location, status=status))) as server:
            way = Way(server.url)
            exchange = way.ask()
            response = way.session().get(server.url)

    assert exchange.headers["location"] == f"{other.url}/known"
    assert response.status_code == exchange.status == int(status[:3])
    assert len(server.told) == 2
    assert other.told == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{own}/",
        "https://127.0.0.1:{own}/",
        "http://mia@127.0.0.1:{own}/",
        "http://[::1]:{own}/",
    ],
)
def test_another_origin_is_refused(url: str) -> None:
    """The same host under another name, port or scheme is not the one the token belongs to."""
    with WireServer(says(OK)) as other, WireServer(says(OK)) as server:
        way = Way(server.url)
        session = way.session()
        with pytest.raises(requests.ConnectionError):
            session.get(url.format(port=other.port, own=server.port))

    assert other.told == server.told == []
    assert way.sent[0].bytes_out == 0


def test_an_address_that_is_none_is_our_bug() -> None:
    """A mistake of ours is not taken for a failure of the network."""
    way = Way("http://127.0.0.1:9")
    way.url = "no address"

    with pytest.raises(RuntimeError, match="nothing was asked"):
        way.ask()


def test_a_session_has_no_other_way_out() -> None:
    """A library cannot bring its own adapter, scheme, proxy, certificate rule or password file."""
    with WireServer(says(OK)) as server:
        session = Way(server.url).session()
        with pytest.raises(requests.exceptions.InvalidSchema):
            session.get("ftp://127.0.0.1/")
        session.get(server.url, proxies={"http": "http://127.0.0.1:9"}, verify=False, timeout=9)

    assert session.trust_env is False
    assert len(server.told) == 1


def test_the_environment_cannot_lead_the_token_astray(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Proxies and password files named in the environment are not asked."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login other password other")
    with WireServer(says(OK)) as proxy, WireServer(says(OK)) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
        exchange = Way(server.url).ask()

    assert exchange.status == 200
    assert proxy.told == []
    assert b"bWlhQGV4YW1wbGUub3JnOnRva2VuLXRoYXQtbXVzdC1ub3QtbGVhaw==" in server.told[0]


def test_cookies_are_neither_kept_nor_sent() -> None:
    """Nobody follows the person by a cookie, and a session of the site's is never joined."""
    with WireServer(says(answer(b"{}", "Set-Cookie: a=b; Path=/"))) as server:
        session = Way(server.url).session()
        session.get(server.url)
        session.get(server.url)

    assert b"Cookie" not in server.told[1]


@pytest.mark.parametrize(
    ("said", "trouble", "status"),
    [
        (b"", Trouble.DROPPED, None),
        (b"HTTP/1.1 20", Trouble.GARBLED, None),
        (b"SSH-2.0-OpenSSH\r\n", Trouble.GARBLED, None),
        (b"HTTP/1.1 200 OK\r\n", None, 200),  # no length, and the end: an empty body
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", Trouble.GARBLED, None),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", Trouble.GARBLED, None),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", Trouble.DROPPED, 200),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{", Trouble.DROPPED, 200),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Trouble.DROPPED, 200),
        (answer(b"xx", "Content-Encoding: gzip"), Trouble.GARBLED, 200),
        (
            answer(gzip.compress(b"{}", mtime=0)[:-9], "Content-Encoding: gzip"),
            Trouble.DROPPED,
            200,
        ),
        (answer(b"xx", "Content-Encoding: br"), Trouble.GARBLED, 200),
    ],
)
def test_an_answer_cut_or_broken_is_no_answer(
    said: bytes, trouble: Trouble | None, status: int | None
) -> None:
    """The request had left, and that is remembered; what came back is not taken for an answer."""
    with WireServer(says(said)) as server:
        exchange = Way(server.url).ask()

    assert (exchange.is_sent, exchange.trouble, exchange.status) == (True, trouble, status)
    assert exchange.is_whole is (trouble is None)


@pytest.mark.parametrize("is_chunked", [False, True])
@pytest.mark.parametrize("is_packed", [False, True])
@pytest.mark.parametrize(("size", "trouble"), [(10_000, None), (10_001, Trouble.TOO_BIG)])
def test_a_body_may_be_as_large_as_allowed_and_no_larger(
    size: int, trouble: Trouble | None, *, is_packed: bool, is_chunked: bool
) -> None:
    """The limit holds to the byte, packed or not, with and without a length told before."""
    body = gzip.compress(b" " * size, mtime=0) if is_packed else b" " * size
    extra = ("Content-Encoding: gzip",) if is_packed else ()
    said = answer(body, *extra)
    if is_chunked:
        head = "\r\n".join(["HTTP/1.1 200 OK", "Transfer-Encoding: chunked", *extra])
        said = head.encode() + b"\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    with WireServer(says(said)) as server:
        exchange = Way(server.url, limits=SMALL).ask()

    assert exchange.trouble is trouble
    assert len(exchange.body) == min(size, 10_000)
    assert exchange.is_whole is (trouble is None)


def test_a_gzip_bomb_is_stopped_at_the_limit() -> None:
    """A small answer that unpacks to a thousand times its size costs no more than an honest one."""
    bomb = gzip.compress(bytes(50_000_000), mtime=0)
    assert len(bomb) > 10_000  # the packed size passes the limit as well
    small_bomb = gzip.compress(bytes(9_000_000), mtime=0)
    assert len(small_bomb) < 10_000
    for said in (bomb, small_bomb):
        with WireServer(says(answer(said, "Content-Encoding: gzip"))) as server:
            exchange = Way(server.url, limits=SMALL).ask()

        assert exchange.trouble is Trouble.TOO_BIG
        assert len(exchange.body) <= 10_000


def test_a_flood_without_a_length_is_stopped() -> None:
    """A body that never ends is cut off at the limit, and the connection closed."""
    stopped = threading.Event()

    def flood(sock: socket.socket) -> None:
        sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            while True:
                sock.sendall(b"x" * 10_000)
        except OSError:
            stopped.set()

    with WireServer(flood) as server:
        exchange = Way(server.url, limits=SMALL).ask()

    assert exchange.trouble is Trouble.TOO_BIG
    assert stopped.is_set()


def _drip(said: bytes) -> WireServer:
    server = WireServer()

    def behave(sock: socket.socket) -> None:
        sock.sendall(b"HTTP/1.1 200 OK\r\n")
        while not server.leave.wait(0.05):
            sock.sendall(said)

    server._behave = behave  # noqa: SLF001  # it must know its server to end with it
    return server


@pytest.mark.parametrize("said", [b"X", b"X: y\r\n", b"\r\n\r\n"])
def test_a_slow_drip_ends_at_the_total(said: bytes) -> None:
    """A byte now and then keeps no thread for ever, in the headers or in the body."""
    with _drip(said) as server:
        exchange = Way(server.url, limits=SHORT).ask()

    assert (exchange.is_sent, exchange.trouble) == (True, Trouble.TOO_SLOW)


def test_silence_ends_at_its_limit() -> None:
    """A service that takes a request and says nothing has it, perhaps: sent, no answer."""
    with WireServer() as server:
        exchange = Way(server.url, limits=SHORT).ask()

    assert (exchange.is_connected, exchange.is_sent) == (True, True)
    assert (exchange.trouble, exchange.status) == (Trouble.TOO_SLOW, None)


@contextmanager
def _full_queue() -> Iterator[int]:
    """Listen without accepting, the queue full: another connection gets no answer at all."""
    with ExitStack() as stack:
        listener = stack.enter_context(socket.socket())
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            filler = stack.enter_context(socket.socket())
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        yield listener.getsockname()[1]


def test_a_connection_that_is_never_made_was_never_sent() -> None:
    """Nobody can have seen a request whose connection did not come about."""
    with _full_queue() as port:
        exchange = Way(f"http://127.0.0.1:{port}", limits=SHORT).ask()

    assert (exchange.is_connected, exchange.is_sent) == (False, False)
    assert exchange.trouble is Trouble.TOO_SLOW


class _Asking(threading.Thread):
    """A request on a thread of its own."""

    def __init__(self, way: Way) -> None:
        super().__init__(name="asking")
        self.way = way
        self.exchange: Exchange | None = None
        self.start()

    def run(self) -> None:
        self.exchange = self.way.ask()


def test_quitting_does_not_wait_for_an_answer() -> None:
    """Whoever waits for a service wakes at once, and knows that the request had left."""
    with WireServer() as server:
        asking = _Asking(Way(server.url))
        assert server.arrived.wait(60)
        asking.way.gateway.cancel()
        asking.join(60)
        after = asking.way.ask()

    assert asking.exchange is not None
    assert (asking.exchange.is_sent, asking.exchange.trouble) == (True, Trouble.CANCELLED)
    assert (after.is_sent, after.trouble) == (False, Trouble.CANCELLED)


def test_quitting_does_not_wait_for_a_connection() -> None:
    """The same while the connection is being made."""
    with _full_queue() as port:
        asking = _Asking(Way(f"http://127.0.0.1:{port}"))
        time.sleep(0.05)  # into the wait; sooner or later it ends the same
        asking.way.gateway.cancel()
        asking.join(60)

    assert asking.exchange is not None
    assert (asking.exchange.is_sent, asking.exchange.trouble) == (False, Trouble.CANCELLED)


def test_quitting_does_not_wait_for_a_handshake() -> None:
    """The same while a server says nothing about how to secure the connection."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        way = Way(f"https://127.0.0.1:{listener.getsockname()[1]}")
        asking = _Asking(way)
        accepted, _ = listener.accept()
        with accepted:
            accepted.recv(5)  # its hello is here: it waits for ours
            way.gateway.cancel()
            asking.join(60)

    assert asking.exchange is not None
    assert (asking.exchange.is_sent, asking.exchange.trouble) == (False, Trouble.CANCELLED)
