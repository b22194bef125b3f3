"""The daily commands mean the same whether they are read quickly or by the whole parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracksync.cli.main import run
from tracksync.cli.parser import parse
from tracksync.cli.typed import Typed

LINES = [
    "status",
    "status --json",
    "--json status",
    "--data-dir /elsewhere status",
    "start DEMO-1",
    "start --last",
    "start DEMO-1 --note Cents",
    "switch DEMO-1 --note Cents --json",
    "stop --data-dir /elsewhere",
    "pause",
    "pause 15m",
    "pause --for 1h",
    "pause --until 14:00",
    "private 15m",
    "resume",
    "undo",
]


def facts(typed: Typed) -> dict[str, object]:
    return dict(vars(typed))


@pytest.mark.parametrize("line", LINES)
def test_what_is_typed_is_read_alike(line: str, tmp_path: Path) -> None:
    """No app runs, so that the command is carried out here: as the parser would have read it."""
    heard: list[Typed] = []

    def here(typed: Typed, arguments: dict[str, object]) -> tuple[str, int]:
        assert arguments == typed.arguments
        heard.append(typed)
        return "", 0

    def program(typed: Typed) -> int:
        raise AssertionError(typed.command)

    environ = {"TRACKSYNC_DATA_DIR": str(tmp_path)}
    assert run(line.split(), environ, here, program) == 0
    assert [facts(typed) for typed in heard] == [facts(parse(line.split()))]
