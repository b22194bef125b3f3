"""Where a policy is kept, in memory, and a machine's own file that a test writes."""

from __future__ import annotations

from tracksync.core.policy.standing import Standing
from tracksync.core.problems import DiskFull
from tracksync.core.sentences import UNSAID, Sentence
from tracksync.ports.policy import Found


class MemoryShelf:
    """
    `ports.policy.Shelf` for one run.

    Attributes:
        trouble: Why nothing can be kept.
    """

    def __init__(self) -> None:
        self.standing = Standing()
        self.is_used = False
        self.trouble: DiskFull | None = None

    def __bool__(self) -> bool:
        return self.is_used

    def load(self) -> Standing:
        return self.standing

    def save(self, standing: Standing) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.standing, self.is_used = standing, True


class FixedMachine:
    """`ports.policy.MachineFile` that says what it was told."""

    def __init__(self) -> None:
        self.document = ""
        self.trouble: Sentence = UNSAID

    def __bool__(self) -> bool:
        return bool(self.document or self.trouble)

    def read(self) -> Found:
        return Found(self.document, self.trouble)
