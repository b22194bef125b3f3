"""An organization's policy as its document says it: read strictly, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tracksync.core.pictures.captures import PRESETS
from tracksync.core.pictures.readers import Reader, is_recipient
from tracksync.core.policy.keeping import CLASSES
from tracksync.core.policy.limits import Layer, Manner, Rules, Wish, folded, inherited, wish_of
from tracksync.core.problems import BadInput
from tracksync.core.sentences import Sentence, say
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass

# For whom a policy is meant: no other signed paper of an organization can pass for one.
AUDIENCE = "tracksync"
FORMAT = 1
LARGEST_BYTES = 64 * 1024

_NAME_LIMIT, _RULE_LIMIT = 60, 100
_MOST_LAYERS, _MOST_RULES, _MOST_READERS = 8, 100, 16
MOST_NOTICE_DAYS = 90
LONGEST_INTERVAL_SECONDS, LONGEST_KEPT_DAYS = 3_600, 3_650
_LONGEST_DAYS = 3_660
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_SECOND = 253_402_300_799  # 9999-12-31, the last day there is
# So far apart two honest clocks may be.
_SKEW = timedelta(minutes=10)
_FIELDS = frozenset({"v", "aud", "iss", "serial", "iat", "exp", "layers", "readers", "notice_days"})
_LAYER_FIELDS = frozenset(
    {
        *("who", "screenshots", "lock", "exclude"),
        *("interval_at_least_seconds", "preset_at_least", "keep_at_most_days"),
        *("deleting_subtracts", "assigned_only"),
        *(kept.field for kept in CLASSES),
    }
)
_READER_FIELDS = frozenset({"name", "recipient"})
_HINT = say("Ask whoever gave it to you for a new one. What held before still holds.")


@dataclass(frozen=True, slots=True)
class Policy:
    """
    One document.

    Attributes:
        name: The organization's.
        serial: Its version; a later document has a higher one.
        layers: The widest first; empty where it is not understood.
        is_understood: It is of the one format known here, to the last word. Else it forbids.
        readers: Who beside the person may open pictures.
        notice_days: What a later document captures more holds so long after it came, at least.
    """

    name: str
    serial: int
    issued_at: datetime
    expires_at: datetime
    layers: tuple[Layer, ...] = ()
    is_understood: bool = True
    readers: frozenset[Reader] = frozenset()
    notice_days: int = 0

    def rules(self, now: datetime) -> Rules:
        """Work out what it asks for; forbidden where it is over or not understood."""
        if not self.is_valid(now):
            return Rules(Wish.FORBIDDEN, who=self.name)
        rules = inherited(self.layers)
        return replace(rules, readers=self.readers, notice_days=self.notice_days)

    def is_valid(self, now: datetime) -> bool:
        """Whether it is understood and in its time; before its time a clock was set back."""
        return self.is_understood and self.issued_at - _SKEW <= now < self.expires_at


def read_policy(claims: Mapping[str, object]) -> Policy:
    """
    Read what a document claims, its signature being known to be good.

    A format that is not known here, and any field that is not, make it one that is not understood:
    it may forbid what could not be read. What is known must be right to the last character.

    Raises:
        BadInput: It is no policy, or broken.
    """
    if claims.get("aud") != AUDIENCE:
        raise _broken(say("It is not meant for TrackSync."))
    head = Policy(
        _name(claims, "iss"),
        _number(claims, "serial", 1, 2**53),
        _instant(claims, "iat"),
        _instant(claims, "exp"),
        is_understood=False,
    )
    life = head.expires_at - head.issued_at
    if not timedelta(0) < life <= timedelta(days=_LONGEST_DAYS):
        raise _broken(say("It must end after it begins, and within ten years."))
    if claims.get("v") is True or claims.get("v") != FORMAT or not claims.keys() <= _FIELDS:
        return head
    found = claims.get("layers")
    if not isinstance(found, list) or not 1 <= len(found) <= _MOST_LAYERS:
        raise _broken(say("It needs one to eight layers."))
    layers = tuple(_layer(raw) for raw in found)
    readers, is_known = _readers(claims.get("readers", []))
    notice = "notice_days"
    days = _number(claims, notice, 0, MOST_NOTICE_DAYS) if notice in claims else 0
    if not is_known or not all(raw.keys() <= _LAYER_FIELDS for raw in found):
        return head
    return replace(head, layers=layers, is_understood=True, readers=readers, notice_days=days)


def refuse_unborn(policy: Policy, now: datetime) -> None:
    """Raise `BadInput` for a document that is over, or of a time that has not come."""
    if now >= policy.expires_at:
        msg = say("This policy ended on {day}.", day=policy.expires_at.date().isoformat())
        raise BadInput(msg, _HINT)
    if now < policy.issued_at - _SKEW:
        msg = say("This policy is from a time that has not come yet.")
        raise BadInput(msg, say("Set the clock of this computer, then apply it again."))


def _layer(raw: object) -> Layer:
    if not isinstance(raw, dict):
        raise _broken(say("A layer is a table."))
    wish = raw.get("screenshots")
    if wish is not None and not isinstance(wish, str):
        raise _broken(_said("screenshots"))
    return Layer(
        _name(raw, "who"),
        None if wish is None else wish_of(wish),
        _flag(raw, "lock"),
        _manner(raw),
        _flag(raw, "deleting_subtracts"),
        _flag(raw, "assigned_only"),
    )


def _readers(found: object) -> tuple[frozenset[Reader], bool]:
    """Read the list of readers; and whether nothing else is said of them."""
    if not isinstance(found, list) or len(found) > _MOST_READERS:
        raise _broken(_said("readers"))
    readers = frozenset(_reader(raw) for raw in found)
    for said in ({one.name.casefold() for one in readers}, {one.recipient for one in readers}):
        if len(said) != len(found):
            raise _broken(say("Two readers have the same name or the same key."))
    return readers, all(raw.keys() <= _READER_FIELDS for raw in found)


def _reader(raw: object) -> Reader:
    if not isinstance(raw, dict):
        raise _broken(_said("readers"))
    name, recipient = _name(raw, "name"), raw.get("recipient")
    if not isinstance(recipient, str) or not is_recipient(recipient):
        raise _broken(say("The key of the reader {name} is no age recipient (age1…).", name=name))
    return Reader(name, recipient)


def _manner(raw: Mapping[str, object]) -> Manner:
    free = Manner()
    preset = raw.get("preset_at_least", free.preset)
    if preset not in PRESETS:
        raise _broken(_said("preset_at_least"))
    interval, keep = "interval_at_least_seconds", "keep_at_most_days"
    return Manner(
        timedelta(seconds=_number(raw, interval, 1, LONGEST_INTERVAL_SECONDS))
        if interval in raw
        else free.interval,
        str(preset),
        _number(raw, keep, 1, LONGEST_KEPT_DAYS) if keep in raw else None,
        folded(_rules(raw.get("exclude", []))),
        tuple(
            sorted(
                (kept.name, _number(raw, kept.field, 1, kept.most))
                for kept in CLASSES
                if kept.field in raw
            )
        ),
    )


def _rules(found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or len(found) > _MOST_RULES:
        raise _broken(_said("exclude"))
    for rule in found:
        is_line = isinstance(rule, str) and rule and rule == clean_line(rule, limit=_RULE_LIMIT)
        if not is_line or "," in rule:
            raise _broken(_said("exclude"))
    return tuple(found)


def _name(raw: Mapping[str, object], key: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or value != clean_line(value, limit=_NAME_LIMIT):
        raise _broken(_said(key))
    if not any(character.isalnum() for character in value):  # there are marks that nobody sees
        raise _broken(_said(key))
    return value


def _flag(raw: Mapping[str, object], key: str) -> bool:
    value = raw.get(key, False)
    if not isinstance(value, bool):
        raise _broken(_said(key))
    return value


def _number(raw: Mapping[str, object], key: str, low: int, high: int) -> int:
    value = raw.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise _broken(_said(key))
    return value


def _instant(raw: Mapping[str, object], key: str) -> datetime:
    return _EPOCH + timedelta(seconds=_number(raw, key, 0, _LAST_SECOND))


def _said(key: str) -> Sentence:
    return say("What it says of `{key}` cannot be.", key=key)


def _broken(why: Sentence) -> BadInput:
    return BadInput(say("This is no policy that can be used. {why}", why=why), _HINT)
