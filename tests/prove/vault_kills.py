"""Programs killed while they destroy pictures, or a reader goes, and what must be true then."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.prove.store_child import keystore_of, keystore_path
from tests.prove.store_kills import ROOT
from tests.prove.vault_child import LAST, PART, open_vault, take
from tracksync.core.pictures.facts import PictureKind

FIRST = date(2026, 11, 26)
DELETE, SHRED = "2", "2026-11-26"
# What is there afterwards of five pictures.
LEAVES = {DELETE: {1, 3, 4, 5}, SHRED: {4, 5}, PART: {1, 2, 3, 4, 5, 6}}
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
    for day in (FIRST, FIRST, FIRST, LAST, LAST):
        take(vault, day)


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
    before, after = {1, 2, 3, 4, 5}, LEAVES[deed]
    # By then the reader had the day's key: no picture may lie under it.
    assert 6 not in pictures or pictures[6].day == f"{LAST}.2"
    assert there in (before, after), there
    return there == after
