"""The machine's own policy file: only its administrator's word counts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracksync import platforms
from tracksync.platforms.machine_policy import MachinePolicy

ME = os.getuid() if hasattr(os, "getuid") else 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "etc" / "tracksync"
    folder.mkdir(parents=True)
    for place in (tmp_path, folder.parent, folder):
        place.chmod(0o755)
    made = folder / "policy.jws"
    made.write_text("a.b.c\n")
    made.chmod(0o644)
    return made


def found(file: Path, top: Path, owner: int = ME) -> tuple[str, bool]:
    read = MachinePolicy(str(file), owner, str(top)).read()
    return read.document, bool(read.trouble)


def test_a_file_of_its_administrator_counts(file: Path, tmp_path: Path) -> None:
    """Nobody else can write it, nor take it away."""
    assert found(file, tmp_path) == ("a.b.c\n", False)


def test_without_a_file_there_is_nothing_to_say(tmp_path: Path) -> None:
    """Nor where there is no place for one."""
    assert found(tmp_path / "none", tmp_path) == ("", False)
    assert not MachinePolicy("").read().document


def test_somebody_elses_file_does_not_count(file: Path, tmp_path: Path) -> None:
    """Whoever that is."""
    assert found(file, tmp_path, ME + 1) == ("", True)


@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_others_can_write_does_not_count(file: Path, tmp_path: Path, mode: int) -> None:
    """A group is others too."""
    file.chmod(mode)
    assert found(file, tmp_path) == ("", True)


@pytest.mark.parametrize("up", [0, 1, 2])
def test_nor_one_in_a_folder_others_can_write(file: Path, tmp_path: Path, up: int) -> None:
    """They could put another in its place, however far up."""
    file.parents[up].chmod(0o777)
    assert found(file, tmp_path) == ("", True)


def test_nor_one_that_is_reached_by_a_link(file: Path, tmp_path: Path) -> None:
    """Neither the file nor a folder on the way."""
    link = file.with_name("link.jws")
    link.symlink_to(file)
    way = tmp_path / "way"
    way.symlink_to(file.parent)

    assert found(link, tmp_path) == ("", True)
    assert found(way / "policy.jws", tmp_path) == ("", True)


def test_nor_a_folder_or_a_pipe_in_its_place(file: Path, tmp_path: Path) -> None:
    """And nothing waits for somebody to write into it."""
    pipe = file.with_name("pipe")
    os.mkfifo(pipe, 0o644)
    assert found(file.parent, tmp_path) == ("", True)
    assert found(pipe, tmp_path) == ("", True)


def test_where_it_lies() -> None:
    """In a place that only administrators write to."""
    assert platforms.machine_policy_path().endswith("policy.jws")
