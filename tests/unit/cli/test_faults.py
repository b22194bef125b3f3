"""A fault of ours, as whoever typed the command learns of it."""

from __future__ import annotations

import json

import pytest

from tracksync.cli.main import went_wrong
from tracksync.engine.local_socket.address import data_dir


@pytest.mark.parametrize(
    ("line", "folder"),
    [
        ("status", "/usual"),
        ("--data-dir /elsewhere status", "/elsewhere"),
        ("--data-dir=/elsewhere status", "/elsewhere"),
        ("--data-dir=/here status --data-dir /elsewhere", "/elsewhere"),
        ("status --data-dir", "/usual"),
        ("start --note=--data-dir X", "/usual"),
    ],
)
def test_a_fault_is_noted_in_the_data_directory_that_was_named(
    line: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Joined by "=" as well as not; where nothing understands the line it is looked for in it."""
    noted: list[str] = []
    code = went_wrong(line.split(), {"TRACKSYNC_DATA_DIR": "/usual"}, noted.append)

    assert noted == [data_dir({}, folder)]
    assert code == 1
    assert "wrong" in capsys.readouterr().err


def test_a_fault_is_told_as_data_where_data_was_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A program reads the answer like any other refusal."""
    went_wrong(["status", "--json"], {"TRACKSYNC_DATA_DIR": "/usual"}, lambda _: None)

    assert json.loads(capsys.readouterr().out)["error"]["exit_code"] == 1
