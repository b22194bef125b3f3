"""macOS and Windows: what their answers amount to (the systems themselves do not run here)."""

import math
from datetime import timedelta

import pytest

from tracksync.platforms.idle.macos import KEYBOARD_EVENTS, POINTER_EVENTS, MacIdle, shortest
from tracksync.platforms.idle.windows import Look, LookComparer, WindowsIdle
from tracksync.platforms.rung import Unanswered
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes


def ms(value: int) -> timedelta:
    return timedelta(milliseconds=value)


def test_macos_takes_the_latest_event_of_each_device() -> None:
    """A wheel is pointer use, shift is keyboard use."""
    since = dict.fromkeys((*POINTER_EVENTS, *KEYBOARD_EVENTS), 900.0) | {22: 3.0, 12: 5.0}

    assert MacIdle(since.__getitem__).read() == IdleTimes(ms(3000), ms(5000))


def test_macos_events_that_never_happened_are_not_known() -> None:
    """Infinity, negative and absurd times are no idle times."""
    assert shortest([math.inf, -1.0, 1e300, math.nan]) is None
    assert shortest([math.inf, 2.0]) == ms(2000)


def test_a_closed_source_knows_nothing() -> None:
    """After `close`."""
    mac = MacIdle(lambda _: 1.0)
    windows = WindowsIdle(lambda: Look(10, 5, (0, 0)))
    mac.close()
    windows.close()

    assert mac.read() == UNKNOWN_IDLE
    assert windows.read() == UNKNOWN_IDLE


@pytest.mark.parametrize("source", [MacIdle(), WindowsIdle()], ids=["macos", "windows"])
def test_on_another_system_they_say_that_they_do_not_work(source: MacIdle | WindowsIdle) -> None:
    """The ladder goes on, and its reason can be shown."""
    with pytest.raises(Unanswered):
        source.open()


def test_windows_first_look_tells_both_devices_the_same() -> None:
    """There is nothing to compare with yet."""
    seen = LookComparer().compare(Look(10_000, 9_000, (5, 5)))

    assert seen == IdleTimes(ms(1000), ms(1000), is_split=False)


def test_windows_pointer_that_moved_was_used_and_the_keyboard_is_unknown() -> None:
    """Whether somebody also typed nobody can tell."""
    comparer = LookComparer()
    comparer.compare(Look(10_000, 9_000, (5, 5)))

    assert comparer.compare(Look(15_000, 14_000, (6, 5))) == IdleTimes(ms(1000), None)


def test_windows_input_without_a_movement_is_the_keyboard() -> None:
    """The pointer's own last use is remembered from when it moved."""
    comparer = LookComparer()
    comparer.compare(Look(10_000, 9_000, (5, 5)))
    comparer.compare(Look(15_000, 14_000, (6, 5)))

    assert comparer.compare(Look(20_000, 19_500, (6, 5))) == IdleTimes(ms(6000), ms(500))


def test_windows_pointer_never_seen_moving_is_unknown_while_somebody_types() -> None:
    """It may have been used before we looked first."""
    comparer = LookComparer()
    comparer.compare(Look(10_000, 9_000, (5, 5)))

    assert comparer.compare(Look(15_000, 14_000, (5, 5))) == IdleTimes(None, ms(1000))


def test_windows_nothing_used_means_both_idle_at_least_so_long() -> None:
    """No input of any kind is known of both."""
    comparer = LookComparer()
    comparer.compare(Look(10_000, 9_000, (5, 5)))

    assert comparer.compare(Look(15_000, 9_000, (5, 5))) == IdleTimes(ms(6000), ms(6000))


def test_windows_tick_count_may_begin_anew() -> None:
    """After 49.7 days; and an input newer than the look is use just now."""
    comparer = LookComparer()

    assert comparer.compare(Look(500, 2**32 - 500, (0, 0))).pointer_idle == ms(1000)
    assert comparer.compare(Look(600, 610, (1, 0))).pointer_idle == ms(0)


def test_windows_secure_desktop_is_unknown() -> None:
    """While it asks for a password Windows does not say."""
    assert WindowsIdle(lambda: None).read() == UNKNOWN_IDLE
