"""`status` with no app running: quickly, from a real keyring, and word for word the same."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop_rig.keyring import Keyring
from tests.journeys.cli.person import Person, until

IN_FULL = """
import os, sys
from tracksync.bootstrap.opening import carry_out_here
from tracksync.cli.parser import parse
text, code = carry_out_here(parse(["status"]), {})
sys.stdout.write(text)
"""
WHAT_WAS_LOADED = """
import sys
import tracksync.__main__ as program
sys.argv = ["tracksync", "status"]
program._KEYSTORE_SECONDS = 60.0  # a busy machine is no slow keystore
code = program.main()
heavy = {"dataclasses", "typing", "pathlib", "json", "argparse", "PySide6", "requests", "http"}
sys.stdout.write(f"{code} {sorted(heavy & sys.modules.keys())}\\n")
"""


@pytest.fixture
def keyring(person: Person) -> Iterator[Keyring]:
    """A real GNOME Keyring; the person's commands find it, and no test keystore."""
    rig = Keyring(person.home / "rig")
    rig.start()
    for name in ("TRACKSYNC_TEST_KEYSTORE", "PYTHON_KEYRING_BACKEND", "TRACKSYNC_ACTIVITY_SOURCE"):
        del person.environ[name]
    person.environ |= rig.bus.environ
    person.environ["TRACKSYNC_DATA_DIR"] = str(person.data)
    yield rig
    rig.stop()


def run(person: Person, program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=person.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_glance_says_what_the_whole_program_says(person: Person, keyring: Keyring) -> None:
    """In every state of a day, the quick answer and the full one are the same words."""
    ref = person.ask("task", "add", "Größe prüfen 宽")["task"]["ref"]
    said = []

    def is_alike() -> bool:
        """The running length is told to the second below a minute: it may differ by one."""
        said.append(person.say("status"))
        return said[-1].split(" s, ")[-1] == run(person, IN_FULL).split(" s, ")[-1]

    for words in (
        ("entry", "add", "--task", ref, "--start", "2026-11-19T09:00", "--end", "10:00"),
        ("start", ref),
        ("pause", "--until", "tomorrow"),
        ("resume",),
        ("stop",),
    ):
        person.ask(*words)
        until(is_alike)  # not at once only where a minute ended in between

    assert len(set(said)) >= 3


def test_a_glance_loads_next_to_nothing(person: Person, keyring: Keyring) -> None:
    """No class-building library, no Qt and no HTTP is loaded for one line of text."""
    person.ask("start", person.ask("task", "add", "Invoice export")["task"]["ref"])

    *text, last = run(person, WHAT_WAS_LOADED).splitlines()
    assert text[0] == "● Invoice export"
    assert last == "0 []"


def test_a_locked_keyring_is_told(person: Person, keyring: Keyring) -> None:
    """The quick way gives up, and the full one says why with exit code 5."""
    person.ask("task", "add", "Invoice export")
    keyring.lock()
    done = person.type("status")

    assert done.returncode == 5
    assert "locked" in done.stderr
