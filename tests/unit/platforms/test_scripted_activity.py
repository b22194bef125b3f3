"""Activity from a file: what is believed of it."""

import json
from datetime import timedelta

import pytest

from tracksync.platforms.idle.file import NOTHING_SCRIPTED, parse_script
from tracksync.ports.activity import IdleTimes

ABSURD: list[object] = [None, -1, True, "5", 10**15, 10**400, [], {}, float("nan"), float("inf")]


def test_a_whole_script_is_read() -> None:
    """Both devices and the lock."""
    scripted = parse_script(b'{"pointer_idle_ms": 1500, "keyboard_idle_ms": 0, "locked": true}')

    assert scripted.idle == IdleTimes(timedelta(seconds=1.5), timedelta(0))
    assert scripted.is_locked is True


@pytest.mark.parametrize("value", ABSURD, ids=repr)
def test_an_absurd_value_is_unknown_and_harms_nothing_else(value: object) -> None:
    """Unknown is not guessed."""
    script = json.dumps({"pointer_idle_ms": value, "keyboard_idle_ms": 7, "locked": value})
    scripted = parse_script(script.encode())

    assert scripted.idle == IdleTimes(None, timedelta(milliseconds=7))
    assert scripted.is_locked is (True if value is True else None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"pointer_idle_ms": 15',
        b"\xff\xfe",
        b"\0" * 10,
        b"[1, 2]",
        b"null",
        b"[" * 4000,
        b'{"pointer_idle_ms": 1' + b" " * 4096 + b"}",
    ],
)
def test_what_is_no_script_is_unknown(content: bytes) -> None:
    """A file that is being written, too long, or something else."""
    assert parse_script(content) == NOTHING_SCRIPTED
