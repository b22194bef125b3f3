"""What is done to pictures of the screen: deleted for ever, or exported; one of them or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from tracksync.core.captures import NOTHING
from tracksync.core.pictures import Picture
from tracksync.core.problems import Problem
from tracksync.desktop.models.screenshots import ScreenshotsView, Work
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.desktop.presenters.exporting import name_of
from tracksync.desktop.presenters.one_by_one import OneByOne
from tracksync.desktop.presenters.shown import short_length
from tracksync.engine.lanes import Lane

VIA = "window/screenshots"


class ScreenshotDeeds(Presenter):
    """
    Deletes and exports.

    Args:
        find: Finds a picture by its number; READ lane.
        over: Called when pictures were deleted.
    """

    def __init__(
        self,
        desk: Desk,
        view: ScreenshotsView,
        find: Callable[[int], Picture],
        over: Callable[[], None],
    ) -> None:
        super().__init__(desk)
        self._view, self._find, self._over = view, find, over
        self._exporting: OneByOne | None = None

    def failed(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    def weigh(self, numbers: frozenset[int], ask: Callable[[timedelta, str], None]) -> None:
        """Find out how much time would go with pictures and by whose word, then ask."""
        capturing = self.desk.engine.running.capturing

        def work() -> tuple[timedelta, str]:
            price = capturing.service.price(numbers)
            return price.length, price.who

        if self.desk.engine.parts.policy.subtracts:
            self.desk.run.read(work, done=lambda found: ask(*found), failed=self.failed)
        else:
            ask(NOTHING, "")

    def delete(self, numbers: frozenset[int], length: timedelta = NOTHING) -> None:
        """Delete pictures for ever, and so much of the time with them; the person was asked."""
        capturing = self.desk.engine.running.capturing

        def done(count: int) -> None:
            self._view.show_work(None)
            if count:
                said = self._gone_words(length, is_one=count == 1)
                said = said.format(count=count, length=short_length(length))
                self._view.show_note(said)
            self._over()

        def failed(problem: Problem) -> None:
            self._view.show_work(None)
            self.failed(problem)

        if len(numbers) > 1:
            said = self.tr("{count} pictures are being deleted.")
            self._view.show_work(Work(said.format(count=len(numbers))))
        self.desk.run.submit(
            Lane.COMMANDS,
            lambda: capturing.delete(numbers, via=VIA, most=length),
            done=done,
            failed=failed,
        )

    def _gone_words(self, length: timedelta, *, is_one: bool) -> str:
        if is_one:
            if length:
                return self.tr("The picture is gone for ever, and {length} of your time.")
            return self.tr("The picture is gone for ever. Your time is as it was.")
        if length:
            return self.tr("{count} pictures are gone for ever, and {length} of your time.")
        return self.tr("{count} pictures are gone for ever. Your time is as it was.")

    def export(self, number: int, file: str) -> None:
        """Write a picture, decrypted, into a new file; the person was asked."""
        vault, path = self.desk.engine.running.capturing.service.vault, Path(file)

        def done(written: str) -> None:
            self._view.show_trouble(None)
            said = self.tr("The picture lies unprotected in {file}.")
            self._view.show_note(said.format(file=name_of(written)))

        self.desk.run.read(
            lambda: vault.export(self._find(number), str(path.parent), path.name),
            done=done,
            failed=self.failed,
        )

    def export_several(self, numbers: Sequence[int], folder: str) -> None:
        """Write pictures, decrypted, into new files of a folder; the person was asked."""
        vault, count = self.desk.engine.running.capturing.service.vault, len(numbers)

        def told(done: int) -> None:
            said = self.tr("{done} of {count} pictures are exported.")
            self._view.show_work(Work(said.format(done=done, count=count), done, count))

        def ended(done: int, problem: Problem | None) -> None:
            self._exporting = None
            self._view.show_work(None)
            self._view.show_trouble(None if problem is None else self.desk.trouble_of(problem))
            said = self.tr("{count} pictures lie unprotected in {folder}.")
            if done < count:
                said = self.tr(
                    "{done} of {count} pictures lie unprotected in {folder}. The others were not "
                    "exported."
                )
            said = said.format(done=done, count=count, folder=name_of(folder))
            self._view.show_note(said if done else self.tr("No picture was exported."))

        self._exporting = OneByOne(
            self.desk.run,
            lambda number: vault.export(self._find(number), folder),
            numbers,
            told=told,
            ended=ended,
        )
        self._exporting.go_on()

    def cancel(self) -> None:
        """Export no more pictures; those that were exported stay where they are."""
        if self._exporting is not None:
            self._exporting.cancel()
