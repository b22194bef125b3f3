"""Everything a person does stands in the log once, with its door and their name."""

from __future__ import annotations

from tests.journeys.cli.person import Person


def test_each_deed_stands_in_the_log_once_with_who_did_it(person: Person, ref: str) -> None:
    """Start, stop and edit, newest first; the e-mail is the one given at that time."""
    person.ask("config", "set", "profile.email", "ana@example.org")
    person.ask("start", ref)
    entry = person.ask("stop")["ack"]
    person.ask("config", "set", "profile.email", "")
    person.ask("entry", "describe", "A note", "--entry", entry)

    log = person.ask("log")["log"]

    assert [(h["kind"], h["via"], h["actor"]) for h in log] == [
        ("EntryEdited", "cli", ""),
        ("TimerStopped", "cli", "ana@example.org"),
        ("TimerStarted", "cli", "ana@example.org"),
        ("TaskSaved", "cli", ""),
    ]


def test_the_name_in_the_log_does_not_lie_open_on_the_disk(person: Person, ref: str) -> None:
    """Who somebody is belongs to what is sealed."""
    person.ask("config", "set", "profile.email", "ana@example.org")
    person.ask("start", ref)
    person.ask("config", "set", "profile.email", "")

    files = [file for file in person.data.rglob("*") if file.is_file()]

    assert files
    assert not [file for file in files if b"ana@example.org" in file.read_bytes()]
