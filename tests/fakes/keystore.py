"""A keystore in memory that can be locked, absent or slow."""

from __future__ import annotations

from collections.abc import Iterable

from tracksync.core.sentences import say
from tracksync.platforms.keystore import words
from tracksync.platforms.keystore.pieces import SECRET_LIMIT, checked_name


class FakeKeystore:
    """
    Works as the port says.

    Attributes:
        kept: What it holds; a test may read and change it.
        state: "open", "locked", "absent" or "slow".
        will_unlock: What the person answers when they are asked.
        calls: (method, name) of every call, in order.
    """

    name = "fake"

    def __init__(self, kept: dict[str, str] | None = None) -> None:
        self.kept = dict(kept or {})
        self.state = "open"
        self.will_unlock = True
        self.calls: list[tuple[str, str]] = []

    def read(self, name: str) -> str | None:
        return self.read_many([name])[name]

    def read_many(self, names: Iterable[str]) -> dict[str, str | None]:
        wanted = [checked_name(name) for name in names]
        for name in wanted:
            self._called("read", name)
        return {name: self.kept.get(name) for name in wanted}

    def write(self, name: str, secret: str) -> None:
        if len(secret) > SECRET_LIMIT:
            msg = f"a secret of {len(secret)} characters"
            raise ValueError(msg)
        self._called("write", checked_name(name))
        self.kept[name] = secret

    def erase(self, name: str) -> None:
        self._called("erase", checked_name(name))
        self.kept.pop(name, None)

    def unlock(self) -> None:
        self.calls.append(("unlock", ""))
        if self.state == "locked" and self.will_unlock:
            self.state = "open"
        self._answer()

    def give_up(self) -> None:
        """Do nothing: it waits for nobody."""

    def _called(self, method: str, name: str) -> None:
        self.calls.append((method, name))
        self._answer()

    def _answer(self) -> None:
        if self.state == "locked":
            raise words.locked(self.name)
        if self.state == "absent":
            raise words.absent(say("{state}", state=self.state))
        if self.state == "slow":
            raise words.slow(10)
