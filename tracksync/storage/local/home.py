"""The profile as the engine wants it: opened late, with nothing loaded before it is needed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from tracksync.core.clock import Reading
from tracksync.core.journal.intents import Intent
from tracksync.core.problems import BadInput, DiskFull, KeystoreAbsent, NotAllowed
from tracksync.core.sentences import say
from tracksync.engine.parts import Finding, OnStore, Opened
from tracksync.ports.clock import Clock, Ids
from tracksync.ports.keystore import Keystore
from tracksync.ports.settings import Preferences
from tracksync.ports.spool import Spool
from tracksync.ports.vault import Vault
from tracksync.storage.local.profile import Profile as Folder
from tracksync.storage.local.profile import with_recovery
from tracksync.storage.local.traces import first_kept

if TYPE_CHECKING:
    from tracksync.storage.local.opening import Opened as OpenedStore
    from tracksync.storage.local.store import LocalStore


_FOR_EVER = timedelta(days=36_500)


class LocalProfile:
    """`engine.parts.Profile` on a folder of this machine."""

    def __init__(self, profile: Folder, keystore: Keystore, clock: Clock, ids: Ids) -> None:
        self.folder = str(profile.folder)
        self.spool = LateSpool(profile)
        self._profile = profile
        self._keystore = keystore
        self._clock = clock
        self._ids = ids

    @property
    def id(self) -> str:
        """The folder's own name; it is in no backup, and so another one elsewhere."""
        return self._profile.id

    def open(self) -> OpenedHere:
        from tracksync.storage.local.opening import open_store  # 25 ms, of it pyrage 4

        opened = open_store(self._profile, self._keystore, self._clock, ids=self._ids)
        self._profile = opened.profile
        self.spool = LateSpool(opened.profile)
        return OpenedHere(opened, self._keystore)

    def go_on_without_words(self) -> None:
        from tracksync.storage.local.opening import begin_ring  # as above

        begin_ring(self._profile, self._keystore)

    def renew(self, opened: Opened, on_store: OnStore) -> None:
        from tracksync.storage.local import generation  # loaded already

        store = _here(opened).store
        fresh = generation.begin_renewal(store, self._keystore)
        on_store(lambda: generation.carry_renewal(store, fresh))
        generation.end_renewal(self._keystore, fresh)

    def back_up(self, opened: Opened, file: str, passphrase: str) -> int:
        from tracksync.storage.local.backup import backup  # 5 ms

        recovery = self._profile.recovery_recipient
        if not passphrase and not recovery:
            msg = say("There is no recovery key yet, so a backup needs a passphrase.")
            raise NotAllowed(msg, say("Give one with --secret-fd, or make a recovery key."))
        backup(
            _here(opened).store,
            Path(file),
            now=self._clock.read().at,
            recipients=() if passphrase else (recovery,),
            passphrase=passphrase or None,
        )
        return Path(file).stat().st_size

    def back_up_to_move(self, opened: Opened, file: str, tokens: Mapping[str, str]) -> int:
        from tracksync.storage.local.backup import backup_to_move  # 5 ms

        if not self.has_recovery_key:
            msg = say("A copy for a new machine carries your keys, so it needs a recovery key.")
            raise NotAllowed(msg, say("tracksync recovery new makes one. Nothing was written."))
        backup_to_move(
            _here(opened).store,
            Path(file),
            now=self._clock.read().at,
            recovery_recipient=self._profile.recovery_recipient,
            identity=opened.identity,
            tokens=tokens,
        )
        return Path(file).stat().st_size

    @property
    def has_recovery_key(self) -> bool:
        return bool(self._profile.recovery_recipient)

    def make_recovery_key(self) -> str:
        from tracksync.storage.local.recovery import RecoveryKey  # 4 ms, pyrage

        key = RecoveryKey.make()
        self._profile = with_recovery(self._profile, key.recipient)
        return key.printed()

    def restore(
        self, file: Path, secret: Callable[[], str], *, may_forsake: bool
    ) -> dict[str, object]:
        """
        Bring the store back from a copy. Nothing of it is open; the caller holds the lock.

        Args:
            secret: Asked once it is known that there is a file to open, and that it is no automatic
                copy: those open by what the keystore has.
            may_forsake: A store that belongs to another keystore is set aside.

        Returns:
            What to say about it, JSON-ready.
        """
        from tracksync.engine.api.shapes import instant  # 0.2 MB, as in a command
        from tracksync.storage.local import backup, container  # 5 ms

        container.open_backup(file).close()
        own = backup.own_secret(self._profile, self._keystore, file)
        given = own or secret()
        restored = backup.restore(
            self._profile,
            self._keystore,
            self._clock,
            ids=self._ids,
            source=file,
            secret=given,
            may_forsake=may_forsake,
        )
        restored.opened.store.close()
        if own is None:
            self._keep_recovery_key(restored.opened.profile, given)
        made_at = restored.made_at.strftime("%Y-%m-%d %H:%M UTC")
        lost = ", ".join(restored.lost_months)
        unread = f" The words of {lost} cannot be read here." if lost else ""
        aside = " The store that was here was set aside." if restored.aside is not None else ""
        return {
            "schema": "tracksync.restore.v1",
            "made_at": instant(restored.made_at),
            "lost_months": list(restored.lost_months),
            "set_aside": None if restored.aside is None else str(restored.aside),
            "says": f"The store is as it was on {made_at}.{aside}{unread}",
        }

    def _keep_recovery_key(self, profile: Folder, secret: str) -> None:
        """Where a copy came back by the key on paper, the next copies are made for it too."""
        from tracksync.storage.local.recovery import RecoveryKey  # as above

        if not profile.recovery_recipient:
            with contextlib.suppress(BadInput):
                self._profile = with_recovery(profile, RecoveryKey.parse(secret).recipient)

    def must_be_new(self) -> None:
        """Refuse a profile that has a store: its keys lie in another keystore."""
        if self._profile.store_path.exists():
            msg = say("This profile has its keys in the system's keystore already.")
            raise NotAllowed(msg, say("Make a backup, and restore it into a new data directory."))

    def tidy(self, opened: Opened, preferences: Preferences, now: Reading) -> None:
        from tracksync.storage.local.backup import back_up_daily  # 5 ms

        store, most = _here(opened).store, preferences.number("retention.backups")
        store.prune(now.at, **_times(preferences))
        back_up_daily(store, self._profile, now=self._clock.read().at, most=most)

    def expire(
        self, opened: Opened, preferences: Preferences, now: Reading, on_store: OnStore
    ) -> None:
        from tracksync.storage.local.erasure import (  # loaded already
            drop_days,
            drop_entries,
            months_left,
        )

        store, times = _here(opened).store, _times(preferences)
        drop_days(
            store,
            self._keystore,
            kept=first_kept(now.at, **times),
            forget=lambda: on_store(lambda: store.prune(now.at, **times)),
        )
        months = preferences.number("retention.entries_months")
        if months:
            drop_entries(
                store, months, now=now, clock=self._clock, ids=self._ids, on_store=on_store
            )
            # The words of what went are to open from no copy either.
            self._drop_words(opened, months, now, on_store, spared=months_left(store))
        keep = preferences.number("retention.words_months")
        if keep:
            self._drop_words(opened, keep, now, on_store)

    def _drop_words(
        self,
        opened: Opened,
        keep: int,
        now: Reading,
        on_store: OnStore,
        *,
        spared: frozenset[str] = frozenset(),
    ) -> None:
        from tracksync.storage.local.erasure import drop_expired  # loaded already

        drop_expired(
            _here(opened).store,
            keep,
            self._keystore,
            now=now,
            clock=self._clock,
            ids=self._ids,
            on_store=on_store,
            spared=spared,
        )

    def check(self, opened: Opened, *, repair: bool) -> tuple[Finding, ...]:
        from tracksync.storage.local.check import check  # 6 ms

        checked = check(_here(opened).store, repair=repair)
        lost = tuple(
            Finding("ring", f"the words of {month} cannot be read here")
            for month in checked.lost_months
        )
        of_pictures: tuple[str, ...] = opened.vault.faults() if opened.has_pictures else ()
        return (
            *(Finding(f.part, f.what, f.is_repaired) for f in checked.faults),
            *lost,
            *(Finding("pictures", fault) for fault in of_pictures),
        )


def _times(preferences: Preferences) -> dict[str, timedelta]:
    """Tell how long what goes by the day is kept, as `prune` wants it."""
    return {
        "strips_for": _kept(preferences.number("retention.strip_days"), days=1),
        "blocks_for": _kept(preferences.number("retention.blocks_months"), days=31),
        "sent_for": _kept(preferences.number("retention.sent_days"), days=1),
    }


def _kept(count: int, *, days: int) -> timedelta:
    """Tell how long something is kept; 0 means for ever."""
    return timedelta(days=count * days) if count else _FOR_EVER


class OpenedHere:
    """An open store of this machine, as the engine sees it."""

    def __init__(self, opened: OpenedStore, keystore: Keystore) -> None:
        self._opened = opened
        self._keystore = keystore
        self._vault: Vault | None = None

    @property
    def store(self) -> LocalStore:
        return self._opened.store

    @property
    def identity(self) -> str:
        return self._opened.identity

    @property
    def no_room(self) -> DiskFull | None:
        return self._opened.store.no_room

    @property
    def has_pictures(self) -> bool:
        return self._opened.profile.vault_folder.is_dir()

    @property
    def vault(self) -> Vault:
        if self._vault is None:
            from tracksync.storage.local.vault.pictures import FileVault  # 6 ms

            profile = self._opened.profile
            self._vault = FileVault(
                profile.vault_folder,
                self._opened.picture_keys,
                self._keystore,
                aside=profile.aside_folder,
                profile=profile.recipient,
            )
        return self._vault


class LateSpool:
    """A spool that loads its cipher when there is something to seal or to open."""

    def __init__(self, profile: Folder) -> None:
        self._profile = profile

    @property
    def is_ready(self) -> bool:
        return bool(self._profile.recipient)

    def add(self, intent: Intent) -> None:
        self._real().add(intent)

    def waiting(self) -> int:
        return self._real().waiting() if self._profile.spool_folder.exists() else 0

    def read(self, identity: str) -> tuple[Intent, ...]:
        return self._real().read(identity)

    def remove(self, intents: tuple[UUID, ...]) -> None:
        self._real().remove(intents)

    def _real(self) -> Spool:
        if not self._profile.recipient:
            msg = say(
                "The keystore has never been open for this profile, so nothing can be kept yet."
            )
            raise KeystoreAbsent(msg, say("Unlock it once, or choose a passphrase lock."))
        from tracksync.storage.local.spool import FileSpool  # 6 ms, of it pyrage 4

        return FileSpool(self._profile.spool_folder, self._profile.recipient)


def _here(opened: Opened) -> OpenedHere:
    if not isinstance(opened, OpenedHere):
        msg = "a store of another kind"
        raise TypeError(msg)
    return opened
