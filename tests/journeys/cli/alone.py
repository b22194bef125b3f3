"""
A first day with no network at all: `python -m tests.journeys.cli.alone FOLDER`.

`unshare --net` around it leaves it a network namespace whose one interface, loopback, is down. Each
program runs under strace, which notes every socket that is made.
"""

from __future__ import annotations

import csv
import errno
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from tests.journeys.cli.person import COMMAND, PATIENCE_SECONDS, Person, until

_STRACE = ("strace", "-f", "--seccomp-bpf", "-A", "-qq", "-e", "trace=socket", "-o")
_DAY = "2026-11-20"


def must(claim: object, words: str) -> None:
    if not claim:
        raise SystemExit(words)


def be_alone() -> None:
    """Make sure that nobody can be reached, not even on this machine."""
    must(socket.if_nameindex() == [(1, "lo")], "there is a network")
    with socket.socket() as probe:
        code = probe.connect_ex(("127.0.0.1", 9))
    must(code == errno.ENETUNREACH, f"loopback can be reached: {errno.errorcode.get(code)}")


def track(person: Person, title: str) -> None:
    """Start, look, note, stop, correct, undo."""
    ref = person.ask("task", "add", title)["task"]["ref"]
    started = person.ask("start", ref)
    must(person.ask("status")["timer"]["entry"]["id"] == started["ack"], "it does not run")
    person.ask("entry", "describe", "Alone")
    person.ask("stop")
    must(person.ask("status")["timer"]["entry"] is None, "it still runs")
    times = ("--start", f"{_DAY}T09:00", "--end", f"{_DAY}T10:00")
    entry = person.ask("entry", "add", "--task", ref, *times)["ack"]
    edited = person.ask("entry", "edit", entry, "--end", "11:00")["entry"]
    must(edited["duration_ms"] == 2 * 3_600_000, "it was not corrected")
    person.say("undo")


def look_back(person: Person, hours: int) -> None:
    """Report, export, the standup, the person's own papers, and the health of it all."""
    must(f"{hours}:00" in person.say("report", "--day", _DAY), "the report lacks the time")
    rows = list(csv.DictReader(person.say("export", "csv", "--day", _DAY).splitlines()))
    # Not by their days: instants are UTC, and the day before where it is noon far in the east.
    lengths = [int(row["duration_ms"]) for row in rows]
    must(lengths == [3_600_000] * hours, f"the export lacks the entries: {lengths}")
    exported = json.loads(person.say("export", "json", "--day", _DAY))
    must(len(exported) == hours, "the export as JSON lacks the entries")
    for words in ("standup preview", "outbox list", "tasks", "log", "privacy", "doctor"):
        person.say(*words.split())
    must(person.ask("check")["is_good"], "the store is not whole")


def in_the_tray(person: Person) -> None:
    """The program with its windows, on a screen that is in memory."""
    environ = person.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [*person.under, str(COMMAND)]
    with subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL) as tray:
        until(lambda: person.ask("status")["is_running"] is True)
        track(person, "In the tray")
        person.say("quit")
        must(tray.wait(PATIENCE_SECONDS) == 0, "the tray did not end well")


def main(folder: Path) -> None:
    be_alone()
    person = Person(folder)
    noted = folder / "sockets"
    person.under = (
        "strace",
        "-f",
        "--seccomp-bpf",
        "-A",
        "-qq",
        "-e",
        "trace=socket",
        "-o",
        str(noted),
    )
    try:
        must(person.ask("status")["state"] == "idle", "a first start does not work")
        track(person, "By a command alone")
        look_back(person, 1)
        person.start_agent()
        track(person, "With the agent")
        look_back(person, 2)  # asked of the agent
        person.say("quit")
        must(person.wait_for_agent() == 0, "the agent did not end well")
        in_the_tray(person)
    finally:
        person.leave()
    made = [line for line in noted.read_text().splitlines() if "socket(" in line]
    must(made, "no socket was noted, not even that of the agent")
    abroad = [line for line in made if "socket(AF_UNIX, " not in line]
    must(not abroad, os.linesep.join(["somebody tried to get out:", *abroad]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
