"""Files that a command writes, on disks that have no room for them."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from tracksync.cli.files import write_new, write_over
from tracksync.core.problems import NotAllowed


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", refuse)


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    """And written as it is, line ends included."""
    write_new(str(tmp_path / "out.csv"), "a\r\nü\n")

    assert (tmp_path / "out.csv").read_bytes() == "a\r\nü\n".encode()
    assert (tmp_path / "out.csv").stat().st_mode & 0o777 == 0o600


def test_a_new_file_takes_nothings_place(tmp_path: Path) -> None:
    """Another name has to be chosen."""
    (tmp_path / "out.csv").write_text("before")
    with pytest.raises(NotAllowed, match="exists already"):
        write_new(str(tmp_path / "out.csv"), "after")

    assert (tmp_path / "out.csv").read_text() == "before"


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_is_left_without_half_a_file(tmp_path: Path) -> None:
    """Who finds an export takes it for whole."""
    with pytest.raises(NotAllowed, match=r"no room for .*out.csv\. Nothing was left there\."):
        write_new(str(tmp_path / "out.csv"), "after")

    assert list(tmp_path.iterdir()) == []


def test_a_document_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    """For the same people to read, and where a link points to."""
    kept, link = tmp_path / "kept", tmp_path / "link"
    kept.write_text("before")
    kept.chmod(0o644)
    link.symlink_to(kept)
    write_over(str(link), "after")

    assert (kept.read_text(), kept.stat().st_mode & 0o777) == ("after", 0o644)
    assert link.is_symlink()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.usefixtures("full_disk")
def test_on_a_full_disk_the_document_before_stays(tmp_path: Path) -> None:
    """And it is said that it does."""
    (tmp_path / "policy.jws").write_text("before")
    with pytest.raises(NotAllowed, match=r"no room for .*\. What stood there before still does\."):
        write_over(str(tmp_path / "policy.jws"), "after")

    assert [file.read_text() for file in tmp_path.iterdir()] == ["before"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """No room is not what is missing."""
    with pytest.raises(NotAllowed, match="x cannot be written"):
        write_over(str(tmp_path / "none" / "x"), "after")


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    """Such as the standard output; it is no file that could be replaced."""
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_over(str(pipe), "after")
    reader.join(timeout=30)

    assert read == ["after"]
    assert pipe.is_fifo()
