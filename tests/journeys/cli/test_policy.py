"""An organization's policy: written, signed, handed out, followed and left, on the command line."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.journeys.cli.person import Person


@pytest.fixture
def written(person: Person) -> Path:
    """The text of a policy, with the organization's key beside it in the keystore."""
    text = person.home / "policy.toml"
    person.say("policy", "new", str(text))
    return text


def signed(person: Person, text: Path) -> Path:
    """Sign it; the document."""
    document = person.home / "policy.jws"
    person.say("policy", "sign", str(text), "--to", str(document))
    return document


def code(person: Person, *words: str) -> int:
    return person.type(*words).returncode


def test_a_policy_holds_from_its_key_to_its_end(person: Person, written: Path) -> None:
    """The key is compared once; less counts at once, more when it was seen; then it is left."""
    first = signed(person, written)
    unknown = person.ask("policy", "apply", str(first))["error"]
    assert unknown["exit_code"] == 8
    key = person.ask("policy", "sign", str(written), "--to", str(first))["key"]
    assert key in unknown["title"]
    assert code(person, "policy", "apply", str(first), "--pin", "another") == 3
    person.say("policy", "apply", str(first), "--pin", key)
    assert person.ask("status")["policy_version"] == 1
    assert code(person, "config", "set", "retention.screenshots_days", "0") == 3

    more = written.read_text().replace('= "optional"', '= "required"').replace("= 1\n", "= 2\n")
    written.write_text(more)
    person.say("policy", "apply", str(signed(person, written)))
    assert "acknowledge" in person.say("policy", "show")
    assert code(person, "config", "set", "screenshots.enabled", "off") == 0
    person.say("policy", "acknowledge", "2")
    assert code(person, "config", "set", "screenshots.enabled", "off") == 3
    person.say("policy", "leave")
    assert person.ask("status")["policy_version"] is None
    assert code(person, "config", "set", "screenshots.enabled", "off") == 0


def test_a_policy_limits_how_long_data_is_kept(person: Person, written: Path) -> None:
    """It says so in sentences, and a longer time cannot be chosen."""
    limits = "entries_at_most_months = 24\nstrip_at_most_days = 14\n"
    written.write_text(written.read_text().replace("exclude = [", f"{limits}exclude = [", 1))
    said = person.ask("policy", "sign", str(written), "--to", str(person.home / "policy.jws"))
    person.say("policy", "apply", str(person.home / "policy.jws"), "--pin", said["key"])

    entries = "Time entries are deleted after 24 months at the latest; monthly totals stay."
    assert entries in said["holds"]
    assert entries in person.say("policy", "show")
    assert code(person, "config", "set", "retention.entries_months", "0") == 3
    assert code(person, "config", "set", "retention.entries_months", "12") == 0
    strip = person.ask("config", "get", "retention.strip_days")["setting"]
    assert (strip["value"], strip["source"]) == (14, "Example Ltd's policy")


def test_the_example_is_written_once_and_the_key_to_a_file(person: Person, written: Path) -> None:
    """Nothing is overwritten; a key file is its owner's, under a passphrase by a descriptor."""
    assert code(person, "policy", "new", str(written)) == 3
    text, key_file = person.home / "other.toml", person.home / "org.pem"
    key = ("--key-file", str(key_file))
    assert code(person, "policy", "new", str(text), *key) == 2

    assert with_passphrase(person, "right", "policy", "new", str(text), *key) == 0
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert "ENCRYPTED PRIVATE KEY" in key_file.read_text()
    to = ("--to", str(person.home / "other.jws"))
    assert with_passphrase(person, "wrong", "policy", "sign", str(text), *key, *to) == 2
    assert with_passphrase(person, "right", "policy", "sign", str(text), *key, *to) == 0
    assert (person.home / "other.jws").read_text().count(".") == 2
    for kept in (key_file, text):
        before = kept.read_bytes()
        signing = ("policy", "sign", str(text), *key, "--to", str(kept))
        assert with_passphrase(person, "right", *signing) == 3
        assert kept.read_bytes() == before


def test_the_key_goes_to_paper_and_comes_back(person: Person, written: Path) -> None:
    """Shown to be printed; typed in again it signs as before, and a mistake keeps nothing."""
    key = person.ask("policy", "sign", str(written), "--to", str(person.home / "a.jws"))["key"]
    paper = person.ask("policy", "key", "print")
    lines = person.say("policy", "key", "print").split("\n\n")[0]
    take = ("policy", "key", "import")
    text, key_file = person.home / "other.toml", person.home / "org.pem"
    of_file = ("--key-file", str(key_file))
    with_passphrase(person, "right", "policy", "new", str(text), *of_file)

    assert paper["key"] == key
    assert lines == paper["printed"]
    assert code(person, *take) == 2
    assert with_passphrase(person, lines.lower(), *take) == 0
    assert with_passphrase(person, lines[:-1], *take) == 2
    assert with_passphrase(person, "right", "policy", "key", "print", *of_file) == 0
    assert with_passphrase(person, "wrong", "policy", "key", "print", *of_file) == 2


def with_passphrase(person: Person, word: str, *words: str) -> int:
    """Type a command that reads a secret from a descriptor; its exit code."""
    read, write = os.pipe()
    os.write(write, f"{word}\n".encode())
    os.close(write)
    try:
        return person.type(*words, "--secret-fd", str(read), fds=(read,)).returncode
    finally:
        os.close(read)


def test_files_that_are_none_are_told_in_a_sentence(person: Person, tmp_path: Path) -> None:
    """Absent, too large, not text, not signed."""
    large, noise, plain = (tmp_path / name for name in ("large", "noise", "plain"))
    large.write_text("a" * 70_000)
    noise.write_bytes(b"\xff\xfe")
    plain.write_text("a.b.c")
    assert code(person, "policy", "new", str(tmp_path / "a\udcff")) == 2
    for file in (tmp_path / "absent", large, noise, plain):
        refused = person.type("policy", "apply", str(file))
        assert refused.returncode == 2
        assert "Traceback" not in refused.stderr
