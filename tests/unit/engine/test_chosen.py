"""The settings in force over a file of any kind."""

from __future__ import annotations

from collections.abc import Mapping

from tracksync.core.problems import BadInput, DiskFull
from tracksync.core.sentences import say
from tracksync.engine.chosen import ChosenSettings


class File:
    """A settings file in memory; it may be broken, on a disk that may not change."""

    def __init__(self, *, is_broken: bool = False, is_fixed: bool = False) -> None:
        self.values: dict[str, object] = {"idle.threshold_seconds": 600}
        self.is_broken, self._is_fixed = is_broken, is_fixed

    def load(self) -> Mapping[str, object]:
        if self.is_broken:
            msg = say("The settings file is broken (line 3).")
            raise BadInput(msg)
        return self.values

    def set_aside(self) -> str:
        if self._is_fixed:
            msg = say("The disk is read-only.")
            raise DiskFull(msg)
        self.is_broken = False
        return "settings-broken-1.toml"

    def save(self, values: Mapping[str, object]) -> None:
        self.values = dict(values)


def test_what_was_chosen_is_in_force() -> None:
    """A good file is no trouble."""
    settings = ChosenSettings(File(), {})

    assert settings.number("idle.threshold_seconds") == 600
    assert settings.trouble is None


def test_a_broken_file_is_set_aside_and_told() -> None:
    """Where it broke, where it is kept, and what counts instead."""
    file = File(is_broken=True)
    settings = ChosenSettings(file, {})
    told = str(settings.trouble)

    assert not file.is_broken
    assert "(line 3). It is kept as settings-broken-1.toml. The defaults are in force." in told
    assert settings.in_force("idle.threshold_seconds").source == "default"


def test_a_broken_file_that_cannot_be_moved_stays() -> None:
    """The program starts all the same."""
    settings = ChosenSettings(File(is_broken=True, is_fixed=True), {})

    assert "It stays where it is." in str(settings.trouble)
