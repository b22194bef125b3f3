"""
The scripted morning: a real engine and store, a loopback Jira, and a person made of script.

Six hours pass in seconds. Everything that is printed was read back from the store, and every
worklog from the Jira that received it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from tracksync.core.delivery.door import DeliveryState
from tracksync.core.journal.entries import Entry, Question
from tracksync.core.values import dataclass
from tracksync.demo.jira_world import Issue, JiraWorld, Person
from tracksync.demo.scripted import ScriptedClock, ScriptedHands
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane
from tracksync.ports.activity import SessionChange
from tracksync.ports.tracker import Connection
from tracksync.services.personal.connecting.granting import keep_token
from tracksync.services.personal.connecting.tried import SignIn
from tracksync.services.personal.worktime.editing import Edit
from tracksync.services.personal.worktime.reporting import DayView
from tracksync.services.personal.worktime.tasks import fetch_assigned

ZONE = "Europe/Berlin"
MORNING = datetime(2026, 11, 19, 8, 12, tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
EMAIL, TOKEN = "ana@example.org", "a token of the demonstration"
STEP = timedelta(seconds=15)
_PATIENCE_S = 30.0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the morning, told when it happens. `at` is aware, UTC."""

    at: datetime
    mark: str
    said: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was asked, and the answer it was given."""

    question: Question
    answer: str


@dataclass(frozen=True, slots=True)
class Received:
    """A worklog as it stands in the loopback Jira."""

    key: str
    mark: str
    started_at: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class Morning:
    """What became of the morning. `looks` is how often the engine looked up in it."""

    moments: tuple[Moment, ...]
    answers: tuple[Answered, ...]
    day: DayView
    received: tuple[Received, ...]
    looks: int


def build_world() -> JiraWorld:
    """Make a small Jira with Ana in it, and time of somebody else that must not be touched."""
    world = JiraWorld(title="Demo site")
    ana = world.add_person(Person("ana", "Ana Example", EMAIL, TOKEN, ZONE))
    for number, title, state, estimate_h in (
        (142, "Invoice export", "In Progress", 8),
        (139, "Fix login redirect", "In Progress", 3),
        (151, "Plan the winter release", "To Do", 5),
    ):
        world.add_issue(
            Issue(
                id=str(20_000 + number),
                key=f"DEMO-{number}",
                title=title,
                project="Billing",
                state=state,
                category="new" if state == "To Do" else "indeterminate",
                assignee=ana.account_id,
                original_s=estimate_h * 3600,
                remaining_s=estimate_h * 3600,
            )
        )
    return world


class Script:
    """Plays the morning. One instance, once."""

    def __init__(
        self, engine: Engine, clock: ScriptedClock, hands: ScriptedHands, site_url: str
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._hands = hands
        self._site_url = site_url
        self._moments: list[Moment] = []
        self._answers: list[Answered] = []
        self._looks = 0
        self._tell: Callable[[Moment], None] = lambda _: None

    def play(self, world: JiraWorld, tell: Callable[[Moment], None]) -> Morning:
        """Live the morning, tell each moment, deliver, and read everything back."""
        self._tell = tell
        services = self._engine.services
        connection = self._connect()
        review = self._store(lambda: services.tasks.add_local("Code review", via="window"))
        self._say("✓", f"Connected to {connection.account.site_name or 'Jira'} as Ana; three tasks")
        self._start("DEMO-142")
        self._until(10, 0)
        self._start(str(review.ref))
        self._until(12, 4)
        self._lunch()
        self._until(13, 0)
        self._start("DEMO-142")
        self._until(13, 25)
        self._nap()
        self._until(14, 10)
        self._stop()
        self._deliver()
        return self._read_back(world)

    # --- what happens -----------------------------------------------------------------------------

    def _connect(self) -> Connection:
        services = self._engine.services
        sign_in = SignIn("jira", self._site_url, EMAIL, TOKEN)
        draft = self._engine.lanes.ask(
            Lane.NETWORK, lambda: services.connections.try_sign_in(sign_in)
        )
        connection = self._store(lambda: services.connections.name(draft))
        keep_token(self._engine.parts.keystore, connection, TOKEN)
        self._store(lambda: services.connections.save(connection, via="window"))
        tracker = services.connections.adapters(connection, lambda: TOKEN).tracker
        fetched = self._engine.lanes.ask(
            Lane.NETWORK,
            lambda: fetch_assigned(tracker, progress=lambda _: None, cancelled=lambda: False),
        )
        self._store(lambda: services.tasks.keep(connection.id, fetched))
        return connection

    def _start(self, ref: str) -> None:
        started = self._store(lambda: self._engine.services.timer.start(ref, via="tray"))
        text = started.entry.text
        self._say("▸", f"Started {text.title} {text.key}".rstrip())

    def _stop(self) -> None:
        services = self._engine.services
        entry = self._store(lambda: services.timer.stop(via="tray"))
        self._say("■", f"Stopped {entry.text.title}")
        note = Edit(note="Totals per month; the file opens in both spreadsheets.")
        self._store(lambda: services.editing.edit(entry.id, note, via="window"))

    def _lunch(self) -> None:
        """Leave without a word; the screen locks itself; come back and be asked."""
        self._hands.rest()
        self._say("…", "Last input; lunch, and the timer runs on")
        self._until(12, 6)
        self._session(SessionChange.LOCKED)
        self._say("▪", "The screen locks")
        self._until(12, 49)
        self._session(SessionChange.UNLOCKED)
        self._until(12, 51)
        self._hands.work()
        self._tick()
        question = self._asked()
        self._store(lambda: self._engine.services.absences.discard(question.id, via="window"))
        self._answered(question, "a break")

    def _nap(self) -> None:
        """Close the lid for a phone call; say afterwards what it was."""
        self._say("▪", "The lid is shut for a phone call")
        self._session(SessionChange.SLEEPING)
        self._clock.sleep(timedelta(minutes=18))
        self._session(SessionChange.WOKE)
        self._tick()
        question = self._asked()
        self._store(
            lambda: self._engine.services.absences.assign(question.id, "DEMO-139", via="window")
        )
        self._answered(question, "work on DEMO-139")

    def _deliver(self) -> None:
        services = self._engine.services
        waiting = self._store(services.deliveries.outbox)
        self._say("?", f"Preview: {len(waiting)} worklogs wait; the person says send")
        self._store(lambda: services.deliveries.release(None, via="window"))
        until = time.monotonic() + _PATIENCE_S
        while self._is_waiting() and time.monotonic() < until:
            time.sleep(0.05)
        self._say("✓", "Nothing waits to be sent")

    def _is_waiting(self) -> bool:
        deliveries = self._store(self._engine.services.deliveries.outbox)
        return any(d.state is not DeliveryState.DONE for d in deliveries)

    # --- small steps ------------------------------------------------------------------------------

    def _store(self, work: Callable[[], T]) -> T:
        return self._engine.lanes.ask(Lane.STORE, work)

    def _tick(self) -> None:
        self._looks += 1
        self._engine.tick()

    def _session(self, change: SessionChange) -> None:
        self._hands.tell(change)
        self._store(lambda: None)

    def _until(self, hour: int, minute: int) -> None:
        local = MORNING.astimezone(ZoneInfo(ZONE)).replace(hour=hour, minute=minute)
        end = local.astimezone(UTC)
        while (left := end - self._clock.read().at) > timedelta(0):
            self._clock.advance(min(left, STEP))
            self._tick()

    def _asked(self) -> Question:
        *_, question = self._store(self._engine.services.absences.waiting)
        return question

    def _answered(self, question: Question, answer: str) -> None:
        self._answers.append(Answered(question, answer))
        seen = ", ".join(e.value.replace("_", " ") for e in question.evidence)
        self._say("?", f"Asked about {_span(question)} ({seen}). Answer: {answer}")

    def _say(self, mark: str, said: str) -> None:
        moment = Moment(self._clock.read().at, mark, said)
        self._moments.append(moment)
        self._tell(moment)

    def _read_back(self, world: JiraWorld) -> Morning:
        with world.lock:
            received = []
            for booked in world.worklogs():
                issue = world.issue(booked.issue_id)
                mark = booked.properties.get("tracksync", {}).get("id", "")
                started_at = datetime.fromtimestamp(booked.started_ms / 1000, UTC)
                key = "" if issue is None else issue.key
                received.append(Received(key, mark, started_at, booked.seconds))
        received.sort(key=lambda w: w.started_at)
        day = self._store(self._engine.services.reporting.today)
        moments, answers = tuple(self._moments), tuple(self._answers)
        return Morning(moments, answers, day, tuple(received), self._looks)


def _span(question: Question) -> str:
    zone = ZoneInfo(ZONE)
    start, end = (at.astimezone(zone) for at in (question.start_at, question.end_at))
    return f"{start:%H:%M}–{end:%H:%M}"


def length_of(entry: Entry, now: datetime) -> str:
    """Write an entry's length as a table does: 1:48."""
    minutes = entry.length_at(now) // timedelta(minutes=1)
    return f"{minutes // 60}:{minutes % 60:02d}"
