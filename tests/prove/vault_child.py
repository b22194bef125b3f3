"""
A program that destroys pictures and ends without a word before its n-th change to the disk.

`python -m tests.prove.vault_child FOLDER N DEED`: DEED is a number to delete, or days to shred,
separated by commas, or `part`: a box is handed out, its reader goes, and a picture is taken. It
prints DONE when it gets so far, and how many changes it made.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from tests.prove.store_child import KeptKeystore, keystore_of
from tracksync.platforms.screen import pixels
from tracksync.ports.screen import Seen, Shot
from tracksync.ports.vault import Circumstances
from tracksync.storage.local import age
from tracksync.storage.local.ring import PICTURE_KEYS_ITEM, read_ring_keys
from tracksync.storage.local.vault.pictures import FileVault

_CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


PART = "part"
LAST = date(2026, 11, 27)
READER = frozenset({age.recipient_of(age.make_identity())})


def take(vault: FileVault, day: date) -> None:
    """Take a picture that nobody but the person may open."""
    place = vault.begin(day)
    stem = Path(place.folder) / f"{place.first:09d}"
    size, digest = pixels.keep(Path(f"{stem}.webp.age"), b"picture", place.recipient)
    _, small = pixels.keep(Path(f"{stem}.small.age"), b"small", place.recipient)
    shot = Shot("DP-1", Seen.KEPT, "", 1, 1, size, digest, small)
    at = datetime(2026, 11, 26, 9, tzinfo=UTC)
    about = Circumstances(at, "UTC", "clear", "webp", "", is_scripted=True)
    vault.keep(place, (shot,), about)


def open_vault(folder: Path, keystore: KeptKeystore) -> FileVault:
    """Open the vault as a start does."""
    keys = read_ring_keys(keystore.kept.get(PICTURE_KEYS_ITEM, ""))
    vault = FileVault(folder / "vault", keys, keystore, aside=folder / "aside")
    vault.prepare()
    return vault


class Death:
    """Ends the process before its n-th change to the disk."""

    def __init__(self, nth: int) -> None:
        self.nth = nth
        self.changes = 0

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        """Count a change; see `sys.addaudithook`."""
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES
        if event in _CHANGES or is_write:
            self.changes += 1
            if self.changes == self.nth:
                os._exit(9)


def main(folder: Path, nth: int, deed: str) -> None:
    """Do it, as far as it comes."""
    vault = open_vault(folder, keystore_of(folder))
    death = Death(nth)
    sys.addaudithook(death.hook)
    if deed.isdigit():
        vault.delete(frozenset({int(deed)}))
    elif deed == PART:
        vault.box(vault.days(), READER)
        take(vault, LAST)
    else:
        vault.shred(tuple(deed.split(",")))
    os.write(1, f"DONE {death.changes}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
