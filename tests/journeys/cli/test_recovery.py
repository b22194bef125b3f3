"""A machine is lost with its keystore: the key on paper and a copy bring the day back."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.fakes.hooks import SlackDouble
from tests.fakes.jira_cloud import MIA, OWL, JiraProcess
from tests.journeys.cli.person import Person, contents, until
from tests.journeys.cli.test_a_day import secret_fd
from tests.journeys.cli.test_to_jira import connect


@pytest.fixture
def jira(person: Person) -> Iterator[JiraProcess]:
    with JiraProcess(person.home / "jira.json") as double:
        double.change({"do": "person", "is": asdict(MIA)})
        double.change({"do": "issue", "is": asdict(OWL)})
        yield double
        double.check()


def worked(person: Person, task: str) -> None:
    times = ("--start", "2026-11-20T09:00", "--end", "2026-11-20T10:00")
    person.say("entry", "add", "--task", task, "--note", "Beak and claws", *times)


def lose_the_machine(person: Person) -> None:
    shutil.rmtree(person.data)
    person.keystore.unlink()


def restored(person: Person, copy: Path, printed: str) -> str:
    fd = secret_fd(printed)
    done = person.type("restore", str(copy), "--secret-fd", str(fd), fds=(fd,))
    os.close(fd)
    assert done.returncode == 0, done.stderr
    return done.stdout


def day_of(person: Person) -> list[tuple[int, str]]:
    found = person.ask("entry", "list", "--day", "2026-11-20")["entries"]
    return [(entry["duration_ms"], entry["note"]) for entry in found]


@pytest.mark.parametrize("with_agent", [False, True])
def test_the_key_on_paper_brings_the_times_back(
    person: Person, ref: str, *, with_agent: bool
) -> None:
    """On another machine times are readable, texts are not; the paper goes on being good."""
    worked(person, ref)
    if with_agent:
        person.start_agent()
    copy = person.home / "copy.age"
    without = person.type("backup", str(copy))
    before = person.ask("recovery", "status")["has_key"]
    printed = person.ask("recovery", "new")["key"]
    again = person.type("recovery", "new")
    kept = contents(person.data).values()
    person.say("backup", str(copy))
    if with_agent:
        person.end_agent()
    lose_the_machine(person)
    said = restored(person, copy, printed)

    assert (without.returncode, before, again.returncode) == (3, False, 8)
    assert all(line.encode() not in text for line in printed.split("\n")[1:] for text in kept)
    assert "2026-11" in said
    assert day_of(person) != []
    assert day_of(person)[0][0] == 3_600_000
    assert "Beak" not in day_of(person)[0][1]
    assert person.ask("recovery", "status")["has_key"] is True


def test_another_key_is_made_when_told_so(person: Person) -> None:
    """The old paper opens the old copies, the new one those from now on."""
    old = person.ask("recovery", "new")["key"]
    said = person.say("recovery", "new", "--replace")

    assert old not in said
    assert said.startswith("AGE-SECRET-KEY-1\n")
    assert person.say("recovery", "status").startswith("There is a recovery key.")


def test_debians_age_opens_a_copy(person: Person) -> None:
    """The paper is an age identity, so the copy can be read without TrackSync."""
    printed = person.ask("recovery", "new")["key"]
    copy = person.home / "copy.age"
    person.say("backup", str(copy))
    paper = person.home / "paper.txt"
    paper.write_text("".join(printed.split()), encoding="utf-8")
    opened = subprocess.run(
        ["/usr/bin/age", "--decrypt", "-i", paper, copy], capture_output=True, check=False
    )

    assert opened.returncode == 0, opened.stderr
    assert b"manifest" in opened.stdout[:200]


def test_a_move_brings_texts_and_sign_ins_along(person: Person, jira: JiraProcess) -> None:
    """On the new machine the notes are readable and the connection works at once."""
    connect(person, jira)
    person.ask("tasks", "--refresh")
    worked(person, "DEMO-1")
    copy = person.home / "move.age"
    refused = person.type("backup", str(copy), "--move")
    printed = person.ask("recovery", "new")["key"]
    said = person.say("backup", str(copy), "--move")
    lose_the_machine(person)
    restored(person, copy, printed)

    assert refused.returncode == 3
    assert "stays readable in this copy" in said
    assert MIA.token.encode() not in copy.read_bytes()
    assert day_of(person) == [(3_600_000, "Beak and claws")]
    assert person.ask("tasks", "--refresh")["tasks"][0]["key"] == "DEMO-1"


def test_what_was_sent_since_the_copy_is_offered(person: Person, jira: JiraProcess) -> None:
    """The agent finds what the store does not remember, and brings it in when told; once."""
    person.start_agent()
    connect(person, jira, "--mode", "automatic")
    person.ask("tasks", "--refresh")
    copy, printed = person.home / "copy.age", person.ask("recovery", "new")["key"]
    person.say("backup", str(copy))
    worked(person, "DEMO-1")
    assert person.ask("sync", "--wait", "100")["sent"] == 1
    stands = jira.worklogs()
    person.end_agent()
    restored(person, copy, printed)
    assert day_of(person) == []
    person.start_agent()
    until(lambda: person.ask("status")["forgotten"] != [])
    (box,) = person.ask("status")["forgotten"]
    period = ("--from", "2026-11-19", "--to", "2026-11-21")
    (item,) = person.ask("verify", *period)["items"]
    person.say("verify", *period, "--repair", item["key"], "--take", "theirs")

    assert box["count"] == 1
    assert "after a restore" not in person.say("doctor")
    assert day_of(person) == [(3_600_000, "Beak and claws")]
    assert person.ask("status")["forgotten"] == []
    assert person.ask("sync", "--wait", "5")["sent"] == 0
    assert jira.worklogs() == stands


def test_a_standup_that_came_from_another_machine_is_posted_there(person: Person) -> None:
    """The list says where from; this one only offers to."""
    copy = person.home / "copy.age"
    with SlackDouble() as slack:
        person.environ["TRACKSYNC_SERVICES_SLACK_BASE_URL"] = slack.url
        done = person.type("connect", "slack", "--token-stdin", stdin=slack.address)
        assert done.returncode == 0, done.stderr
        (person.data / "settings.toml").write_text('standup.device = "Office PC"\n')
        here = person.say("standup", "schedule", "add", "--at", "09:30")
        fd = secret_fd("correct horse battery staple")
        made = person.type("backup", str(copy), "--secret-fd", str(fd), fds=(fd,))
        os.close(fd)
        assert made.returncode == 0, made.stderr
        lose_the_machine(person)
        restored(person, copy, "correct horse battery staple")
        there = person.say("standup", "schedule", "list")

    assert "reminds you, next " in here
    assert "posted from Office PC, next " in there
    assert slack.world.messages == []


def test_where_the_keystore_is_lost_a_copy_comes_back_on_a_word(person: Person, ref: str) -> None:
    """The folder is still there: it is set aside, and never without being asked to."""
    worked(person, ref)
    printed = person.ask("recovery", "new")["key"]
    copy = person.home / "copy.age"
    person.say("backup", str(copy))
    person.keystore.unlink()

    told = person.type("status")
    fds = [secret_fd(printed), secret_fd(printed)]
    words = ["restore", str(copy), "--secret-fd"]
    refused = person.type(*words, str(fds[0]), fds=(fds[0],))
    done = person.type(*words, str(fds[1]), "--forsake", fds=(fds[1],))
    for end in fds:
        os.close(end)

    assert (told.returncode, refused.returncode) == (5, 5)
    assert "tracksync restore FILE --forsake" in told.stderr
    assert done.returncode == 0, done.stderr
    assert [length for length, _ in day_of(person)] == [3_600_000]
    assert any((person.data / "aside").iterdir())
