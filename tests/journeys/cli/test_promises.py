"""
The four promises, end to end, with the installed command.

A start or stop that was acknowledged is never lost; absence is asked about once and never counted
by itself; a worklog stands in Jira once; and nothing of the person lies open anywhere.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.jira_cloud import MIA, OWL, Fault, JiraProcess, status
from tests.journeys.cli.person import Person, contents, links, until

TOKEN = "MARKED-token-7f3a"
TITLE = "MARKED-title Zebra"
NOTE = "MARKED-note <b>giraffe</b>"


@pytest.fixture
def jira(person: Person) -> Iterator[JiraProcess]:
    with JiraProcess(person.home / "jira.json") as double:
        double.change({"do": "person", "is": asdict(MIA) | {"token": TOKEN}})
        double.change({"do": "issue", "is": asdict(OWL) | {"title": TITLE}})
        person.environ["TRACKSYNC_SERVICES_JIRA_RETRY_BASE_MS"] = "10"
        person.environ["TRACKSYNC_SERVICES_JIRA_TIMEOUT_SECONDS"] = "60"
        yield double
        double.check()


def connect(person: Person, jira: JiraProcess, *more: str) -> None:
    words = ("connect", "jira", "--site", jira.url, "--email", MIA.email, "--token-stdin", *more)
    done = person.type(*words, stdin=TOKEN)
    assert done.returncode == 0, done.stderr
    person.ask("tasks", "--refresh")


def entry_of(person: Person, start: str, end: str) -> str:
    times = ("--start", f"2026-11-20T{start}", "--end", end)
    words = ("entry", "add", "--task", OWL.key, "--note", NOTE, *times)
    return str(person.ask(*words)["ack"])


def questions(person: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person.ask("idle", "list")["questions"]
    return found


def absences(person: Person) -> list[dict[str, Any]]:
    """Read the questions but those about a time in which a busy machine let nobody look."""
    return [question for question in questions(person) if question["evidence"] != ["not_seen"]]


def test_every_acknowledged_step_survives_a_kill(person: Person) -> None:
    """Killed right after each answer: start, switch, note, stop, edit and undo are all there."""
    first = person.ask("task", "add", "Invoice export")["task"]["ref"]
    second = person.ask("task", "add", "Review")["task"]["ref"]
    steps = (
        ("start", first),
        ("switch", second),
        ("entry", "describe", "Two eyes"),
        ("stop",),
        ("entry", "add", "--task", first, "--start", "2026-11-20T09:00", "--end", "10:00"),
        ("undo",),
    )
    acknowledged = []
    for step in steps:
        person.start_agent()
        acknowledged.append(person.ask(*step)["ack"])
        person.end_agent(signal.SIGKILL)
    entries = person.ask("entry", "list")["entries"]

    assert set(acknowledged) <= set(person.ask("check", "--ids")["ids"])
    assert [(e["task"]["title"], e["note"]) for e in entries] == [
        ("Invoice export", ""),
        ("Review", "Two eyes"),
    ]
    assert person.ask("entry", "list", "--day", "2026-11-20")["entries"] == []
    assert person.ask("status")["timer"]["entry"] is None
    assert person.ask("check")["is_good"] is True


def test_lunch_is_asked_about_once(person: Person, ref: str) -> None:
    """Away at lunch with the timer running: one question, no answer made up, and undo undoes it."""
    person.say("config", "set", "activity.sample_seconds", "1")
    person.say("config", "set", "idle.threshold_seconds", "1")
    person.start_agent()
    started = person.ask("start", ref)["entry"]
    person.is_used(pointer_ms=1_500, keyboard_ms=1_500, locked=True)
    until(lambda: person.ask("status")["state"] == "away")
    person.activity.write_text('{"pointer_idle_ms": 0, "keyb', encoding="utf-8")
    assert absences(person) == []  # a file half-written is nobody's return
    person.is_used()
    until(lambda: len(absences(person)) == 1)
    (question,) = absences(person)
    unanswered = person.ask("entry", "list")["entries"]
    person.end_agent(signal.SIGKILL)
    person.start_agent()
    asked_again = absences(person)
    no_word = person.type("idle", "resolve", question["id"], "split")
    person.say("idle", "resolve", question["id"], "keep")
    twice = person.type("idle", "resolve", question["id"], "discard")
    kept = person.ask("entry", "list")["entries"]
    person.say("undo")

    assert question["end_at"] > question["start_at"] >= started["start_at"]
    assert all(
        e["end_at"] is None
        or e["end_at"] <= question["start_at"]
        or e["start_at"] >= question["end_at"]
        for e in unanswered
    )
    assert question in asked_again
    assert no_word.returncode == 2
    assert twice.returncode == 8
    assert question["duration_ms"] <= sum(e["duration_ms"] for e in kept)
    assert question["id"] in {q["id"] for q in absences(person)}


def test_a_stopped_process_is_a_gap(person: Person, ref: str) -> None:
    """Seconds in which nobody looked are unknown, though no clock stood still."""
    person.say("config", "set", "activity.sample_seconds", "1")
    person.start_agent()
    person.ask("start", ref)
    until(lambda: person.ask("status")["last_sample_at"] is not None)
    assert person.agent is not None
    person.agent.send_signal(signal.SIGSTOP)
    signal.sigtimedwait([signal.SIGUSR2], 8)
    person.agent.send_signal(signal.SIGCONT)
    until(lambda: any(asked["duration_ms"] > 6_000 for asked in questions(person)))

    assert all(asked["evidence"] == ["not_seen"] for asked in questions(person))


def test_a_lost_answer_is_looked_for(person: Person, jira: JiraProcess) -> None:
    """Booked, but the answer never came: it is found by its mark, and stands there once."""
    person.start_agent()
    connect(person, jira)
    jira.fault(Fault("drop", commits=True), method="POST", path="worklog")
    entry = entry_of(person, "09:00", "10:00")
    sent = person.ask("sync", "--wait", "100")
    (worklog,) = jira.worklogs()

    assert (sent["sent"], sent["waiting"]) == (1, 0)
    assert worklog["properties"]["tracksync"]["id"] == entry


def states(person: Person) -> list[str]:
    return [delivery["state"] for delivery in person.ask("outbox", "list")["deliveries"]]


def test_what_nobody_knows_is_not_sent_again(person: Person, jira: JiraProcess) -> None:
    """Perhaps booked, perhaps not: until that is known nothing is repeated, killed or not."""
    person.start_agent()
    connect(person, jira)
    jira.fault(Fault("drop"), method="POST", path="worklog")
    entry_of(person, "09:00", "10:00")
    person.type("sync", "--wait", "2")
    until(lambda: states(person) == ["unknown"])
    sent = person.type("sync", "--wait", "2")
    person.end_agent(signal.SIGKILL)
    person.start_agent()
    again = person.type("sync", "--wait", "2")
    (waiting,) = person.ask("outbox", "list")["deliveries"]
    posts = [seen for seen in jira.seen() if seen["method"] == "POST" and "worklog" in seen["path"]]

    assert (sent.returncode, again.returncode) == (4, 4)
    assert "not known yet" in sent.stderr
    assert waiting["state"] == "unknown"
    assert len(posts) == 1


def test_a_refusal_is_told_with_its_remedy_and_holds_up_nobody(
    person: Person, jira: JiraProcess
) -> None:
    """The whole reason can be read, and the next entry has arrived."""
    connect(person, jira)
    jira.fault(status(403, {"errorMessages": ["R" * 200]}), method="POST", path="worklog")
    entry_of(person, "09:00", "10:00")
    refused = person.type("sync", "--wait", "100")
    entry_of(person, "11:00", "12:00")
    person.start_agent()
    listed = person.say("outbox", "list")
    person.ask("outbox", "retry", "--all")
    person.type("sync", "--wait", "100")

    assert refused.returncode == 3
    assert "needs you" in listed
    assert "R" * 100 in listed
    assert "…" not in listed.replace("R…", "")
    assert len(jira.worklogs()) == 2
    assert person.ask("outbox", "list")["deliveries"] == []


def test_a_list_that_cannot_be_fetched_is_said_to_be_old(person: Person, jira: JiraProcess) -> None:
    """Asked for today's tasks with a token nobody accepts: exit code 4, no quiet old list."""
    person.start_agent()
    connect(person, jira)
    jira.change({"do": "person", "is": asdict(MIA) | {"token": "another"}})
    first = person.type("tasks", "--refresh")
    entry_of(person, "09:00", "10:00")
    person.type("sync", "--wait", "1")
    then = person.type("tasks", "--refresh")

    assert (first.returncode, then.returncode) == (4, 4)
    assert person.ask("connections")["connections"][0]["is_paused"] is True
    assert OWL.key in person.say("tasks")
    jira.change({"do": "person", "is": asdict(MIA) | {"token": TOKEN}})
    connect(person, jira)
    person.type("sync", "--wait", "100")
    assert len(jira.worklogs()) == 1


def test_only_what_was_directed_leaves(person: Person, jira: JiraProcess) -> None:
    """Preview keeps it here, read only keeps it here, and disconnected nothing is left of it."""
    person.say("config", "set", "delivery.delay_seconds", "0")
    person.start_agent()
    connect(person, jira)
    entry_of(person, "09:00", "10:00")
    in_preview = person.ask("outbox", "list")["deliveries"]
    person.say("connection", "set", "jira", "--read-only")
    person.type("sync", "--wait", "2")
    while_reading_only = jira.worklogs()
    nothing_said = person.type("connection", "set", "jira")
    person.say("connection", "set", "jira", "--no-read-only", "--mode", "automatic")
    entry_of(person, "11:00", "12:00")
    until(lambda: len(jira.worklogs()) >= 1)
    person.say("disconnect", "jira")
    kept = person.keystore.read_text(encoding="utf-8")

    assert in_preview[0]["is_waiting_for_you"] is True
    assert while_reading_only == []
    assert nothing_said.returncode == 2
    assert TOKEN not in kept
    assert person.ask("tasks")["tasks"] == []
    assert all(
        e["task"]["title"] == TITLE
        for e in person.ask("entry", "list", "--day", "2026-11-20")["entries"]
    )


def test_nothing_of_the_person_lies_open_anywhere(person: Person, jira: JiraProcess) -> None:
    """Token, titles, notes: in no file, no argument, no environment; while locked as well."""
    person.start_agent()
    connect(person, jira)
    entry_of(person, "09:00", "10:00")
    person.type("sync", "--wait", "100")
    person.type("start", OWL.key, "--note", NOTE)
    person.say("quit")
    person.wait_for_agent()
    person.keystore_is("locked")
    person.start_agent()
    person.ask("stop")
    person.ask("entry", "describe", NOTE)
    assert person.agent is not None
    process = Path(f"/proc/{person.agent.pid}")
    shown = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    listening = (process / "net/tcp").read_text(encoding="ascii").splitlines()[1:]
    inodes = links(process)
    mine = [line for line in listening if f"socket:[{line.split()[9]}]" in inodes]
    files = contents(person.data)

    assert len(list((person.data / "spool").iterdir())) == 2
    assert mine == []
    assert b"MARKED" not in shown
    for path, content in files.items():
        assert b"MARKED" not in content, path
        assert MIA.email.encode() not in content, path
    assert len(jira.worklogs()) == 1
