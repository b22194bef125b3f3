"""Screenshots from the command line: off until wanted, told of, opened by their owner alone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

from PIL import Image

from tests.desktop_rig.programs import find
from tests.journeys.cli.person import Person, until
from tests.peers.node import HERE, node

# How PNG, JPEG, WebP and PPM begin, at the start of what one call writes.
PLAIN = re.compile(r'(?:, |iov_base=)"(?:\x89PNG|\xff\xd8\xff|RIFF|P6\n)')


def with_screens(person: Person) -> Path:
    """Put pictures in the place of the screen."""
    folder = person.home / "screens"
    folder.mkdir()
    for number, colour in enumerate(("#204060", "#604020"), 1):
        Image.new("RGB", (320, 200), colour).save(folder / f"{number}.png")
    person.environ["TRACKSYNC_SCREEN_SOURCE"] = f"file:{folder}"
    return folder


def capture(person: Person) -> str:
    return str(person.ask("status")["capture"])


def code(person: Person, *words: str) -> int:
    return person.type(*words).returncode


def begin(person: Person, *, under: tuple[str, ...] = ()) -> str:
    """Turn pictures on while a timer runs, and take two; the day they lie under."""
    with_screens(person)
    person.start_agent(under=under)
    person.say("task", "add", "Invoice")
    person.say("start", person.ask("tasks")["tasks"][0]["ref"])
    assert capture(person) == "off"
    assert code(person, "shots", "capture") == 3
    person.say("config", "set", "screenshots.enabled", "on")
    until(lambda: capture(person) == "on")
    taken = [person.ask("shots", "capture")["pictures"][0] for _ in range(2)]
    assert [p["kind"] for p in taken] == ["picture", "picture"]
    return str(taken[0]["day"])


def test_pictures_are_taken_and_told_of(person: Person) -> None:
    """Only while everything speaks for it, and `status`, `privacy` and the agent say so."""
    begin(person)

    assert person.ask("status")["screenshots"]["is_scripted"] is True
    assert person.ask("privacy")["captured"]["screenshots"] is True
    assert "CAPTURE on" in person.said
    person.say("pause")
    until(lambda: capture(person) == "waiting")
    assert code(person, "shots", "capture") == 3
    assert "CAPTURE off" in person.said


def test_what_was_not_taken_is_known_after_a_restart(person: Person) -> None:
    """It is in the journal, so neither an end nor a crash of the program forgets it."""
    begin(person)
    for file in (person.home / "screens").glob("*.png"):
        Image.new("RGB", (320, 200)).save(file)
    assert person.ask("shots", "capture")["black"] == ["scripted"]
    until(lambda: person.ask("status")["screenshots"]["missed_today"])
    before = person.ask("shots", "list")["missed"]
    person.end_agent()
    without = person.ask("shots", "list")["missed"]
    person.start_agent()

    assert [(one["cause"], one["count"]) for one in before] == [("black", 1)]
    assert without == before == person.ask("shots", "list")["missed"]
    assert "because only black was seen (1)." in person.say("shots", "list")


def test_no_plain_picture_is_ever_written(person: Person) -> None:
    """Of all that agent and helpers write, anywhere, only what was exported is a picture."""
    written, out = person.home / "written", person.home / "out"
    calls = "write,pwrite64,writev,pwritev,pwritev2,memfd_create,sendfile,splice,copy_file_range"
    watch = ("-e", f"trace={calls}", "-y", "-xx", "-s", "64", "-o", str(written))
    begin(person, under=(find("strace"), "-D", "-f", "-qq", *watch))
    person.say("shots", "export", "--to", str(out), "--yes")
    person.end_agent()

    lines = [_untraced(line) for line in written.read_text().splitlines()]
    assert any(".webp.age" in line and '"age-encryption.org/v1' in line for line in lines)
    plain = [line for line in lines if PLAIN.search(line)]
    assert len(plain) == 2
    assert [line for line in plain if f"<{out}/" not in line] == []
    assert not any("memfd_create" in line or "</dev/shm" in line for line in lines)


def _untraced(line: str) -> str:
    """Bring a line of strace back to the bytes that were written, each as a character."""
    return re.sub(r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), line)


def test_their_owner_opens_them_without_us(person: Person) -> None:
    """With a day's key and the `age` command, or exported; both only when that is meant."""
    day = begin(person)
    key, out = person.home / "day.key", person.home / "out"

    assert code(person, "keys", "export") == 3
    person.say("keys", "export", "--day", day, "--yes", "--output", str(key))
    file = person.data / "vault" / day / "000000001.webp.age"
    command = [find("age"), "-d", "-i", str(key), str(file)]
    plain = subprocess.run(command, check=True, capture_output=True).stdout
    assert plain[8:12] == b"WEBP"
    # Another library, by others, reads the same.
    other = subprocess.run(
        [node(), "age.mjs", key, file], check=True, capture_output=True, cwd=HERE
    )
    assert other.stdout == plain
    assert code(person, "shots", "export", "--to", str(out)) == 3
    files = person.ask("shots", "export", "--to", str(out), "--yes")["files"]
    assert [Path(file).read_bytes()[8:12] for file in files] == [b"WEBP", b"WEBP"]


def test_a_designated_admin_opens_them_and_no_stranger(person: Person) -> None:
    """By the key box the person hands over, as docs/screenshot-format.md tells it."""
    day = begin(person)
    keys = [person.home / name for name in ("ann.key", "eve.key")]
    for key in keys:
        subprocess.run([find("age-keygen"), "-o", key], check=True, capture_output=True)
    words = [find("age-keygen"), "-y", str(keys[0])]
    public = subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()
    text, document, box, day_key = (
        person.home / name for name in ("policy.toml", "policy.jws", "day.box", "day.key")
    )
    person.say("policy", "new", str(text), "--reader", f"Ann={public}")
    pin = person.ask("policy", "sign", str(text), "--to", str(document))["key"]
    person.say("policy", "apply", str(document), "--pin", pin)
    assert code(person, "keys", "box") == 7
    person.say("policy", "acknowledge", "1")
    until(lambda: capture(person) == "waiting")  # the screen here is files: no policy accepts those
    assert "Example Ltd's policy does not accept that" in person.say("doctor")
    person.say("keys", "box", "--day", day, "--output", str(box))

    def opened(key: Path, file: Path) -> subprocess.CompletedProcess[bytes]:
        words = [find("age"), "-d", "-i", str(key), str(file)]
        return subprocess.run(words, check=False, capture_output=True)

    picture = person.data / "vault" / day / "000000001.webp.age"
    day_key.write_bytes(opened(keys[0], box).stdout)
    assert opened(day_key, picture).stdout[8:12] == b"WEBP"
    assert opened(keys[1], box).returncode != 0
    assert opened(keys[0], picture).returncode != 0


def test_what_was_deleted_comes_back_from_no_copy(person: Person) -> None:
    """The pictures of that day are gone from a copy made before; the time in it is not."""
    day = begin(person)
    copy = person.home / "copy"
    shutil.copytree(person.data, copy)

    assert person.ask("shots", "delete", "1")["deleted"] == 1
    kinds = [p["kind"] for p in person.ask("shots", "list")["pictures"]]
    assert kinds == ["deleted", "picture"]
    person.end_agent()
    shutil.rmtree(person.data)
    shutil.copytree(copy, person.data)
    assert person.ask("shots", "list")["pictures"] == []
    assert code(person, "keys", "export", "--yes", "--day", day) == 7
    assert person.ask("entry", "list")["entries"][0]["task"]["title"] == "Invoice"
    assert json.loads(person.say("check", "--json"))["is_good"] is True
