"""One day of the vault: a folder of age files that one secret opens."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tracksync.core.pictures.facts import Picture, PictureKind
from tracksync.core.problems import NotFound
from tracksync.core.sentences import say
from tracksync.ports.vault import DamagedPicture, GoesOn
from tracksync.storage.local import age
from tracksync.storage.local.durable import write_durably
from tracksync.storage.local.vault import records
from tracksync.storage.local.vault.folder import read_file
from tracksync.storage.local.vault.records import Kept, NoRecord, Signer

RECORD, SMALL = ".record.age", ".small.age"
# Whoever a day's key may have been handed to: recipients, one a line. Nothing of it is secret.
_READERS = "readers"
_UNKNOWN = frozenset({"?"})
_PICTURE_BYTES, _RECORD_BYTES, _READERS_BYTES = 64 * 2**20, 64 * 1024, 64 * 1024


def loose_files(folder: Path) -> Iterator[Path]:
    """Find files of pictures that have no record."""
    for path in folder.glob("*.age"):
        number = path.name.partition(".")[0]
        if not path.name.endswith(RECORD) and not (folder / f"{number}{RECORD}").exists():
            yield path


def numbers_in(folder: Path) -> frozenset[int]:
    """Tell the numbers of all pictures in a day's folder."""
    numbers = (path.name.partition(".")[0] for path in folder.glob(f"*{RECORD}"))
    return frozenset(int(number) for number in numbers if number.isdecimal())


def readers_of(folder: Path) -> frozenset[str]:
    """Tell whom a day's key may have been handed to; nobody knows where the note was spoilt."""
    data = read_file(folder / _READERS, _READERS_BYTES)
    noted = frozenset((data or b"").decode("utf-8", "replace").split())
    return _UNKNOWN if data is not None and not noted else noted


def note_readers(folder: Path, readers: frozenset[str]) -> None:
    """Note whom a day's key may be handed to from now on, durably, beside those from before."""
    known = readers_of(folder)
    if not readers <= known:
        write_durably(
            folder / _READERS, "".join(f"{r}\n" for r in sorted(known | readers)).encode()
        )


class Ended(Exception):
    """Something was ended before it was done."""


class VaultDay:
    """
    The files of one day.

    Args:
        identity: Its secret.
    """

    def __init__(self, folder: Path, identity: str) -> None:
        self.folder = folder
        self._identity = identity
        self._recipient = age.recipient_of(identity)

    def records(self, sequence: int | None = None, *, after: int = 0) -> list[Kept]:
        """Read all records, by sequence, or some of them; what is none is passed over."""
        pattern = f"*{RECORD}" if sequence is None else f"{sequence:09d}{RECORD}"
        found = []
        first = f"{after + 1:09d}"
        for path in sorted(self.folder.glob(pattern)):
            if path.name < first:
                continue
            data = read_file(path, _RECORD_BYTES) or b""
            with contextlib.suppress(NoRecord, age.NotForThisKey, age.NotAuthentic):
                record = records.read(self._opened(data), self.folder.name)
                # Under another's name it is a copy that was laid there.
                if path.name == f"{record.picture.sequence:09d}{RECORD}":
                    found.append(record)
        return found

    def write_record(self, sequence: int, data: bytes) -> None:
        """Write a record, durably."""
        write_durably(self.folder / f"{sequence:09d}{RECORD}", self._sealed(data))

    def open(self, picture: Picture, *, small: bool = False) -> bytes:
        """Decrypt a picture; see the port for what it raises."""
        data = read_file(self._path(picture, small=small), _PICTURE_BYTES)
        if data is None:
            msg = say("Picture {sequence} is gone.", sequence=picture.sequence)
            raise NotFound(msg)
        if records.digest_of(data) != (picture.small_digest if small else picture.digest):
            raise _damaged(picture)
        try:
            return self._opened(data)
        except (age.NotForThisKey, age.NotAuthentic) as e:
            raise _damaged(picture) from e

    def is_whole(self, picture: Picture) -> bool:
        """Tell whether a picture's file is what its record says; opens nothing."""
        data = read_file(self._path(picture), _PICTURE_BYTES)
        return data is not None and records.digest_of(data) == picture.digest

    def copy_into(
        self, other: VaultDay, without: frozenset[int], signer: Signer, goes_on: GoesOn
    ) -> tuple[int, str]:
        """
        Write everything anew for another day's key; what is in *without* gets no files.

        What was not made here is left behind, and where something is missing that can still be
        seen: nobody's tampering is signed.

        Returns:
            Sequence and digest of the newest record.

        Raises:
            Ended: Not all is written, because *goes_on* said so.
        """
        sequence, previous = 0, records.GENESIS
        mine = [record for record in self.records() if record.is_by(signer.public)]
        before: Kept | None = None
        for number, record in enumerate(mine):
            if not goes_on(number / len(mine)):
                raise Ended
            if before is None or not record.follows(before):
                previous = record.previous
            before = record
            picture = self._moved(record.picture, other, without)
            stood = (*record.stood, record.digest)
            data, previous = records.write(picture, previous, signer, stood)
            sequence = picture.sequence
            other.write_record(sequence, data)
        return sequence, previous

    def _moved(self, picture: Picture, other: VaultDay, without: frozenset[int]) -> Picture:
        name = other.folder.name
        if picture.sequence in without or picture.kind is PictureKind.DELETED:
            kind = PictureKind.DELETED
            return Picture(picture.sequence, picture.at, picture.zone, name, kind, picture.monitor)
        if picture.kind is PictureKind.UNCHANGED:
            return replace(picture, day=name)
        size, digest = other._put(picture, self.open(picture), small=False)
        _, small_digest = other._put(picture, self.open(picture, small=True), small=True)
        return replace(picture, day=name, size_bytes=size, digest=digest, small_digest=small_digest)

    def _put(self, picture: Picture, plain: bytes, *, small: bool) -> tuple[int, str]:
        data = self._sealed(plain)
        write_durably(self._path(picture, small=small), data)
        return len(data), records.digest_of(data)

    def _path(self, picture: Picture, *, small: bool = False) -> Path:
        end = SMALL if small else f".{picture.codec}.age"
        return self.folder / f"{picture.sequence:09d}{end}"

    def _sealed(self, plain: bytes) -> bytes:
        into = io.BytesIO()
        age.to_recipients([self._recipient])(io.BytesIO(plain), into)
        return into.getvalue()

    def _opened(self, data: bytes) -> bytes:
        into = io.BytesIO()
        age.with_identities([self._identity])(io.BytesIO(data), into)
        return into.getvalue()


def _damaged(picture: Picture) -> DamagedPicture:
    msg = say("Picture {sequence} is damaged.", sequence=picture.sequence)
    return DamagedPicture(
        msg, say("Its file was changed, so nothing of it is shown. Your time is not touched.")
    )
