"""One profile, one app: however many are started, and whoever holds the folder at that moment."""

from __future__ import annotations

import subprocess

from tests.journeys.cli.person import COMMAND, PATIENCE_SECONDS, Person, until


def test_a_start_beside_a_command_waits_for_it(person: Person, ref: str) -> None:
    """A command holds the profile for a blink; an app started just then still runs afterwards."""
    commands = [
        subprocess.Popen([COMMAND, "start", ref], env=person.environ, stdout=subprocess.DEVNULL)
        for _ in range(4)
    ]
    person.start_agent()

    assert [command.wait(PATIENCE_SECONDS) for command in commands] == [0] * 4
    assert person.ask("status")["is_running"] is True
    assert len(person.ask("entry", "list")["entries"]) == 1


def test_of_many_starts_one_runs(person: Person) -> None:
    """The others say so and go, with no failure."""
    agents = [
        subprocess.Popen(
            [COMMAND, "agent", "--headless"],
            env=person.environ,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    until(lambda: sum(agent.poll() is None for agent in agents) == 1)
    until(lambda: person.ask("status")["is_running"] is True)
    person.say("quit")
    said = sorted(agent.communicate(timeout=PATIENCE_SECONDS)[0] for agent in agents)

    assert [agent.returncode for agent in agents] == [0, 0, 0]
    assert said[0] == "READY\n"
    assert all("running already" in line for line in said[1:])


def test_a_foreign_keystore_is_not_a_locked_one(person: Person, ref: str) -> None:
    """Nothing is noted that nobody will ever carry out, nothing is touched, and it is said so."""
    mine = person.keystore.rename(person.home / "mine.json")
    before = (person.data / "store.db").read_bytes()
    refused = person.type("start", ref)
    person.start_agent()
    by_the_agent = person.type("start", ref)
    status = person.ask("status")
    person.end_agent()

    assert (refused.returncode, by_the_agent.returncode) == (5, 5)
    assert "another keystore" in refused.stderr
    assert status["keystore"]["state"] == "foreign"
    assert status["waiting_for_store"] == 0
    assert (person.data / "store.db").read_bytes() == before
    mine.replace(person.keystore)
    assert person.type("start", ref).returncode == 0
