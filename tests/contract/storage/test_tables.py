"""What every store does with samples, tasks, connections, deliveries and what was sent."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest

from tests.contract.storage.saved_stores.make import REVIEW, SCHEDULES, TOLD
from tests.fakes.store import (
    ALPHA,
    BETA,
    LOCAL_TASK,
    MORNING,
    Scribe,
    SteppedClock,
    hours,
    make_local_store,
    minutes,
    seconds,
)
from tracksync.core.clock import EPOCH
from tracksync.core.delivery.door import Delivery, DeliveryState, Verb, delivery_key
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.hues import Hue
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import EntryText
from tracksync.core.sentences import UNSAID, say
from tracksync.core.standup.composer import Line, Section
from tracksync.core.standup.postings import UNREVIEWED, Posting, PostingState, Seen
from tracksync.core.standup.review import switched
from tracksync.core.standup.schedules import Device
from tracksync.core.tasks import Task, TaskRef, search
from tracksync.core.worktime.activity import NOTHING_KNOWN, Block, Sample, Use, Used
from tracksync.ports.store import SentRecord, SentTotal, Store
from tracksync.ports.tracker import Account, Connection
from tracksync.storage.memory import MemoryStore

POINTER = Use(Used.YES, Used.NO)
NOTHING = Use(Used.NO, Used.NO)
GRACE = seconds(12)
ENTRY = UUID(int=4711)


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture(params=["memory", "local"])
def store(request: pytest.FixtureRequest, tmp_path: Path, clock: SteppedClock) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else make_local_store(tmp_path, clock)
    yield made
    made.close()


def sample(store: Store, clock: SteppedClock, use: Use, *, after: float = 5) -> None:
    reading = clock.move(seconds=after)
    store.add_sample(Sample(reading.at, use), reading, grace=GRACE)


def blocks(store: Store, start: datetime, end: datetime) -> list[Block]:
    with store.read() as now:
        return list(now.blocks_between(start, end))


def test_samples_become_blocks(store: Store, clock: SteppedClock) -> None:
    """Equal ones grow one block, a silence leaves a gap, and all of it can be read at once."""
    for use in (POINTER, POINTER, NOTHING, NOTHING):
        sample(store, clock, use)
    sample(store, clock, NOTHING_KNOWN, after=600)

    at = [MORNING + seconds(s) for s in (5, 10, 20, 620)]
    expected = [
        Block(at[0], at[1], POINTER),
        Block(at[1], at[2], NOTHING),
        Block(at[3], at[3], NOTHING_KNOWN),
    ]
    assert blocks(store, MORNING, MORNING + hours(1)) == expected
    assert blocks(store, at[1], at[2]) == expected[1:2]
    assert blocks(store, at[2], at[3]) == []


def test_blocks_stay_the_same_when_they_move_to_their_place(
    store: Store, clock: SteppedClock
) -> None:
    """Minutes of quickly changing use, made durable several times, read as they were sampled."""
    for number in range(200):
        sample(store, clock, (POINTER, NOTHING, NOTHING_KNOWN)[number // 2 % 3], after=2)
        if number == 77:
            store.flush()

    found = blocks(store, MORNING, MORNING + hours(1))

    assert len(found) == 100
    assert all(a.end == b.start for a, b in pairwise(found))
    assert found[0].start == MORNING + seconds(2)
    assert found[-1].end == MORNING + seconds(400)
    middle = MORNING + seconds(201)
    assert [b for b in found if b.start <= middle < b.end] == blocks(
        store, middle, middle + seconds(0.5)
    )


def test_a_clock_that_was_set_back_adds_no_block_twice(store: Store, clock: SteppedClock) -> None:
    """The time was told of already; only the sign of life is new."""
    sample(store, clock, POINTER)
    sample(store, clock, POINTER)
    back = replace(clock.move(seconds=5), at=MORNING - hours(1))
    clock.set(back)
    store.add_sample(Sample(back.at, POINTER), back, grace=GRACE)

    assert blocks(store, MORNING - hours(2), MORNING + hours(2)) == [
        Block(MORNING + seconds(5), MORNING + seconds(10), POINTER)
    ]
    with store.read() as now:
        sign = now.last_sign()
    assert sign is not None
    assert sign.reading == back


def test_the_last_sign_is_the_newest_sample_or_record(store: Store, clock: SteppedClock) -> None:
    """Newest by order of writing; in order only when the run ended last, and then it is over."""
    scribe = Scribe(store, clock)

    def sign() -> tuple[datetime, bool, bool]:
        with store.read() as now:
            found = now.last_sign()
            assert found is not None
            return found.reading.at, found.is_in_order, now.is_in_run()

    with store.read() as now:
        assert not now.is_in_run()
    scribe.add(ev.RunStarted("1"))
    assert sign() == (MORNING, False, True)
    sample(store, clock, POINTER)
    assert sign() == (MORNING + seconds(5), False, True)
    clock.move(seconds=1)
    scribe.add(ev.RunEnded())
    assert sign() == (MORNING + seconds(6), True, False)
    sample(store, clock, POINTER)
    assert sign() == (MORNING + seconds(11), False, True)


JIRA = [
    Task(TaskRef("jira-1", str(n)), f"PROJ-{n}", f"Täsk {n}", "jira", project="P", state="Open")
    for n in (3, 1, 2)
]


def save(store: Store, tasks: list[Task], *, is_complete: bool) -> None:
    with store.write() as unit:
        unit.save_tasks("jira-1", tasks, is_complete=is_complete)


def all_tasks(store: Store, *, include_done: bool = False) -> list[Task]:
    with store.read() as now:
        return list(now.tasks(include_done=include_done))


def test_tasks_keep_the_order_of_the_service(store: Store) -> None:
    """Everything the service told comes back."""
    rich = replace(
        JIRA[0],
        url="https://example.atlassian.net/browse/PROJ-3",
        estimate=hours(8),
        logged=minutes(90),
        remaining=minutes(1),
        seen_at=MORNING,
        kind="Bug",
        due_on=date(2026, 12, 1),
    )
    save(store, [rich, *JIRA[1:]], is_complete=True)

    assert all_tasks(store) == [rich, *JIRA[1:]]
    with store.read() as now:
        assert now.task(rich.ref) == rich
        assert now.task(TaskRef("jira-1", "99")) is None
        assert now.task_by_key("proj-1") == (JIRA[1],)
        assert now.task_by_key("PROJ-99") == ()
    with store.write() as unit:
        before = unit.task_by_key("proj-99")
        unit.save_tasks("jira-1", (replace(JIRA[1], key="PROJ-99"),), is_complete=False)
        within = unit.task_by_key("proj-99"), unit.task_by_key("PROJ-1")
    with store.read() as now:
        after = now.task_by_key("proj-99"), now.task_by_key("PROJ-1")

    assert before == ()
    assert within == after == ((replace(JIRA[1], key="PROJ-99"),), ())


def is_found(store: Store, text: str) -> list[str]:
    """Tell the titles of what a search finds, which is what searching all of them finds."""
    with store.read() as now:
        found = now.find_tasks(text, include_done=True)
        assert found == search(now.tasks(include_done=True), text)
        assert found[:1] == now.find_tasks(text, include_done=True, limit=1)
        return [task.title for task in found]


def test_a_search_finds_what_stands_now(store: Store, clock: SteppedClock) -> None:
    """However often tasks come, change, move, end and go; in a unit with what it did itself."""
    save(store, JIRA, is_complete=True)
    assert is_found(store, "tasK") == ["Täsk 3", "Täsk 1", "Täsk 2"]
    assert is_found(store, "p täsk") == is_found(store, "") == ["Täsk 3", "Täsk 1", "Täsk 2"]
    with store.write() as unit:
        unit.pin_task(JIRA[2].ref, is_pinned=True)
        unit.save_tasks("jira-1", [replace(JIRA[0], title="Owl")], is_complete=False)
        assert [task.title for task in unit.find_tasks("owl")] == ["Owl"]
    assert is_found(store, "proj") == ["Täsk 2", "Owl", "Täsk 1"]
    with store.read() as before:
        save(store, [replace(JIRA[0], title="Fox", is_done=True)], is_complete=False)
        before.find_tasks("fox")
    assert (is_found(store, "owl"), is_found(store, "fox")) == ([], ["Fox"])
    assert is_found(store, "")[-1] == "Fox"
    with store.read() as now:
        assert now.find_tasks("fox") == ()
        assert [task.title for task in now.tasks(limit=1)] == ["Täsk 2"]
    Scribe(store, clock).add(ev.TaskSaved(LOCAL_TASK, EntryText("Read"), "Fox"))
    assert is_found(store, "fox") == ["Fox", "Read"]
    with store.write() as unit:
        unit.forget_tasks("jira-1")
    assert is_found(store, "fox") == ["Read"]


def test_a_search_that_failed_to_change_anything_finds_what_was(store: Store) -> None:
    """A unit that is given up has changed nothing."""
    save(store, JIRA, is_complete=True)
    with contextlib.suppress(RuntimeError), store.write() as unit:
        unit.forget_tasks("jira-1")
        raise RuntimeError
    assert len(is_found(store, "proj")) == 3


def test_a_refresh_keeps_pins_and_forgets_no_task(store: Store) -> None:
    """What a complete refresh does not name is no longer assigned, and moves behind."""
    save(store, JIRA, is_complete=True)
    with store.write() as unit:
        unit.pin_task(JIRA[2].ref, is_pinned=True)
    save(store, [replace(JIRA[2], title="New title"), JIRA[1]], is_complete=True)

    pinned = replace(JIRA[2], title="New title", is_pinned=True)
    assert all_tasks(store) == [pinned, JIRA[1], replace(JIRA[0], is_assigned=False)]


def test_a_chosen_colour_stays_with_its_task(store: Store, clock: SteppedClock) -> None:
    """Through refreshes, until another one is chosen, or automatic; a local one's is journaled."""
    save(store, JIRA, is_complete=True)
    scribe = Scribe(store, clock)
    scribe.add(ev.TaskSaved(LOCAL_TASK, EntryText("Read"), "Books", hue=Hue.TEAL))
    with store.write() as unit:
        unit.colour_task(JIRA[0].ref, Hue.ROSE)
        assert unit.chosen_hue(JIRA[0].ref) is Hue.ROSE
    save(store, [replace(JIRA[0], title="New title")], is_complete=True)
    with store.read() as now:
        told = {task.ref: task.chosen_hue for task in now.tasks()}
        assert told == {ref: now.chosen_hue(ref) for ref in told}
        assert [told[ref] for ref in (JIRA[0].ref, JIRA[1].ref, LOCAL_TASK)] == [
            Hue.ROSE,
            None,
            Hue.TEAL,
        ]
        assert now.chosen_hue(TaskRef("jira-9", "nobody")) is None
    with store.write() as unit:
        unit.colour_task(JIRA[0].ref, Hue.PLUM)
    scribe.add(ev.TaskSaved(LOCAL_TASK, EntryText("Read more"), "Books"))
    with store.read() as now:
        assert (now.chosen_hue(JIRA[0].ref), now.chosen_hue(LOCAL_TASK)) == (Hue.PLUM, None)


def test_a_refresh_notes_that_a_state_changed(store: Store) -> None:
    """When it was last seen in another one; what is told again changes nothing about that."""
    doing = replace(JIRA[0], state="Doing", seen_at=MORNING, assignee="Ana Weber")
    review = replace(doing, state="In Review", seen_at=MORNING + minutes(15))
    save(store, [doing], is_complete=True)
    assert all_tasks(store) == [doing]
    save(store, [replace(doing, state="")], is_complete=True)
    save(store, [doing], is_complete=True)
    assert all_tasks(store) == [doing]
    save(store, [review], is_complete=True)
    later = replace(review, seen_at=MORNING + hours(2))
    save(store, [later], is_complete=False)

    assert all_tasks(store) == [replace(later, moved_after=MORNING)]


def test_a_partial_refresh_changes_only_what_it_names(store: Store) -> None:
    """One task that was looked up goes to the end, or changes where it stands."""
    save(store, JIRA[:2], is_complete=True)
    done = replace(JIRA[0], is_done=True)
    save(store, [JIRA[2], done], is_complete=False)

    assert all_tasks(store, include_done=True) == [JIRA[1], JIRA[2], done]
    assert all_tasks(store) == [JIRA[1], JIRA[2]]
    with store.read() as now:
        assert now.task_by_key("PROJ-3") == (done,)


def test_a_task_of_another_connection_is_refused(store: Store) -> None:
    """It would overwrite somebody else's."""
    with pytest.raises(ValueError, match="does not belong"):
        save(store, [replace(JIRA[0], ref=TaskRef("jira-2", "3"))], is_complete=False)
    assert all_tasks(store) == []


def test_local_tasks_come_from_the_journal(store: Store, clock: SteppedClock) -> None:
    """Made, renamed and finished by events."""
    scribe = Scribe(store, clock)
    scribe.add(ev.TaskSaved(LOCAL_TASK, EntryText("Read", "", ""), "Books"))
    scribe.add(ev.TaskSaved(LOCAL_TASK, EntryText("Read more"), "Books", is_pinned=True))

    expected = Task(LOCAL_TASK, "", "Read more", "local", project="Books", is_pinned=True)
    assert all_tasks(store) == [expected]
    scribe.add(ev.TaskSaved(LOCAL_TASK, EntryText("Read more"), "Books", is_done=True))
    assert all_tasks(store) == []


def test_a_deleted_task_is_known_and_not_found(store: Store, clock: SteppedClock) -> None:
    """By its reference alone, or where all are asked for, behind the finished; it may return."""
    scribe = Scribe(store, clock)
    done = replace(JIRA[0], is_done=True)
    save(store, [done], is_complete=True)
    saved = ev.TaskSaved(LOCAL_TASK, EntryText("Read", "R-1"), "Books", is_pinned=True)
    scribe.add(saved)
    assert is_found(store, "read") == ["Read"]
    (before,) = all_tasks(store)
    scribe.add(replace(saved, is_deleted=True))
    assert (is_found(store, "read"), all_tasks(store)) == ([], [])
    assert all_tasks(store, include_done=True) == [done]
    gone = replace(before, is_deleted=True, is_done=True, is_pinned=False)
    with store.read() as now:
        assert now.tasks(include_deleted=True) == (done, gone)
        assert (now.task(LOCAL_TASK), now.task_by_key("R-1")) == (gone, ())
    with store.write() as unit:
        unit.pin_task(JIRA[0].ref, is_pinned=True)
        assert (unit.task_by_key("R-1"), unit.find_tasks("read", include_done=True)) == ((), ())
    scribe.add(saved)
    assert (is_found(store, "read"), all_tasks(store)) == (["Read"], [before])


def connection(name: str) -> Connection:
    account = Account("id", "Ann", "ann@example.org", "Europe/Berlin", "Example", "s-1")
    return Connection(
        name,
        "jira",
        "https://example.atlassian.net",
        "ann@example.org",
        account,
        is_paused=True,
        last_read_at=MORNING,
        extra={"k": "v"},
    )


def test_connections_come_back_as_saved(store: Store) -> None:
    """By id; saving again replaces."""
    two, one = connection("jira-2"), connection("jira-1")
    with store.write() as unit:
        unit.save_connection(two)
        unit.save_connection(one)
        unit.save_connection(replace(one, mode="automatic"))

    with store.read() as now:
        assert now.connections() == (replace(one, mode="automatic"), two)
        assert now.connection("jira-2") == two
        assert now.connection("jira-3") is None


def delivery(number: int, *, task: TaskRef = ALPHA, connection: str = "jira-1") -> Delivery:
    entry = UUID(int=number)
    worklog = Worklog(task, MORNING, 3600, f"comment {number}", str(entry))
    return Delivery(delivery_key(connection, entry, task), connection, entry, task, worklog)


def keep(store: Store, *deliveries: Delivery) -> None:
    with store.write() as unit:
        for item in deliveries:
            unit.save_delivery(item)


def test_a_delivery_comes_back_whole(store: Store) -> None:
    """Every field, in the same transaction as the entry."""
    full = replace(
        delivery(1),
        synced=Worklog(ALPHA, MORNING, 60, "before", "mark"),
        sending=Worklog(ALPHA, MORNING, 120, "now", "mark"),
        remote_id="77",
        state=DeliveryState.UNKNOWN,
        attempted=Verb.UPDATE,
        attempts=3,
        looks=2,
        not_before_at=MORNING,
        unknown_since_at=MORNING - hours(1),
        is_released=True,
        reason=say("It said no"),
        remedy=say("Say yes"),
        changed_at=MORNING,
        is_withheld=True,
        is_set_aside=True,
        follow_at=MORNING + hours(1),
        hold="endpoint",
        before=("70", "71"),
        is_lacking=True,
    )
    plain = delivery(3)
    forgotten = [
        f.name for f in fields(Delivery) if getattr(full, f.name) == getattr(plain, f.name)
    ]
    assert set(forgotten) == {"connection", "task"}
    keep(store, full, replace(delivery(2), wanted=None))

    with store.read() as now:
        assert now.delivery(full.key) == full
        assert now.delivery("nothing") is None
        assert now.deliveries_of(full.entry) == (full,)
    keep(store, replace(full, reason=UNSAID))
    with store.read() as now:
        assert now.delivery(full.key) == replace(full, reason=UNSAID)
        assert len(now.deliveries()) == 2


def test_a_reason_keeps_what_it_was_made_of(store: Store) -> None:
    """A window that opens it tomorrow says it in the person's language, to the last word."""
    told = say("It costs {price:.2f} {{euros}}", price=2.5)
    reason = say("{what} Jira says: “{told}” ({code})", what=told, told="{no}", code=402)
    keep(store, replace(delivery(1), reason=reason, remedy=say("{name}", name=MORNING.date())))

    with store.read() as now:
        read = now.delivery(delivery(1).key)
    assert read is not None
    assert (read.reason, read.remedy) == (reason, MORNING.date().isoformat())
    german = {
        "{what} Jira says: “{told}” ({code})": "Jira sagt „{told}“ ({code}): {what}",
        "It costs {price:.2f} {{euros}}": "Es kostet {price:.1f} {{Euro}}",
    }
    said = read.reason.translated(lambda template: german[template])
    assert said == "Jira sagt „{no}“ (402): Es kostet 2.5 {Euro}"


def test_deliveries_are_listed_newest_change_first(store: Store) -> None:
    """By state, and counted by connection."""
    stuck = replace(delivery(1), state=DeliveryState.STUCK, changed_at=MORNING)
    ready = replace(delivery(2), changed_at=MORNING + hours(1))
    other = replace(delivery(3, connection="jira-2"), changed_at=MORNING + hours(2))
    never = delivery(4)
    keep(store, stuck, ready, other, never)

    with store.read() as now:
        assert now.deliveries() == (other, ready, stuck, never)
        assert now.deliveries(limit=1) == (other,)
        assert now.deliveries([DeliveryState.STUCK]) == (stuck,)
        assert now.deliveries([DeliveryState.STUCK, DeliveryState.READY]) == (
            other,
            ready,
            stuck,
            never,
        )
        assert now.delivery_counts() == {
            "jira-1": {DeliveryState.STUCK: 1, DeliveryState.READY: 2},
            "jira-2": {DeliveryState.READY: 1},
        }


def test_due_are_the_released_and_all_unknown(store: Store) -> None:
    """Of one connection, those whose time has come, the longest due first."""
    unreleased = delivery(1)
    now_due = replace(delivery(2), is_released=True, changed_at=MORNING)
    later = replace(delivery(3), is_released=True, not_before_at=MORNING + hours(1))
    unknown = replace(delivery(4), state=DeliveryState.UNKNOWN, not_before_at=MORNING - hours(1))
    sending = replace(delivery(5), is_released=True, state=DeliveryState.SENDING)
    elsewhere = replace(delivery(6, connection="jira-2"), is_released=True)
    keep(store, unreleased, later, now_due, unknown, sending, elsewhere)

    with store.read() as now:
        assert now.due_deliveries("jira-1", MORNING) == (now_due, unknown)
        assert now.due_deliveries("jira-1", MORNING, limit=1) == (now_due,)
        assert now.due_deliveries("jira-1", MORNING + hours(1)) == (now_due, unknown, later)
        assert now.next_delivery_at("jira-1") == EPOCH
        assert now.next_delivery_at("jira-3") is None
    keep(store, replace(now_due, state=DeliveryState.DONE))
    with store.read() as now:
        assert now.next_delivery_at("jira-1") == MORNING - hours(1)


def test_a_removed_connection_leaves_what_stands_over_there(store: Store) -> None:
    """Only deliveries of which nothing was ever sent go; tasks go unless kept."""
    unsent = delivery(1)
    unknown = replace(delivery(2), state=DeliveryState.UNKNOWN, attempted=Verb.CREATE)
    done = replace(delivery(3), state=DeliveryState.DONE, remote_id="9", synced=delivery(3).wanted)
    other = delivery(4, connection="jira-2")
    keep(store, unsent, unknown, done, other)
    save(store, JIRA, is_complete=True)
    with store.write() as unit:
        unit.save_connection(connection("jira-1"))
        unit.remove_connection("jira-1", keep_tasks=True)

    with store.read() as now:
        assert {d.key for d in now.deliveries()} == {unknown.key, done.key, other.key}
        assert now.connections() == ()
        assert len(now.tasks()) == 3
    with store.write() as unit:
        unit.remove_connection("jira-1", keep_tasks=False)
    assert all_tasks(store) == []


def test_a_cache_is_emptied_pins_colours_and_all(store: Store) -> None:
    """Of one connection; the local tasks are the person's own."""
    save(store, JIRA, is_complete=True)
    with store.write() as unit:
        unit.pin_task(JIRA[0].ref, is_pinned=True)
        unit.colour_task(JIRA[0].ref, Hue.TEAL)
        unit.forget_tasks("jira-2")
    assert len(all_tasks(store)) == 3
    with store.write() as unit:
        unit.forget_tasks("jira-1")
    assert all_tasks(store) == []
    save(store, JIRA, is_complete=True)
    assert all_tasks(store) == [*JIRA]


def test_what_left_the_machine_is_listed_newest_first(store: Store) -> None:
    """A line for each exchange, a lost answer included."""
    first = SentRecord(MORNING, "jira", "https://x", "POST", "worklog", 120, 300, 201, 95, "jira-1")
    second = replace(first, status=None, at=MORNING + seconds(1))
    with store.write() as unit:
        unit.add_sent(first)
        unit.add_sent(second)

    with store.read() as now:
        assert now.sent() == (second, first)
        assert now.sent(limit=1) == (second,)


def test_what_left_the_machine_is_counted_by_place(store: Store) -> None:
    """As many exchanges and bytes as the list has, without reading it out."""
    one = SentRecord(MORNING, "jira", "https://x", "POST", "worklog", 120, 300, 201, 95)
    with store.read() as now:
        assert now.sent_totals() == ()
    with store.write() as unit:
        for service, origin in [
            ("slack", "https://a"),
            ("jira", "https://x"),
            ("jira", "https://y"),
        ]:
            unit.add_sent(replace(one, service=service, origin=origin))
        unit.add_sent(replace(one, status=None, bytes_out=30))
        unit.add_sent(replace(one, connection="jira-1"))

    with store.read() as now:
        assert now.sent_totals() == (
            SentTotal("jira", "https://x", "", 2, 150),
            SentTotal("jira", "https://x", "jira-1", 1, 120),
            SentTotal("jira", "https://y", "", 1, 120),
            SentTotal("slack", "https://a", "", 1, 120),
        )


def test_a_read_sees_one_state(store: Store, clock: SteppedClock) -> None:
    """What is written meanwhile belongs to the next read."""
    scribe = Scribe(store, clock)
    with store.read() as earlier:
        assert earlier.latest_entry() is None
        entry = scribe.entry(MORNING, MORNING + hours(1), BETA)
        assert earlier.entry(entry) is None
    with store.read() as later:
        assert later.entry(entry) is not None


def test_a_store_can_be_closed_twice(store: Store) -> None:
    """The edge of a lane may do so."""
    store.close()
    store.close()


def test_postings_are_kept_by_channel_and_day(store: Store) -> None:
    """One for each; what it became takes the place of what it was; newest day first."""
    day = MORNING.date()
    on = (day, day, day - timedelta(days=1))
    for channel, when in zip(("slack-1", "teams-1", "slack-1"), on, strict=True):
        with store.write() as unit:
            unit.save_posting(Posting(channel, when, PostingState.SENDING, MORNING))
    said = say("{why} Nothing was sent.", why=say("Locked."))
    after = Posting("slack-1", day, PostingState.REFUSED, MORNING + hours(1), said)
    with store.write() as unit:
        unit.save_posting(after)

    with store.read() as now:
        found, first = now.postings(), now.postings(limit=1)
        one, none = now.posting("slack-1", day), now.posting("slack-1", day + timedelta(days=1))
    assert [(p.channel, p.day) for p in found] == [
        ("slack-1", on[0]),
        ("teams-1", on[1]),
        ("slack-1", on[2]),
    ]
    assert first == (after,)
    assert (one, none) == (after, None)
    assert one is not None
    assert one.reason.template == "{why} Nothing was sent."


def test_what_a_standup_said_is_kept(store: Store) -> None:
    """With its time, and when a service posts it; the last one there is found, of its channel."""
    day = MORNING.date()
    days = [day - timedelta(days=ago) for ago in range(4)]
    states = (PostingState.POSTED, PostingState.SKIPPED, PostingState.POSTED, PostingState.POSTED)
    kept = [
        Posting("slack-1", on, state, MORNING, told=TOLD, schedule_at=time(9, 30))
        for on, state in zip(days, states, strict=True)
    ]
    handed = replace(kept[0], channel="slack-2", state=PostingState.HANDED, goes_at=MORNING)
    handed = replace(handed, made_of=Seen(MORNING, "f00d", (Line("done/1", Section.DONE, "Bill"),)))
    with store.write() as unit:
        for posting in (*kept, handed):
            unit.save_posting(posting)
        unit.save_posting(Posting("teams-1", days[1], PostingState.POSTED, MORNING))
    with store.read() as now:
        assert now.posting("slack-1", day) == kept[0]
        assert now.posting("slack-2", day) == handed
        assert now.posted_before("slack-1", day) == kept[2]
        assert now.posted_before("slack-1", days[3]) is None


def test_reviews_are_kept_by_channel_and_day(store: Store) -> None:
    """What is saved is read; a connection that goes takes its own along."""
    day = MORNING.date()
    eve, account = day - timedelta(days=1), Account("x", "Webhook", "", "")
    with store.write() as unit:
        unit.save_connection(Connection("slack-1", "slack", "https://x", "", account))
        for channel, on in (("slack-1", day), ("slack-1", eve), ("slack-2", day)):
            unit.save_review(channel, on, REVIEW, since=TOLD.since)
        other = switched(REVIEW, "more", is_on=False)
        unit.save_review("slack-1", day, other, since=TOLD.since)
        assert unit.review("slack-1", day) == other
    with store.read() as now:
        assert now.review("slack-2", day) == REVIEW
        assert now.review("slack-1", eve) == REVIEW
        assert now.review("teams-1", day) == UNREVIEWED
    with store.write() as unit:
        unit.remove_connection("slack-1", keep_tasks=False)
    with store.read() as now:
        assert now.review("slack-1", day) == UNREVIEWED
        assert now.review("slack-2", day) == REVIEW


def test_what_was_approved_is_kept_as_it_was_seen(store: Store) -> None:
    """Each line with all that it says, and when it was to go."""
    words = ("Fix the redirect", "Say why — 読む")
    done = Line("done/jira-1:1", Section.DONE, "Rechnung", "P-1", "https://x.example/1")
    done = replace(done, length=hours(1), moved_to="In Review", commits=3, subjects=words)
    plan = Line("plan/jira-1:2", Section.PLAN, "Later", is_on=False, days_late=2)
    lines = (done, plan, Line("stuck", Section.BLOCKERS, "", stuck=2))
    seen = Seen(MORNING, "f00d", lines)
    review, day = replace(REVIEW, seen=seen), MORNING.date()
    with store.write() as unit:
        unit.save_review("slack-1", day, review, since=TOLD.since)
    with store.read() as now:
        assert now.review("slack-1", day) == review


def test_reviews_of_days_gone_by_are_forgotten(tmp_path: Path, clock: SteppedClock) -> None:
    """A week later; what was posted is kept with what became of it."""
    made, day = make_local_store(tmp_path, clock), MORNING.date()
    days = {day: UNREVIEWED, day + timedelta(days=1): REVIEW}
    with made.write() as unit:
        for on in days:
            unit.save_review("slack-1", on, REVIEW, since=TOLD.since)
    made.prune(MORNING + timedelta(days=8), strips_for=timedelta(days=90))
    with made.read() as now:
        assert {on: now.review("slack-1", on) for on in days} == days
    made.close()


def test_schedules_are_kept_by_id(store: Store) -> None:
    """What is saved is read; a connection that goes takes its own along."""
    account = Account("x", "Webhook", "", "")
    there = Device("d1", "Office PC")
    changed = replace(SCHEDULES[1], at=time(17), in_thread=True, is_ahead=True)
    changed = replace(changed, poster=there, is_offered=False, template="Ours")
    with store.write() as unit:
        unit.save_connection(Connection("slack-1", "slack", "https://x", "", account))
        for schedule in (*SCHEDULES, replace(SCHEDULES[0], id="3", channel="slack-2")):
            unit.save_schedule(schedule)
        unit.save_schedule(changed)
        unit.remove_schedule("4")
    with store.read() as now:
        assert now.schedules()[:2] == (SCHEDULES[0], changed)
    with store.write() as unit:
        unit.remove_connection("slack-1", keep_tasks=False)
    with store.read() as now:
        assert [schedule.id for schedule in now.schedules()] == ["3"]
    with store.write() as unit:
        unit.remove_schedule("3")
    with store.read() as now:
        assert now.schedules() == ()


def test_templates_are_kept_by_name(store: Store) -> None:
    """What is saved is read, by name; nothing else the store says of itself is taken for one."""
    with store.write() as unit:
        unit.save_reminded_of(MORNING.date())
        for name, document in (("b", "old"), ("a/%", "x"), ("b", "new"), ("c", "y")):
            unit.save_template(name, document)
        unit.remove_template("c")
        unit.remove_template("c")
    with store.read() as now:
        assert list(now.templates().items()) == [("a/%", "x"), ("b", "new")]


def test_a_store_has_a_name_of_its_own(store: Store) -> None:
    """Marks follow from it, so no two may have the same."""
    with store.read() as now, MemoryStore().read() as other:
        assert len({now.origin(), now.origin(), other.origin(), ""}) == 3


def test_how_the_window_was_left_is_kept(store: Store) -> None:
    """The last one, and nothing before the first."""
    with store.read() as now:
        assert now.window() == ""
    with store.write() as unit:
        unit.save_window("960 640 - - 0")
        unit.save_window("700 500 40 30 1")
    with store.read() as now:
        assert now.window() == "700 500 40 30 1"


def test_the_day_reminded_of_is_kept(store: Store) -> None:
    """The last one, and none before the first."""
    with store.read() as now:
        assert now.reminded_of() is None
    with store.write() as unit:
        unit.save_reminded_of(MORNING.date() - timedelta(days=1))
        unit.save_reminded_of(MORNING.date())
    with store.read() as now:
        assert now.reminded_of() == MORNING.date()


def test_the_last_days_it_ran_are_kept(store: Store) -> None:
    """Where none are noted yet, as in a store of an older release, the journal tells them."""
    clock = SteppedClock()
    scribe = Scribe(store, clock)
    with store.read() as now:
        assert now.days_run() == ()
    for _ in range(7):
        scribe.start()
        clock.move(days=1)
    with store.read() as now:
        assert now.days_run() == tuple(MORNING.date() + timedelta(days=n) for n in range(2, 7))
    with store.write() as unit:
        unit.save_days_run((MORNING.date(),))
        unit.save_days_run((MORNING.date(), date(2026, 1, 1)))
    with store.read() as now:
        assert now.days_run() == (MORNING.date(), date(2026, 1, 1))
