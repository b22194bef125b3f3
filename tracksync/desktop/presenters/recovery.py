"""The recovery key: made when asked for, shown once, and written only where the person says."""

from __future__ import annotations

from pathlib import Path

from tracksync.core.clock import local_date
from tracksync.core.problems import NotAllowed, Problem
from tracksync.core.sentences import say
from tracksync.desktop.models.recovery import RecoveryView
from tracksync.desktop.presenters.base import Presenter
from tracksync.desktop.presenters.exporting import name_of, write_for_the_owner


class RecoveryPresenter(Presenter):
    """Makes keys and saves them. It keeps none."""

    @property
    def has_key(self) -> bool:
        """Whether there is one already; it cannot be shown again."""
        return self.desk.engine.parts.profile.has_recovery_key

    def make(self, view: RecoveryView) -> None:
        """Make a key and show it. The one before goes on opening the copies made for it."""
        profile = self.desk.engine.parts.profile
        view.show_trouble(None)
        view.show_busy(True)

        def done(key: str) -> None:
            view.show_busy(False)
            view.show_key(key)

        self.desk.run.store(
            profile.make_recovery_key, done=done, failed=lambda problem: self._failed(view, problem)
        )

    def save(self, key: str, file: str, view: RecoveryView) -> None:
        """Write a key, with what it is for, into a file that nobody else on this computer reads."""
        text = self._page(key)

        def work() -> None:
            try:
                write_for_the_owner(Path(file), text)
            except OSError as e:
                msg = say("The key could not be saved there. It is still shown here.")
                raise NotAllowed(msg, say("Choose another place.")) from e

        view.show_busy(True)

        def done(_: None) -> None:
            view.show_busy(False)
            view.show_trouble(None)
            said = self.tr("Saved in {file}. Print it, or move it off this computer.")
            view.show_kept(said.format(file=name_of(file)))

        self.desk.run.read(work, done=done, failed=lambda problem: self._failed(view, problem))

    def _failed(self, view: RecoveryView, problem: Problem) -> None:
        view.show_busy(False)
        view.show_trouble(self.desk.trouble_of(problem))

    def _page(self, key: str) -> str:
        """Write what whoever finds the paper in some years needs to know."""
        now = self.desk.engine.parts.clock.read()
        lines = (
            self.tr("TrackSync recovery key"),
            self.tr("Made on {day}.").format(day=local_date(now.at, now.zone).isoformat()),
            "",
            key,
            "",
            self.tr("It opens the backups that were made for it, on any computer:"),
            "    tracksync restore FILE",
            self.tr("Whoever has this key can read them. Keep it apart from the backups."),
        )
        return "\n".join(lines) + "\n"
