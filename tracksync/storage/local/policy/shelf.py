"""The file that remembers where the person stands with an organization's policy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tracksync.core.clock import from_ms, to_ms
from tracksync.core.pictures.captures import PRESETS
from tracksync.core.pictures.readers import Former, Reader
from tracksync.core.policy.document import (
    LARGEST_BYTES,
    LONGEST_INTERVAL_SECONDS,
    LONGEST_KEPT_DAYS,
    MOST_NOTICE_DAYS,
)
from tracksync.core.policy.keeping import keeps
from tracksync.core.policy.limits import Manner, Rules, Wish
from tracksync.core.policy.standing import Standing
from tracksync.storage.local.durable import read_bounded, write_durably
from tracksync.storage.local.policy.seal import PolicySeals

__all__ = ["PolicySeals", "PolicyShelf"]

_LIMIT_BYTES = 4 * LARGEST_BYTES
_SECOND = timedelta(seconds=1)
_UNREADABLE = Standing(key="?", held=Rules(Wish.FORBIDDEN, who="?"))


class PolicyShelf:
    """`ports.policy.Shelf` as a file of JSON."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Standing:
        try:
            data = read_bounded(self._path, _LIMIT_BYTES)
            return Standing() if data is None else _read(data)
        except (OSError, ValueError, LookupError, TypeError, ArithmeticError, RecursionError):
            # Somebody changed it, or a disk did: what it allowed is not known any more.
            return _UNREADABLE

    def save(self, standing: Standing) -> None:
        write_durably(self._path, _written(standing))


def _written(standing: Standing) -> bytes:
    held = standing.held
    facts = {
        "key": standing.key,
        "serial": standing.serial,
        "document": standing.document,
        "seen": standing.seen,
        "is_over": standing.is_over,
        "is_machines": standing.is_machines,
        "taken_at": _ms(standing.taken_at),
        "seen_at": _ms(standing.seen_at),
        "told": standing.told,
        "due_at": _ms(standing.due_at),
        "held": {
            "who": held.who,
            "wish": held.wish.value,
            "is_locked": held.is_locked,
            **_manner_facts(held.manner),
            "shares": [{"who": who, **_manner_facts(manner)} for who, manner in held.shares],
            "subtracts": held.subtracts,
            "assigned_only": held.assigned_only,
            "notice_days": held.notice_days,
            "readers": [_reader_facts(one) for one in sorted(held.readers)],
        },
        "former": [
            {**_reader_facts(one.reader), "until_at": to_ms(one.until_at)}
            for one in standing.former
        ],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1).encode()


def _read(data: bytes) -> Standing:
    facts = json.loads(data)
    held = facts["held"]
    return Standing(
        key=str(facts["key"]),
        serial=int(facts["serial"]),
        document=str(facts["document"]),
        seen=int(facts["seen"]),
        held=Rules(
            Wish(held["wish"]),
            _manner(held),
            str(held["who"]),
            bool(held["is_locked"]),
            frozenset(_reader(one) for one in held.get("readers", ())),
            tuple((str(one["who"]), _manner(one)) for one in held.get("shares", ())),
            str(held.get("subtracts", "")),
            str(held.get("assigned_only", "")),
            _within(held.get("notice_days", 0), 0, MOST_NOTICE_DAYS),
        ),
        is_over=bool(facts["is_over"]),
        is_machines=bool(facts["is_machines"]),
        taken_at=_instant(facts.get("taken_at")),
        seen_at=_instant(facts.get("seen_at")),
        told=int(facts.get("told", 0)),
        former=tuple(
            Former(_reader(one), from_ms(int(one["until_at"]))) for one in facts.get("former", ())
        ),
        due_at=_instant(facts.get("due_at")),
    )


def _manner_facts(manner: Manner) -> dict[str, object]:
    return {
        "interval_seconds": manner.interval // _SECOND,
        "preset": manner.preset,
        "keep_days": manner.keep_days,
        "exclude": sorted(manner.exclude),
        "keeps": dict(manner.keeps),
    }


def _manner(facts: Mapping[str, Any]) -> Manner:
    keep = facts["keep_days"]
    return Manner(
        _within(facts["interval_seconds"], 1, LONGEST_INTERVAL_SECONDS) * _SECOND,
        PRESETS[PRESETS.index(facts["preset"])],
        None if keep is None else _within(keep, 1, LONGEST_KEPT_DAYS),
        frozenset(str(rule) for rule in facts["exclude"]),
        keeps({str(name): int(count) for name, count in dict(facts.get("keeps", {})).items()}),
    )


def _within(given: object, low: int, high: int) -> int:
    """Read a number no document could have put out of its bounds; ValueError for another."""
    number = int(str(given))
    if not low <= number <= high:
        msg = "no number of a policy"
        raise ValueError(msg)
    return number


def _reader_facts(reader: Reader) -> dict[str, object]:
    return {"name": reader.name, "recipient": reader.recipient}


def _reader(facts: Mapping[str, Any]) -> Reader:
    return Reader(str(facts["name"]), str(facts["recipient"]))


def _ms(at: datetime | None) -> int | None:
    return None if at is None else to_ms(at)


def _instant(ms: object) -> datetime | None:
    return None if ms is None else from_ms(int(str(ms)))
