"""
The spool: wishes from before the keystore was unlocked, sealed to the profile's public key.

One file per wish, so that adding one never touches another. The number in front keeps the order in
which they were asked for, even when the clock was set in between.
"""

from __future__ import annotations

import contextlib
import errno
import io
import re
from datetime import datetime
from pathlib import Path
from uuid import UUID

from tracksync.core.clock import to_ms
from tracksync.core.journal.intents import Intent
from tracksync.storage import codec
from tracksync.storage.local.age import (
    NotAuthentic,
    NotForThisKey,
    to_recipients,
    with_identities,
)
from tracksync.storage.local.db import no_room
from tracksync.storage.local.durable import read_bounded, sync_folder, write_durably
from tracksync.storage.local.profile import UnsafeFolder, check_file, check_folder

_NAME = re.compile(r"(\d{8})-(\d{15})-([0-9a-f]{32})\.age")
_INTENT_LIMIT_BYTES = 64 * 1024
# SIGN comes once a minute at most: this is a week of a keystore that never unlocks.
MOST_WAITING = 20_000
_ASIDE = "aside"


class FileSpool:
    """
    `ports.spool.Spool` in a folder.

    Args:
        recipient: The profile's public key (`Profile.recipient`).
        most: More wishes than this are refused: the disk must not fill up in silence.
    """

    def __init__(self, folder: Path, recipient: str, *, most: int = MOST_WAITING) -> None:
        self._folder = folder
        self._most = most
        self._encrypt = to_recipients([recipient])

    @property
    def is_ready(self) -> bool:
        return True

    def add(self, intent: Intent) -> None:
        check_folder(self._folder)
        waiting = self._files()
        if len(waiting) >= self._most:
            raise no_room(OSError(errno.ENOSPC, ""))
        number = 1 + max((int(path.name[:8]) for path in waiting), default=0)
        sealed = io.BytesIO()
        self._encrypt(io.BytesIO(codec.pack(codec.to_json(intent))), sealed)
        write_durably(self._folder / _name(number, intent.reading.at, intent.id), sealed.getvalue())

    def waiting(self) -> int:
        return len(self._files())

    def read(self, identity: str) -> tuple[Intent, ...]:
        decrypt = with_identities([identity])
        found = []
        for path in self._files():
            try:
                check_file(path)
                sealed = read_bounded(path, _INTENT_LIMIT_BYTES) or b""
                plain = io.BytesIO()
                decrypt(io.BytesIO(sealed), plain)
                intent = _intent(plain.getvalue())
            except (NotAuthentic, NotForThisKey, UnsafeFolder, ValueError):
                self._set_aside(path)
            else:
                found.append(intent)
        return tuple(found)

    def remove(self, intents: tuple[UUID, ...]) -> None:
        gone = {intent.hex for intent in intents}
        for path in self._files():
            if path.stem.rpartition("-")[2] in gone:
                path.unlink(missing_ok=True)
        with contextlib.suppress(FileNotFoundError):
            sync_folder(self._folder)

    def _files(self) -> list[Path]:
        """List what waits, in the order it was asked for; other files are none of ours."""
        try:
            return sorted(path for path in self._folder.iterdir() if _NAME.fullmatch(path.name))
        except FileNotFoundError:
            return []

    def _set_aside(self, path: Path) -> None:
        aside = self._folder / _ASIDE
        check_folder(aside)
        path.replace(aside / path.name)


def _name(number: int, at: datetime, intent: UUID) -> str:
    return f"{number:08d}-{max(0, to_ms(at)):015d}-{intent.hex}.age"


def _intent(plain: bytes) -> Intent:
    try:
        intent: Intent = codec.from_json(Intent, codec.unpack(plain))
    except (ArithmeticError, AttributeError, LookupError, TypeError) as e:
        msg = "not a wish this release understands"
        raise ValueError(msg) from e
    return intent
