"""Pictures that were due and could not be taken: noted in the journal, and counted from it."""

from __future__ import annotations

from datetime import date

from tracksync.core.clock import day_bounds, local_date
from tracksync.core.journal.picture_events import Miss, PictureMissed
from tracksync.core.pictures.misses import counted
from tracksync.services.personal.journal.recording import ENGINE, Recorder

Counts = dict[date, tuple[tuple[Miss, int], ...]]


class MissedPictures:
    """Notes on STORE; counts on any lane that may read."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._known: dict[tuple[date, date, str], Counts] = {}

    def note(self, cause: Miss) -> None:
        """Journal that a picture was not taken. STORE lane."""
        with self._recorder.open(ENGINE) as recording:
            recording.add(PictureMissed(cause))
        self._known = {}  # another one: whoever is reading now keeps it in the old one

    def on(self, day: date) -> tuple[tuple[Miss, int], ...]:
        """Count what was not taken of a local day, by reason; any lane that may read."""
        return self.between(day, day).get(day, ())

    def between(self, first: date, last: date) -> Counts:
        """Count it for each of the local days *first* to *last*; those without are left out."""
        zone, known = self._recorder.clock.read().zone, self._known
        asked = (first, last, zone)
        if asked not in known:
            # Reading looks at the whole journal, so it is done once for what is asked again.
            known[asked] = self._read(first, last, zone)
        return known[asked]

    def _read(self, first: date, last: date, zone: str) -> Counts:
        start, end = day_bounds(first, zone)[0], day_bounds(last, zone)[1]
        with self._recorder.store.read() as snapshot:
            found = snapshot.happened_between(start, end, kind=PictureMissed.__name__)
        days: dict[date, list[object]] = {}
        for told in found:
            days.setdefault(local_date(told.record.reading.at, zone), []).append(told.event)
        return {day: counted(events) for day, events in days.items()}
