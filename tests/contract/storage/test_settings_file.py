"""The file of chosen settings: read, replaced, and never lost when it is broken."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracksync.core.problems import BadInput, DiskFull
from tracksync.storage.local.settings_file import TomlSettings

AT = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def file(path: Path) -> TomlSettings:
    return TomlSettings(path, lambda: AT)


def test_what_was_chosen_comes_back(file: TomlSettings, path: Path) -> None:
    """Texts of any kind, numbers, yes and no; for a person to read, and for nobody else."""
    chosen = {"day.zone": "Europe/Berlin", "a.text": 'say "ä"\n', "a.number": 600, "a.flag": True}
    file.save(chosen)

    assert file.load() == chosen
    assert path.stat().st_mode & 0o077 == 0


def test_without_a_file_nothing_was_chosen(file: TomlSettings) -> None:
    """A new profile has none."""
    assert file.load() == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a = = 5", "line 1, column 5"),
        (b"\xff", "no TOML"),
        (b"a = " + b"[" * 100_000, "broken"),
        (b"#" * 300_000, "too large"),
    ],
    ids=["syntax", "encoding", "depth", "size"],
)
def test_a_broken_file_is_named_and_kept(
    file: TomlSettings, path: Path, content: bytes, said: str
) -> None:
    """Where it is broken is told; set aside, every byte of it is still there."""
    path.write_bytes(content)
    with pytest.raises(BadInput, match=said):
        file.load()
    name = file.set_aside()

    assert name == "settings-broken-20261127T093000Z.toml"
    assert path.with_name(name).read_bytes() == content
    assert file.load() == {}


def test_nothing_set_aside_is_overwritten(file: TomlSettings, path: Path) -> None:
    """Two in the same second get two names."""
    kept = []
    for content in ("[first", "[second"):
        path.write_text(content, encoding="utf-8")
        kept.append(path.with_name(file.set_aside()))

    assert [k.read_text(encoding="utf-8") for k in kept] == ["[first", "[second"]


def test_something_else_in_its_place_is_set_aside_too(file: TomlSettings, path: Path) -> None:
    """A folder of that name cannot be read as settings."""
    path.mkdir()
    with pytest.raises(BadInput, match="cannot be read"):
        file.load()
    file.set_aside()

    assert file.load() == {}


def test_what_cannot_be_renamed_is_said(tmp_path: Path) -> None:
    """The caller goes on without."""
    with pytest.raises(DiskFull):
        TomlSettings(tmp_path / "gone" / "settings.toml", lambda: AT).set_aside()
