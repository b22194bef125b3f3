"""Up to which day what is kept by its age goes: today, where the clock can be believed."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from tracksync.core.clock import Reading
from tracksync.core.policy.retention import sure_day, with_today
from tracksync.core.problems import DiskFull
from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.services.personal.journal.recording import Recorder


class ExpiringService:
    """
    Remembers on which days this ran.

    Attributes:
        held: Why nothing goes for its age although its time has come; empty while it does.
    """

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self.held: Sentence = UNSAID

    def now(self) -> Reading:
        """Note today, and tell the moment by which things are too old; STORE lane."""
        reading, store = self._recorder.clock.read(), self._recorder.store
        today = reading.at.date()
        with store.read() as snapshot:
            before = snapshot.days_run()
        days = with_today(before, today)
        if days != before:
            # Without room it is noted another day, and nothing goes too early for it.
            with contextlib.suppress(DiskFull), store.write() as unit:
                unit.save_days_run(days)
        sure = sure_day(days)
        self.held = UNSAID if sure == today else _held(today.isoformat())
        return replace(reading, at=reading.at - (today - sure))


def _held(today: str) -> Sentence:
    return say(
        "The clock says {day}, far ahead of the days on which TrackSync ran before, so nothing is"
        " deleted for its age for now: set the clock right if it is wrong; if it is right, do"
        " nothing, and on the third day of use deleting goes on.",
        day=today,
    )
