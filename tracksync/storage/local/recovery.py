"""The recovery key: an age identity on paper. Its public half is kept, its secret shown once."""

from __future__ import annotations

from dataclasses import field

from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.core.values import dataclass
from tracksync.storage.local import age

_PREFIX = "AGE-SECRET-KEY-1"
_GROUP = 4
_PER_LINE = 5


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """
    A recovery key.

    Attributes:
        secret: An age identity; opens backups here and with the `age` command. Never kept.
        recipient: Its public half; backups are made for it.
    """

    secret: str = field(repr=False)
    recipient: str

    @classmethod
    def make(cls) -> RecoveryKey:
        """Make a fresh one."""
        secret = age.make_identity()
        return cls(secret, age.recipient_of(secret))

    @classmethod
    def parse(cls, typed: str) -> RecoveryKey:
        """
        Read a key as printed, however it is spaced or cased.

        Raises:
            BadInput: It was mistyped. A checksum in the key shows any mistake.
        """
        body = "".join(c for c in typed.upper() if c.isalnum())
        body = body.removeprefix(_PREFIX.replace("-", ""))
        try:
            secret = _PREFIX + body
            return cls(secret, age.recipient_of(secret))
        except ValueError as e:
            title = say("That recovery key has a typing mistake.")
            raise BadInput(title, say("Compare it with the paper, group by group.")) from e

    def printed(self) -> str:
        """Write it for paper: groups of four, a few on a line."""
        body = self.secret.removeprefix(_PREFIX)
        groups = [body[i : i + _GROUP] for i in range(0, len(body), _GROUP)]
        lines = [groups[i : i + _PER_LINE] for i in range(0, len(groups), _PER_LINE)]
        return "\n".join([_PREFIX, *(" ".join(line) for line in lines)])
