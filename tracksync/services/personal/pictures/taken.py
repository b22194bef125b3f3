"""What becomes of a try to take a picture."""

from __future__ import annotations

from datetime import datetime

from tracksync.core.journal.picture_events import Miss
from tracksync.core.pictures.captures import Hold, missed
from tracksync.core.pictures.facts import Picture
from tracksync.core.sentences import Sentence
from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """
    What became of one try.

    Attributes:
        black: Monitors on which nothing could be seen.
        excluded: The rule that forbade it; empty when none did.
        hold: What came between the moment it was due and the end of it.
        which: Of the monitors were wanted; see `core.pictures.captures.wanted_monitors`.
    """

    at: datetime
    pictures: tuple[Picture, ...] = ()
    black: tuple[str, ...] = ()
    excluded: str = ""
    hold: Hold | None = None
    which: str = "all"

    @property
    def miss(self) -> Miss | None:
        """Why it gave no picture at all; None where it did, or somebody paused meanwhile."""
        if self.hold is not None or self.pictures:
            return None
        if self.excluded:
            return Miss.EXCLUDED
        return Miss.BLACK if self.black else Miss.NO_MONITOR

    def missed(self) -> tuple[Sentence, Sentence] | None:
        """Say what was not taken, and what can be done; None when all that was wanted was."""
        if self.hold is not None or (self.pictures and not self.black):
            return None
        return missed(self.black, self.excluded, self.which)
