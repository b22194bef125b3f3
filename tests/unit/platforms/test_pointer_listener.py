"""The mouse listener's bookkeeping, with a listener that is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.unit.platforms.hands import Seconds
from tracksync.platforms.idle.pointer import PointerIdle
from tracksync.platforms.rung import Unanswered
from tracksync.ports.activity import UNKNOWN_IDLE, IdleTimes


class Mouse:
    """Makes listeners; `move` is a hand on the mouse, `unplug` the display's death."""

    def __init__(self) -> None:
        self.made: list[Heard] = []
        self.is_there = True

    def listen(self, used: Callable[..., None]) -> Heard:
        if not self.is_there:
            msg = "no display"
            raise Unanswered(msg)
        self.made.append(Heard(used))
        return self.made[-1]

    def move(self) -> None:
        self.made[-1].used(10, 20)

    def unplug(self) -> None:
        self.is_there = self.made[-1].is_running = False


class Heard:
    def __init__(self, used: Callable[..., None]) -> None:
        self.used = used
        self.is_running = False

    def start(self) -> None:
        self.is_running = True

    def stop(self) -> None:
        self.is_running = False

    def join(self, timeout: float | None = None) -> None:
        assert not self.is_running

    def is_alive(self) -> bool:
        return self.is_running


def test_only_the_moment_of_the_last_use_is_kept() -> None:
    """Where the pointer was is forgotten, and of the keyboard nothing is known."""
    mouse, clock = Mouse(), Seconds()
    source = PointerIdle(mouse.listen, monotonic=clock)
    source.open()
    clock.pass_(30)
    mouse.move()
    clock.pass_(4)

    assert source.read() == IdleTimes(timedelta(seconds=4), None)


def test_a_dead_listener_is_unknown_and_is_replaced_when_it_can_be() -> None:
    """The library says it is running when its thread is dead."""
    mouse, clock = Mouse(), Seconds()
    source = PointerIdle(mouse.listen, monotonic=clock)
    source.open()
    mouse.unplug()
    dead = source.read()
    clock.pass_(600)
    still_dead = source.read()
    mouse.is_there = True
    clock.pass_(600)

    assert (dead, still_dead) == (UNKNOWN_IDLE, UNKNOWN_IDLE)
    assert source.read() == IdleTimes(timedelta(0), None)
    assert len(mouse.made) == 2


def test_closing_ends_the_listener() -> None:
    """No thread is left, and nothing is known."""
    mouse = Mouse()
    source = PointerIdle(mouse.listen, monotonic=Seconds())
    source.open()
    source.close()

    assert not mouse.made[0].is_alive()
    assert source.read() == UNKNOWN_IDLE


class Broken(Heard):
    """As pynput is when a movement ends its thread in the moment it is stopped."""

    def stop(self) -> None:
        super().stop()
        msg = "display connection closed by client"
        raise OSError(msg)


def test_a_listener_that_ends_by_itself_is_closed_as_well() -> None:
    """Its connection is gone before it is told to stop."""
    source = PointerIdle(Broken, monotonic=Seconds())
    source.open()
    source.close()

    assert source.read() == UNKNOWN_IDLE
