"""A day's work ends in Jira, sent by commands alone, and by the agent that runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from tests.fakes.jira_cloud import FOX, MIA, OWL, JiraProcess
from tests.journeys.cli.person import Person, until


@pytest.fixture
def jira(person: Person) -> Iterator[JiraProcess]:
    with JiraProcess(person.home / "jira.json") as double:
        double.change({"do": "person", "is": asdict(MIA)})
        for issue in (OWL, FOX):
            double.change({"do": "issue", "is": asdict(issue)})
        person.environ["TRACKSYNC_SERVICES_JIRA_RETRY_BASE_MS"] = "10"
        yield double
        double.check()


def connect(person: Person, jira: JiraProcess, *more: str) -> None:
    words = ("connect", "jira", "--site", jira.url, "--email", MIA.email, "--token-stdin")
    done = person.type(*words, *more, stdin=f"{MIA.token}\n")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("with_agent", [False, True])
def test_an_entry_becomes_one_worklog(
    person: Person, jira: JiraProcess, *, with_agent: bool
) -> None:
    """Connect, fetch, track, send: it stands there once, carrying the entry's id."""
    if with_agent:
        person.start_agent()
    connect(person, jira)
    tasks = person.ask("tasks", "--refresh")["tasks"]
    added = person.ask(
        *("entry", "add", "--task", "DEMO-1", "--note", "Beak and claws"),
        *("--start", "2026-11-20T09:00", "--end", "2026-11-20T10:00"),
    )
    assert jira.worklogs() == []
    sent = person.ask("sync", "--wait", "100")
    (worklog,) = jira.worklogs()

    assert {t["key"] for t in tasks} == {"DEMO-1", "DEMO-2"}
    assert (sent["sent"], sent["waiting"], sent["stuck"]) == (1, 0, 0)
    assert added["ack"] in json.dumps(worklog)
    assert person.ask("sync", "--wait", "5")["sent"] == 0
    assert len(jira.worklogs()) == 1
    assert person.ask("outbox", "list")["deliveries"] == []


def test_a_preview_sends_nothing(person: Person, jira: JiraProcess) -> None:
    """What would be sent is shown to the word, and stays here."""
    connect(person, jira)
    person.ask("tasks", "--refresh")
    person.ask(
        *("entry", "add", "--task", "DEMO-1", "--note", "Beak"),
        *("--start", "2026-11-20T09:00", "--end", "2026-11-20T10:00"),
    )
    (shown,) = person.ask("outbox", "preview")["deliveries"]

    assert shown["wanted"]["comment"] == "Beak"
    assert shown["wanted"]["seconds"] == 3600
    assert jira.worklogs() == []


def test_a_wrong_token_is_not_kept(person: Person, jira: JiraProcess) -> None:
    """A sign-in is tried before anything is saved."""
    words = ("connect", "jira", "--site", jira.url, "--email", MIA.email, "--token-stdin")
    done = person.type(*words, stdin="nonsense\n")

    assert done.returncode == 4
    assert person.ask("connections")["connections"] == []


def test_the_token_lies_in_the_keystore_alone(person: Person, jira: JiraProcess) -> None:
    """No file of the profile holds it, and after leaving nothing does."""
    connect(person, jira)
    files = [path for path in person.data.rglob("*") if path.is_file()]

    assert all(MIA.token.encode() not in path.read_bytes() for path in files)
    assert "token:jira-" in person.keystore.read_text("utf-8")
    person.say("disconnect", "jira")
    assert "token:jira-" not in person.keystore.read_text("utf-8")


def test_what_cannot_be_reached_waits(person: Person, jira: JiraProcess) -> None:
    """Without Jira everything goes on; `sync` says with exit code 4 that it is not there yet."""
    person.start_agent()
    connect(person, jira)
    person.ask("tasks", "--refresh")
    there = person.ask("tasks", "--search", "DEMO-1")["tasks"]
    jira.kill()
    assert person.ask("tasks", "--search", "DEMO-1")["tasks"] == there != []
    person.ask(
        *("entry", "add", "--task", "DEMO-1"),
        *("--start", "2026-11-20T09:00", "--end", "2026-11-20T10:00"),
    )
    done = person.type("sync", "--wait", "2")
    assert done.returncode == 4, done.stdout + done.stderr
    assert person.type("tasks", "--refresh").returncode == 4
    jira.start()

    # The agent tries on by itself, so it may have been there before this command.
    again = person.ask("sync", "--wait", "100")
    assert (again["waiting"], again["stuck"]) == (0, 0), again
    assert len(jira.worklogs()) == 1


PERIOD = ("--from", "2026-11-20", "--to", "2026-11-20")


def verified(person: Person) -> dict[str, str]:
    """Compare the day; by key, what was found."""
    return {item["key"]: item["finding"] for item in person.ask("verify", *PERIOD)["items"]}


@pytest.mark.timeout(600)
def test_both_sides_are_compared_and_mended(person: Person, jira: JiraProcess) -> None:
    """What changed over there is found, comes in, or is replaced; what was made there too."""
    person.start_agent()
    connect(person, jira)
    person.ask("tasks", "--refresh")
    day = ("--start", "2026-11-20T09:00", "--end", "2026-11-20T10:00")
    added = person.ask("entry", "add", "--task", "DEMO-1", *day)["ack"]
    person.ask("sync", "--wait", "100")
    assert list(verified(person).values()) == ["same"]

    (worklog,) = jira.worklogs()
    jira.change({"do": "worklog", "is": {**worklog, "seconds": 7200}})
    mine = {**worklog, "id": "20001", "properties": {}, "started_ms": worklog["started_ms"] + 36**4}
    jira.change({"do": "worklog", "is": mine})
    assert sorted(verified(person).values()) == ["foreign", "theirs"]

    assert len(person.ask("verify", *PERIOD, "--repair-clear")["items"]) == 1
    (foreign,) = (key for key, finding in verified(person).items() if finding == "foreign")
    refused = person.type("verify", *PERIOD, "--repair", foreign)
    assert refused.returncode == 2
    assert "made over there" in refused.stdout + refused.stderr
    person.say("verify", *PERIOD, "--repair", foreign, "--take", "theirs")
    entries = person.ask("entry", "list", "--day", "2026-11-20")["entries"]
    assert sorted(e["duration_ms"] // 60_000 for e in entries) == [60, 120]
    assert set(verified(person).values()) == {"same"}

    jira.change({"do": "drop", "id": worklog["id"]})
    (gone,) = (key for key, finding in verified(person).items() if finding == "gone")
    assert added in gone
    person.say("verify", *PERIOD, "--repair", gone, "--take", "ours")
    until(lambda: person.ask("outbox", "list")["deliveries"] == [])
    assert set(verified(person).values()) == {"same"}
    assert "2 worklogs as they should be" in person.say("verify", *PERIOD)
