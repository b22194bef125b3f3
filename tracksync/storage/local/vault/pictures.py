"""
The vault: pictures of the screen, each day under an age key of its own.

Layout, beside the store:

    vault/ring                          the days' secrets, sealed; see `ring.py`
    vault/head                          sequence and digest of the newest record
    vault/2026-11-27/                   a local day; ".2", ".3" … after something was deleted, and
                                        beside it after somebody lost the right to open pictures
        readers                         whom its key may have been handed to
        000000123.webp.age              a picture
        000000123.small.age             the same, small
        000000123.record.age            what is known of it, signed

The ring decides what there is: a folder whose day has no key in it is rubbish, and is cleared away.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tracksync.core.clock import zone_info
from tracksync.core.pictures.facts import Picture, PictureKind, date_of, in_order, next_name
from tracksync.core.problems import DiskFull, NotAllowed, NotFound
from tracksync.core.sentences import say
from tracksync.ports.keystore import Keystore
from tracksync.ports.screen import Seen, Shot
from tracksync.ports.vault import Circumstances, GoesOn, Place, always, step_of
from tracksync.storage.local import age
from tracksync.storage.local.db import no_room
from tracksync.storage.local.durable import sync_folder
from tracksync.storage.local.ring import PICTURE_KEYS_ITEM, Ring, RingKey
from tracksync.storage.local.vault import records
from tracksync.storage.local.vault.day import (
    RECORD,
    SMALL,
    Ended,
    VaultDay,
    loose_files,
    note_readers,
    numbers_in,
    readers_of,
)
from tracksync.storage.local.vault.folder import (
    clear_unfinished,
    in_day_places,
    is_day,
    is_folder,
    make_day,
    read_head,
    remove_day,
    set_aside,
    write_head,
)
from tracksync.storage.local.vault.records import Kept, Signer

_DEVICE = "device"


class FileVault:
    """
    See `ports.vault.Vault`.

    Args:
        folder: Need not exist.
        keys: The generations of the ring the keystore holds, newest first.
        aside: Where pictures go whose keys were lost.
        profile: Public half of the profile's age identity, for the records.
    """

    def __init__(
        self,
        folder: Path,
        keys: Sequence[RingKey],
        keystore: Keystore,
        *,
        aside: Path,
        profile: str = "",
    ) -> None:
        self._folder = folder
        self._ring = Ring(folder / "ring", keys, PICTURE_KEYS_ITEM)
        self._is_prepared = False
        self._keystore = keystore
        self._aside = aside
        self._profile = profile
        self._lock = threading.RLock()
        self._head: tuple[int, str] | None = None

    def prepare(self) -> None:
        with self._lock:
            if self._is_prepared:
                return
            self._ring.arm(self._keystore)
            if self._folder.is_dir():
                self._ring.settle(self._keystore)
                self._clear()
            try:
                self._folder.mkdir(mode=0o700, exist_ok=True)
            except OSError as e:
                raise no_room(e) from e
            self._ring.key_for_sealing(_DEVICE)
            self._is_prepared = True

    # --- writing ------------------------------------------------------------------------------

    def begin(self, day: date, readers: frozenset[str] = frozenset()) -> Place:
        with self._lock:
            name = self._name_for(day, readers)
            key = self._ring.key_for_sealing(name, lambda: age.make_identity().encode())
            folder = self._folder / name
            make_day(folder)
            note_readers(folder, readers)
            first = self._newest()[0] + 1
            return Place(name, str(folder), age.recipient_of(key.decode()), first)

    def keep(
        self, place: Place, shots: tuple[Shot, ...], about: Circumstances
    ) -> tuple[Picture, ...]:
        seen = [shot for shot in shots if shot.seen is not Seen.BLACK]
        with self._lock:
            if self._ring.key(place.day) is None:  # deleted meanwhile
                self.discard(place)
                return ()
            try:
                return tuple(
                    self._keep(place, place.first + number, shot, about)
                    for number, shot in enumerate(seen)
                )
            except DiskFull:
                # Where its number is free again nothing may lie under it; where the record stands,
                # the number is taken, though the head does not say so.
                self.discard(place)
                self._head = None
                raise

    def _keep(self, place: Place, sequence: int, shot: Shot, about: Circumstances) -> Picture:
        picture = Picture(
            sequence,
            about.at,
            about.zone,
            place.day,
            PictureKind.PICTURE if shot.seen is Seen.KEPT else PictureKind.UNCHANGED,
            shot.monitor,
            shot.width_px,
            shot.height_px,
            about.preset,
            about.codec,
            about.policy,
            about.is_scripted,
            shot.size_bytes,
            shot.digest,
            shot.small_digest,
            about.interval,
            replace(about.who, profile=self._profile),
        )
        data, digest = records.write(picture, self._newest()[1], self._signer())
        self._day(place.day).write_record(sequence, data)
        self._move_head(sequence, digest)
        return picture

    def discard(self, place: Place) -> None:
        folder = Path(place.folder)
        for path in loose_files(folder):
            path.unlink(missing_ok=True)

    # --- reading ------------------------------------------------------------------------------

    def days(self) -> tuple[str, ...]:
        return tuple(day for day in self.keys() if is_folder(self._folder / day))

    def keys(self) -> tuple[str, ...]:
        held = (name for name in self._ring.names() if is_day(name))
        return tuple(sorted(held, key=in_order, reverse=True))

    def extent(self) -> tuple[int, int]:
        files = [path for day in self.days() for path in (self._folder / day).glob("*.age")]
        count = sum(not path.name.endswith((RECORD, SMALL)) for path in files)
        return count, sum(path.lstat().st_size for path in files)

    def pictures(self, day: str, *, after: int = 0) -> tuple[Picture, ...]:
        return tuple(record.picture for record in self._records(day, after=after))

    def find(self, sequence: int) -> Picture:
        for day in self.days():
            if (self._folder / day / f"{sequence:09d}{RECORD}").exists():
                for record in self._records(day, sequence):
                    return record.picture
        msg = say("There is no picture {sequence}.", sequence=sequence)
        raise NotFound(msg, say("tracksync shots list names them all."))

    def open(self, picture: Picture, *, small: bool = False) -> bytes:
        if picture.kind is not PictureKind.PICTURE:
            msg = say("Nothing was kept of picture {sequence}.", sequence=picture.sequence)
            raise NotFound(msg)
        return self._day(picture.day).open(picture, small=small)

    def export(self, picture: Picture, folder: str, name: str = "") -> str:
        plain = self.open(picture)
        at = picture.at.astimezone(zone_info(picture.zone))
        usual = f"{at:%Y-%m-%d %H-%M-%S} {picture.sequence}.{picture.codec}"
        path = Path(folder).absolute() / (name or usual)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as f:
                f.write(plain)
        except (OSError, ValueError) as e:  # the second for what can be no path
            msg = say("{path} cannot be written, or exists already.", path=path)
            raise NotAllowed(msg, say("Choose another folder.")) from e
        return str(path)

    def recipient(self, day: str) -> str:
        return age.recipient_of(self.identity(day))

    def identity(self, day: str) -> str:
        secret = self._ring.key(day)
        if secret is None or not is_day(day):
            msg = say("There are no pictures of {day!r:.40}.", day=day)
            raise NotFound(msg)
        return secret.decode()

    def box(self, days: Sequence[str], readers: frozenset[str]) -> str:
        with self._lock:
            keys = [f"# pictures of {date_of(day)}\n{self.identity(day)}\n" for day in days]
            # First, so that whatever happens no box is out that nothing here knows of.
            try:
                for day in days:
                    note_readers(self._folder / day, readers)
                sync_folder(self._folder)
            except OSError as e:
                raise no_room(e) from e
            return age.armored("".join(keys).encode(), sorted(readers))

    # --- destroying ---------------------------------------------------------------------------

    def delete(self, sequences: frozenset[int], goes_on: GoesOn = always) -> int:
        count = 0
        with self._lock:
            days = [day for day in self.days() if sequences & numbers_in(self._folder / day)]
            for done, day in enumerate(days):
                here = [r for r in self._records(day) if r.picture.sequence in sequences]
                gone = sum(r.picture.kind is not PictureKind.DELETED for r in here)
                if gone and not self._rekey(day, sequences, step_of(goes_on, done, len(days))):
                    break
                count += gone
        return count

    def _rekey(self, day: str, without: frozenset[int], goes_on: GoesOn) -> bool:
        """
        Give a day a new key and new files; what is in *without* gets none.

        Returns:
            False where it was ended before; then the day is as it was.
        """
        fresh = self._free_name(day)
        identity = age.make_identity()
        folder = self._folder / fresh
        try:
            folder.mkdir(mode=0o700)
            into = VaultDay(folder, identity)
            newest, digest = self._day(day).copy_into(into, without, self._signer(), goes_on)
        except Ended:
            shutil.rmtree(folder, ignore_errors=True)
            return False
        except OSError as e:
            raise no_room(e) from e
        sync_folder(self._folder)
        # The one switch: before it the old files count, after it the new ones.
        self._ring.drop(frozenset({day}), self._keystore, {fresh: identity.encode()})
        remove_day(self._folder / day)
        if newest == self._newest()[0]:
            self._move_head(newest, digest)
        return True

    def shred(self, days: tuple[str, ...]) -> int:
        with self._lock:
            known = [day for day in self.keys() if day in days]
            if not known:
                return 0
            count = sum(
                picture.kind is PictureKind.PICTURE
                for day in known
                for picture in self.pictures(day)
            )
            self._newest()  # the head outlives the records it may have to be read from
            self._ring.drop(frozenset(known), self._keystore)
            for day in known:
                remove_day(self._folder / day)
            return count

    def faults(self) -> tuple[str, ...]:
        if self._ring.key(_DEVICE) is None:
            return ()
        every = [record for day in reversed(self.days()) for record in self._every(day)]
        every.sort(key=lambda record: record.picture.sequence)
        found = [
            f"the record of picture {sequence} was not made here, or others are missing before it"
            for sequence in records.broken(every, self._signer().public)
        ]
        for record in every:
            picture = record.picture
            if picture.kind is PictureKind.PICTURE and not self._day(picture.day).is_whole(picture):
                found.append(f"picture {picture.sequence} is damaged or gone")
        return tuple(found)

    # --- inside -------------------------------------------------------------------------------

    def _clear(self) -> None:
        """Clear away what a crash left."""
        if self._ring.key(_DEVICE) is None:
            self._head = None
            set_aside(self._folder, self._aside)
            return
        known = set(self.days())
        for path in in_day_places(self._folder):
            if path.name not in known:
                remove_day(path)
        clear_unfinished(self._folder)
        for day in self._last_date():
            for path in loose_files(self._folder / day):
                path.unlink(missing_ok=True)

    def _last_date(self) -> tuple[str, ...]:
        """Name the days of the newest date there is."""
        days = self.days()
        return tuple(day for day in days if date_of(day) == date_of(days[0]))

    def _name_for(self, day: date, readers: frozenset[str]) -> str:
        """
        Name the one of a date's days that pictures go to, a new one where none is for these alone.

        Each holds numbers without a gap, so only an empty one or that of the last picture goes on.
        """
        mine = [name for name in self.days() if date_of(name) == day.isoformat()]
        if len(mine) > 1:
            numbers = {name: max(numbers_in(self._folder / name), default=None) for name in mine}
            last = max(mine, key=lambda name: numbers[name] or 0)
            mine = [*(name for name in mine if numbers[name] is None), last]
        for name in mine:
            if readers_of(self._folder / name) <= readers:
                return name
        name = day.isoformat()
        # Where the folder went, so did the note of whom its key was handed to.
        is_free = not mine and self._ring.key(name) is None
        return name if is_free else self._free_name(mine[-1] if mine else name)

    def _free_name(self, day: str) -> str:
        """Find a name that no day has, and clear away what a failed try left under it."""
        name = next_name(day)
        while self._ring.key(name) is not None:
            name = next_name(name)
        remove_day(self._folder / name)
        return name

    def _day(self, day: str) -> VaultDay:
        return VaultDay(self._folder / day, self.identity(day))

    def _records(self, day: str, sequence: int | None = None, *, after: int = 0) -> list[Kept]:
        """Read the records of a day that were made here; none of one that is gone."""
        found, secret = self._every(day, sequence, after=after), self._ring.key(_DEVICE)
        if not found or secret is None:
            return []
        device = Signer(secret).public
        return [record for record in found if record.is_by(device)]

    def _every(self, day: str, sequence: int | None = None, *, after: int = 0) -> list[Kept]:
        """Read the records of a day, whoever made them."""
        try:
            return self._day(day).records(sequence, after=after)
        except NotFound:
            return []

    def _signer(self) -> Signer:
        return Signer(self._ring.key_for_sealing(_DEVICE))

    def _newest(self) -> tuple[int, str]:
        """Tell the end of the chain; a record that came after the head was noted counts."""
        if self._head is None:
            sequence, digest = read_head(self._folder)
            for day in self._last_date():
                for record in self._records(day)[-1:]:
                    if record.picture.sequence >= sequence:
                        sequence, digest = record.picture.sequence, record.digest
            self._head = (sequence, digest)
        return self._head

    def _move_head(self, sequence: int, digest: str) -> None:
        write_head(self._folder, sequence, digest)
        self._head = (sequence, digest)
