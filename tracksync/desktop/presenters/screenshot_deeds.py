"""What is done to pictures of the screen: deleted for ever, or exported; one of them or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tracksync.core.pictures.captures import NOTHING
from tracksync.core.pictures.facts import Picture
from tracksync.core.problems import Problem
from tracksync.desktop.models.screenshots import ScreenshotsView, Work
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.desktop.presenters.exporting import name_of
from tracksync.desktop.presenters.one_by_one import OneByOne
from tracksync.desktop.presenters.shown import short_length
from tracksync.engine.lanes.threads import Lane

if TYPE_CHECKING:
    from tracksync.engine.capturing import Deleted

VIA = "window/screenshots"
# Parts in which it is shown how much is done.
_WHOLE = 1000


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
        self._deleting: _Progress | None = None

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
        capturing, count = self.desk.engine.running.capturing, len(numbers)

        def done(deleted: Deleted) -> None:
            self._ended()
            if deleted.trouble is not None:
                self.failed(deleted.trouble)
            is_partly = deleted.count < count and (progress.is_over or bool(deleted.trouble))
            if deleted.count or is_partly:
                said = self._partly_gone(deleted) if is_partly else self._gone(deleted)
                length = short_length(deleted.length)
                self._view.show_note(said.format(done=deleted.count, count=count, length=length))
            self._over()

        def failed(problem: Problem) -> None:
            self._ended()
            self.failed(problem)

        said = self.tr("The picture is being deleted.")
        if count > 1:
            said = self.tr("{count} pictures are being deleted.").format(count=count)
        self._deleting = progress = _Progress(
            lambda done: self.desk.run.tell(lambda: self._show_progress(progress, said, done))
        )
        self._view.show_work(Work(said, 0, _WHOLE))
        self.desk.run.submit(
            Lane.COMMANDS,
            lambda: capturing.delete(numbers, via=VIA, most=length, goes_on=progress),
            done=done,
            failed=failed,
        )

    def _show_progress(self, progress: _Progress, said: str, done: int) -> None:
        if self._deleting is progress:
            self._view.show_work(Work(said, done, _WHOLE))

    def _ended(self) -> None:
        self._deleting = None
        self._view.show_work(None)

    def _gone(self, deleted: Deleted) -> str:
        if deleted.count == 1:
            if deleted.length:
                return self.tr("The picture is gone for ever, and {length} of your time.")
            return self.tr("The picture is gone for ever. Your time is as it was.")
        if deleted.length:
            return self.tr("{done} pictures are gone for ever, and {length} of your time.")
        return self.tr("{done} pictures are gone for ever. Your time is as it was.")

    def _partly_gone(self, deleted: Deleted) -> str:
        if not deleted.count:
            return self.tr("No picture was deleted.")
        if deleted.length:
            return self.tr(
                "{done} of {count} pictures are gone for ever, and {length} of your time. The "
                "others are still there."
            )
        return self.tr("{done} of {count} pictures are gone for ever. The others are still there.")

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
        """Export or delete no more pictures; what is done stays done."""
        if self._exporting is not None:
            self._exporting.cancel()
        if self._deleting is not None:
            self._deleting.is_over = True


class _Progress:
    """
    Says how far it is, where that can be seen; ends it when told so. From any thread.

    Args:
        told: Told so many of a thousand parts, each at most once.
    """

    def __init__(self, told: Callable[[int], None]) -> None:
        self._told = told
        self._last = 0
        self.is_over = False

    def __call__(self, part: float) -> bool:
        done = int(part * _WHOLE)
        if done > self._last:
            self._last = done
            self._told(done)
        return not self.is_over
