"""Programs killed while they destroy pictures, and what must be true after each."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tests.prove.store_child import keystore_of, keystore_path
from tests.prove.store_kills import ROOT
from tests.prove.vault_child import open_vault
from tracksync.core.pictures import PictureKind
from tracksync.platforms import screen_pixels as pixels
from tracksync.ports.screen import Seen, Shot
from tracksync.ports.vault import Circumstances

FIRST, SECOND = date(2026, 11, 26), date(2026, 11, 27)
DELETE, SHRED = "2", "2026-11-26"
NEVER = 10**6


@dataclass(frozen=True)
class Outcome:
    """How a killed deed ended: whether it was seen to be done, and how it is found."""

    said_done: bool
    is_done: bool


def fill(folder: Path) -> None:
    """Take three pictures on one day and two on the next."""
    folder.mkdir(parents=True)
    vault = open_vault(folder, keystore_of(folder))
    about = Circumstances(
        datetime(2026, 11, 26, 9, tzinfo=UTC), "UTC", "clear", "webp", "", is_scripted=True
    )
    for day in (FIRST, FIRST, FIRST, SECOND, SECOND):
        place = vault.begin(day)
        stem = Path(place.folder) / f"{place.first:09d}"
        size, digest = pixels.keep(Path(f"{stem}.webp.age"), b"picture", place.recipient)
        _, small = pixels.keep(Path(f"{stem}.small.age"), b"small", place.recipient)
        shot = Shot("DP-1", Seen.KEPT, "", 1, 1, size, digest, small)
        vault.keep(place, (shot,), about)


def command(folder: Path, deed: str, nth: int = NEVER) -> list[str]:
    """Make the command line of a program that does a deed."""
    return [sys.executable, "-m", "tests.prove.vault_child", str(folder), str(nth), deed]


def run(folder: Path, deed: str, nth: int) -> str:
    """Have a deed done in a program that ends before its n-th change; what it said."""
    done = subprocess.run(
        command(folder, deed, nth), cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == (0 if done.stdout else 9), done.stderr
    return done.stdout


def changes_of(template: Path, deed: str, room: Path) -> int:
    """Tell how many changes to the disk a deed makes."""
    said = run(copy_of(template, room / "whole"), deed, NEVER)
    return int(said.split()[1])


def copy_of(template: Path, folder: Path) -> Path:
    """Copy a data folder with the keystore beside it."""
    shutil.copytree(template, folder)
    shutil.copy(keystore_path(template), keystore_path(folder))
    return folder


def kill_at(template: Path, deed: str, steps: Iterable[int], room: Path) -> list[Outcome]:
    """Kill a deed before each of these changes, start anew, and find all of it or nothing."""
    outcomes = []
    for nth in steps:
        folder = copy_of(template, room / f"{deed}-{nth}")
        said_done = run(folder, deed, nth).startswith("DONE")
        outcomes.append(Outcome(said_done, is_done=is_done(folder, deed)))
        shutil.rmtree(folder)
    return outcomes


def is_done(folder: Path, deed: str) -> bool:
    """Start anew: everything that is there opens, the chain holds, and nothing lies about."""
    vault = open_vault(folder, keystore_of(folder))
    assert vault.faults() == ()
    pictures = {p.sequence: p for day in vault.days() for p in vault.pictures(day)}
    there = {n for n, p in pictures.items() if p.kind is PictureKind.PICTURE}
    for number in there:
        assert vault.open(pictures[number]) == b"picture"
        assert vault.open(pictures[number], small=True) == b"small"
    folders = {p.name for p in (folder / "vault").iterdir() if p.is_dir()}
    assert folders == set(vault.days())
    assert not list((folder / "vault").rglob(".*"))
    before, after = {1, 2, 3, 4, 5}, {1, 3, 4, 5} if deed == DELETE else {4, 5}
    assert there in (before, after), there
    return there == after
