"""
The profile: one person's folder of state, its name, its lock.

Layout of the folder:

    profile.json    random profile id, public recipient, format
    key-check.json  tells a foreign keystore from a damaged store
    lock            held by the one program that may write
    store.db        the database (with -wal and -shm while open)
    ring            the keys of months, sealed
    day-ring        the keys of days of activity and of what was sent, sealed
    vault/          pictures of the screen, each day under its key
    reserve         room that is given up when the disk is full
    spool/          wishes from before the keystore was unlocked
    backups/        the automatic ones
    aside/          damaged or replaced stores; never deleted by TrackSync
"""

from __future__ import annotations

import json
import os
import re
import secrets
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.problems import NotAllowed
from tracksync.core.sentences import Sentence, say
from tracksync.core.values import dataclass
from tracksync.storage.local.db import no_room
from tracksync.storage.local.durable import read_bounded, sync_folder, write_durably

FORMAT: Final = 1
_FILE: Final = "profile.json"
# Any of these makes a folder a profile, be it a damaged one; the others may be there before one.
_OURS: Final = frozenset({_FILE, "key-check.json", "store.db", "ring", "day-ring"})
_LEFT_BEHIND: Final = re.compile(r"[.].+[.]new|settings-broken-.+[.]toml")
_BEFOREHAND: Final = frozenset({"lock", "log", "settings.toml", "policy.json"})
_LIMIT_BYTES: Final = 64 * 1024
_WRITABLE_BY_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH
_ANY_FOR_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class NewerStore(NotAllowed):
    """The profile was written by a newer release; nothing in it was touched."""


class UnsafeFolder(NotAllowed):
    """The folder, or something in it, could have been put there by somebody else."""


@dataclass(frozen=True, slots=True)
class Profile:
    """
    One person's data folder.

    Attributes:
        id: Random; the keystore's items stand under it.
        recipient: Public age recipient of the profile; empty until its keys were made.
        recovery_recipient: Public half of the recovery key; empty until one was made.
    """

    folder: Path
    id: str
    created_at: datetime
    recipient: str = ""
    recovery_recipient: str = ""

    @property
    def store_path(self) -> Path:
        return self.folder / "store.db"

    @property
    def key_check_path(self) -> Path:
        return self.folder / "key-check.json"

    @property
    def ring_path(self) -> Path:
        return self.folder / "ring"

    @property
    def day_ring_path(self) -> Path:
        return self.folder / "day-ring"

    @property
    def vault_folder(self) -> Path:
        return self.folder / "vault"

    @property
    def reserve_path(self) -> Path:
        return self.folder / "reserve"

    @property
    def lock_path(self) -> Path:
        return self.folder / "lock"

    @property
    def spool_folder(self) -> Path:
        return self.folder / "spool"

    @property
    def backup_folder(self) -> Path:
        return self.folder / "backups"

    @property
    def aside_folder(self) -> Path:
        return self.folder / "aside"


def open_profile(folder: Path, now: Callable[[], datetime]) -> Profile:
    """
    Open the profile in a folder, making both when they are missing. Needs no key.

    Raises:
        UnsafeFolder: It belongs to somebody else, or others can write to it.
        NewerStore: A newer release made it.
        DiskFull: It could not be made.
    """
    check_folder(folder)
    path = folder / _FILE
    check_file(path)
    data = read_bounded(path, _LIMIT_BYTES)
    if data is None:
        _make(path, now())
        data = read_bounded(path, _LIMIT_BYTES) or b""
    return _read(folder, data)


def save_profile(profile: Profile) -> None:
    """Keep what changed in the profile."""
    write_durably(profile.folder / _FILE, _written(profile))


def with_recipient(profile: Profile, recipient: str) -> Profile:
    """Note the profile's public recipient, durably."""
    if profile.recipient == recipient:
        return profile
    known = replace(profile, recipient=recipient)
    save_profile(known)
    return known


def with_recovery(profile: Profile, recipient: str) -> Profile:
    """Note the public half of the recovery key, durably."""
    known = replace(profile, recovery_recipient=recipient)
    save_profile(known)
    return known


def _make(path: Path, now: datetime) -> None:
    """Write a fresh profile, unless another program was quicker."""
    # Named as what is left behind: whoever looks meanwhile must not take it for other things.
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    write_durably(fresh, _written(Profile(path.parent, secrets.token_hex(16), now)))
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links; the lock keeps others out all but always
        if not path.exists():
            fresh.replace(path)
    fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def _written(profile: Profile) -> bytes:
    facts = {
        "format": FORMAT,
        "id": profile.id,
        "created_at_ms": to_ms(profile.created_at),
        "recipient": profile.recipient,
        "recovery_recipient": profile.recovery_recipient,
    }
    return json.dumps(facts, indent=2).encode() + b"\n"


def _read(folder: Path, data: bytes) -> Profile:
    try:
        facts = json.loads(data)
        found = int(facts["format"])
        if found > FORMAT:
            title = say(
                "A newer TrackSync (format {found}) made the data in {name}.",
                found=found,
                name=folder.name,
            )
            raise NewerStore(title, say("Install that release again. Nothing was changed."))
        return Profile(
            folder,
            str(facts["id"]),
            from_ms(int(facts["created_at_ms"])),
            str(facts["recipient"]),
            str(facts.get("recovery_recipient", "")),
        )
    except (KeyError, TypeError, ValueError) as e:
        title = say("The file {file} in the data folder cannot be read.", file=_FILE)
        raise UnsafeFolder(title, say("Put it back from a copy. Nothing was changed.")) from e


def check_home(folder: Path) -> None:
    """
    Make sure the folder of a profile is ours alone, as `check_folder`.

    One with other things in it is refused before anything is done: whoever mistyped a name would
    find it closed, and a profile among their files.
    """
    if _is_for_something_else(folder):
        title = say("{folder} holds other things, and no profile.", folder=str(folder))
        hint = say(
            "Nothing in it was touched. Name an empty folder, or a new one, with --data-dir."
        )
        raise UnsafeFolder(title, hint)
    check_folder(folder)


def check_folder(folder: Path) -> None:
    """
    Make sure the folder exists and is ours alone (0700).

    A folder others may only read is closed to them; one they may write to is refused, because
    what lies in it could be theirs.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except FileExistsError as e:
        title = say("The data folder is a file.")
        raise UnsafeFolder(title, say("Choose another one with --data-dir.")) from e
    except OSError as e:
        raise no_room(e) from e
    if sys.platform != "win32":  # a folder in the user's profile is theirs alone there
        _check_owner(found, say("The data folder"))
        if found.st_mode & _WRITABLE_BY_OTHERS:
            title = say("Other people can write to the data folder.")
            raise UnsafeFolder(
                title, say("Give it to one person alone (chmod 700), or take another.")
            )
        if found.st_mode & _ANY_FOR_OTHERS:
            folder.chmod(0o700)


def _is_for_something_else(folder: Path) -> bool:
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError:  # it is not there yet, or is no folder: the next to look will say so
        return False
    others = {name for name in names - _BEFOREHAND if not _LEFT_BEHIND.fullmatch(name)}
    # Asked for by name, and after the list: one that is just being made may be missing in that.
    return bool(others) and not any(os.path.lexists(folder / name) for name in _OURS)


def check_file(path: Path) -> None:
    """Refuse a file that is a link, or somebody else's; one that is missing is fine."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(found.st_mode):
        title = say("{name} in the data folder is not an ordinary file.", name=path.name)
        raise UnsafeFolder(title, say("Somebody may have put it there. Nothing was opened."))
    if sys.platform != "win32":
        _check_owner(found, say("{name} in the data folder", name=path.name))
        if found.st_mode & _ANY_FOR_OTHERS:
            path.chmod(0o600)


def _check_owner(found: os.stat_result, what: Sentence) -> None:
    if sys.platform != "win32" and found.st_uid != os.geteuid():
        title = say("{what} belongs to another user.", what=what)
        raise UnsafeFolder(title, say("Each person needs a folder of their own (--data-dir)."))


def instant_name(at: datetime) -> str:
    """Name a moment so that names sort by time and every file system takes them."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H-%M-%S.%fZ")
