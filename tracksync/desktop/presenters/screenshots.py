"""The Screenshots page: days of pictures, opened in memory and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tracksync.core.clock import local_date
from tracksync.core.pictures.captures import LASTING, OWN_CHOICE, Hold, remedy
from tracksync.core.pictures.facts import Picture, PictureKind, date_of
from tracksync.core.pictures.misses import because
from tracksync.core.problems import Problem
from tracksync.core.worktime.activity import Used
from tracksync.desktop.models.screenshots import (
    Cell,
    LargePicture,
    ScreenshotsModel,
    ScreenshotsView,
    Standing,
)
from tracksync.desktop.presenters.base import Desk, Fresh, Presenter
from tracksync.desktop.presenters.policy import former_readers
from tracksync.desktop.presenters.screenshot_deeds import ScreenshotDeeds
from tracksync.desktop.presenters.shown import SWITCH, capture, set_by, short_length
from tracksync.engine.engine import Engine
from tracksync.services.personal.journal.changed import Changed

# Small pictures that are asked for and not yet there: about two screens. What was scrolled past
# longer ago is forgotten; it is asked for again when it comes into sight.
MOST_WANTED = 96
# So many are opened before other reads have their turn: some ten milliseconds.
AT_A_TIME = 8
_AROUND = timedelta(minutes=1)

Decode = Callable[[bytes], object]


class ScreenshotsPresenter(Presenter):
    """
    Shows pictures and what is known of them.

    Args:
        decode: Makes an image of a picture's bytes; called where they are decrypted, so that the
            thread of the screen waits for neither. None where it is no picture.
    """

    interest = Changed.PICTURES | Changed.SETTINGS

    def __init__(self, desk: Desk, view: ScreenshotsView, decode: Decode) -> None:
        super().__init__(desk)
        self._view, self._decode = view, decode
        self._fresh = Fresh(desk.run, self._read, self._show, self.failed)
        self._day: date | None = None
        self._monitor = ""
        self._cells: tuple[Cell, ...] = ()
        self._wanted: dict[int, None] = {}
        self._is_opening = self._opens_last = False
        self._large = 0
        self.deeds = ScreenshotDeeds(desk, view, self._find, self._gone)
        # Used on the READ lane alone: by the vault's day, so that each record is opened once.
        self._known: dict[str, tuple[Picture, ...]] = {}

    def failed(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    def refresh(self) -> None:
        self._fresh.again()

    def go(self, day: date) -> None:
        """Show a day."""
        self._day, self._monitor = day, ""
        self._fresh.again()

    def choose_monitor(self, name: str) -> None:
        """Show what one monitor showed; with "" all of them."""
        self._monitor = name
        self._fresh.again()

    def turn(self, *, is_on: bool) -> None:
        """Begin to take pictures, or take no more; tracking is not touched."""
        self.desk.run.store(lambda: capture(self.desk.engine, is_on=is_on), failed=self.failed)

    # --- small pictures -----------------------------------------------------------------------

    def want(self, number: int) -> None:
        """Have a small picture opened: it came into sight."""
        self._wanted.pop(number, None)
        self._wanted[number] = None
        while len(self._wanted) > MOST_WANTED:
            del self._wanted[next(iter(self._wanted))]
        self._open_wanted()

    def _open_wanted(self) -> None:
        if self._is_opening or not self._wanted:
            return
        self._is_opening = True
        # What came into sight last is looked at now.
        numbers = [self._wanted.popitem()[0] for _ in range(min(AT_A_TIME, len(self._wanted)))]
        self.desk.run.read(
            lambda: [(number, self._small(number)) for number in numbers],
            done=self._opened,
            failed=lambda _: self._opened([]),
        )

    def _opened(self, found: list[tuple[int, object]]) -> None:
        self._is_opening = False
        for number, image in found:
            self._view.show_small(number, image)
        self._open_wanted()

    def _small(self, number: int) -> object:
        vault = self.desk.engine.running.capturing.service.vault
        try:
            return self._decode(vault.open(self._find(number), small=True))
        except Problem:  # gone or damaged: looked at large, it says which
            return None

    # --- one picture --------------------------------------------------------------------------

    def open(self, number: int) -> None:
        """Show a picture large."""
        self._large = number
        cells = self._cells

        def done(found: tuple[LargePicture, object]) -> None:
            if self._large == number:
                self._view.show_trouble(None)
                self._view.show_large(*found)

        self.desk.run.read(lambda: self._read_large(number, cells), done=done, failed=self.failed)

    def open_last(self) -> None:
        """Show the newest picture large."""
        self._day, self._monitor, self._opens_last = None, "", True
        self._fresh.again()

    def step(self, by: int) -> None:
        """Show the picture so many later; nothing happens at either end of the day."""
        numbers = [cell.number for cell in reversed(self._cells)]
        if self._large in numbers:
            place = numbers.index(self._large) + by
            if 0 <= place < len(numbers):
                self.open(numbers[place])

    def back(self) -> None:
        """Show the day again."""
        self._large = 0
        self._view.show_grid()

    def _gone(self) -> None:
        self.back()
        self._fresh.again()

    # --- reading ------------------------------------------------------------------------------

    def _show(self, model: ScreenshotsModel) -> None:
        self._cells = model.cells
        self._view.show_pictures(model)
        if self._opens_last:
            self._opens_last = False
            if model.cells:
                self.open(model.cells[0].number)

    def _read(self) -> ScreenshotsModel:
        engine = self.desk.engine
        standing, words = self._standing()
        opens = self.desk.said(engine.parts.policy.opens)
        found = self._read_pictures(engine, standing, f"{words} {opens}".rstrip())
        found = replace(found, is_set=bool(set_by(self.desk, SWITCH)))
        if standing is not Standing.OFF or found.days:
            found = self._with_misses(engine, found)
        trouble, at = engine.running.capturing.trouble, engine.running.capturing.trouble_at
        if trouble is None or standing is Standing.OFF:
            return found
        said = self.desk.trouble_of(trouble)
        return replace(
            found,
            trouble=f"{said.title} {said.hint}".rstrip(),
            trouble_at=at,
            zone=engine.parts.clock.read().zone,
        )

    def _with_misses(self, engine: Engine, found: ScreenshotsModel) -> ScreenshotsModel:
        now = engine.parts.clock.read()
        today = local_date(now.at, now.zone)
        day = self._day or today  # also on a day that gave nothing to show yet
        missed = engine.running.capturing.service.misses.on(day)
        why = ", ".join(f"{self.desk.said(because(cause))} ({count})" for cause, count in missed)
        count = sum(count for _, count in missed)
        return replace(found, not_taken=count, not_taken_because=why, not_taken_today=day == today)

    def _read_pictures(self, engine: Engine, standing: Standing, words: str) -> ScreenshotsModel:
        if not engine.running.opened.has_pictures:
            return ScreenshotsModel(standing, words)
        vault = engine.running.capturing.service.vault
        names = vault.days()
        days = tuple(dict.fromkeys(date.fromisoformat(date_of(name)) for name in names))
        if not days:
            return ScreenshotsModel(standing, words)
        day = self._day if self._day in days else days[0]
        mine = [name for name in reversed(names) if date_of(name) == str(day)]
        self._known = {name: self._pictures(name) for name in mine}
        found = sorted(
            (p for pictures in self._known.values() for p in pictures), key=lambda p: -p.sequence
        )
        kept = [p for p in found if p.kind is PictureKind.PICTURE]
        monitors = tuple(sorted({p.monitor for p in kept}))
        monitor = self._monitor if self._monitor in monitors else ""
        return ScreenshotsModel(
            standing,
            words,
            days,
            day,
            tuple(_cell(p) for p in kept if monitor in {"", p.monitor}),
            sum(p.kind is PictureKind.UNCHANGED for p in found),
            sum(p.kind is PictureKind.DELETED for p in found),
            monitors,
            monitor,
        )

    def _pictures(self, name: str) -> tuple[Picture, ...]:
        known = self._known.get(name, ())
        last = known[-1].sequence if known else 0
        vault = self.desk.engine.running.capturing.service.vault
        return known + vault.pictures(name, after=last)

    def _standing(self) -> tuple[Standing, str]:
        own, capturing = self.desk.engine.parts.preferences, self.desk.engine.running.capturing
        hold = capturing.hold
        every = short_length(own.seconds("screenshots.interval_seconds"))
        who = set_by(self.desk, SWITCH)
        if not own.flag(SWITCH):
            off = self.tr("Screenshots are off: that is set by {who}.")
            return Standing.OFF, off.format(who=who) if who else self._off(every)
        pause = self.tr("Pausing pictures leaves your time as it is: it goes on being tracked.")
        if who:
            pause = self.tr(
                "Pictures are required by {who}. A pause of the timer stops them, and your tracked "
                "time."
            ).format(who=who)
        if hold is not None and hold is not Hold.OFF:
            why = f"{self.desk.said(capturing.why(hold))} {self.desk.said(remedy(hold))}".rstrip()
            return Standing.WAITING, why if hold in LASTING else f"{why} {pause}"
        on = self.tr("One picture every {length} while a timer runs, for nobody but you.")
        if self.desk.engine.parts.policy.opens:
            on = self.tr("One picture every {length} while a timer runs.")
        return Standing.ON, f"{on.format(length=every)} {pause}"

    def _off(self, every: str) -> str:
        own = self.desk.engine.parts.preferences
        which = {
            "all": self.tr("It shows all your monitors."),
            "active": self.tr("It shows the monitor with the pointer."),
            "chosen": self.tr("It shows the monitors you named."),
        }[own.text("screenshots.monitors")]
        off = self.tr(
            "Screenshots are off. Turned on, one picture is taken every {length} while a timer "
            "runs. {shows} It is encrypted on this computer, for nobody but you. How much can be "
            "read on it is chosen in Settings."
        )
        if self.desk.engine.parts.policy.opens:
            off = self.tr(
                "Screenshots are off. Turned on, one picture is taken every {length} while a timer "
                "runs. {shows} It is encrypted on this computer. How much can be read on it is "
                "chosen in Settings."
            )
        return off.format(length=every, shows=which)

    def _find(self, number: int) -> Picture:
        for pictures in self._known.values():
            for picture in pictures:
                if picture.sequence == number:
                    return picture
        return self.desk.engine.running.capturing.service.vault.find(number)

    def _read_large(self, number: int, cells: tuple[Cell, ...]) -> tuple[LargePicture, object]:
        picture = self._find(number)
        vault = self.desk.engine.running.capturing.service.vault
        policy = self.desk.engine.parts.policy
        numbers = [cell.number for cell in reversed(cells)]
        with self.desk.services.store.read() as snapshot:
            entries = snapshot.entries_between(picture.at, picture.at + timedelta(seconds=1))
            blocks = snapshot.blocks_between(picture.at - _AROUND, picture.at + _AROUND)
        used = {block.use.any for block in blocks}
        large = LargePicture(
            _cell(picture),
            numbers.index(number) + 1 if number in numbers else 1,
            max(1, len(numbers)),
            " ".join(part for e in entries[:1] for part in (e.text.title, e.text.key) if part),
            self._activity(used),
            self._preset(picture.preset),
            self._policy(picture.policy),
            vault.recipient(picture.day),
            picture.width_px,
            picture.height_px,
            f"{picture.day} {picture.sequence}.{picture.codec}",
            self.desk.said(policy.opens),
            former_readers(one for one in policy.former if one.until_at > picture.at),
        )
        return large, self._decode(vault.open(picture))

    def _activity(self, used: set[Used]) -> str:
        if Used.YES in used:
            return self.tr("Mouse or keyboard in use")
        if Used.NO in used:
            return self.tr("Mouse and keyboard at rest")
        return self.tr("Activity not known")

    def _preset(self, preset: str) -> str:
        known = {
            "clear": self.tr("Clear"),
            "light": self.tr("Light: windows but no text"),
            "blurred": self.tr("Blurred"),
        }
        return known.get(preset, preset)

    def _policy(self, policy: str) -> str:
        return self.tr("your own choice") if policy == OWN_CHOICE else policy


def _cell(picture: Picture) -> Cell:
    return Cell(picture.sequence, picture.at, picture.zone, picture.monitor)
