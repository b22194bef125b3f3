"""Deleting pictures from the command line, day by day."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Callable

import pytest

from tracksync.cli.deleting import delete_by_day
from tracksync.cli.handed import word_of
from tracksync.cli.typed import NO_OPTIONS, Typed
from tracksync.ports.keystore import KeystoreLocked


class Days:
    """An app with some pictures, two a day; remembers what it was asked."""

    def __init__(
        self, meanwhile: Callable[[], object] = lambda: None, *, fails_at: int = 0
    ) -> None:
        self.asked: list[list[str]] = []
        self._meanwhile = meanwhile
        self._fails_at = fails_at

    def __call__(self, arguments: dict[str, object]) -> tuple[str, int]:
        pictures = arguments["pictures"]
        assert isinstance(pictures, list)
        assert arguments["by_day"] is True
        self.asked.append(pictures)
        if len(self.asked) == self._fails_at:
            return json.dumps({"error": {"title": "The keystore is locked.", "hint": ""}}), 5
        self._meanwhile()
        left = [int(number) for number in pictures[2:]]
        return json.dumps({"deleted": 2, "subtracted_ms": 60_000, "left": left}), 0


def delete(days: Days, wants: str = "text") -> tuple[str, int, list[str]]:
    """Delete six pictures; what is printed, the exit code, and what was said meanwhile."""
    said: list[str] = []
    asked: dict[str, object] = {"pictures": ["1", "2", "3", "4", "5", "6"], "yes": True}
    text, code = delete_by_day(asked, days, wants=wants, note=said.append)
    return text, code, said


def test_each_day_is_asked_for_once() -> None:
    """It is said how far it is, and at the end what all of it came to."""
    days = Days()
    text, code, said = delete(days)

    assert (text, code) == ("Deleted 6 pictures for ever. 3 min went off your tracked time.\n", 0)
    assert said == ["2 of 6 pictures are deleted.", "4 of 6 pictures are deleted."]
    assert len(days.asked) == 3


@pytest.mark.parametrize("wants", ["text", "json"])
def test_ctrl_c_ends_it_between_two_days(wants: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The day under way is done; what stayed is told. Afterwards Ctrl+C is what it was."""
    before = signal.getsignal(signal.SIGINT)
    text, code, _ = delete(Days(lambda: signal.raise_signal(signal.SIGINT)), wants)

    assert code == 130
    assert "after the day that is under way" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGINT) is before
    if wants == "json":
        assert json.loads(text)["left"] == [3, 4, 5, 6]
    else:
        assert text.startswith("Deleted 2 pictures for ever.")
        assert text.endswith("4 pictures stayed as before.\n")


def test_a_second_ctrl_c_ends_it_at_once() -> None:
    """Whoever does not want to wait."""

    def twice() -> None:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        delete(Days(twice))


def test_what_is_refused_is_said_as_ever() -> None:
    """Nothing was deleted before it."""
    assert delete(Days(fails_at=1)) == ("The keystore is locked.\n", 5, [])
    text, code, _ = delete(Days(fails_at=1), "json")
    assert (json.loads(text)["error"]["title"], code) == ("The keystore is locked.", 5)


def test_what_is_done_stays_done_when_a_day_cannot_be() -> None:
    """Both are said."""
    text, code, said = delete(Days(fails_at=2))

    assert code == 5
    assert text.startswith("Deleted 2 pictures for ever.")
    assert said[-1] == "The keystore is locked."


def test_on_another_thread_nothing_listens_for_ctrl_c() -> None:
    """Only the main one can."""
    told: list[int] = []
    thread = threading.Thread(target=lambda: told.append(delete(Days())[1]))
    thread.start()
    thread.join()

    assert told == [0]


def test_each_day_opens_a_profile_that_is_locked_with_a_passphrase() -> None:
    """A descriptor gives its passphrase once; without an app each day opens the profile anew."""
    read, write = os.pipe()
    os.write(write, b"correct horse\n")
    os.close(write)
    typed = Typed("shots.delete", {}, {**NO_OPTIONS, "passphrase_fd": read})

    assert [word_of(typed, {}) for _ in range(2)] == ["correct horse"] * 2
    with pytest.raises(KeystoreLocked):
        word_of(Typed("shots.delete", {}, NO_OPTIONS), {})
