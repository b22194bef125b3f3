"""Commands of the timer, entries and questions, as a program and as a person see them."""

import pytest

from tests.unit.engine.house import House, MemoryProfile
from tracksync.core.problems import KeystoreLocked
from tracksync.core.sentences import say


def test_a_morning(house: House) -> None:
    """Make a task, start, switch, stop: what stands in the list is what was done."""
    report = house.ask("task.add", title="Invoice export")["task"]["ref"]
    review = house.ask("task.add", title="Code review")["task"]["ref"]
    house.ask("start", ref=report, note="Cents were lost")
    house.work(48)
    house.ask("switch", ref=review)
    house.work(12)
    house.ask("stop")
    listed = house.ask("entry.list")

    assert [(e["task"]["title"], e["duration_ms"]) for e in listed["entries"]] == [
        ("Invoice export", 48 * 60_000),
        ("Code review", 12 * 60_000),
    ]
    assert listed["total_ms"] == 60 * 60_000
    assert listed["schema"] == "tracksync.entry.list.v1"


def test_every_write_is_acknowledged_by_its_entry(house: House) -> None:
    """The id in the answer is the entry's, the same that will mark the worklog."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    started = house.ask("start", ref=ref)
    house.clock.move(minutes=5)
    stopped = house.ask("stop")

    assert started["ack"] == started["entry"]["id"] == stopped["ack"]
    assert [str(ack) for ack in house.acks][-2:] == [started["ack"], stopped["ack"]]


def test_text_is_short_and_in_the_persons_time(house: House) -> None:
    """A person reads what runs since when, in their zone."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]

    assert house.say("start", ref=ref) == "● Invoice export\n  started at 09:00\n"
    house.work(85)
    assert house.say("status").startswith("● Invoice export\n  1 h 25 min, since 09:00\n")
    assert house.say("stop") == "■ Invoice export\n  09:00–10:25, 1 h 25 min\n"


def test_last_goes_on_with_what_was_tracked_last(house: House) -> None:
    """`start --last` needs no name."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    house.ask("entry.add", task=ref, start="07:00", end="08:00")

    assert house.ask("start", last=True)["entry"]["task"]["ref"] == ref


def test_a_pause_ends_sampling_and_resume_goes_on(house: House) -> None:
    """While paused nobody asks the devices anything."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    house.ask("start", ref=ref)
    house.ask("pause", **{"for": "15m"})
    reads = house.idle.reads
    house.clock.move(minutes=5)
    house.engine.tick()

    assert house.idle.reads == reads
    assert house.ask("status")["state"] == "paused"
    assert house.ask("resume")["entry"]["task"]["ref"] == ref


def test_private_time_asked_for_before_unlocking_is_private() -> None:
    """What was said to a locked store is kept as it was said."""
    trouble = KeystoreLocked(say("The keystore is locked."), say("Unlock it."))
    house = House(profile=MemoryProfile(trouble=trouble)).start()
    house.ask("private", **{"for": "15m"})
    house.profile.trouble = None
    house.ask("keystore.unlock")
    timer = house.ask("status")["timer"]
    house.close()

    assert (timer["is_paused"], timer["is_private"]) == (True, True)


def test_undo_takes_back_the_last_deed(house: House) -> None:
    """A deleted entry comes back."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    entry = house.ask("entry.add", task=ref, start="07:00", end="08:00")["entry"]["id"]
    house.ask("entry.delete", entry=entry)
    house.ask("undo")

    assert [e["id"] for e in house.ask("entry.list")["entries"]] == [entry]


def test_entries_are_edited_split_merged_and_their_history_told(house: House) -> None:
    """Every change of an entry is one line of its history."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    first = house.ask("entry.add", task=ref, start="06:00", end="08:00")["entry"]["id"]
    house.ask("entry.edit", entry=first, end="07:00", note="Cents")
    second = house.ask("entry.split", entry=first, at="06:30")["entries"][1]["id"]
    house.ask("entry.merge", entries=[first, second])
    house.ask("entry.describe", entry=first, note="Cents again")
    told = house.ask("entry.history", entry=first)["history"]

    assert [h["kind"] for h in told] == [
        "EntryAdded",
        "EntryEdited",
        "EntrySplit",
        "EntriesMerged",
        "EntryEdited",
    ]
    assert [c["what"] for c in told[0]["changes"]] == ["start", "end", "task"]
    assert "end 08:00 → 07:00, note" in house.say("entry.history", entry=first)
    for command in ("entry.list", "entry.history"):
        arguments = {"entry": first} if command == "entry.history" else {}
        assert house.say(command, **arguments)


def test_absence_is_asked_about_and_answered(house: House) -> None:
    """Lunch is a question until the person says what it was."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    house.ask("start", ref=ref)
    house.work(2)
    house.clock.move(minutes=45)
    house.engine.tick()
    (question,) = house.ask("idle.list")["questions"]
    assert house.say("idle.list")
    house.ask("idle.resolve", question=question["id"], choice="discard")

    assert house.ask("idle.list")["questions"] == []
    assert house.ask("status")["questions"] == 0


def test_a_lunch_can_be_divided(house: House) -> None:
    """Half an hour was a meeting, the rest a break."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    meeting = house.ask("task.add", title="Meeting")["task"]["ref"]
    house.ask("start", ref=ref)
    house.engine.tick()
    house.clock.move(minutes=60)
    house.engine.tick()
    (question,) = house.ask("idle.list")["questions"]
    house.ask(
        "idle.resolve",
        question=question["id"],
        choice="split",
        pieces=[f"09:30={meeting}"],
    )

    assert "Meeting" in house.say("entry.list")


@pytest.mark.parametrize(
    ("command", "arguments", "code"),
    [
        ("start", {"ref": "NOPE-1"}, 7),
        ("start", {}, 2),
        ("start", {"ref": "A", "last": True}, 2),
        ("start", {"ref": 7}, 2),
        ("start", {"ref": "A", "colour": "red"}, 2),
        ("switch", {"ref": "A"}, 3),
        ("stop", {}, 3),
        ("resume", {}, 3),
        ("undo", {}, 3),
        ("pause", {"until": "soon"}, 2),
        ("pause", {"until": "9999-12-31"}, 2),
        ("entry.edit", {"entry": "x"}, 2),
        ("entry.edit", {"entry": "x", "note": "n"}, 2),
        ("entry.delete", {"entry": "00000000-0000-0000-0000-000000000009"}, 7),
        ("entry.list", {"from": "2026-11-21", "to": "2026-11-01"}, 2),
        ("entry.list", {"day": "someday"}, 2),
        ("entry.list", {"day": "9999-12-31"}, 2),
        ("export", {"form": "csv", "day": "9999-12-31"}, 2),
        ("entry.add", {"task": "A", "start": "9999-12-31T23:59Z", "end": "10:00"}, 2),
        ("entry.list", {"day": "2026-11-21" + " " * 40 + "and a half"}, 2),
        ("entry.list", {"day": "today", "from": "2026-11-01"}, 2),
        ("entry.list", {"day": "today", "to": "2026-11-01"}, 2),
        ("entry.merge", {"entries": "x"}, 2),
        ("entry.merge", {"entries": [1]}, 2),
        ("idle.resolve", {"question": "x", "choice": "keep"}, 2),
        ("idle.resolve", {"question": "x", "choice": "guess"}, 2),
        ("tasks", {"limit": 0}, 2),
        ("tasks", {"limit": True}, 2),
        ("tasks", {"all": "yes"}, 2),
        ("report", {"period": "eon"}, 2),
        ("report", {"period": "week", "day": "today"}, 2),
        ("report", {"period": "week", "to": "today"}, 2),
        ("fly", {}, 2),
        ("outbox.release", {}, 2),
        ("outbox.release", {"key": "nope"}, 7),
        ("outbox.list", {"state": "lost"}, 2),
        ("config.get", {"key": "nope"}, 7),
        ("config.set", {"key": "idle.threshold_seconds", "value": "0"}, 2),
        ("backup", {"file": "here"}, 2),
        ("connect", {"service": "myspace", "site": "x", "token": "t"}, 7),
        ("disconnect", {"connection": "jira-9"}, 7),
    ],
)
def test_what_cannot_be_done_is_refused(
    house: House, command: str, arguments: dict[str, object], code: int
) -> None:
    """Each refusal has its exit code, a sentence, and changes nothing."""
    before = house.ask("entry.list")["entries"]
    answer = house.ask(command, **arguments)

    assert answer["error"]["exit_code"] == house.code(command, **arguments) == code
    assert answer["error"]["title"]
    assert house.ask("entry.list")["entries"] == before


def test_a_report_takes_its_last_day_alone(house: House) -> None:
    """Whoever names only the last day gets that one, as in a list, and not this week."""
    told = house.ask("report", to="2026-11-02")

    assert (told["from"], told["to"]) == ("2026-11-02", "2026-11-02")


@pytest.mark.parametrize("until", ["0:01", "00:01", "0:01:30"])
def test_a_clock_time_that_has_passed_is_tomorrows(house: House, until: str) -> None:
    """However it is written."""
    told = house.ask("pause", until=until)

    assert told["timer"]["paused_until"]
