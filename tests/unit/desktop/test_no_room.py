"""A store that nothing more can be written to: why, and what to do, wherever it is told."""

from __future__ import annotations

import errno

import pytest

from tests.unit.desktop.office import Office
from tests.unit.engine.house import OpenedMemory
from tracksync.desktop.presenters.shown import overview
from tracksync.storage.local.db import no_room

READ_ONLY = "The disk is read-only. Make it writable to go on."
REFUSED = "TrackSync may not write to its folder. Make it writable for you to go on."
FULL = "The disk is full. What runs can be stopped; free some space to start again."
SAFE = " What was tracked so far is safe."


@pytest.mark.parametrize(
    ("code", "health", "said"),
    [
        (errno.ENOSPC, "full", FULL),
        (errno.EROFS, "not writable", READ_ONLY),
        (errno.EACCES, "not writable", REFUSED),
    ],
    ids=["full", "read-only", "not allowed"],
)
def test_the_tray_and_the_command_say_the_true_reason(
    office: Office, code: int, health: str, said: str
) -> None:
    """The same sentence, with its remedy; no read-only disk is called full."""
    opened = office.house.engine.running.opened
    assert isinstance(opened, OpenedMemory)
    opened.no_room = no_room(OSError(code, ""))

    tray, status = overview(office.desk), office.house.ask("status")["store"]
    assert (tray.needs_you, tray.trouble) == (True, said + SAFE)
    assert status == {"health": health, "says": said + SAFE}


def test_nothing_is_told_while_all_is_well(office: Office) -> None:
    """Room that is back needs no word."""
    tray, status = overview(office.desk), office.house.ask("status")["store"]

    assert (tray.trouble, status) == ("", {"health": "ok", "says": ""})
