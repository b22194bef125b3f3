"""Somebody who types long secrets into another program's window."""

from __future__ import annotations

import random
import string
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.desktop_rig.memory import in_every_encoding
from tests.desktop_rig.programs import running, wait_until
from tests.desktop_rig.xserver import XServer

_ROOT = Path(__file__).resolve().parents[2]
_LETTERS = string.ascii_letters + string.digits
# Nobody finds so many right characters in a row by chance.
_TELLING = 10


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, and received by the window it was meant for."""

    secrets: tuple[str, ...]

    @property
    def keys(self) -> int:
        return sum(map(len, self.secrets))

    @property
    def capitals(self) -> int:
        """How many of the keys were pressed with Shift."""
        return sum(letter.isupper() for secret in self.secrets for letter in secret)

    @property
    def pieces(self) -> set[str]:
        """Parts of the secrets, all of one length: none of them may be found anywhere."""
        return {
            secret[at : at + _TELLING]
            for secret in self.secrets
            for at in range(0, len(secret) - _TELLING + 1, _TELLING)
        }

    @property
    def traces(self) -> set[bytes]:
        """The same in every encoding."""
        return {encoded for piece in self.pieces for encoded in in_every_encoding(piece)}


def type_secrets(
    x: XServer,
    folder: Path,
    *,
    secrets: int,
    length: int = 50,
    after_each: Callable[[], object] = lambda: None,
    before_end: Callable[[int, Typed], object] = lambda _pad, _typed: None,
) -> Typed:
    """
    Type made-up secrets into a window of another program.

    Args:
        x: Where.
        folder: For what the window received.
        secrets: How many.
        length: Of each, in keys.
        after_each: Called when a secret has arrived: the time to look at what the watched program
            does meanwhile.
        before_end: Called with the id of the window's process, which has it all in memory still.
    """
    chance = random.Random(f"{folder}{secrets}{length}")
    texts = tuple("".join(chance.choices(_LETTERS, k=length)) for _ in range(secrets))
    received = folder / "received"
    environ = x.environ | {"PYTHONPATH": str(_ROOT)}
    command = (sys.executable, "-m", "tests.desktop_rig.pad", received)
    with running(*command, environ=environ, folder=folder) as pad:
        wait_until(partial(_holds, received, "ready\n"), "the window takes keys")
        for number, text in enumerate(texts, start=1):
            x.type(text)
            expected = "ready\n" + "".join(texts[:number])
            wait_until(partial(_holds, received, expected), "the keys arrived")
            after_each()
        typed = Typed(texts)
        before_end(pad.process.pid, typed)
    return typed


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
