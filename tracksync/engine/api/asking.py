"""What a command is given and what it answers, before either is text or JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date, datetime
from uuid import UUID

from tracksync.core.clock import Reading
from tracksync.core.problems import BadInput
from tracksync.core.sentences import Sentence, say
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass
from tracksync.engine.api.moments import parse_moment

VIA = "cli"
_LONGEST_TEXT = 100_000
_MOST_ITEMS = 1_000
_MISSING: dict[str, tuple[Sentence, ...]] = {
    "ref": (
        say("Which task? Nothing was named."),
        say("Name its key or reference: tracksync tasks."),
    ),
    "task": (
        say("Which task? Nothing was named."),
        say("Say --task REF; tracksync tasks lists them."),
    ),
    "title": (say("A task needs a title."),),
    "token": (
        say("No token came, so nothing was connected."),
        say('Pipe it in: printf %s "$TOKEN" | tracksync connect … --token-stdin'),
    ),
}

Data = dict[str, object]


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What a command answers.

    Attributes:
        data: JSON-ready, without the schema.
        ack: What became durable: the entry's id, else the record's. None for reads.
        exit_code: Other than 0 only where the answer itself is bad news (a damaged store).
        then: What is done once the answer is on its way.
    """

    data: Data = field(default_factory=dict)
    ack: UUID | None = None
    exit_code: int = 0
    then: Callable[[], None] = lambda: None


class Arguments:
    """
    A command's arguments, from outside: each is taken out by the type it must have.

    Raises:
        BadInput: An argument is missing, of another type, too long, or unknown.
    """

    def __init__(self, given: Mapping[str, object], known: frozenset[str]) -> None:
        unknown = sorted(clean_line(str(name), limit=40) for name in given.keys() - known)
        if unknown:
            msg = say("This command takes no {names}.", names=", ".join(unknown))
            raise BadInput(
                msg, say("It takes: {names}.", names=", ".join(sorted(known)) or "nothing")
            )
        self._given = given

    def text(self, name: str, default: str = "") -> str:
        """Take a text; *default* when it is not given."""
        value = self._given.get(name)
        if value is None:
            return default
        if not isinstance(value, str):
            raise _odd(name, "a text")
        if len(value) > _LONGEST_TEXT:
            msg = say(
                "`{name}` is too long: {size:,} characters. Nothing was changed.",
                name=name,
                size=len(value),
            )
            raise BadInput(msg, say("At most {most:,} can be taken.", most=_LONGEST_TEXT))
        return value

    def needed(self, name: str) -> str:
        """Take a text that must be there."""
        value = self.text(name)
        if not value.strip():
            missing = say("`{name}` is missing; nothing was changed.", name=name)
            raise BadInput(*_MISSING.get(name, (missing,)))
        return value

    def optional(self, name: str) -> str | None:
        """Take a text; None when it is not given."""
        return None if self._given.get(name) is None else self.text(name)

    def flag(self, name: str) -> bool:
        """Take yes or no; no when it is not given."""
        value = self._given.get(name, False)
        if not isinstance(value, bool):
            raise _odd(name, "true or false")
        return value

    def choice(self, name: str) -> bool | None:
        """Take yes or no; None when it is not given."""
        return None if self._given.get(name) is None else self.flag(name)

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        """Take a whole number within bounds."""
        value = self._given.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _odd(name, f"a whole number from {low} to {high}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Take a list of texts; empty when it is not given."""
        value = self._given.get(name, [])
        if not isinstance(value, list) or len(value) > _MOST_ITEMS:
            raise _odd(name, "a list of texts")
        for item in value:
            if not isinstance(item, str) or len(item) > _LONGEST_TEXT:
                raise _odd(name, "a list of texts")
        return tuple(value)

    def moment(self, name: str, now: Reading, on: date | None = None) -> datetime | None:
        """Take an instant as typed, a bare clock time of the day *on*; None when not given."""
        value = self.optional(name)
        return None if value is None else parse_moment(value, now, on)

    def needed_moment(self, name: str, now: Reading, on: date | None = None) -> datetime:
        """Take an instant that must be there; a bare clock time is of the day *on*, else today."""
        return parse_moment(self.needed(name), now, on)


def _odd(name: str, wanted: str) -> BadInput:
    return BadInput(say("`{name}` must be {wanted}.", name=name, wanted=wanted))
