"""The timer, wherever it is shown: tray, small window, head of the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tracksync.core.clock import day_bounds, local_date
from tracksync.core.journal.intents import Asked
from tracksync.core.problems import Problem
from tracksync.desktop.models.timer import TrayModel
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.shown import closed_overview, overview
from tracksync.engine.engine import Engine, State
from tracksync.engine.lanes.threads import Lane
from tracksync.services.personal.journal.changed import Changed


class TimerPresenter(Presenter):
    """
    Shows what runs, and starts, stops and pauses it.

    Args:
        show: Shows the whole of it, at once in all places.
        busy: Shows that a wish is being written.
    """

    interest = ~Changed.NOTHING

    def __init__(
        self,
        desk: Desk,
        show: Callable[[TrayModel], None],
        busy: Callable[[bool], None] = lambda _: None,
    ) -> None:
        super().__init__(desk)
        self._show, self._busy = show, busy
        self._fresh = Fresh(desk.run, self._read, show, self.failed)

    def refresh(self) -> None:
        engine = self.desk.engine
        if engine.state is State.OPEN:
            self._fresh.again()
        else:
            self._show(closed_overview(self.desk))

    def _read(self) -> TrayModel:
        return overview(self.desk)

    # --- wishes -------------------------------------------------------------------------------

    def start(self, ref: str, *, via: str = "tray") -> None:
        """Start a task, or switch to it."""

        def work(engine: Engine) -> None:
            if engine.ask_spool(Asked.START, via=via, ref=ref) is None:
                engine.services.timer.start(ref, via=via)

        self._wish(work)

    def make(
        self, title: str, chosen: Callable[[str], None] | None = None, *, via: str = "tray"
    ) -> None:
        """Make a local task and start it, or hand it to who asked for one."""
        self.write(
            lambda services: services.tasks.add_local(title, via=via),
            lambda task: (chosen or self.start)(str(task.ref)),
        )

    def stop(self, *, via: str = "tray") -> None:
        """Stop what runs."""

        def work(engine: Engine) -> None:
            if engine.ask_spool(Asked.STOP, via=via) is None:
                engine.services.timer.stop(via=via)

        self._wish(work)

    def resume(self, *, via: str = "tray") -> None:
        """End the pause."""

        def work(engine: Engine) -> None:
            if engine.ask_spool(Asked.RESUME, via=via) is None:
                engine.services.timer.resume(via=via)

        self._wish(work)

    def pause(self, minutes: int, *, via: str = "tray") -> None:
        """Pause for some minutes."""
        self._pause(lambda engine: engine.parts.clock.read().at + timedelta(minutes=minutes), via)

    def pause_until_tomorrow(self, *, via: str = "tray") -> None:
        """Pause until midnight here."""

        def midnight(engine: Engine) -> datetime:
            now = engine.parts.clock.read()
            return day_bounds(local_date(now.at, now.zone), now.zone)[1]

        self._pause(midnight, via)

    def private(self, *, via: str = "tray") -> None:
        """Pause until told; nothing is sampled."""
        self._pause(lambda _: None, via, is_private=True)

    def _pause(
        self, until: Callable[[Engine], datetime | None], via: str, *, is_private: bool = False
    ) -> None:
        def work(engine: Engine) -> None:
            end = until(engine)
            asked = Asked.PRIVATE if is_private else Asked.PAUSE
            if engine.ask_spool(asked, via=via, until=end) is None:
                engine.services.timer.pause(via=via, until=end, is_private=is_private)

        self._wish(work)

    def unlock(self) -> None:
        """Have the keystore ask the person."""
        self.desk.run.submit(Lane.COMMANDS, self.desk.engine.unlock, failed=self.failed)

    def _wish(self, work: Callable[[Engine], None]) -> None:
        self._busy(True)
        self.desk.run.store(lambda: work(self.desk.engine), done=self._done, failed=self._not_done)

    def _done(self, _: None) -> None:
        self._busy(False)

    def _not_done(self, problem: Problem) -> None:
        self._busy(False)
        self.failed(problem)
