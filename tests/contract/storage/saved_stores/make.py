"""
Make the saved store of the release that runs this.

`python -m tests.contract.storage.saved_stores.make`.

Run once, when a release is made, and commit what it wrote. Every later release opens it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import fields, replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from tests.fakes.store import ALPHA, BETA, LOCAL_TASK, MORNING, Household, hours, minutes, seconds
from tracksync.core.delivery.door import Delivery, DeliveryState, delivery_key
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.hues import Hue
from tracksync.core.journal import events as ev
from tracksync.core.journal.entries import EntryText, Evidence
from tracksync.core.sentences import say
from tracksync.core.standup.postings import Posting, PostingState, Review, Told
from tracksync.core.standup.schedules import CatchUp, Schedule
from tracksync.core.tasks import Task
from tracksync.core.worktime.activity import Sample, Use, Used
from tracksync.ports.store import SentRecord, Snapshot
from tracksync.ports.tracker import Account, Connection
from tracksync.storage import codec
from tracksync.storage.local import migrations
from tracksync.storage.local.opening import Opened

# Those that came later without a migration are not in the saved ones.
_LATER = {PostingState.HANDED, PostingState.RECALLED}
STATES = tuple(state for state in PostingState if state not in _LATER)
SCHEDULES = (
    Schedule("1", "slack-1", time(9, 30), since_at=MORNING),
    Schedule(
        "2",
        "slack-1",
        time(16),
        frozenset({5, 1}),
        "Asia/Tokyo",
        hours(2),
        CatchUp.LATE,
        is_automatic=True,
    ),
)
TOLD = Told("Standup\n- Rechnung prüfen", "a1b2", MORNING.date() - timedelta(days=3))
GONE: dict[str, Any] = {
    "told": TOLD,
    "schedule_at": time(9, 30),
    "remote_id": "C0123/1794816000.000100",
    "link": "https://acme.slack.com/archives/C0123/p1794816000000100",
}
REVIEW = Review(
    frozenset({"plan/jira-1:2"}),
    frozenset({"done/jira-1:1"}),
    {"done/jira-1:3": "Geprüft — 読む"},
    ("done/jira-1:3", "done/jira-1:1"),
    ("", "Drucker"),
    is_approved=True,
)
HERE = Path(__file__).parent
SAID = "said.json"
KEYS = "keystore.json"


def told(now: Snapshot) -> dict[str, codec.Json]:
    """Everything that must be the same for ever, as JSON."""
    far = timedelta(days=20_000)
    entries = now.entries_between(MORNING - far, MORNING + far)
    first, last = (MORNING - timedelta(days=400)).date(), (MORNING + timedelta(days=400)).date()
    said: dict[str, codec.Json] = {
        "entries": entries,
        "questions": now.questions(),
        "timer": now.timer(),
        "tasks": now.tasks(include_done=True),
        "hues": tuple(task.chosen_hue for task in now.tasks(include_done=True)),
        "connections": now.connections(),
        "deliveries": now.deliveries(),
        "totals": now.day_totals(first, last),
        "blocks": now.blocks_between(MORNING - far, MORNING + far),
        "sent": now.sent(),
        "postings": tuple(map(_posting, now.postings())),
        "told": tuple(map(_told, now.postings())),
        "standing": tuple((p.remote_id, p.link) for p in now.postings()),
        "review": _review(now.review("slack-1", MORNING.date())),
        "schedules": tuple(map(_schedule, now.schedules())),
        "undone": tuple(h.is_undone for h in now.happenings(limit=1000)),
        "histories": tuple(
            tuple(h.record.id for h in now.history_of(entry.id)) for entry in entries
        ),
        "digests": tuple(record.digest.hex() for record, _ in now.records()),
    }
    totals = [[t.day.isoformat(), str(t.task), t.total // minutes(1)] for t in said.pop("totals")]
    tasks = [_task(task) for task in said.pop("tasks")]
    return {**codec.to_json(said), "totals": totals, "tasks": tasks}


def _task(task: Task) -> list[str]:
    return [str(task.ref), task.key, task.title, task.project, task.state, str(task.estimate)]


def _posting(posting: Posting) -> tuple[str, ...]:
    return (posting.channel, posting.day.isoformat(), posting.state.value, str(posting.changed_at))


def _told(posting: Posting) -> tuple[str, ...]:
    told, at = posting.told, str(posting.schedule_at)
    return (at,) if told is None else (at, told.text, told.gist, told.since.isoformat())


def _review(review: Review) -> tuple[str, ...]:
    """Write all of it, whatever it consists of."""
    sets = (",".join(sorted(review.on)), ",".join(sorted(review.off)))
    # What older stores do not know of is not among it.
    apart = {"on", "off", "seen"}
    said = (getattr(review, each.name) for each in fields(review) if each.name not in apart)
    return (*sets, *map(str, said))


def _schedule(schedule: Schedule) -> tuple[str, ...]:
    """Write all of it, whatever it consists of; what older ones do not say, where it was chosen."""
    days = ",".join(map(str, sorted(schedule.days)))
    plain = Schedule("", "", schedule.at)
    newer = {"in_thread", "is_ahead", "poster", "is_offered", "template"}
    left = {name for name in newer if getattr(schedule, name) == getattr(plain, name)} | {"days"}
    said = (getattr(schedule, each.name) for each in fields(schedule) if each.name not in left)
    return (days, *map(str, said))


def _work(home: Household, opened: Opened) -> None:
    scribe = home.scribe(opened)
    scribe.add(ev.RunStarted("1.0"))
    scribe.add(ev.TaskSaved(LOCAL_TASK, EntryText("Lesen — 読む"), "Bücher"))
    scribe.entry(MORNING - hours(40), MORNING - hours(7), BETA, "over midnight")
    running = scribe.start(title="Rechnung prüfen")
    for number in range(40):
        reading = home.clock.move(seconds=9)
        use = Use(Used(number % 3), Used(number % 2))
        opened.store.add_sample(Sample(reading.at, use), reading, grace=seconds(20))
    home.clock.move(hours=2)
    after, question = home.ids.new(), home.ids.new()
    start, end = MORNING + hours(1), MORNING + hours(1.5)
    found = (Evidence.LOCKED, Evidence.ASLEEP)
    scribe.add(ev.AbsenceFound(question, running, start, end, after, "Europe/Berlin", found))
    scribe.add(ev.TimerPaused(MORNING + hours(2), until=MORNING + hours(3), is_private=True))
    split = scribe.add(ev.EntrySplit(running, MORNING + minutes(30), home.ids.new()))
    scribe.add(ev.Undone(split))
    text = EntryText("Edited", "PROJ-2", "note\nof two lines")
    scribe.add(ev.EntryEdited(running, BETA, text, MORNING, MORNING + hours(1)))
    _settle(home, opened)


def _settle(home: Household, opened: Opened) -> None:
    with opened.store.read() as now:
        entry = now.entries_between(MORNING, MORNING + hours(1))[0]
    worklog = Worklog(entry.task, entry.start_at, 3600, entry.text.note, str(entry.id))
    account = Account("id", "Ann", "ann@example.org", "Europe/Berlin")
    site = "https://example.atlassian.net"
    with opened.store.write() as unit:
        unit.save_connection(Connection("jira-1", "jira", site, "ann@example.org", account))
        seen = Task(ALPHA, "PROJ-1", "Rechnung", "jira", "P", "Open", estimate=hours(8))
        unit.save_tasks("jira-1", [seen], is_complete=True)
        unit.colour_task(ALPHA, Hue.TEAL)
        sent = SentRecord(MORNING, "jira", site, "POST", "worklog", 10, 20, 201, 30, "jira-1")
        unit.add_sent(sent)
        for ago, stage in enumerate(STATES):
            on = MORNING.date() - timedelta(days=ago)
            posting = Posting("slack-1", on, stage, MORNING, say("as they said"))
            unit.save_posting(replace(posting, **GONE) if stage is PostingState.POSTED else posting)
        unit.save_review("slack-1", MORNING.date(), REVIEW, since=TOLD.since)
        for schedule in SCHEDULES:
            unit.save_schedule(schedule)
        for state in DeliveryState:
            name = f"jira-{state}"
            unit.save_delivery(
                Delivery(
                    delivery_key(name, entry.id, entry.task),
                    name,
                    entry.id,
                    entry.task,
                    worklog,
                    state=state,
                    reason=say("as they said"),
                )
            )


def make(folder: Path) -> None:
    """Fill a fresh folder."""
    home = Household(folder)
    opened = home.open()
    _work(home, opened)
    with opened.store.read() as now:
        (folder / SAID).write_text(json.dumps(told(now), indent=1, ensure_ascii=False) + "\n")
    opened.store.close()
    (folder / KEYS).write_text(json.dumps(home.keystore.kept, indent=1) + "\n")
    (folder / "reserve").unlink()


if __name__ == "__main__":
    target = HERE / f"v{migrations.NEWEST}"
    if target.exists():
        sys.exit(f"{target} exists: a saved store is never made anew")
    make(target)
