"""A life in which a service without tasks comes and goes, and books time on another one's tasks."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from tests.unit.services.desk import DOOR, connection
from tests.unit.services.kinds import MARKED, Kind
from tests.unit.services.life import NAMES, Life
from tracksync.core.clock import from_ms
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.problems import Problem
from tracksync.services.personal.journal.booking import borrowed

HOME, TEMPO = NAMES[0], "tempo-1"

Booked = tuple[str, str, datetime, int, str]


class BookedLife(Life):
    """Beside two services with tasks, one that books for the first."""

    def __init__(self, seed: int, *, kind: Kind = MARKED) -> None:
        super().__init__(seed)
        self.kinds[TEMPO] = kind
        sheet = self._sheet(kind)
        sheet.fate = self._fate
        sheet.late_by = lambda: timedelta(seconds=self.rng.uniform(5, 60))
        self.sinks[TEMPO] = sheet
        self.deeds |= {self._come: 3, self._go: 2, self._change_tempo: 2}

    def end_well(self) -> None:
        """As ever, with all connections there, so that what was sent over each can follow."""
        with suppress(Problem):
            self._come()
        self.desk.connections.change(TEMPO, via=DOOR, mode="preview", is_read_only=False)
        self.desk.deliveries.release_connection(TEMPO, via=DOOR)
        super().end_well()

    # --- what must be true ------------------------------------------------------------------------

    def must_hold(self) -> None:
        """The same time never stands over both."""
        super().must_hold()
        marks = Counter((ref, w.mark) for name in (HOME, TEMPO) for ref, w in self._ours(name))
        assert [mark for mark, count in marks.items() if count > 1 and mark[1]] == []

    def booked(self) -> Counter[Booked]:
        """What stands, over whichever connection, on the tasks of each."""
        return Counter(
            (f"{ref.connection}:{ref.remote_id}", w.mark, from_ms(w.started_ms), w.seconds, "")
            for name in self.sinks
            for ref, w in self._ours(name)
        )

    def due(self) -> Counter[Booked]:
        """What should stand, worked out from the entries alone."""
        return Counter(_due(w) for w in self._worklogs() if w is not None)

    def _ours(self, name: str) -> list:  # type: ignore[type-arg]  # as the sheet says
        return self.sinks[name].ours()

    # --- deeds ------------------------------------------------------------------------------------

    def _come(self) -> None:
        known = {c.id: c for c in self.desk.connections.all()}
        if TEMPO not in known or known[TEMPO].is_paused:
            mode = self.rng.choice(["preview", "automatic"])
            home = known.get(HOME, connection(HOME))
            made = replace(
                connection(TEMPO, mode=mode),
                service="tempo",
                account=borrowed(home),
                books_for=HOME,
                grain=self.kinds[TEMPO].grain,
            )
            self.desk.connections.save(made, via=DOOR)
            self.desk.deliveries.release_connection(TEMPO, via=DOOR)

    def _go(self) -> None:
        self.desk.connections.remove(TEMPO, via=DOOR, keep_tasks=True)

    def _change_tempo(self) -> None:
        self.desk.connections.change(
            TEMPO,
            via=DOOR,
            mode=self.rng.choice([None, "preview", "automatic"]),
            is_read_only=self.rng.choice([None, True, False, False]),
        )


def _due(worklog: Worklog) -> Booked:
    ref = f"{worklog.task.connection}:{worklog.task.remote_id}"
    return ref, worklog.mark, worklog.started_at, worklog.seconds, ""
