"""The settings in force over a file of any kind."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tracksync.core.problems import BadInput, DiskFull
from tracksync.core.sentences import say
from tracksync.core.settings.table import Value
from tracksync.engine.chosen import ChosenSettings


class File:
    """A settings file in memory; it may be broken, on a disk that may not change."""

    def __init__(
        self, *, is_broken: bool = False, is_fixed: bool = False, is_named: bool = False
    ) -> None:
        self.is_named = is_named
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


def chosen(file: File, locked: dict[str, tuple[Value, str]] | None = None) -> ChosenSettings:
    """Settings on a machine that has one file of certificates."""
    return ChosenSettings(file, locked or {}, is_file=lambda path: path == "/etc/ca.pem")


def test_what_was_chosen_is_in_force() -> None:
    """A good file is no trouble."""
    settings = chosen(File())

    assert settings.number("idle.threshold_seconds") == 600
    assert settings.trouble is None
    assert settings.problems == ()


def test_a_file_that_was_named_is_left_alone() -> None:
    """Whoever mistyped --config named something else, which is not ours to rename."""
    file = File(is_broken=True, is_named=True)

    with pytest.raises(BadInput, match="line 3") as refused:
        chosen(file)
    assert file.is_broken
    assert "left as it is" in refused.value.hint


def test_a_broken_file_is_set_aside_and_told() -> None:
    """Where it broke, where it is kept, and what counts instead."""
    file = File(is_broken=True)
    settings = chosen(file)
    told = str(settings.trouble)

    assert not file.is_broken
    assert "(line 3). It is kept as settings-broken-1.toml. The defaults are in force." in told
    assert settings.in_force("idle.threshold_seconds").source == "default"
    assert settings.problems == (told,)


def test_a_broken_file_that_cannot_be_moved_stays() -> None:
    """The program starts all the same."""
    settings = chosen(File(is_broken=True, is_fixed=True))

    assert "It stays where it is." in str(settings.trouble)


def test_a_file_that_is_not_there_is_refused() -> None:
    """Told when it is chosen, not when the first request fails."""
    settings = chosen(File())
    settings.choose("services.jira.ca_file", "/etc/ca.pem")
    with pytest.raises(BadInput, match="there is no such file"):
        settings.choose("services.jira.ca_file", "/etc/gone.pem")

    assert settings.text("services.jira.ca_file") == "/etc/ca.pem"
    settings.choose("services.jira.ca_file", "")
    assert settings.text("services.jira.ca_file") == ""


def test_what_does_not_count_or_cannot_work_is_named() -> None:
    """A value that cannot be, and a file that went, or that the environment named wrongly."""
    file = File()
    file.values["idle.threshold_seconds"] = "soon"
    settings = chosen(file, {"services.jira.ca_file": ("/etc/gone.pem", "the environment")})
    unused, gone = settings.problems

    assert "idle.threshold_seconds cannot be 'soon'; not used." in unused
    assert gone == "services.jira.ca_file names /etc/gone.pem, and there is no such file."


def test_turning_a_flag_off_is_counted() -> None:
    """However soon it is on again; turning on, and other settings, count nothing."""
    settings, key = chosen(File()), "screenshots.enabled"
    for is_on in (True, True, False, False, True):
        settings.choose(key, is_on)
    before = settings.turned_off(key)
    settings.choose(key, given=False)

    assert (before, settings.turned_off(key)) == (1, 2)
    assert settings.turned_off("privacy.action_log") == 0
