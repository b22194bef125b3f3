"""The settings table, its page, and the code that carries it out."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.reading import ROOT, sources
from tracksync.core.settings.page import reference
from tracksync.core.settings.table import SETTINGS

PAGE = ROOT / "docs/reference/settings.md"
# Rows whose carrying out is still being written. Shrinks to nothing; nothing is added.
NOT_YET: set[str] = set()


def is_table(path: Path) -> bool:
    return path.parent.name == "core" and path.name.startswith("setting")


def test_the_page_of_settings_is_made_from_the_table() -> None:
    """After a changed row: `python -m tests.architecture.test_settings_page` writes it."""
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_what_needs_a_package_that_linux_lacks_says_where_it_works() -> None:
    """Nobody turns on what cannot work where they are."""
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    (listens,) = (row for row in SETTINGS if row.key == "activity.pointer_fallback")

    assert any(n.startswith("pynput") and "sys_platform != 'linux'" in n for n in needed)
    assert "On macOS and Windows only" in listens.help


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.key)
def test_a_setting_does_something(row: object) -> None:
    """A switch that nothing reads is a promise broken in silence."""
    key = row.key  # type: ignore[attr-defined]  # a row of the table
    service = re.fullmatch(r"services\.\w+(\.\w+)", key)
    # As a whole text, or (f"services.{name}.base_url") the end of one.
    named = (re.escape(service[1]) if service else f"[\"']{re.escape(key)}") + "[\"']"
    texts = (p.read_text(encoding="utf-8") for p in sources("tracksync") if not is_table(p))

    assert key in NOT_YET or any(re.search(named, text) for text in texts)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
