"""Files of an organization's policy, as they are named on the command line."""

from __future__ import annotations

from pathlib import Path

from tracksync.cli.policy import read_named


def test_a_text_from_windows_is_read(tmp_path: Path) -> None:
    """Its editors begin it with a mark that nobody sees."""
    text = tmp_path / "policy.toml"
    text.write_bytes("\ufeffversion = 1".encode())

    assert read_named(str(text)) == "version = 1"
