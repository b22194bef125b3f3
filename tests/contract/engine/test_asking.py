"""What is typed reaches the running app, or is refused in words before it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracksync.cli.main import run
from tracksync.cli.quick import try_quickly
from tracksync.cli.typed import Typed
from tracksync.engine.local_socket.address import data_dir, socket_path
from tracksync.engine.local_socket.frames import Request
from tracksync.engine.local_socket.server import Reply, Server


class App:
    """A running app that repeats what it was asked."""

    def __init__(self, folder: Path) -> None:
        self.environ = {"TRACKSYNC_DATA_DIR": str(folder / "data"), "XDG_RUNTIME_DIR": str(folder)}
        self.asked: list[Request] = []
        path = socket_path(data_dir(self.environ), self.environ)
        self.server = Server(path, self._answer)

    def _answer(self, request: Request, reply: Reply) -> None:
        self.asked.append(request)
        reply("heard", 0)

    def type(self, *words: str) -> int:
        return run(words, self.environ, _not_here, lambda _: 99)


def _not_here(typed: Typed, _: dict[str, object]) -> tuple[str, int]:
    raise AssertionError(typed.command)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    opened = App(tmp_path)
    for name, value in opened.environ.items():
        monkeypatch.setenv(name, value)
    opened.server.start()
    yield opened
    opened.server.close()


@pytest.mark.parametrize("wait", [-500, 0, 10**18])
def test_however_long_a_wait_is_the_app_is_asked(app: App, wait: int) -> None:
    """The app says what is no wait; the one who asks does not stumble over the number."""
    assert app.type("sync", f"--wait={wait}") == 0
    assert app.asked == [Request("sync", {"wait": wait}, "text")]


def test_what_is_no_text_is_not_noted_as_another_text(
    app: App, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bytes of another encoding are refused the same way by both ways of asking, and not mended."""
    words = ("start", "DEMO-1", "--note", "caf\udce9")

    assert try_quickly(list(words)) is None
    assert app.type(*words) == 2
    assert "not text in UTF-8" in capsys.readouterr().err
    assert app.asked == []
