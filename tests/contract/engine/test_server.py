"""The local socket serves its user and survives everybody else."""

from __future__ import annotations

import json
import select
import socket
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contract.engine.talking import ask, dial, listen, message
from tracksync.cli.quick import ask as quick_ask
from tracksync.engine.local_socket.address import LONGEST_PATH, data_dir, socket_path
from tracksync.engine.local_socket.frames import Request
from tracksync.engine.local_socket.server import MOST_CLIENTS, Reply, Server

HELLO = {"command": "hello", "args": {"name": "Anna"}}


def echo(request: Request, reply: Reply) -> None:
    reply(f"{request.command} {sorted(request.arguments)}", 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("s")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    opened = Server(str(folder / "own" / "app"), echo)
    opened.start()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def hasty(folder: Path) -> Iterator[Server]:
    """One that cuts off soon, but not those who only got no time on a busy machine."""
    opened = Server(str(folder / "hasty" / "app"), echo, seconds_to_ask=3, seconds_to_take=3)
    opened.start()
    yield opened
    opened.close()


def test_a_command_gets_its_answer(server: Server) -> None:
    """What was asked comes back answered."""
    assert ask(server.path, HELLO) == ("hello ['name']", 0)


def test_the_socket_is_for_its_user_only(server: Server) -> None:
    """Neither the socket nor its folder can be opened by anybody else."""
    path = Path(server.path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@given(st.binary(min_size=1, max_size=400))
def test_noise_hurts_nobody(server: Server, noise: bytes) -> None:
    """Whatever one client sends, it is refused or cut off, and the next is served."""
    with dial(server.path) as stranger:
        stranger.sendall(noise)
        stranger.shutdown(socket.SHUT_WR)
        answer = listen(stranger)

    assert answer is None or answer[1] == 2
    assert ask(server.path, HELLO) == ("hello ['name']", 0)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 500_000 + b"]" * 500_000,
        b'{"command":' + b"9" * 900_000 + b"}",
        b'{"command":"hello","args":{"a":1e99999}}',
        b"\xff\xfe" * 1000,
    ],
)
def test_poisoned_json_is_refused(server: Server, body: bytes) -> None:
    """Depth, size and broken text end in a sentence and exit code 2."""
    with dial(server.path) as stranger:
        stranger.sendall(len(body).to_bytes(4, "big") + body)
        answer = listen(stranger)

    assert answer is not None
    assert answer[1] == 2


def test_half_a_message_is_cut_off(hasty: Server) -> None:
    """Who does not finish the sentence loses the line, and nobody else waits."""
    with dial(hasty.path) as slow:
        slow.sendall(message(HELLO)[:7])
        assert ask(hasty.path, HELLO) == ("hello ['name']", 0)
        assert listen(slow) is None


def test_a_message_may_come_byte_by_byte(server: Server) -> None:
    """A message is one however it was cut on the way."""
    with dial(server.path) as friend:
        for byte in message(HELLO):
            friend.sendall(bytes([byte]))
        assert listen(friend) == ("hello ['name']", 0)


def test_a_flood_waits_outside(hasty: Server) -> None:
    """More silent clients than places: they are cut off, and the honest one gets its answer."""
    strangers = [dial(hasty.path) for _ in range(MOST_CLIENTS + 8)]

    assert ask(hasty.path, HELLO) == ("hello ['name']", 0)
    for stranger in strangers:
        stranger.close()


def test_who_never_reads_is_cut_off(folder: Path) -> None:
    """An answer nobody takes does not stay in memory, and holds up no other."""
    server = Server(
        str(folder / "big" / "app"),
        lambda _, reply: reply("x" * 5_000_000, 0),
        seconds_to_take=3,
    )
    server.start()
    with dial(server.path) as deaf:
        deaf.sendall(message(HELLO))
        answer = ask(server.path, HELLO)
        assert answer is not None
        assert len(answer[0]) == 5_000_000
        cut = select.poll()
        cut.register(deaf, 0)  # only that the other side has hung up
        assert cut.poll(60_000) != []
        assert listen(deaf) is None
    server.close()


def test_who_hangs_up_early_is_forgotten(folder: Path) -> None:
    """An answer for somebody who has gone is dropped, whenever it comes."""
    replies: list[Reply] = []
    asked = threading.Event()

    def later(request: Request, reply: Reply) -> None:
        replies.append(reply)
        asked.set()

    server = Server(str(folder / "later" / "app"), later)
    server.start()
    with dial(server.path) as impatient:
        impatient.sendall(message(HELLO))
        assert asked.wait(60)
    replies[0]("too late", 0)
    replies[0]("and again", 0)
    asked.clear()
    with dial(server.path) as patient:
        patient.sendall(message(HELLO))
        assert asked.wait(60)
        replies[1]("in time", 3)
        assert listen(patient) == ("in time", 3)
    server.close()


def test_closing_lets_an_answer_leave(folder: Path) -> None:
    """What was answered before the end still arrives; the socket is gone afterwards."""
    server = Server(str(folder / "end" / "app"), lambda _, reply: reply("bye", 0))
    server.start()
    with dial(server.path) as friend:
        friend.sendall(message(HELLO))
        assert listen(friend) == ("bye", 0)
    server.close()

    assert not Path(server.path).exists()
    assert quick_ask(server.path, message(HELLO)[4:]) is None


def test_a_left_over_socket_is_replaced(folder: Path) -> None:
    """After kill -9 the socket of the dead process does not keep the next one from listening."""
    path = folder / "left" / "app"
    path.parent.mkdir(mode=0o700)
    dead = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    dead.bind(str(path))
    dead.close()
    server = Server(str(path), echo)
    server.start()

    assert ask(path, HELLO) == ("hello ['name']", 0)
    server.close()


def test_somebody_elses_folder_is_refused(tmp_path: Path) -> None:
    """A folder that is a link could lead anywhere."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    server = Server(str(tmp_path / "link" / "app"), echo)

    with pytest.raises(Exception, match="belongs to somebody else"):
        server.start()
    server.close()


def test_the_quick_client_speaks_the_same_language(server: Server) -> None:
    """The command line's own few lines and the server understand each other."""
    body = b'{"command":"start","args":{"ref":"\\u00c4-1"},"format":"json"}'

    assert quick_ask(server.path, body) == ("start ['ref']", 0)
    answer = quick_ask(server.path, b"[]")
    assert answer is not None
    assert answer[1] == 2


def test_every_profile_has_its_own_short_address() -> None:
    """Two data directories never meet, and a long one still has a socket."""
    runtime = {"XDG_RUNTIME_DIR": "/run/user/1000"}
    one, other = data_dir({}, "/data/one"), data_dir({}, "/data/other")
    far = "/data" + "/deep" * 60

    assert socket_path(one, runtime) != socket_path(other, runtime)
    assert socket_path(one, {}) == f"{one}/socket/app"
    for environ in (runtime, {}, {"XDG_RUNTIME_DIR": "/run" + "/x" * 60}):
        assert len(socket_path(far, environ)) <= LONGEST_PATH


@pytest.mark.parametrize("wants", ["text", "json"])
def test_an_app_that_says_nothing_is_told_as_was_asked(tmp_path: Path, wants: str) -> None:
    """What reads JSON gets JSON: that something may have happened."""
    path = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as deaf:
        deaf.bind(path)
        deaf.listen()

        def hang_up() -> None:
            deaf.accept()[0].close()

        hangs_up = threading.Thread(target=hang_up)
        hangs_up.start()
        answer = quick_ask(path, b"{}", wants=wants)
        hangs_up.join()

    assert answer is not None
    text, code = answer
    title = json.loads(text)["error"]["title"] if wants == "json" else text.partition("\n")[0]
    assert (title, code) == ("TrackSync runs, but did not answer.", 1)
