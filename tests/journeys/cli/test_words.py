"""What a person types is taken as they mean it, or refused in a sentence they can act on."""

from __future__ import annotations

import subprocess

import pytest

from tests.journeys.cli.person import COMMAND, Person

YESTERDAY_NINE, YESTERDAY_TEN = "2026-11-20T09:00", "2026-11-20T10:00"


def added(person: Person, ref: str) -> str:
    """Add an entry of a day long gone; its id."""
    times = ("--start", YESTERDAY_NINE, "--end", YESTERDAY_TEN)
    return str(person.ask("entry", "add", "--task", ref, *times)["ack"])


def refused(person: Person, *words: str) -> str:
    """Type something that is not understood; the sentence that says so."""
    done = person.type(*words)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    return done.stderr


def test_a_clock_time_is_of_the_entrys_own_day(person: Person, ref: str) -> None:
    """Who corrects last week's entry to 10:30 does not make it last until today."""
    person.start_agent()
    entry = added(person, ref)
    longer = person.ask("entry", "edit", entry, "--end", "10:30")["entry"]
    earlier = person.ask("entry", "edit", entry, "--start", "08:30")["entry"]
    halves = person.ask("entry", "split", entry, "--at", "09:15")["entries"]

    assert longer["duration_ms"] == 90 * 60_000
    assert earlier["duration_ms"] == 120 * 60_000
    assert [half["duration_ms"] for half in halves] == [45 * 60_000, 75 * 60_000]


def test_a_colour_is_chosen_by_its_name(person: Person, ref: str) -> None:
    """It is kept, can be given up, and a word that is none names those that are."""
    person.start_agent()
    before = person.ask("tasks")["tasks"][0]["colour"]
    said = person.say("task", "colour", ref, "Teal")
    (kept,) = person.ask("tasks")["tasks"]
    given_up = person.say("task", "colour", ref, "automatic")
    problem = refused(person, "task", "colour", ref, "pink")

    assert said.splitlines() == ["Invoice export  teal", f"  {ref}"]
    assert (kept["colour"], kept["is_colour_chosen"]) == ("teal", True)
    assert given_up.splitlines()[0] == f"Invoice export  {before}  (automatic)"
    assert "Choose one of rose, brick, copper, gold" in problem


def test_an_entrys_end_is_of_the_day_it_starts(person: Person, ref: str) -> None:
    """From nine on some day until ten is one hour."""
    words = ("entry", "add", "--task", ref, "--start", YESTERDAY_NINE, "--end", "10:00")

    assert person.ask(*words)["entry"]["duration_ms"] == 60 * 60_000


def test_a_pause_takes_its_length(person: Person) -> None:
    """`pause 15m` is what one types; with the agent and without."""
    alone = person.ask("pause", "15m")["timer"]
    person.say("resume")
    person.start_agent()
    with_agent = person.ask("private", "1h")["timer"]

    assert alone["paused_until"]
    assert with_agent["paused_until"]
    assert with_agent["is_private"]
    assert "Private time until" in person.say("status")
    assert "understood" not in refused(person, "pause", "soonish")


def test_a_text_that_is_missing_is_asked_for(person: Person, ref: str) -> None:
    """No program's word for it, but what to say."""
    nothing_piped = person.type(
        *("connect", "jira", "--site", "http://127.0.0.1:9", "--email", "a@example.org"),
        "--token-stdin",
        stdin="",
    )

    assert "Which task?" in refused(person, "start", " ")
    assert nothing_piped.returncode == 2
    assert "No token came" in nothing_piped.stderr
    assert "too long" in refused(person, "start", ref, "--note", "n" * 110_000)


def test_times_are_said_as_the_persons_clock_shows_them(person: Person, ref: str) -> None:
    """Nobody in Berlin has to know what nine o'clock is in Greenwich."""
    words = ("entry", "add", "--task", ref, "--start", "2026-11-20T09:00")
    backwards = refused(person, *words, "--end", "08:00")
    long_ago = refused(
        person, "entry", "add", "--task", ref, "--start", "1970-01-01", "--end", "02:00"
    )

    assert "from 2026-11-20 09:00 to 2026-11-20 08:00" in backwards
    assert "1970-01-01 00:00 is not a believable start" in long_ago


def test_a_skipped_hour_is_refused_and_a_doubled_one_counts(person: Person, ref: str) -> None:
    """On the nights the clocks change, an entry is as long as the person was up."""
    person.environ["TZ"] = "Europe/Berlin"
    words = ("entry", "add", "--task", ref)
    skipped = refused(person, *words, "--start", "2026-03-29T02:30", "--end", "03:30")
    short = person.ask(*words, "--start", "2026-03-29T01:30", "--end", "03:30")["entry"]
    doubled = person.ask(*words, "--start", "2026-10-25T01:30", "--end", "03:30")["entry"]

    assert "does not exist" in skipped
    assert short["duration_ms"] == 60 * 60_000
    assert doubled["duration_ms"] == 180 * 60_000


def test_days_in_the_wrong_order_are_told_so(person: Person) -> None:
    """The sentence says which of the two reasons it is."""
    assert "comes after" in refused(
        person, "entry", "list", "--from", "2026-11-03", "--to", "2026-11-02"
    )
    assert "too long" in refused(person, "entry", "list", "--from", "1980-01-01")


def test_an_answer_for_nobody_is_no_fault(person: Person) -> None:
    """`tracksync … | head -1` ends quietly, however much there is to say."""
    line = f"'{COMMAND}' config list | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line], env=person.environ, capture_output=True, text=True, check=True
    )

    assert done.stderr == ""


def test_an_old_terminal_shows_what_it_can(person: Person, ref: str) -> None:
    """A sign that a terminal does not have is no reason to fail after the timer was started."""
    person.environ["PYTHONIOENCODING"] = "ascii"
    done = person.type("start", ref)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Invoice export" in done.stdout


@pytest.mark.usefixtures("ref")
@pytest.mark.parametrize(
    "name", ["lock", "profile.json", "store.db", "ring", "key-check.json", "log"]
)
def test_a_fault_of_the_folder_is_said_in_words(person: Person, name: str) -> None:
    """Whatever lies where a file should be: a sentence, an exit code, no trace, nothing deleted."""
    odd = person.data / name
    if odd.is_file():
        odd.rename(odd.with_suffix(".kept"))
    else:
        (odd / "tracksync.jsonl").rename(person.data / "log.kept")
        odd.rmdir()
        odd.touch()
    if name != "log":
        odd.mkdir()
    done = person.type("status")

    assert "Traceback" not in done.stderr
    assert name == "log" or done.returncode in {1, 3, 5, 6}
    assert person.type("status", "--json").stdout.startswith('{"schema": ')
    assert odd.exists()


def test_a_folder_name_may_be_anything(person: Person) -> None:
    """Bytes that are no text, or too many of them, are told as they are."""
    too_long = person.type("--data-dir", str(person.home / ("x" * 300)), "status")

    assert too_long.returncode == 3
    assert "full" not in too_long.stderr


def test_a_tray_without_a_screen_is_refused_in_words(person: Person) -> None:
    """On a server, or over ssh: what works there is named instead of a dump."""
    done = person.type()

    assert done.returncode == 3
    assert "no screen" in done.stderr
    assert "agent --headless" in done.stderr


def test_a_command_that_is_none_is_told_shortly(person: Person) -> None:
    """Not by a list of thirty."""
    assert refused(person, "strat", "X").startswith("There is no command 'strat'.")
    answer = "maybe"
    assert "Choose one of: 'keep'" in refused(person, "idle", "resolve", "ID", answer)
