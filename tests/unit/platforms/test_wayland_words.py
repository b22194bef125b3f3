"""What a Wayland compositor says, and what it amounts to."""

import struct
from datetime import timedelta

import pytest

from tracksync.platforms.idle.wayland import NO_REST_S, Presence
from tracksync.platforms.rung import Unanswered
from tracksync.platforms.wayland.connection import (
    Global,
    Message,
    parse_global,
    socket_path,
    split_messages,
)


def message(sender: int, opcode: int, body: bytes = b"") -> bytes:
    return struct.pack("=II", sender, (8 + len(body)) << 16 | opcode) + body


def presence(*, counts_input_only: bool = True) -> Presence:
    return Presence(
        100.0, idle_after_s=0.5, settled_after_s=0.5, counts_input_only=counts_input_only
    )


def seconds(value: float) -> timedelta:
    return timedelta(seconds=value)


def test_messages_are_cut_where_they_end_and_the_rest_is_kept() -> None:
    """The socket cuts anywhere."""
    raw = message(6, 0) + message(2, 0, b"abcd") + message(6, 1)[:5]

    assert split_messages(raw) == (
        [Message(6, 0, b""), Message(2, 0, b"abcd")],
        message(6, 1)[:5],
    )


@pytest.mark.parametrize("size", [0, 7, 4097, 65535])
def test_a_size_no_message_has_is_refused(size: int) -> None:
    """Nothing that is not Wayland makes us wait or grow."""
    with pytest.raises(Unanswered):
        split_messages(struct.pack("=II", 6, size << 16))


def test_a_global_is_read() -> None:
    """Interface, name, version."""
    text = b"wl_seat\0"

    assert parse_global(struct.pack("=II", 9, len(text)) + text + struct.pack("=I", 8)) == (
        "wl_seat",
        Global(9, 8),
    )


@pytest.mark.parametrize("body", [b"", b"\0" * 7, struct.pack("=II", 9, 2**32 - 1)])
def test_a_global_cut_short_is_refused(body: bytes) -> None:
    """A length that lies reads nothing else's bytes."""
    with pytest.raises(Unanswered):
        parse_global(body)


def test_the_socket_lies_in_the_runtime_folder_unless_named_whole() -> None:
    """As libwayland does it."""
    assert socket_path({"XDG_RUNTIME_DIR": "/run/user/1"}) == "/run/user/1/wayland-0"
    assert socket_path({"XDG_RUNTIME_DIR": "/r", "WAYLAND_DISPLAY": "wayland-3"}) == "/r/wayland-3"
    assert socket_path({"WAYLAND_DISPLAY": "/run/mine"}) == "/run/mine"
    with pytest.raises(Unanswered):
        socket_path({"WAYLAND_DISPLAY": "wayland-0"})


def test_right_after_asking_nothing_is_known() -> None:
    """Silence of half a second means in use; before that it means nothing."""
    seat = presence()

    assert seat.idle(100.4) is None
    assert seat.idle(100.6) == seconds(0)


def test_idle_time_counts_from_before_it_was_told() -> None:
    """Being told of idleness is itself half a second late."""
    seat = presence()
    seat.told(110.0, is_idle=True)

    assert seat.idle(110.0) == seconds(0.5)
    assert seat.idle(170.0) == seconds(60.5)


def test_one_key_between_two_looks_shows_as_use() -> None:
    """Used and idle again before we looked: the idle time is short again."""
    seat = presence()
    seat.told(110.0, is_idle=True)
    seat.told(170.0, is_idle=False)
    seat.told(170.0, is_idle=True)

    assert seat.idle(170.0) == seconds(0.5)


def test_in_use_is_no_idle_time_at_all() -> None:
    """While keys are pressed the compositor is silent."""
    seat = presence()
    seat.told(110.0, is_idle=True)
    seat.told(120.0, is_idle=False)

    assert seat.idle(125.0) == seconds(0)


def test_use_without_the_least_rest_is_not_believed_where_a_film_can_cause_it() -> None:
    """A film that keeps the screen awake must not become work; it becomes unknown."""
    old, new = presence(counts_input_only=False), presence()
    for seat in (old, new):
        seat.told(110.0, is_idle=False)

    assert old.idle(110.0 + NO_REST_S) == seconds(0)
    assert old.idle(111.0 + NO_REST_S) is None
    assert new.idle(111.0 + NO_REST_S) == seconds(0)
