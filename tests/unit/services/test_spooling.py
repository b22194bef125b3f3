"""Carrying out, after unlocking, what was asked for while the store could not be opened."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.services.desk import DOOR, Desk, at
from tracksync.core.journal.entries import Entry
from tracksync.core.journal.intents import Asked, Intent
from tracksync.core.problems import NotAllowed
from tracksync.core.tasks import LOCAL
from tracksync.services.personal.journal.changed import Changed

MINUTE = timedelta(minutes=1)


class Spool:
    """Wishes, each made at the moment it is asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.intents: tuple[Intent, ...] = ()

    def ask(self, asked: Asked, *, ref: str = "", note: str = "", minutes: float = 0) -> Intent:
        """Ask for something, and let so many minutes pass."""
        now = self._desk.clock.read()
        intent = Intent(self._desk.ids.new(), asked, now, "cli", ref=ref, note=note)
        self.intents += (intent,)
        self._desk.clock.advance(minutes=minutes)
        return intent


def entry_of(desk: Desk, intent: Intent) -> Entry:
    return desk.entry(intent.id)


def test_a_morning_without_a_keystore_is_not_lost(desk: Desk) -> None:
    """Each wish counts from when it was made."""
    desk.connect()
    spool = Spool(desk)
    spool.ask(Asked.START, ref="PROJ-142", note="Cents", minutes=30)
    spool.ask(Asked.PAUSE, minutes=10)
    spool.ask(Asked.RESUME, minutes=20)
    spool.ask(Asked.NOTE, note="Rounding", minutes=5)
    spool.ask(Asked.STOP, minutes=60)
    merged = desk.spooling.merge(spool.intents)

    assert merged.refused == ()
    assert merged.done == tuple(i.id for i in spool.intents)
    assert desk.spans() == [("08:00:00", "08:30:00"), ("08:40:00", "09:05:00")]
    assert [e.text.note for e in desk.entries()] == ["Cents", "Rounding"]


def test_private_time_stays_private(desk: Desk) -> None:
    """A pause is marked as it was asked for, also when it waited for the keystore."""
    spool = Spool(desk)
    spool.ask(Asked.START, ref="Invoice export", minutes=10)
    spool.ask(Asked.PRIVATE, minutes=10)
    desk.spooling.merge(spool.intents)
    with desk.store.read() as snapshot:
        private = snapshot.timer()
    spool.ask(Asked.RESUME, minutes=1)
    spool.ask(Asked.PAUSE)
    desk.spooling.merge(spool.intents)
    with desk.store.read() as snapshot:
        plain = snapshot.timer()

    assert (private.is_paused, private.is_private) == (True, True)
    assert (plain.is_paused, plain.is_private) == (True, False)


def test_the_name_that_was_promised_is_the_entrys(desk: Desk) -> None:
    """Even where the same task runs already: the promise is kept."""
    ref = desk.local()
    running = desk.timer.start(ref, via="cli").entry
    desk.clock.advance(minutes=10)
    intent = Spool(desk).ask(Asked.START, ref=ref, minutes=10)
    desk.spooling.merge((intent,))

    assert entry_of(desk, intent).start_at == desk.entry(running).end_at
    assert desk.tracked() == 20 * MINUTE


def test_merging_twice_changes_nothing(desk: Desk) -> None:
    """A crash between merging and forgetting is harmless, also for what resumed nothing."""
    spool = Spool(desk)
    spool.ask(Asked.PAUSE, minutes=1)
    spool.ask(Asked.RESUME, minutes=1)
    spool.ask(Asked.START, ref="Some text", minutes=30)
    spool.ask(Asked.STOP)
    desk.spooling.merge(spool.intents)
    before = desk.entries()
    again = desk.crash().spooling.merge(spool.intents)

    assert again.refused == ()
    assert desk.entries() == before
    assert len(desk.tasks.find()) == 1


def test_a_crash_between_making_a_task_and_starting_it_makes_no_second_one(desk: Desk) -> None:
    """The task bears the name of the wish."""
    intent = Spool(desk).ask(Asked.START, ref="Some text", minutes=5)
    desk.tasks.add_local("Some text", via="cli", task=intent.id)
    desk.spooling.merge((intent,))

    assert entry_of(desk, intent).task.remote_id == str(intent.id)
    assert len(desk.tasks.find()) == 1


def test_a_title_that_several_have_makes_one_task_of_its_own(desk: Desk) -> None:
    """Which was meant cannot be asked any more; a crash in between makes no second one."""
    for _ in range(2):
        desk.local("Some text")
    intent = Spool(desk).ask(Asked.START, ref="Some text", minutes=5)
    desk.tasks.add_local("Some text", via="cli", task=intent.id)
    desk.spooling.merge((intent,))

    assert entry_of(desk, intent).task.remote_id == str(intent.id)
    assert len(desk.tasks.find()) == 3


def test_wishes_are_carried_out_in_order_of_time(desk: Desk) -> None:
    """However they come out of the spool."""
    spool = Spool(desk)
    spool.ask(Asked.START, ref="Some text", minutes=30)
    spool.ask(Asked.STOP)
    desk.spooling.merge(spool.intents[::-1])

    assert desk.tracked() == 30 * MINUTE


def test_a_task_nobody_knows_becomes_a_local_one(desk: Desk) -> None:
    """The list was locked away when its name was typed; no time is lost for it."""
    intent = Spool(desk).ask(Asked.START, ref=" =cmd|x\x00 \u202e", minutes=5)
    desk.spooling.merge((intent,))
    entry = entry_of(desk, intent)

    assert entry.task.connection == LOCAL
    assert entry.text.title == "=cmd|x"
    assert any(Changed.TASKS in told for told in desk.told)


def test_a_key_of_two_sites_becomes_a_local_task(desk: Desk) -> None:
    """Nobody can be asked any more; the person moves it later."""
    desk.connect()
    desk.connect(name="jira-2")
    intent = Spool(desk).ask(Asked.START, ref="PROJ-142", minutes=5)
    desk.spooling.merge((intent,))

    assert entry_of(desk, intent).text.title == "PROJ-142"
    assert entry_of(desk, intent).task.is_local


def test_the_last_task_goes_on(desk: Desk) -> None:
    """`start --last` names nothing."""
    ref = desk.local()
    desk.editing.add(ref, at(desk, 6), at(desk, 7), via=DOOR)
    intent = Spool(desk).ask(Asked.START, minutes=5)
    desk.spooling.merge((intent,))

    assert str(entry_of(desk, intent).task) == ref


def test_without_a_last_task_there_is_one_without_a_name(desk: Desk) -> None:
    """The first run ever, or a last task that is gone: the time is kept all the same."""
    made = desk.connect()
    first = Spool(desk).ask(Asked.START, minutes=5)
    desk.spooling.merge((first,))
    assert entry_of(desk, first).text.title == "(no name)"
    desk.timer.start("PROJ-142", via=DOOR)
    desk.clock.advance(minutes=5)
    desk.timer.stop(via=DOOR)
    desk.connections.remove(made.id, via=DOOR, keep_tasks=False)
    second = Spool(desk).ask(Asked.START, minutes=5)
    desk.spooling.merge((second,))
    assert entry_of(desk, second).text.title == "(no name)"
    ref = desk.local("Deleted")
    desk.timer.start(ref, via=DOOR)
    desk.clock.advance(minutes=5)
    desk.timer.stop(via=DOOR)
    desk.tasks.delete(ref, via=DOOR)
    third = Spool(desk).ask(Asked.START, minutes=5)
    desk.spooling.merge((third,))

    assert entry_of(desk, third).text.title == "(no name)"


def test_what_cannot_be_carried_out_is_told(desk: Desk) -> None:
    """Stopping what does not run is no reason to keep the wish."""
    intent = Spool(desk).ask(Asked.STOP)
    merged = desk.spooling.merge((intent,))

    ((refused, problem),) = merged.refused
    assert refused == intent
    assert isinstance(problem, NotAllowed)
    assert merged.done == (intent.id,)


def test_a_note_without_an_entry_is_passed_over(desk: Desk) -> None:
    """There is nothing to note it on."""
    intent = Spool(desk).ask(Asked.NOTE, note="Cents")

    assert desk.spooling.merge((intent,)).refused == ()


def test_a_note_after_work_goes_to_the_last_entry(desk: Desk) -> None:
    """It was made after stopping."""
    entry = desk.editing.add(desk.local(), at(desk, 6), at(desk, 7), via=DOOR)
    desk.spooling.merge((Spool(desk).ask(Asked.NOTE, note="Cents"),))

    assert desk.entry(entry).text.note == "Cents"


def test_a_full_disk_leaves_the_wishes_where_they_are(desk: Desk) -> None:
    """What was promised as durable is not thrown away."""
    spool = Spool(desk)
    spool.ask(Asked.START, ref="Some text", minutes=30)
    spool.ask(Asked.STOP)
    desk.store.is_full = True
    merged = desk.spooling.merge(spool.intents)
    assert merged.done == ()
    desk.store.is_full = False
    desk.spooling.merge(spool.intents)

    assert desk.tracked() == 30 * MINUTE


# --- what nobody can vouch for --------------------------------------------------------------------


def crashed_last_evening(desk: Desk) -> Desk:
    """Half an hour of watched work, a crash, and a night."""
    desk.begin()
    desk.timer.start(desk.local("Yesterday"), via=DOOR)
    desk.work(minutes=30)
    desk.clock.reboot(hours=14)
    return desk.crash()


def test_a_start_in_the_morning_makes_no_work_of_the_night(desk: Desk) -> None:
    """The timer of last evening ended with the last sign of life."""
    later = crashed_last_evening(desk)
    intent = Spool(later).ask(Asked.START, ref="Today", minutes=10)
    later.spooling.merge((intent,))

    assert later.tracked() == 40 * MINUTE
    assert later.asked() == [("08:30:00", "22:30:00", ("restarted", "crashed"))]


def test_a_sign_of_life_does_not_hide_the_night_either(desk: Desk) -> None:
    """The program was alive in the morning, but nobody was at work before."""
    later = crashed_last_evening(desk)
    spool = Spool(later)
    spool.ask(Asked.RESUME, minutes=1)
    spool.ask(Asked.SIGN, minutes=1)
    later.spooling.merge(spool.intents)
    later.begin()

    assert later.tracked() == 30 * MINUTE
    assert [seen for _, _, seen in later.asked()] == [("restarted", "crashed")]


def test_a_wish_refused_in_the_morning_does_not_hide_the_night(desk: Desk) -> None:
    """Merged a moment later, by a program that has just come up."""
    later = crashed_last_evening(desk)
    spool = Spool(later)
    spool.ask(Asked.RESUME, minutes=1)
    later.spooling.merge(spool.intents)
    later.begin()

    assert later.tracked() == 30 * MINUTE


def test_a_crash_before_unlocking_is_noticed(desk: Desk) -> None:
    """The last sign of life says until when the timer can be believed."""
    spool = Spool(desk)
    start = spool.ask(Asked.START, ref="Today", minutes=9)
    spool.ask(Asked.SIGN, minutes=1)
    desk.clock.reboot(minutes=50)
    later = desk.crash()
    later.spooling.merge(spool.intents, lives_on=True)
    later.begin()

    assert entry_of(later, start).duration == 9 * MINUTE
    assert later.asked() == [("08:09:00", "09:00:00", ("restarted", "crashed"))]


def test_unlocking_late_asks_nothing(desk: Desk) -> None:
    """The program was alive all the time; it only could not write."""
    spool = Spool(desk)
    spool.ask(Asked.START, ref="Today", minutes=3.5)
    spool.ask(Asked.SIGN, minutes=1.5)
    desk.preferences.choose("activity.sample_seconds", 5)
    desk.spooling.merge(spool.intents, lives_on=True)
    desk.begin()
    desk.preferences.choose("activity.sample_seconds", 60)
    desk.work(minutes=5)

    assert desk.questions() == ()
    assert desk.tracked() == 10 * MINUTE
