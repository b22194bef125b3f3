"""A place on this machine that a browser comes back to, and whoever else may knock there."""

from __future__ import annotations

import contextlib
import hashlib
import re
import socket
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

import pytest

from tests.fakes.ports import own_port
from tracksync.core.problems import NotAllowed
from tracksync.platforms import loopback
from tracksync.platforms.loopback import LoopbackDoor
from tracksync.ports.returning import Page

PATIENCE_S = 60
GOOD, BAD = Page("Good & <done>", "Close this."), Page("No", "Close this.", is_good=False)


class Waiting:
    """Somebody who waits at a door for the answer `x=right`."""

    def __init__(self, door: LoopbackDoor) -> None:
        self.door = door
        self.heard: list[dict[str, str]] = []
        self.came: list[bool] = []
        self._thread = threading.Thread(target=self._wait)
        self._thread.start()

    def _wait(self) -> None:
        self.came.append(self.door.wait(PATIENCE_S, self._judge))

    def _judge(self, answer: Mapping[str, str]) -> tuple[Page, bool]:
        self.heard.append(dict(answer))
        is_it = answer.get("x") == "right"
        return (GOOD if is_it else BAD), is_it

    def end(self) -> bool:
        self._thread.join(PATIENCE_S)
        return self.came[0]


@pytest.fixture
def door() -> Iterator[LoopbackDoor]:
    made = LoopbackDoor()
    yield made
    made.close()


def say(door: LoopbackDoor, text: bytes) -> bytes:
    """Say exactly these bytes; all that is answered."""
    port = urlsplit(door.address).port
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) as sock:
        heard = b""
        # Who says too much is hung up on before all of it was said.
        with contextlib.suppress(OSError):
            sock.sendall(text)
            sock.shutdown(socket.SHUT_WR)
            while piece := sock.recv(65_536):
                heard += piece
        return heard


def get(door: LoopbackDoor, target: str, host: str | None = None, method: str = "GET") -> bytes:
    host = urlsplit(door.address).netloc if host is None else host
    return say(door, f"{method} {target} HTTP/1.1\r\nHost: {host}\r\nCookie: a=b\r\n\r\n".encode())


def test_the_answer_is_heard_and_thanked_for(door: LoopbackDoor) -> None:
    """With a page that runs nothing, loads nothing and shows words as words; styled by itself."""
    waiting = Waiting(door)
    told = get(door, "/callback?x=right&y=a%20b")

    assert waiting.end() is True
    assert waiting.heard == [{"x": "right", "y": "a b"}]
    assert told.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Good &amp; &lt;done&gt;" in told
    assert re.search(rb"(?i)<script|<link|<img|src=|href=|url\(|@import", told) is None
    (style,) = re.findall(rb"<style>(.*?)</style>", told, re.DOTALL)
    proof = b64encode(hashlib.sha256(style).digest())
    assert b"default-src 'none'; style-src 'sha256-" + proof + b"'; frame-" in told


def test_it_listens_on_this_machine_alone(door: LoopbackDoor) -> None:
    """On 127.0.0.1, at a port of its own."""
    parts = urlsplit(door.address)

    assert (parts.scheme, parts.hostname, parts.path) == ("http", "127.0.0.1", "/callback")
    assert parts.port


@pytest.mark.parametrize(
    "knock",
    [
        lambda door: get(door, "/callback?x=wrong"),
        lambda door: get(door, "/callback"),
        lambda door: get(door, "/favicon.ico"),
        lambda door: get(door, "/callback/?x=right"),
        lambda door: get(door, "/callback?x=right", method="POST"),
        lambda door: get(door, "/callback?x=right", method="HEAD"),
        lambda door: get(door, "/callback?x=right", host="evil.example.net"),
        lambda door: get(door, "/callback?x=right", host=""),
        lambda door: get(door, "http://evil.example.net/callback?" + "x=1&" * 99),
        lambda door: get(door, "//["),
        lambda door: get(door, "http://[x/callback?x=right"),
        lambda door: say(door, b""),
        lambda door: say(door, b"\r\n\r\n"),
        lambda door: say(door, b"GET /callback?x=right\r\n\r\n"),
        lambda door: say(door, b"\x16\x03\x01\x02\x00" + b"\x00" * 100),
        lambda door: say(door, b"GET /" + b"x" * 100_000),
        lambda door: say(door, "GET /callback?x=r\u00efght HTTP/1.1\r\n\r\n".encode()),
    ],
)  # fmt: skip
def test_nobody_else_is_taken_for_it(
    door: LoopbackDoor, knock: Callable[[LoopbackDoor], bytes]
) -> None:
    """Other pages, other programs, port scanners: answered shortly, and the wait goes on."""
    waiting = Waiting(door)
    told = knock(door)
    get(door, "/callback?x=right")

    assert waiting.end() is True
    assert not told.startswith(b"HTTP/1.1 200")


def test_closed_it_wakes_whoever_waits() -> None:
    """And nobody reaches it any more."""
    door = LoopbackDoor(f"http://127.0.0.1:{own_port()}/callback")
    waiting = Waiting(door)
    get(door, "/callback?x=wrong")
    door.close()
    door.close()

    assert waiting.end() is False
    assert door.wait(PATIENCE_S, lambda _: (GOOD, True)) is False
    with pytest.raises(OSError, match="refused"):
        get(door, "/callback?x=right")


def test_it_waits_only_so_long(door: LoopbackDoor) -> None:
    """Then says that nobody came."""
    assert door.wait(0, lambda _: (GOOD, True)) is False


def test_two_do_not_wait_at_one_door(door: LoopbackDoor) -> None:
    """The second is sent away at once."""
    waiting = Waiting(door)
    get(door, "/callback?x=wrong")

    assert door.wait(PATIENCE_S, lambda _: (GOOD, True)) is False
    get(door, "/callback?x=right")
    assert waiting.end() is True


def test_who_comes_before_anybody_waits_is_served_then(door: LoopbackDoor) -> None:
    """A browser that is signed in already is quicker than we are."""
    told: list[bytes] = []
    early = threading.Thread(target=lambda: told.append(get(door, "/callback?x=right")))
    early.start()
    waiting = Waiting(door)

    assert waiting.end() is True
    early.join(PATIENCE_S)
    assert told[0].startswith(b"HTTP/1.1 200 OK")


def test_who_says_nothing_keeps_nobody_waiting(
    door: LoopbackDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Browsers open connections ahead; some of them say half a word, and there may be many."""
    monkeypatch.setattr(loopback, "_SECONDS_TO_ASK", 10 * PATIENCE_S)
    at = ("127.0.0.1", urlsplit(door.address).port)
    waiting = Waiting(door)
    with contextlib.ExitStack() as idle:
        sockets = [idle.enter_context(socket.create_connection(at)) for _ in range(20)]
        sockets[-1].sendall(b"GET /call")
        told = get(door, "/callback?x=right")
        assert (waiting.end(), told[:15]) == (True, b"HTTP/1.1 200 OK")


def test_who_takes_too_long_is_hung_up_on(
    door: LoopbackDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it had begun to say."""
    monkeypatch.setattr(loopback, "_SECONDS_TO_ASK", 0.01)
    waiting = Waiting(door)
    with socket.create_connection(("127.0.0.1", urlsplit(door.address).port)) as slow:
        slow.settimeout(PATIENCE_S)
        slow.sendall(b"GET /callback?x=right HTTP/1.1\r\n")
        assert slow.recv(1) == b""
    monkeypatch.setattr(loopback, "_SECONDS_TO_ASK", float(PATIENCE_S))
    get(door, "/callback?x=right")
    assert waiting.end() is True


def test_an_address_of_ones_own_is_kept_to() -> None:
    """Port and path, as an app was registered with; free again right after it was used."""
    port = own_port()
    for _ in range(2):
        mine = LoopbackDoor(f"http://localhost:{port}/back/here")
        waiting = Waiting(mine)
        told = get(mine, "/back/here?x=right")
        mine.close()
        assert (waiting.end(), told[:15]) == (True, b"HTTP/1.1 200 OK")
        assert mine.address == f"http://localhost:{port}/back/here"


def test_a_port_that_is_taken_is_said(door: LoopbackDoor) -> None:
    """By another program, or by another TrackSync."""
    with pytest.raises(NotAllowed, match=r"Another program .* uses port"):
        LoopbackDoor(door.address)
