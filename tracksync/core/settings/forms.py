"""What a text among the settings must look like, and lengths of time as people type them."""

from __future__ import annotations

import re
from collections.abc import Callable

from tracksync.core.clock import zone_info
from tracksync.core.sentences import Sentence, say
from tracksync.core.settings.row import Form
from tracksync.core.text import clean_line

SYSTEM = "system"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST_DAY = 3
_WHICH_DAYS = say("Days such as 1,2,3,4,5 or mon-fri; 1 is Monday.")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
# Digits are those of ASCII: what others a host name may hold are not this machine's.
_LOOPBACK = r"localhost|127(?:\.[0-9]{1,3}){3}|\[::1\]"
_ADDRESS = re.compile(
    rf"(?:https://(?:[a-z0-9_-]+\.)*[a-z0-9_-]+|https?://(?:{_LOOPBACK}))"
    r"(?::(?P<port>[0-9]{1,5}))?(?:/[a-z0-9._~-]+)*/?"
)
# An address in its one form that leads to this machine.
_HERE = re.compile(rf"https?://(?:{_LOOPBACK})(?::[0-9]+)?(?:/.*)?")
_WAY_BACK = re.compile(
    r"http://(?:localhost|127\.0\.0\.1):(?P<port>[0-9]{1,5})(?:/[a-zA-Z0-9._~-]+)+"
)
_HIGHEST_PORT = 65_535
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_LENGTH = re.compile(r"(-?\d{1,12})\s*([a-z]*|%)")
# How many milliseconds; the first name is the one settings use.
_UNITS = {"ms": 1, "s": 1_000, "sec": 1_000, "min": 60_000, "m": 60_000, "h": 3_600_000}


class MalformedSetting(ValueError):
    """A text is not in the form it should have; *wanted* says which one that is."""

    def __init__(self, wanted: Sentence) -> None:
        super().__init__(wanted)
        self.wanted = wanted


def well_formed(form: Form, text: str) -> str:
    """Bring a text into its one form, or raise `MalformedSetting`."""
    return _FORMS[form](text)


def is_here(address: str) -> bool:
    """Whether a well-formed address leads to this machine, so that nothing leaves it."""
    return _HERE.fullmatch(address.lower()) is not None


def _line(text: str) -> str:
    return clean_line(text, limit=max(len(text), 1))


def _path(text: str) -> str:
    # Two blanks in a row are another file than one.
    if not text.strip().isprintable():
        msg = say("The path of a file, or nothing.")
        raise MalformedSetting(msg)
    return text.strip()


def _zone(text: str) -> str:
    name = text.strip()
    if name != SYSTEM:
        try:
            zone_info(name)
        except ValueError as e:
            msg = say("The name of a time zone such as Europe/Berlin, or system.")
            raise MalformedSetting(msg) from e
    return name


def _time(text: str) -> str:
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        msg = say("A time of day such as 09:00.")
        raise MalformedSetting(msg)
    return f"{found[1]:0>2}:{found[2]}"


def _email(text: str) -> str:
    address = _line(text)
    if address and not _EMAIL.fullmatch(address):
        msg = say("An e-mail address, or nothing.")
        raise MalformedSetting(msg)
    return address


def _address(text: str) -> str:
    address = text.strip()
    found = _ADDRESS.fullmatch(address.lower())
    port = int(found["port"] or 1) if found else 0
    if address and not 0 < port <= _HIGHEST_PORT:
        msg = say(
            "An address such as https://example.org (http for this machine only), or nothing."
        )
        raise MalformedSetting(msg)
    return address.rstrip("/")


def _loopback(text: str) -> str:
    address = text.strip()
    found = _WAY_BACK.fullmatch(address)
    port = int(found["port"]) if found else 0
    if address and not 0 < port <= _HIGHEST_PORT:
        msg = say("An address such as http://127.0.0.1:47813/callback, or nothing.")
        raise MalformedSetting(msg)
    return address


def week_days(text: str) -> frozenset[int]:
    """
    Read days of the week: names, numbers, and from one to another ("sun-thu"); 1 is Monday.

    Raises:
        MalformedSetting: There is something else in it.
    """
    days: set[int] = set()
    for part in filter(None, re.split(r"[\s,]+", text.casefold())):
        name, dash, until = part.partition("-")
        first, last = _day(name), _day(until if dash else name)
        days.update((first + n - 1) % 7 + 1 for n in range((last - first) % 7 + 1))
    return frozenset(days)


def _days(text: str) -> str:
    days = week_days(text)
    if not days:
        raise MalformedSetting(_WHICH_DAYS)
    return ",".join(str(day) for day in sorted(days))


def _day(name: str) -> int:
    for number, day in enumerate(_DAYS, start=1):
        if name == str(number) or (len(name) >= _SHORTEST_DAY and day.startswith(name)):
            return number
    raise MalformedSetting(_WHICH_DAYS)


_FORMS: dict[Form, Callable[[str], str]] = {
    Form.LINE: _line,
    Form.PATH: _path,
    Form.ZONE: _zone,
    Form.TIME: _time,
    Form.EMAIL: _email,
    Form.ADDRESS: _address,
    Form.LOOPBACK: _loopback,
    Form.DAYS: _days,
}


def read_number(text: str, unit: str) -> int | None:
    """
    Read a whole number, with or without a unit: "300", "300 s" and "5 min" are the same seconds.

    None for what is none, or would not be whole in *unit*.
    """
    match = _LENGTH.fullmatch(text.strip().casefold())
    if match is None or not text.isascii():
        return None
    number, given = int(match[1]), match[2]
    if given in ("", unit):
        return number
    if given not in _UNITS or unit not in _UNITS:
        return None
    whole, rest = divmod(number * _UNITS[given], _UNITS[unit])
    return None if rest else whole


def in_larger_unit(number: int, unit: str, larger: str) -> str:
    """Write a number in a unit people think in, as far as it stays whole: "5 min", "90 s"."""
    if larger:
        whole, rest = divmod(number * _UNITS[unit], _UNITS[larger])
        if not rest:
            return f"{whole} {larger}"
    return f"{number} {unit}".strip()
