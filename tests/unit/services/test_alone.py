"""
Commands given alone, with no program that watches: their time is the person's word.

Whatever came before them: a run that ended, one that was killed, wishes of a locked keystore.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.services.desk import Desk
from tests.unit.services.test_spooling import Spool
from tracksync.core.journal.intents import Asked
from tracksync.core.problems import NotAllowed

LOOKS = 5
# As long as a silence may be, at most: between the signs of a program that waits.
SURELY_SILENT = 181
# These say what the timer is to do; the others say nothing of its time.
SETTING = ("start", "wish")
DEEDS = (*SETTING, "stop", "other", "others")
OPS = (*DEEDS, "begin", "end", "kill", "wait and live on")


class Person:
    """Gives commands, each in a program of its own, and has programs that watch come and go."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.desk.preferences.choose("activity.sample_seconds", LOOKS)
        self.is_watched = False
        self.number = 0

    def do(self, what: str) -> bool:
        """Do it; whether anything was written down."""
        if self.is_watched:
            self.desk.look()
        elif what != "end":
            self.restart()
        with suppress(NotAllowed):
            match what:
                case "begin":
                    self.begin()
                case "end" | "kill":
                    is_noted = self.is_watched and what == "end"
                    self.leave(in_order=what == "end")
                    return is_noted
                case "start":
                    self.number += 1
                    self.desk.timer.start(self.desk.local(), via="cli", note=str(self.number))
                case "stop":
                    self.desk.timer.stop(via="cli")
                case "other":
                    self.desk.local()
                case "others":
                    for _ in range(25):
                        self.desk.local()
                case _:
                    self.wish(signs=3 if what == "wait and live on" else 0)
            return True
        return False

    def begin(self) -> None:
        self.leave(in_order=True)
        self.desk.begin()
        self.desk.look()
        self.is_watched = True

    def leave(self, *, in_order: bool) -> None:
        if self.is_watched and in_order:
            self.desk.watching.end()
        self.is_watched = False
        self.restart()

    def restart(self) -> None:
        self.desk = self.desk.crash()
        self.desk.preferences.choose("activity.sample_seconds", LOOKS)

    def wish(self, *, signs: int) -> None:
        """Start with the keystore locked; a program that waits for it goes on to watch."""
        self.leave(in_order=True)
        spool = Spool(self.desk)
        spool.ask(Asked.START, ref="Wish", minutes=1)
        for _ in range(signs):
            spool.ask(Asked.SIGN, minutes=1)
        self.desk.spooling.merge(spool.intents, lives_on=signs > 0)
        if signs:
            self.begin()

    def rest(self, seconds: int) -> None:
        """Let time pass, watched or not; the person is there all the time."""
        for _ in range(0, seconds, LOOKS):
            self.desk.clock.advance(seconds=LOOKS)
            if self.is_watched:
                self.desk.look()


@given(st.lists(st.tuples(st.sampled_from(OPS), st.sampled_from([0, 5, 60, 200])), max_size=10))
def test_time_after_a_command_given_alone_is_not_asked_about(life: list[tuple[str, int]]) -> None:
    """And time after a run that was lost is: in every order of deeds, runs, kills and waits."""
    person = Person()
    is_alone = is_lost = False
    silent = 0
    for what, seconds in life:
        asked, had_timer = len(person.desk.questions()), person.desk.is_running()
        was_watched = person.is_watched
        is_written = person.do(what)
        found = len(person.desk.questions()) - asked
        if is_alone:
            assert not found
        if is_lost and had_timer and is_written and silent > SURELY_SILENT:
            assert found
        if what == "kill" and was_watched:
            is_alone, is_lost, silent = False, True, 0
        elif person.is_watched or (what == "end" and was_watched):
            is_alone = is_lost = False
        elif is_written and what in SETTING:
            is_alone, is_lost = True, False
        elif is_written and what in DEEDS:
            silent = 0
        person.rest(seconds)
        silent += seconds


@pytest.fixture
def person() -> Person:
    return Person()


def test_a_run_killed_a_moment_ago_does_not_vouch_for_a_command(person: Person) -> None:
    """The command came after it; the minute since is the person's."""
    person.do("begin")
    person.do("kill")
    person.rest(60)
    person.do("start")
    person.rest(60)
    person.do("stop")

    assert person.desk.asked() == []
    assert person.desk.tracked() == timedelta(minutes=1)


def test_many_commands_after_a_run_do_not_hide_its_end(person: Person) -> None:
    """However many lie between."""
    person.do("begin")
    person.do("end")
    for what in ("others", "others", "start"):
        person.do(what)
    person.rest(60)
    person.do("stop")

    assert person.desk.asked() == []


def test_a_wish_that_a_command_carries_out_is_no_run(person: Person) -> None:
    """The keystore was slow once; nobody watches all the same."""
    person.do("wish")
    person.rest(60)
    person.do("stop")

    assert person.desk.asked() == []
    assert person.desk.tracked() == timedelta(minutes=2)


def test_minutes_before_the_keystore_opens_are_whole(person: Person) -> None:
    """A program that waits leaves a sign once a minute; that is often enough."""
    person.do("start")
    person.do("wait and live on")
    person.rest(60)
    person.do("stop")

    assert person.desk.asked() == []
    assert person.desk.spans()[-1] == ("08:00:00", "08:05:00")


def test_a_lost_run_is_noted_once(person: Person) -> None:
    """By the first deed that sets the timer, before it; a new run says so by its start."""
    for what in ("begin", "kill", "other", "start", "start", "begin", "kill", "begin"):
        person.do(what)
    with person.desk.store.read() as snapshot:
        kinds = [h.record.kind for h in reversed(snapshot.happenings())]

    assert kinds == [
        *("RunStarted", "TaskSaved", "TaskSaved", "RunEnded", "TimerStarted"),
        *("TaskSaved", "TimerStarted"),
        *("RunStarted", "RunStarted"),
    ]


@pytest.mark.parametrize("seconds", [30, 60, 170, 300])
def test_what_has_nothing_to_do_with_the_timer_vouches_for_nothing(
    person: Person, seconds: int
) -> None:
    """The timer ran when the run was lost; a task made then is no word about the night."""
    person.do("start")
    person.do("begin")
    person.rest(600)
    person.do("kill")
    person.rest(seconds)
    person.do("other")
    person.rest(15 * 3600)
    person.do("begin")

    assert person.desk.tracked() <= timedelta(minutes=10, seconds=seconds)
    assert person.desk.asked() != []
