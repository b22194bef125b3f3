"""What the head of the window, the small window and the tray show of the timer."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from tracksync.core.values import dataclass


class TimerState(StrEnum):
    """What the timer does."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task on one line. `ref` is what `TaskRef` writes."""

    ref: str
    title: str
    key: str = ""
    hue: int = 0


@dataclass(frozen=True, slots=True)
class TimerModel:
    """
    The timer at a glance.

    Attributes:
        task: What runs; while paused what will run again; while idle the last one, if any.
        started_at: When the running stretch began; the view counts on from `elapsed` itself.
        elapsed: On the task in this stretch, as of the model's making.
        today: Everything today; `target` what the day should have.
        paused_until: None for "until I say so".
        is_private: Paused with nothing sampled.
        capture: In words, while a screen capture is on ("Screens, every 10 min"); else empty.
        no_capture: Why none is taken though that is wanted, where this lasts; else empty.
        capture_is_set: A policy asks for it, so that it cannot be paused by itself.
        is_scripted: Activity comes from a script.
        keystore_is_scripted: The keystore is one for tests.
    """

    state: TimerState
    zone: str
    task: TaskLine | None = None
    elapsed: timedelta = timedelta(0)
    today: timedelta = timedelta(0)
    target: timedelta = timedelta(0)
    paused_until: datetime | None = None
    is_private: bool = False
    capture: str = ""
    no_capture: str = ""
    capture_is_set: bool = False
    is_scripted: bool = False
    keystore_is_scripted: bool = False


@dataclass(frozen=True, slots=True)
class TrayModel:
    """
    What the tray tells.

    Attributes:
        recent: Recent and pinned tasks, at most five.
        questions: How many are open; `question_from`, `question_to` the first one's span.
        waiting, stuck: Deliveries that wait, and that need the person.
        needs_you: Anything does: a question, a stuck delivery, a sign-in.
        trouble: One sentence when something is wrong with the engine itself; else empty.
        is_closed: The store is not open (yet); nothing is known of tasks and times.
        can_unlock: It would open if the person answered their keystore.
    """

    timer: TimerModel
    recent: tuple[TaskLine, ...] = ()
    questions: int = 0
    question_from: datetime | None = None
    question_to: datetime | None = None
    waiting: int = 0
    stuck: int = 0
    needs_you: bool = False
    trouble: str = ""
    is_closed: bool = False
    can_unlock: bool = False


class TimerView(Protocol):
    """The head of the window."""

    def show_timer(self, timer: TimerModel) -> None:
        """Show what runs."""

    def show_busy(self, is_busy: bool) -> None:
        """A start or stop is being written; the button waits."""


class TrayView(Protocol):
    """The tray icon and its menu, or the small window in its place."""

    def show_tray(self, tray: TrayModel) -> None:
        """Show what stands."""
