"""A program of the same user at the local socket: it has nothing sent elsewhere unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.engine.talking import ask
from tests.unit.engine.house import House
from tracksync.engine.local_socket.frames import Request
from tracksync.engine.local_socket.server import Reply, Server

KEY = "services.jira.base_url"


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    built = House().start()
    yield built
    built.close()


@pytest.fixture(scope="module")
def path(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The socket of a running app."""
    there = tmp_path_factory.mktemp("s") / "app"

    def serve(request: Request, reply: Reply) -> None:
        reply(*house.api.handle(request))

    server = Server(str(there), serve)
    server.start()
    yield there
    server.close()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, 3),
        ({"yes": False}, 3),
        ({"yes": "true"}, 2),
        ({"yes": 1}, 2),
        ({"is_meant": True}, 2),
        ({"value": " HTTPS://Evil.example "}, 3),
        ({"value": "https://127.0.0.1.evil.example"}, 3),
        ({"value": "https://localhost.evil.example"}, 3),
        ({"value": "https://127.0.0.1@evil.example"}, 2),
        ({"value": "http://evil.example"}, 2),
        ({"value": "https://evil.example#@127.0.0.1/"}, 2),
    ],
)
def test_no_program_sends_the_persons_data_elsewhere_unasked(
    house: House, path: Path, more: dict[str, object], code: int
) -> None:
    """However it is written: refused, and nothing changes."""
    arguments = {"key": KEY, "value": "https://evil.example"} | more
    answer = ask(path, {"command": "config.set", "args": arguments})

    assert answer is not None
    assert answer[1] == code
    assert house.settings.text(KEY) == ""
