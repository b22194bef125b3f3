"""Nothing is lost and nothing is made up: what is tracked, and what is asked, is the truth."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.profiles import IS_THOROUGH
from tests.unit.services.desk import DOOR, Desk
from tracksync.ports.activity import SessionChange

pytestmark = pytest.mark.thorough

NOTHING = timedelta(0)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
DAYS = 3_000 if IS_THOROUGH else 200
ROUNDS = 20


class Day:
    """
    A day of one seed, lived by somebody who knows the truth.

    Attributes:
        on: How long the timer ran.
        there: How much of that the person was there and was watched being there.
        moments: How often something began or ended; each may cost a second.
    """

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.desk = Desk()
        self.tasks = [self.desk.local(f"Task {n}") for n in range(3)]
        self.on = self.there = NOTHING
        self.moments = 0
        self.desk.begin()
        self.desk.timer.start(self.tasks[0], via=DOOR)

    def live(self, parts: int) -> None:
        """Be there, go away, come back; in the end stop."""
        for _ in range(parts):
            self.be_there()
            leave: Callable[[], None] = self.rng.choice(
                [self.rest, self.sleep, self.lock, self.stand_still, self.crash, self.restart]
            )
            if self.rng.random() < 0.6:
                leave()
                self.desk.at_rest = NOTHING
            if self.rng.random() < 0.15:
                self.desk.clock.step(minutes=self.rng.choice([-200, -3, 3, 200]))
            if self.rng.random() < 0.6:
                self.act()
        self.be_there()
        if self.desk.is_running():
            self.desk.timer.stop(via=DOOR)

    # --- there and away ---------------------------------------------------------------------------

    def be_there(self) -> None:
        """Work, with a little thinking in between; the first look may end what ran before."""
        for length in (1, self.rng.randrange(1, 12), self.rng.randrange(4)):
            self.pass_(lambda length=length: self.desk.work(minutes=length), there=True)  # type: ignore[misc]  # bound now
        self.pass_(lambda: self.desk.rest(minutes=self.rng.randrange(4)), there=True)
        self.pass_(lambda: self.desk.work(minutes=1), there=True)

    def rest(self) -> None:
        self.pass_(lambda: self.desk.rest(minutes=self.rng.randrange(6, 60)))

    def sleep(self) -> None:
        self.pass_(lambda: self.desk.clock.sleep(minutes=self.rng.choice([4, 50, 400])))

    def lock(self) -> None:
        self.desk.watching.told(SessionChange.LOCKED)
        self.pass_(lambda: self.desk.rest(minutes=self.rng.randrange(1, 60)))
        self.desk.watching.told(SessionChange.UNLOCKED)

    def stand_still(self) -> None:
        """The process is stopped, and goes on."""
        self.pass_(lambda: self.desk.clock.advance(minutes=self.rng.choice([4, 50, 400])))

    def crash(self) -> None:
        """And start anew later, or give single commands first."""
        self.desk = self.desk.crash()
        minutes, clock = self.rng.choice([4, 50, 400]), self.desk.clock
        gaps: list[Callable[[], object]] = [
            lambda: clock.advance(minutes=minutes),
            lambda: clock.sleep(minutes=minutes),
            lambda: clock.reboot(minutes=minutes),
        ]
        self.pass_(self.rng.choice(gaps))
        if self.rng.random() < 0.3:
            self.desk.local("By a command")
        if self.rng.random() < 0.3:
            self.act()
        self.desk.begin()

    def restart(self) -> None:
        """End in order, and start anew later."""
        self.desk.watching.end()
        self.crash()

    def pass_(self, part: Callable[[], object], *, there: bool = False) -> None:
        """Let a part of the day pass, and know what it was."""
        is_running = self.desk.is_running()
        before = self.desk.clock.now
        part()
        after = self.desk.clock.now
        length = after.at - before.at
        self.moments += 1
        if is_running:
            self.on += length
            self.there += length if there else NOTHING

    # --- deeds ------------------------------------------------------------------------------------

    def act(self) -> None:
        """Do something to the timer; who acts is there."""
        self.moments += 1
        timer = self.desk.timer
        with self.desk.store.read() as snapshot:
            is_paused = snapshot.timer().is_paused
        if is_paused:
            timer.resume(via=DOOR)
        elif not self.desk.is_running():
            timer.start(self.rng.choice(self.tasks), via=DOOR)
        else:
            deed: Callable[[], object] = self.rng.choice(
                [
                    lambda: timer.start(self.rng.choice(self.tasks), via=DOOR),
                    lambda: timer.stop(via=DOOR),
                    lambda: timer.pause(via=DOOR),
                ]
            )
            deed()

    # --- what must be true ------------------------------------------------------------------------

    def asked(self) -> timedelta:
        return sum((q.end_at - q.start_at for q in self.desk.questions()), NOTHING)


@pytest.mark.parametrize("first", range(0, DAYS, DAYS // ROUNDS))
def test_what_is_tracked_and_what_is_asked_is_what_was(first: int) -> None:
    """Lunch, lid, lock, crash, stopped process, stepped clock: absence is no work, work is."""
    for seed in range(first, first + DAYS // ROUNDS):
        day = Day(seed)
        day.live(8)
        tracked, asked = day.desk.tracked(), day.asked()
        slack = day.moments * SECOND

        assert abs(tracked + asked - day.on) <= slack, f"seed {seed}: lost or made up"
        assert tracked <= day.there + slack, f"seed {seed}: absence counted as work"
        assert tracked >= day.there - day.moments * MINUTE, f"seed {seed}: work not counted"


@pytest.mark.parametrize("first", range(0, DAYS, DAYS // ROUNDS))
def test_everything_kept_is_everything_that_was(first: int) -> None:
    """Answering every question with keep gives back all the time the timer ran, once."""
    for seed in range(first, first + DAYS // ROUNDS):
        day = Day(seed)
        day.live(6)
        questions = list(day.desk.questions())
        day.rng.shuffle(questions)
        for question in questions:
            day.desk.absences.keep(question.id, via=DOOR)

        assert abs(day.desk.tracked() - day.on) <= day.moments * SECOND, f"seed {seed}"
        assert day.desk.questions() == ()
