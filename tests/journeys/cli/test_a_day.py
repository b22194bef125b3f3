"""A day by commands: alone, with the agent, through a crash, and with a locked keystore."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.cli.person import COMMAND, PATIENCE_SECONDS, Person, until


def test_time_is_tracked_without_any_app(person: Person) -> None:
    """One command is enough; nothing has to run, and nothing keeps running."""
    ref = person.ask("task", "add", "Invoice export")["task"]["ref"]
    assert person.say("start", ref).startswith("● Invoice export\n")
    assert person.ask("status")["state"] == "tracking"
    assert person.ask("status")["is_running"] is False
    stopped = person.ask("stop")
    (entry,) = person.ask("entry", "list")["entries"]

    assert entry["id"] == stopped["ack"]
    assert person.ask("check")["is_good"] is True


def test_the_agent_answers_and_acknowledges(person: Person, ref: str) -> None:
    """With the agent running the same commands go through it, and each is acknowledged."""
    person.start_agent()
    started = person.ask("start", ref, "--note", 'Cents = 0,01 €; "quoted"')
    stopped = person.ask("stop")

    assert started["entry"]["note"] == 'Cents = 0,01 €; "quoted"'
    until(lambda: person.said == ["READY", f"ACK {started['ack']}", f"ACK {stopped['ack']}"])
    until(lambda: bool(person.ask("status")["last_sample_at"]))
    status = person.ask("status")
    assert status["is_running"] is True
    assert status["activity"] == {
        "source": "scripted file",
        "is_scripted": True,
        "away_since_at": None,
    }
    assert status["keystore"] == {
        "name": "scripted for tests",
        "is_scripted": True,
        "state": "open",
    }
    assert person.end_agent() == 0


def test_what_was_acknowledged_survives_kill_9(person: Person, ref: str) -> None:
    """The process dies at once; the timer event is there, and the time since is asked about."""
    person.start_agent()
    started = person.ask("start", ref)
    person.end_agent(signal.SIGKILL)

    assert person.ask("status")["timer"]["entry"]["id"] == started["ack"]
    person.start_agent()
    assert person.ask("status")["timer"]["entry"] is not None
    assert person.ask("check", "--ids")["is_good"] is True
    assert started["ack"] in person.ask("check", "--ids")["ids"]


def test_the_agent_ends_in_order(person: Person) -> None:
    """Asked to end it says so in the journal, so that the next run knows it was no crash."""
    person.start_agent()
    until(lambda: person.ask("status")["last_sample_at"] is not None)
    assert person.say("quit") == "TrackSync is closing.\n"
    assert person.wait_for_agent() == 0
    person.start_agent()

    assert person.end_agent(signal.SIGINT) == 0


def test_a_second_agent_is_not_started(person: Person) -> None:
    """One profile, one instance: the second asks the first to show itself and goes."""
    person.start_agent()
    second = person.type("agent", "--headless")

    assert second.returncode == 0
    assert "running already" in second.stdout


def test_a_locked_keystore_loses_nothing(person: Person, ref: str) -> None:
    """Wishes are kept, sealed and durable, and carried out with their own time after unlocking."""
    person.keystore_is("locked")
    person.start_agent()
    started = person.ask("start", ref)
    stopped = person.ask("stop")
    refused = person.ask("entry", "list")

    assert started["is_kept_for_later"] is True
    assert refused["error"]["exit_code"] == person.type("tasks").returncode == 5
    assert person.ask("status")["waiting_for_store"] == 2
    until(lambda: person.said == ["READY", f"ACK {started['ack']}", f"ACK {stopped['ack']}"])
    person.end_agent(signal.SIGKILL)
    person.keystore_is("open")
    person.start_agent()
    until(lambda: person.ask("status")["state"] == "idle")
    (entry,) = person.ask("entry", "list")["entries"]
    assert entry["id"] == started["ack"]
    assert person.ask("status")["waiting_for_store"] == 0


def test_a_locked_keystore_opens_while_the_agent_runs(person: Person, ref: str) -> None:
    """`keystore unlock` opens the store of the running agent; what waited is merged."""
    person.keystore_is("locked")
    person.start_agent()
    started = person.ask("start", ref)
    person.keystore_is("open")
    person.say("keystore", "unlock")

    assert person.ask("status")["timer"]["entry"]["id"] == started["ack"]


def test_a_hanging_keystore_keeps_no_command_waiting(person: Person, ref: str) -> None:
    """A lone wish is kept while the keystore hangs, and carried out with its own time later."""
    person.keystore_is("hangs")
    person.environ["TRACKSYNC_SERVICES_KEYSTORE_WAIT_SECONDS"] = "1"
    started = person.ask("start", ref)
    person.start_agent()
    stopped = person.ask("stop")
    assert person.end_agent() == 0
    person.keystore_is("open")
    (entry,) = person.ask("entry", "list")["entries"]

    assert (started["is_kept_for_later"], stopped["is_kept_for_later"]) == (True, True)
    assert entry["id"] == started["ack"]
    assert entry["end_at"]


def test_everything_on_disk_is_for_its_owner_only(person: Person) -> None:
    """Nobody else on the machine can read a thing, and no text lies open."""
    ref = person.ask("task", "add", "Secret project Zebra")["task"]["ref"]
    person.say("start", ref, "--note", "Zebra meeting")
    person.start_agent()
    person.ask("stop")
    person.end_agent()
    files = [path for path in person.home.rglob("*") if path.is_relative_to(person.data)]

    assert files
    for path in files:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
        if path.is_file():
            assert b"Zebra" not in path.read_bytes(), path


@pytest.mark.usefixtures("ref")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("frob",), 2),
        (("start",), 2),
        (("start", "NOPE-1"), 7),
        (("stop",), 3),
        (("entry", "add", "--task", "X"), 2),
        (("entry", "delete", "nonsense"), 2),
        (("config", "get", "nope"), 7),
        (("--data-dir", "/dev/null", "status"), 3),
        (("connect", "jira", "--site", "https://x.example"), 2),
    ],
)
def test_refusals_have_their_exit_codes(person: Person, words: tuple[str, ...], code: int) -> None:
    """A script can tell why; a person gets a sentence and no trace."""
    done = person.type(*words)

    assert done.returncode == code, done.stderr
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_settings_are_kept_and_locked_by_the_environment(person: Person) -> None:
    """A chosen value stands in a file a person can read; the environment stands above it."""
    person.say("config", "set", "idle.threshold_seconds", "600")
    person.environ["TRACKSYNC_SERVICES_JIRA_BASE_URL"] = "http://127.0.0.1:9"

    assert person.ask("config", "get", "idle.threshold_seconds")["setting"]["value"] == 600
    assert "idle.threshold_seconds = 600" in (person.data / "settings.toml").read_text("utf-8")
    refused = person.ask("config", "set", "services.jira.base_url", "")
    assert refused["error"]["exit_code"] == 3


def test_on_a_terminal_another_address_is_asked_about(person: Person) -> None:
    """With what it means; all but yes, Ctrl+D too, leaves it as it was. A script says --yes."""
    key, there = "services.jira.base_url", "https://jira.example.org"
    assert person.type("config", "set", key, there).returncode == 3

    for answer, code, kept in (("n", 3, ""), ("\x04", 3, ""), ("y", 0, there)):
        assert answered(person, answer, "config", "set", key, there) == code
        assert person.ask("config", "get", key)["setting"]["value"] == kept


def answered(person: Person, answer: str, *words: str) -> int:
    """Type a command on a terminal and answer its one question; the exit code."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [COMMAND, *words], env=person.environ, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    said = ""
    while not said.endswith("[y/N] "):
        said += os.read(ours, 4096).decode()
    os.write(ours, f"{answer}\n".encode())
    code = process.wait(PATIENCE_SECONDS)
    os.close(ours)
    assert "sign-ins and worklogs too, would go to https://jira.example.org" in said
    return code


def test_a_file_of_certificates_that_is_not_there_is_told(person: Person) -> None:
    """At once, and by `doctor` where it went later."""
    file = person.home / "ca.pem"
    refused = person.type("config", "set", "services.jira.ca_file", str(file))
    file.write_text("")
    person.say("config", "set", "services.jira.ca_file", str(file))
    file.unlink()
    findings = {f["name"]: f for f in person.ask("doctor")["findings"]}

    assert refused.returncode == 2
    assert "there is no such file" in refused.stderr
    assert "there is no such file" in findings["settings"]["says"]


def test_a_broken_settings_file_keeps_nobody_from_working(person: Person) -> None:
    """It is set aside whole; the line and the new name are told once, and the defaults count."""
    person.say("config", "set", "idle.threshold_seconds", "600")
    broken = "idle.threshold_seconds = = 5\n"
    (person.data / "settings.toml").write_text(broken, encoding="utf-8")
    told = person.say("status")
    (kept,) = person.data.glob("settings-broken-*.toml")

    assert "line 1" in told
    assert kept.name in told
    assert kept.read_text(encoding="utf-8") == broken
    assert "settings" not in person.say("status")
    value = person.ask("config", "get", "idle.threshold_seconds")["setting"]
    assert (value["value"], value["source"]) == (value["default"], "default")


def test_a_command_says_aside_that_settings_are_broken(person: Person) -> None:
    """What was asked for is done, and its answer is what it always is."""
    (person.data).mkdir(mode=0o700)
    (person.data / "settings.toml").write_bytes(b"\xff\xfe")
    done = person.type("task", "add", "Invoice export", "--json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["task"]["title"] == "Invoice export"
    assert "it is no TOML" in done.stderr
    assert person.type("tasks").stderr == ""


def test_the_agent_starts_with_broken_settings_and_says_so(person: Person) -> None:
    """The timer comes before the settings; `status` and `doctor` tell as long as it runs."""
    person.say("config", "set", "idle.threshold_seconds", "600")
    (person.data / "settings.toml").write_text("[", encoding="utf-8")
    person.start_agent()

    assert "is broken" in person.ask("status")["settings"]["says"]
    findings = {f["name"]: f for f in person.ask("doctor")["findings"]}
    assert not findings["settings"]["is_good"]
    assert person.end_agent() == 0


def test_an_export_can_be_opened_by_a_spreadsheet(person: Person) -> None:
    """Cells that look like formulas are text."""
    ref = person.ask("task", "add", "=cmd|' /C calc'!A0")["task"]["ref"]
    person.say("entry", "add", "--task", ref, "--start", "2026-11-20T09:00", "--end", "10:00")
    csv = person.say("export", "csv", "--from", "2026-11-19", "--to", "2026-11-21")

    assert "'=cmd|" in csv
    assert person.type("export", "csv", "--output", str(person.home / "out.csv")).returncode == 0
    assert person.type("export", "csv", "--output", str(person.home / "out.csv")).returncode == 3


def secret_fd(text: str) -> int:
    """Put a secret into a pipe; the end to read it from."""
    reading, writing = os.pipe()
    os.write(writing, f"{text}\n".encode())
    os.close(writing)
    return reading


def test_a_backup_comes_back(person: Person, ref: str) -> None:
    """What stood when the copy was made stands again; the store in between is set aside."""
    kept = person.ask("start", ref)["ack"]
    person.ask("stop")
    copy = str(person.home / "copy.tracksync")
    fd = secret_fd("correct horse")
    made = person.type("backup", copy, "--secret-fd", str(fd), fds=(fd,))
    assert made.returncode == 0, made.stderr
    lost = person.ask("start", ref)["ack"]
    wrong, right = secret_fd("wrong horse"), secret_fd("correct horse")
    refused = person.type("restore", copy, "--secret-fd", str(wrong), fds=(wrong,))
    done = person.type("restore", copy, "--secret-fd", str(right), fds=(right,))
    for end in (fd, wrong, right):
        os.close(end)
    ids = person.ask("check", "--ids")["ids"]

    assert refused.returncode != 0
    assert "Traceback" not in refused.stderr
    assert done.returncode == 0, done.stderr
    assert kept in ids
    assert lost not in ids


def test_a_missing_ring_is_told_and_can_be_put_back(person: Person, ref: str) -> None:
    """The store waits for it, and for nothing else; wishes are kept meanwhile."""
    ring = person.data / "ring"
    ring.rename(person.home / "ring")
    told = person.type("status")
    kept = person.ask("start", ref)
    (person.home / "ring").rename(ring)
    status = person.ask("status")

    assert told.returncode == 6
    assert "The file ring is missing" in told.stderr
    assert kept["is_kept_for_later"]
    assert status["timer"]["entry"]["task"]["title"] == "Invoice export"


def test_a_copy_that_is_not_there_is_said_before_its_secret_is_asked_for(person: Person) -> None:
    """Not that the passphrase is wrong."""
    person.say("status")
    refused = person.type("restore", str(person.home / "copy.tracksync"))

    assert refused.returncode == 7
    assert "There is no file copy.tracksync there. Nothing was changed." in refused.stderr


def test_a_passphrase_can_take_the_keystores_place(person: Person) -> None:
    """Where there is no keystore, a passphrase locks the store; without it nothing opens."""
    del person.environ["TRACKSYNC_TEST_KEYSTORE"]

    def typed(*words: str) -> str:
        fd = secret_fd("correct horse")
        done = person.type(*words, "--passphrase-fd", str(fd), fds=(fd,))
        os.close(fd)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert person.type("tasks").returncode == 5
    typed("keystore", "passphrase")
    typed("task", "add", "Invoice export")

    assert "Invoice export" in typed("tasks")
    assert person.type("tasks").returncode == 5


@pytest.mark.parametrize("word", ["start", "stop", "status"])
def test_the_daily_commands_load_neither_qt_nor_http(person: Person, ref: str, word: str) -> None:
    """Opening the store for one command brings no toolkit and no network with it."""
    if word == "stop":
        person.ask("start", ref)
    words = [word, ref] if word == "start" else [word]
    program = (
        "import sys; from tracksync.__main__ import main; "
        f"sys.argv = ['tracksync', *{words!r}]; code = main(); "
        "heavy = ('PySide6', 'requests', 'urllib3', 'http', 'ssl', 'jira', 'keyring'); "
        "sys.stderr.write(f'{code} {[m for m in heavy if m in sys.modules]}')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=person.environ,
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == "0 []"
