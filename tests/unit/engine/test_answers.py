"""Every answer is what docs/reference/cli.json says, and every command is in docs/reference."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.unit.engine.house import House, MemoryProfile
from tracksync.cli.parser import parse
from tracksync.core.inventory import INVENTORY
from tracksync.core.problems import KeystoreLocked, WordsLost
from tracksync.core.sentences import say
from tracksync.engine.api.commands import COMMANDS
from tracksync.engine.local_socket.frames import Request
from tracksync.ports.store import SentRecord

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
BOOK: dict[str, Any] = json.loads((REFERENCE / "cli.json").read_text(encoding="utf-8"))
# Never typed: said by the program itself, on the socket alone.
APP_ONLY = {
    "app.raise",
    "link.open",
    "connect.begin",
    "connect.finish",
    "connect.choose",
    "connect.cancel",
}


# What is said in turn on a day; <name> stands for an id of that day.
A_DAY: list[tuple[str, dict[str, object]]] = [
    ("status", {}),
    ("idle.list", {}),
    ("idle.focus", {}),
    ("idle.resolve", {"question": "<question>", "choice": "keep"}),
    ("idle.focus", {}),
    ("start", {"ref": "<ref>"}),
    ("switch", {"ref": "<other>", "note": "Two eyes"}),
    ("entry.describe", {"note": "Four eyes"}),
    ("stop", {}),
    ("pause", {"until": "tomorrow"}),
    ("status", {}),
    ("resume", {}),
    ("private", {"for": "10m"}),
    ("resume", {}),
    ("undo", {}),
    ("entry.add", {"task": "<ref>", "start": "05:10", "end": "05:20"}),
    ("entry.edit", {"entry": "<first>", "note": "n"}),
    ("entry.merge", {"entries": ["<first>", "<second>"]}),
    ("entry.list", {"from": "2026-11-10"}),
    ("entry.history", {"entry": "<first>"}),
    ("entry.delete", {"entry": "<first>"}),
    ("tasks", {"search": "inv"}),
    ("tasks.refresh", {}),
    ("task.rename", {"ref": "<ref>", "title": "Invoices"}),
    ("task.pin", {"ref": "<ref>"}),
    ("task.colour", {"ref": "<ref>", "colour": "teal"}),
    ("task.done", {"ref": "<ref>"}),
    ("task.add", {"title": "Coffee"}),
    ("task.delete", {"ref": "Coffee"}),
    ("undo", {}),
    ("task.delete", {"ref": "Coffee"}),
    ("connections", {}),
    ("outbox.list", {"state": "all"}),
    ("outbox.preview", {}),
    ("outbox.release", {"all": True}),
    ("sync", {"wait": 1}),
    ("verify", {"period": "week"}),
    ("verify.repair", {"all": True}),
    ("shots.capture", {}),
    ("config.set", {"key": "screenshots.enabled", "value": "on"}),
    ("start", {"ref": "<ref>"}),
    ("shots.capture", {}),
    ("shots.list", {}),
    ("shots.export", {"to": "/x", "yes": True}),
    ("shots.delete", {"pictures": ["1"]}),
    ("shots.list", {"day": "today"}),
    ("keys.export", {"yes": True}),
    ("keys.box", {}),
    ("status", {}),
    ("config.set", {"key": "screenshots.enabled", "value": "off"}),
    ("stop", {}),
    ("policy.show", {}),
    ("policy.acknowledge", {"serial": "1"}),
    ("policy.leave", {}),
    ("policy.new", {}),
    ("policy.sign", {"source": "organization = "}),
    ("policy.key.print", {}),
    ("policy.key.import", {"printed": "TRACKSYNC-POLICY-KEY-1 QQQQ"}),
    ("policy.apply", {"document": "a.b.c"}),
    ("report", {"period": "month"}),
    ("report", {"period": "year"}),
    ("standup.preview", {}),
    ("standup.preview", {"date": "2026-11-22"}),
    ("standup.week", {}),
    ("standup.week", {"date": "2026-11-22", "markdown": True}),
    ("standup.schedule.list", {}),
    ("export", {"form": "csv"}),
    ("config.list", {}),
    ("config.get", {"key": "idle.ask"}),
    ("config.set", {"key": "idle.ask", "value": "no"}),
    ("backup", {"file": "/data/b", "passphrase": "p"}),
    ("backup", {"file": "/data/m", "move": True}),
    ("backup", {"file": "/data/m", "move": True, "passphrase": "p"}),
    ("recovery.status", {}),
    ("recovery.new", {}),
    ("recovery.new", {}),
    ("recovery.new", {"replace": True}),
    ("recovery.status", {}),
    ("backup", {"file": "/data/m", "move": True}),
    ("check", {"ids": True}),
    ("purge", {"connection": "jira"}),
    ("purge", {}),
    ("privacy", {}),
    ("doctor", {}),
    ("keystore.unlock", {}),
    ("app.raise", {}),
    ("link.open", {"ref": "PROJ-1"}),
    ("link.open", {}),
    ("app.quit", {}),
    ("stop", {}),
    ("fly", {}),
]


def test_a_link_is_only_asked_about(house: House) -> None:
    """Whoever shows windows is told what it names; nothing is looked up, started or written."""
    asked: list[str] = []

    def ask(ref: str) -> bool:
        asked.append(ref)
        return True

    before = house.ask("log")
    refused = house.type("link.open", ref="PROJ-1")
    house.engine.on_link = ask
    answer = house.ask("link.open", ref="PROJ-1")
    is_as_promised(answer)

    assert refused[0].startswith("TrackSync runs without a window")
    assert refused[1] == 3
    assert house.say("link.open", ref="PROJ-1") == "TrackSync asks in its window.\n"
    assert asked == ["PROJ-1", "PROJ-1"]
    assert house.ask("log") == before
    assert house.ask("status")["timer"]["entry"] is None


def _filled(arguments: dict[str, object], known: dict[str, str]) -> dict[str, object]:
    """Put the ids of this day where the table says <name>."""
    text = json.dumps(arguments)
    for name, value in known.items():
        text = text.replace(f"<{name}>", value)
    filled: dict[str, object] = json.loads(text)
    return filled


def is_as_promised(answer: dict[str, Any]) -> None:
    """Check one answer against the shape it names."""
    shape = BOOK["answers"][answer["schema"]]
    Draft202012Validator({**shape, "$defs": BOOK["$defs"]}).validate(answer)


def test_the_book_is_a_schema() -> None:
    """Programs can be made from it."""
    Draft202012Validator.check_schema(BOOK)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_command_has_a_shape(command: str) -> None:
    """No command answers with something nobody wrote down."""
    assert f"tracksync.{command}.v1" in BOOK["answers"]


def test_a_days_answers_are_as_promised(house: House) -> None:
    """Each command of a day answers in its shape, and can be told in words."""
    ref = house.ask("task.add", title="Invoice export", project="ACME")["task"]["ref"]
    other = house.ask("task.add", title="Review")["task"]["ref"]
    first = house.ask("entry.add", task=ref, start="05:00", end="06:00")["ack"]
    second = house.ask("entry.split", entry=first, at="05:30")["ack"]
    house.ask("start", ref=ref)
    house.work(2)
    house.clock.move(minutes=45)
    house.engine.tick()
    question = house.ask("idle.list")["questions"][0]["id"]
    known = {"ref": ref, "other": other, "first": first, "second": second, "question": question}
    for command, arguments in A_DAY:
        is_as_promised(house.ask(command, **_filled(arguments, known)))
    for command in ("status", "tasks", "entry.list", "config.list", "privacy", "doctor", "report"):
        assert house.say(command)
    assert house.say("export", form="json").startswith("[")


def test_reports_and_exports_carry_the_persons_name(house: House) -> None:
    """As it should stand in them; whoever entered none is not named."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    house.ask("entry.add", task=ref, start="05:00", end="06:00")
    nameless = house.say("report").splitlines()[0]
    house.settings.choose("profile.name", "Anna Lund")
    exported = json.loads(house.say("export", form="json"))
    names, row = csv.reader(io.StringIO(house.say("export", form="csv")))

    assert house.ask("report")["person"] == "Anna Lund"
    assert house.say("report").splitlines()[0] == f"{nameless}, Anna Lund"
    assert [entry["person"] for entry in exported] == ["Anna Lund"]
    assert dict(zip(names, row, strict=True))["person"] == "Anna Lund"


def test_time_that_was_entered_by_hand_is_told_as_such(house: House) -> None:
    """In the list and in every form of export: whoever reads them knows what was measured."""
    ref = house.ask("task.add", title="Invoice export")["task"]["ref"]
    house.ask("entry.add", task=ref, start="05:00", end="06:00")
    house.say("start", ref=ref)
    house.work(2)
    house.say("stop")
    names, *rows = csv.reader(io.StringIO(house.say("export", form="csv")))
    by_hand, measured = house.say("entry.list").splitlines()[:2]

    assert [row[names.index("origin")] for row in rows] == ["manual", "timer"]
    assert [row["origin"] for row in house.ask("export")["rows"]] == ["manual", "timer"]
    assert "by hand" in by_hand
    assert "by hand" not in measured


def test_privacy_leaves_nothing_out(house: House) -> None:
    """Each kind of data stands in the answer and in the text: what is plain, and for how long."""
    lines = house.ask("privacy")["lines"]
    rows = house.say("privacy").splitlines()
    text = " ".join(" ".join(rows).split())

    assert {(d.part, d.id, d.what) for d in INVENTORY} <= {
        (line["part"], line["id"], line["what"]) for line in lines
    }
    assert {datum.what for datum in INVENTORY} <= {row[2:].partition(": ")[0] for row in rows}
    for plain in ("settings.toml", "policy.json", "A log of this program", "plain text"):
        assert plain in text
    assert f"Who looked {house.ask('privacy')['looked']}" in text
    assert "Kept: the last 24 months." in text
    assert "Kept: the newest two megabytes." in text


def test_privacy_says_where_each_exchange_went_and_how_many_are_shown(house: House) -> None:
    """With address; the list is longer than what is shown of it, and says so."""
    at = house.clock.read().at
    with house.engine.services.store.write() as unit:
        for _ in range(60):
            unit.add_sent(SentRecord(at, "jira", "https://x.example", "GET", "ask", 9, 9, 200, 8))
    text = house.say("privacy")

    assert "Exchanges with services: the newest 50\n" in text
    assert text.count("GET  https://x.example  ask") == 50


def test_a_question_comes_to_the_front_when_told_to(house: House) -> None:
    """Where something waits, and where there is a window for it."""
    nothing = house.type("idle.focus")
    house.ask("start", ref=house.ask("task.add", title="Invoice export")["task"]["ref"])
    house.work(2)
    house.clock.move(minutes=45)
    house.engine.tick()
    nowhere = house.type("idle.focus")
    house.engine.on_focus = lambda: True
    is_as_promised(house.ask("idle.focus"))

    assert (nothing[1], nowhere[1]) == (7, 3)
    assert nothing[0].startswith("Nothing waits for your word")
    assert nowhere[0].startswith("TrackSync runs without a window")
    assert house.say("idle.focus").startswith("The question is in front")


def test_a_closed_stores_answers_are_as_promised() -> None:
    """Locked away, what can be kept is kept, and the rest says why, in the same shapes."""
    trouble = KeystoreLocked(say("The keystore is locked."), say("Unlock it."))
    house = House(profile=MemoryProfile(trouble=trouble)).start()
    kept = [
        house.ask("start", ref="PROJ-1"),
        house.ask("entry.describe", note="n"),
        house.ask("pause"),
        house.ask("private"),
        house.ask("resume"),
        house.ask("stop"),
    ]
    for answer in (*kept, house.ask("status"), house.ask("tasks"), house.ask("doctor")):
        is_as_promised(answer)

    assert all(answer["is_kept_for_later"] for answer in kept)
    assert {answer["kept_says"] for answer in kept} == {"The keystore is locked. Unlock it."}
    assert house.say("stop").splitlines() == [
        "Noted, with this time, and sealed here. It is carried out once the store can be opened.",
        "The keystore is locked. Unlock it.",
    ]
    assert house.code("status") == house.code("tasks") == 5
    text, _ = house.api.handle(Request("status", {}))
    assert "7 commands noted" in text
    house.profile.trouble = None
    house.ask("keystore.unlock")
    assert house.ask("status")["waiting_for_store"] == 0
    assert house.ask("tasks")["tasks"][0]["title"] == "PROJ-1"
    house.close()


def test_lost_words_close_the_store_until_somebody_says_to_go_on() -> None:
    """What is asked for meanwhile is kept; `check --repair` goes on without the words."""
    house = House(profile=MemoryProfile(trouble=WordsLost(("2026-10", "2026-11")))).start()
    status, kept = house.ask("status"), house.ask("start", ref="PROJ-1")
    refused = house.code("check")
    house.ask("check", repair=True)
    after = house.ask("status")
    house.close()

    assert (status["state"], refused) == ("damaged", 6)
    assert "the words of 2026-10 to 2026-11" in status["store"]["says"]
    assert kept["is_kept_for_later"]
    assert after["timer"]["entry"]["id"] == kept["ack"]


@pytest.mark.parametrize("command", sorted(COMMANDS.keys() - APP_ONLY))
def test_the_page_names_each_command(command: str) -> None:
    """A person finds every command on one page."""
    page = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    typed = {
        "tasks.refresh": "tasks --refresh",
        "app.quit": "quit",
        "verify.repair": "verify --repair",
    }

    assert f"`tracksync {typed.get(command, command.replace('.', ' '))}" in page


@pytest.mark.parametrize(
    ("words", "command", "arguments"),
    [
        ("--json status", "status", {}),
        ("tasks --refresh --search x", "tasks.refresh", {"search": "x"}),
        ("start --last --json", "start", {"last": True}),
        ("entry merge a b", "entry.merge", {"entries": ["a", "b"]}),
        ("sync", "sync", {"wait": 30}),
        ("quit", "app.quit", {}),
        ("idle focus", "idle.focus", {}),
        ("", "tray", {}),
        ("--version", "version", {}),
        (
            "connect tempo --token-stdin --for jira-1",
            "connect",
            {"service": "tempo", "for": "jira-1"},
        ),
        (
            "standup schedule change 1 --at 9:45 --days= --no-auto",
            "standup.schedule.change",
            {"schedule": "1", "at": "9:45", "days": "", "auto": False},
        ),
        (
            "standup schedule change 1 --no-ahead",
            "standup.schedule.change",
            {"schedule": "1", "ahead": False},
        ),
        ("policy acknowledge 2", "policy.acknowledge", {"serial": "2"}),
        ("config set a b --yes", "config.set", {"key": "a", "value": "b", "yes": True}),
        (
            "connection say tempo --project= A=b",
            "connection.say",
            {"connection": "tempo", "project": "", "values": ["A=b"]},
        ),
        ("idle resolve q split --piece 10:00=A --piece 11:00=", "idle.resolve", None),
    ],
)
def test_what_is_typed_becomes_a_command(
    words: str, command: str, arguments: dict[str, object] | None
) -> None:
    """Every command line names a command of the table, with the arguments it takes."""
    typed = parse(words.split())

    assert typed.command == command
    assert typed.wants == ("json" if "--json" in words else "text")
    if arguments is not None:
        assert typed.arguments == arguments
    if command in COMMANDS:
        assert typed.arguments.keys() <= COMMANDS[command].takes
