"""The encrypted SQLite file: one thin layer over `apsw`, with its errors put into our words."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import apsw

from tracksync.core.problems import DamagedStore, DiskFull, NotAllowed, NotWritable
from tracksync.core.sentences import say

# What a row holds is known to the statement that asked for it.
Row = tuple[Any, ...]
Values = Iterable[Any]

KEY_BYTES = 32
# A sample commit writes one page: 12 KB a minute with 1 KB pages, 48 KB with 4 KB pages.
PAGE_BYTES = 1024
WAIT_MS = 5_000
# Both caches together stay below 3 MB of the tray's memory.
_WRITER_CACHE_KB = 2048
_READER_CACHE_KB = 768
_READ_TROUBLE = frozenset(
    {
        apsw.SQLITE_IOERR_READ,
        apsw.SQLITE_IOERR_SHORT_READ,
        apsw.SQLITE_IOERR_CORRUPTFS,
        apsw.SQLITE_IOERR_DATA,
    }
)


class Unreadable(DamagedStore):
    """The file cannot be read with this key: it is damaged, or sealed with another key."""


class Database:
    """
    One connection to one encrypted database. Used by one thread at a time.

    Args:
        path: The file; it must exist (a new one is made empty, 0600, by the caller).
        key: 32 bytes.
        is_read_only: Nothing is ever written, no journal mode switched, no log folded in.
    """

    def __init__(self, path: Path, key: bytes, *, is_read_only: bool = False) -> None:
        if len(key) != KEY_BYTES:
            msg = f"a store key has {KEY_BYTES} bytes, not {len(key)}"
            raise ValueError(msg)
        self._in_our_words = _InOurWords(path.parent)
        mode = apsw.SQLITE_OPEN_READONLY if is_read_only else apsw.SQLITE_OPEN_READWRITE
        with self._in_our_words:
            self._connection = apsw.Connection(str(path), flags=mode | apsw.SQLITE_OPEN_NOFOLLOW)
            self._connection.set_busy_timeout(WAIT_MS)
        self._is_durable: bool | None = None
        try:
            self._prepare(key, is_read_only=is_read_only)
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, key: bytes, *, is_read_only: bool) -> None:
        with self._in_our_words:
            self._connection.pragma("cipher", "chacha20")
            self._connection.pragma("key", f"raw:{key.hex()}")
            self._connection.pragma("temp_store", "memory")
            self._connection.pragma("foreign_keys", value=True)
            cache_kb = _READER_CACHE_KB if is_read_only else _WRITER_CACHE_KB
            self._connection.pragma("cache_size", -cache_kb)
            # The first read is where a wrong key or a damaged first page shows.
            self._connection.pragma("user_version")

    def begin_keeping(self) -> None:
        """Make a database that may be empty ready for writing: page size and log."""
        with self._in_our_words:
            self._connection.pragma("page_size", PAGE_BYTES)
            self._connection.pragma("journal_mode", "wal")

    def leave_log_alone(self, *, is_alone: bool) -> None:
        """Fold the log into the file when closing, or leave the store as it is."""
        self._connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, int(is_alone))

    @property
    def connection(self) -> apsw.Connection:
        """The bare connection, for backups."""
        return self._connection

    def run(self, sql: str, values: Values = ()) -> None:
        with self._in_our_words:
            self._connection.execute(sql, tuple(values))

    def run_script(self, sql: str) -> None:
        """Carry out several statements."""
        with self._in_our_words:
            for _ in self._connection.execute(sql):
                pass

    def insert(self, sql: str, values: Values = ()) -> int:
        """Carry out an INSERT and tell the number of the new row."""
        with self._in_our_words:
            self._connection.execute(sql, tuple(values))
            return self._connection.last_insert_rowid()

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Tell the first row."""
        with self._in_our_words:
            found: Row | None = self._connection.execute(sql, tuple(values)).fetchone()
            return found

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Tell all rows."""
        with self._in_our_words:
            return self._connection.execute(sql, tuple(values)).fetchall()

    def each(self, sql: str, values: Values = ()) -> Iterator[Row]:
        """Tell rows one by one, for answers that may be long."""
        with self._in_our_words:
            yield from self._connection.execute(sql, tuple(values))

    def fill_from(self, source: Database) -> None:
        """Become a copy of another open database, consistent while that is written to."""
        with self._in_our_words:
            # Encrypted databases are copied page by page, so the pages must be of one size.
            self._connection.pragma("page_size", source.connection.pragma("page_size"))
            with self._connection.backup("main", source.connection, "main") as backup:
                backup.step(-1)

    def must_be_whole(self) -> None:
        """Look at every page; `Unreadable` when something is wrong."""
        with self._in_our_words:
            said = self._connection.pragma("quick_check")
        if said != "ok":
            title = say("The store is damaged.")
            raise Unreadable(title)

    def fold_log(self) -> None:
        """Bring all that is in the log into the file; NotAllowed while another program reads."""
        with self._in_our_words:
            is_busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").get
            if is_busy:
                raise apsw.BusyError

    def changed_rows(self) -> int:
        """Tell how many rows the last statement changed."""
        return self._connection.changes()

    def version(self) -> int:
        """Tell the schema's number; 0 for an empty database."""
        row = self.row("PRAGMA user_version")
        return int(row[0]) if row else 0

    @contextlib.contextmanager
    def writing(self, *, durable: bool) -> Iterator[None]:
        """
        Run the block as one transaction: committed at its end, rolled back when it raises.

        Args:
            durable: It survives a power cut once this returns (FULL). Otherwise it survives the
                death of the process, and a power cut from the next durable transaction on.
        """
        with self._in_our_words:
            self._set_durable(durable)
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._in_our_words:
                self._connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Run the block on one consistent state."""
        with self._in_our_words:
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def _set_durable(self, durable: bool) -> None:
        # Inside a transaction SQLite refuses the switch.
        if self._is_durable != durable:
            self._connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            self._is_durable = durable

    def _roll_back(self) -> None:
        # A full disk can have rolled it back already.
        if self._connection.in_transaction:
            with contextlib.suppress(apsw.Error):
                self._connection.execute("ROLLBACK")

    def close(self) -> None:
        with self._in_our_words:
            self._connection.close()


def create_empty(path: Path) -> None:
    """Make an empty file only its owner can read, unless there is one."""
    flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    try:
        os.close(os.open(path, flags, 0o600))
    except OSError as e:
        raise no_room(e) from e


def no_room(error: OSError) -> DiskFull:
    """Say that nothing can be written, and why."""
    if error.errno == errno.EROFS:
        return NotWritable(
            say("The disk is read-only."),
            say("Make it writable to go on. What was tracked so far is safe."),
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return NotWritable(
            say("TrackSync may not write to its folder."),
            say("Make it writable for you to go on. What was tracked so far is safe."),
        )
    # A disk that is found full before anything is tried has no number.
    if error.errno not in {None, errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return NotWritable(
            say("TrackSync cannot write to its folder ({why}).", why=os.strerror(error.errno)),
            say("Choose another with --data-dir to go on. What was tracked so far is safe."),
        )
    return DiskFull(
        say("The disk is full."),
        say(
            "What runs can be stopped; free some space to start again. What was tracked so far is "
            "safe."
        ),
    )


def _refuses(folder: Path) -> int:
    """Tell which of two keeps us from writing: the disk, or who may write to the folder."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            if not os.statvfs(folder).f_flag & os.ST_RDONLY:
                return errno.EACCES
    return errno.EROFS


class _InOurWords:
    """Turns errors of the library into problems; made once, because it is entered very often."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        """Nothing is needed before."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, apsw.Error):
            raise _problem(error, self._folder) from error


def _problem(error: apsw.Error, folder: Path) -> Exception:
    match error:
        case apsw.NotADBError() | apsw.CorruptError():
            return Unreadable(say("The store cannot be read."))
        case apsw.IOError() if getattr(error, "extendedresult", 0) in _READ_TROUBLE:
            return Unreadable(say("The store cannot be read."))
        case apsw.ReadOnlyError():
            return no_room(OSError(errno.EROFS, ""))
        case apsw.FullError() | apsw.IOError() | apsw.CantOpenError():
            # SQLite does not say which; a disk that was made read-only shows like this as well.
            is_writable = os.access(folder, os.W_OK)
            return no_room(OSError(errno.ENOSPC if is_writable else _refuses(folder), ""))
        case apsw.BusyError() | apsw.LockedError():
            return NotAllowed(
                say("Another program is writing to this store."), say("Close it first.")
            )
        case _:
            return error
