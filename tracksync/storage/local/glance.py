"""
A glance at a store that nobody has open: what `tracksync status` tells a person, at little cost.

The whole program costs 700 M instructions, most of it for building classes; this module asks the
tables directly and builds none. It must say word for word what `engine.telling.day.status` says of
the same store (a test compares them), never writes, and gives up (None) wherever it is in doubt.

Imported by the command line's quick way: apsw, and no `typing`, `dataclasses`, `datetime`, `json`.
"""

from __future__ import annotations

import os
import time
from _json import make_scanner

import apsw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

ITEMS = ("store-keys", "ring-keys")
SCHEMA = 8  # the newest of `storage.local.migrations`
_STORE_KEY_FORMAT = "1"
_RING_HEAD = b"tracksync ring 1 "
_SEALED = b"\x01"
_NONCE_BYTES = 12
_ERASED = "(erased)"
_COUNTS = "●"
_IDLE = "  TrackSync is not running."
_ALONE = "  TrackSync is not running: the timer counts, but nobody looks for absence."
_MINUTE_MS, _HOUR_MS = 60_000, 3_600_000
_WAITING_STATES = ("ready", "sending", "unknown")


class _Scan:
    """What CPython's JSON scanner, written in C, wants to know."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float
    memo: dict[str, str] = {}  # noqa: RUF012  the scanner reads a plain attribute


def profile_id(folder: str) -> str | None:
    """Tell under which name the keystore holds the keys; None when there is no profile."""
    facts = _facts(_content(f"{folder}/profile.json"))
    found = facts.get("id") if isinstance(facts, dict) else None
    return found if isinstance(found, str) else None


def glance(folder: str, secrets: Mapping[str, str | None], now_ms: int) -> str | None:
    """
    Tell the status as text.

    Args:
        secrets: Of the keystore, by `ITEMS`.

    Returns:
        None where only the whole program can tell.
    """
    path = f"{folder}/store.db"
    key = _store_key(secrets.get(ITEMS[0]) or "")
    if key is None or not os.path.exists(path):  # noqa: PTH110  pathlib costs 36 M instructions
        return None
    try:
        db = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_NOFOLLOW)
        try:
            # As the store's own connections: a glance must not fold the log of a crashed run in.
            db.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
            db.pragma("cipher", "chacha20")
            db.pragma("key", f"raw:{key}")
            return _Glance(db, folder, secrets.get(ITEMS[1]) or "", now_ms).text()
        finally:
            db.close()
    except Exception:  # noqa: BLE001  whatever it is, the whole program will name it
        return None


class _Glance:
    """One reading of one store."""

    def __init__(self, db: apsw.Connection, folder: str, ring_keys: str, now_ms: int) -> None:
        self._db = db
        self._folder = folder
        self._ring_keys = ring_keys
        self._now_ms = now_ms

    def text(self) -> str | None:
        if self._one("PRAGMA user_version") != (SCHEMA,):
            return None
        lines = [*self._timer(), *self._outbox()]
        (questions,) = self._one("SELECT count(*) FROM questions WHERE state <> 'answered'")
        if questions:
            plural = "" if questions == 1 else "s"
            lines.append(f"? {questions} question{plural}: tracksync idle list")
        lines.append(_ALONE if lines[0].startswith(_COUNTS) else _IDLE)
        return "\n".join(lines) + "\n"

    def _timer(self) -> list[str]:
        entry, is_paused, until = self._one("SELECT entry, is_paused, paused_until FROM timer")
        if is_paused:
            return [f"⏸ Paused{'' if until is None else f' until {_clock(until)}'}"]
        if entry is None:
            return ["○ Nothing is running."]
        start, sequence, part = self._one(
            "SELECT start_at, text_sequence, text_part FROM entries WHERE id = ?", entry
        )
        title, key = self._words(sequence, part)
        shown = f"{key}  {title}" if key else title
        length = _length(max(0, self._now_ms - start))
        return [f"{_COUNTS} {shown}", f"  {length}, since {_clock(start)}"]

    def _outbox(self) -> list[str]:
        counts: dict[str, dict[str, int]] = {}
        sql = "SELECT connection, state, count(*) FROM deliveries GROUP BY 1, 2"
        for connection, state, number in self._db.execute(sql):
            counts.setdefault(connection, {})[state] = number
        rows = self._db.execute("SELECT id, facts FROM connections ORDER BY id")
        return [_box(name, counts.get(name, {}), _facts(facts.encode())) for name, facts in rows]

    def _words(self, sequence: int, part: int) -> tuple[str, str]:
        """Open title and key of an entry's task."""
        record, month, sealed = self._one(
            "SELECT id, month, sealed FROM journal WHERE sequence = ?", sequence
        )
        key = self._month_key(month)
        if key is None:
            return _ERASED, ""
        words = _facts(_opened(key, sealed, _bound_to(b"journal", record, month)))
        title, name, _ = words[part]
        return str(title), str(name)

    def _month_key(self, month: str) -> bytes | None:
        head, _, sealed = _content(f"{self._folder}/ring").partition(b"\n")
        for item in self._ring_keys.split():
            name, _, secret = item.partition(":")
            if head == _RING_HEAD + name.encode():
                held = _facts(_opened(bytes.fromhex(secret), sealed, _bound_to(b"ring", head, "")))
                found = held.get(month)
                return None if found is None else bytes.fromhex(found)
        raise LookupError(month)

    def _one(self, sql: str, *values: Any) -> tuple[Any, ...]:  # noqa: ANN401  a column's own type
        row = self._db.execute(sql, values).fetchone()
        if row is None:
            raise LookupError(sql)
        found: tuple[Any, ...] = row
        return found


def _box(name: str, counts: dict[str, int], facts: Any) -> str:  # noqa: ANN401  read from JSON
    waiting = sum(counts.get(state, 0) for state in _WAITING_STATES)
    stuck = counts.get("stuck", 0)
    said = f"{waiting} waiting" if waiting else "nothing waits to be sent"
    if stuck:
        said += f" · {stuck} {'needs' if stuck == 1 else 'need'} you"
    if facts["is_paused"]:
        said += " · sign in again"
    return f"{'…' if waiting or stuck else '✓'} {name}: {said}"


def _length(ms: int) -> str:
    if ms < _MINUTE_MS:
        return f"{ms // 1000} s"
    hours, minutes = ms // _HOUR_MS, ms % _HOUR_MS // _MINUTE_MS
    parts = (f"{hours} h" if hours else "", f"{minutes} min" if minutes else "")
    return " ".join(part for part in parts if part)


def _clock(at_ms: int) -> str:
    return time.strftime("%H:%M", time.localtime(at_ms // 1000))


def _store_key(text: str) -> str | None:
    form, _, rest = text.partition(" ")
    _, _, rest = rest.partition(" ")
    key = rest.partition(" ")[0]
    return key if form == _STORE_KEY_FORMAT and key.isalnum() else None


def _bound_to(table: bytes, record: bytes, month: str) -> bytes:
    return b"tracksync\0" + table + b"\0" + month.encode() + b"\0" + record


def _opened(key: bytes, sealed: bytes, place: bytes) -> bytes:
    # The cipher itself: the package around it costs 40 M instructions more.
    from cryptography.hazmat.bindings._rust import openssl  # 12 M, the same

    if sealed[:1] != _SEALED:
        raise ValueError(sealed[:1])
    nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    return openssl.aead.AESGCM(key).decrypt(nonce, body, place)


def _facts(data: bytes) -> Any:  # noqa: ANN401  read from JSON
    try:
        value, _ = make_scanner(_Scan)(data.decode(), 0)  # type: ignore[arg-type]  # any such names
    except StopIteration as e:
        msg = "no JSON"
        raise ValueError(msg) from e
    return value


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  pathlib costs 36 M instructions
            return file.read(16 * 2**20)
    except OSError:
        return b"{}"
