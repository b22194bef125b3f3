"""Everything the desktop shows, put together around one engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from tracksync.desktop.app.autostart import Autostarting
from tracksync.desktop.app.look import AppLook
from tracksync.desktop.app.small import SmallRoom
from tracksync.desktop.bridge import Bridge, translate
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.models.question import QuestionModel, QuestionView
from tracksync.desktop.models.timer import TimerModel, TimerState, TrayModel
from tracksync.desktop.models.window import Place
from tracksync.desktop.notices import Notices
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.notices import (
    HOURS,
    OPEN_CONNECTIONS,
    OPEN_OUTBOX,
    OPEN_PICTURES,
    OPEN_PRIVACY,
    OPEN_QUESTION,
    OPEN_SETTINGS,
    NoticePresenter,
)
from tracksync.desktop.presenters.picture_signs import PictureSigns
from tracksync.desktop.presenters.questions import QuestionPresenter
from tracksync.desktop.presenters.standup_notices import STANDUP
from tracksync.desktop.presenters.timer import TimerPresenter
from tracksync.desktop.tray import Tray
from tracksync.engine.engine import Engine, State
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.worktime.absences import Piece

if TYPE_CHECKING:
    from tracksync.desktop.app.window import WindowRoom
    from tracksync.desktop.outfit import Outfit
    from tracksync.desktop.views.small_window import SmallWindow
    from tracksync.desktop.views.today.question_window import QuestionWindow
    from tracksync.services.personal.pictures.taken import Taken


class Desktop(QObject):
    """The tray, the windows and the notices of one engine."""

    def __init__(
        self, app: QApplication, tray: Tray, engine: Engine, outfit: Outfit, bridge: Bridge
    ) -> None:
        super().__init__(app)
        self._app, self._tray, self._engine, self._outfit = app, tray, engine, outfit
        self._bridge, self._autostarting = bridge, Autostarting(engine, outfit)
        self.look = AppLook(app, engine.parts.preferences)
        self.look.spoken_anew.connect(self._speak_anew)
        self._room: WindowRoom | None = None
        self.small = SmallRoom(tray, self._make_small, self)
        self._asking: QuestionWindow | None = None
        self._model: TrayModel | None = None
        self._left: str | None = None
        desk = Desk(engine, engine.lanes, translate, self._show_trouble)
        self._desk = desk
        self.timer = TimerPresenter(desk, self._show_tray, self._show_busy)
        self.questions = QuestionPresenter(
            desk,
            self._question_window,
            self._notify_of,
            choose_task=lambda chosen, left: self.open().choose_task(chosen, left),
            split=self._split,
        )
        self._notifier = Notices(outfit.notifier(), engine.lanes, bridge.deliver, self._acted)
        self._notices = NoticePresenter(
            desk,
            show=self._notifier.show,
            withdraw=self._notifier.withdraw,
            span=self._span,
            weekday=lambda day: self.look.words.day_name(day.isoweekday()),
            dated=lambda day: self.look.words.day(day),  # noqa: PLW0108  the words change
            answer=self.questions.answer,
            open_place=self._open_named,
        )
        self._signs = PictureSigns(desk, bridge.deliver, self._show_signs, self._tell_of_picture)
        self.is_leaving = False
        self._wire()

    def _wire(self) -> None:
        tray, timer = self._tray, self.timer
        tray.dress(self.look.words, lambda: self.look.look)
        tray.open_clicked.connect(self.come)
        tray.start_clicked.connect(timer.start)
        tray.stop_clicked.connect(timer.stop)
        tray.resume_clicked.connect(timer.resume)
        tray.find_clicked.connect(self._find)
        tray.outbox_clicked.connect(self._open_outbox)
        tray.quit_clicked.connect(self.leave)
        tray.pause_clicked.connect(timer.pause)
        tray.tomorrow_clicked.connect(timer.pause_until_tomorrow)
        tray.private_clicked.connect(timer.private)
        tray.questions_clicked.connect(self.questions.ask_again)
        tray.unlock_clicked.connect(timer.unlock)
        tray.capture_clicked.connect(lambda: self._open_named(OPEN_PICTURES))
        tray.capture_paused.connect(self._signs.pause)
        engine = self._engine
        engine.listen(changed=self._changed, state=self._state_changed)
        engine.on_raise, engine.on_link = self._raise, self._ask_about_link
        engine.on_focus = self._focus_question
        engine.on_capture = self._signs.turn
        engine.on_quit = lambda: self._bridge.deliver(self.leave)

    # --- beginning and ending -----------------------------------------------------------------

    def begin(self) -> None:
        """Open the store, and show what there is."""
        self._engine.start()
        self.timer.refresh()
        self.small.look_for_tray()
        self._tray.follow_panels(self._outfit.panels)
        self._follow_settings()
        self._notices.about_settings()

    def leave(self) -> None:
        """End the program in order."""
        self.is_leaving = True
        # Not `quit`: it closes windows first, and gives up where one of them (the small one) stays.
        self._app.exit()

    def end(self) -> None:
        """Take everything off the screen; the engine is closed by who opened it."""
        self._signs.end()
        self.small.end()
        self._tray.close()
        self._notifier.close()
        for window in self._windows():
            window.hide()

    def _windows(self) -> tuple[QWidget, ...]:
        main = None if self._room is None else self._room.window
        return tuple(w for w in (self.small.window, self._asking, main) if w is not None)

    def _raise(self) -> bool:
        """Come to the front: a second start asked for it, on another thread."""
        self._bridge.deliver(self.come)
        return True

    def _ask_about_link(self, ref: str) -> bool:
        """Ask whether the task of a link is to be started; on any thread."""
        self._bridge.deliver(lambda: self.open().ask_about_link(ref))
        return True

    def _focus_question(self) -> bool:
        """Give the question the keyboard, asked for by a command; on any thread."""
        self._bridge.deliver(self.questions.focus)
        return True

    # --- windows ------------------------------------------------------------------------------

    def open(self, place: Place | None = None) -> WindowRoom:
        """Open the window, or bring it to the front."""
        room = self._room or self._make_room()
        room.open(place)
        return room

    def come(self) -> None:
        """Open the window where it was."""
        self.open()

    def _open_outbox(self) -> None:
        self.open(Place.OUTBOX)

    def _find(self) -> None:
        self.open().find_task()

    def _make_room(self) -> WindowRoom:
        from tracksync.desktop.app.window import WindowRoom  # 60 ms, 7 MB

        room = WindowRoom(
            self.look.look,
            self._desk,
            timer=self.timer,
            questions=self.questions,
            apply_setting=self._autostarting.apply,
            left=self._left or "",
            keep=self._keep_left,
        )
        self._room = room
        if self._model is not None:
            room.show_tray(self._model)
        return room

    def _read_left(self) -> str:
        with self._desk.services.store.read() as snapshot:
            return snapshot.window()

    def _left_read(self, left: str) -> None:
        """Know how the window was left, before anybody opens it as a rule."""
        self._left = left
        if self._room is not None:
            self._room.placed.learn(left)

    def _keep_left(self, left: str) -> None:
        """Keep how the window is left; where that cannot be, nobody needs to hear of it."""
        if self._left is None:
            return  # what was kept before is not known yet, and would be lost
        self._left = left
        self._desk.run.store(lambda: self._write_left(left), failed=lambda _: None)

    def _write_left(self, left: str) -> None:
        with self._desk.services.store.write() as unit:
            unit.save_window(left)

    def _question_window(self) -> QuestionView:
        if self._asking is None:
            from tracksync.desktop.views.sayings import Sayings  # the same
            from tracksync.desktop.views.today.question_window import QuestionWindow  # 30 ms

            self._asking = QuestionWindow(self.look.look, Sayings(self.look.words, self))
            self._asking.answered.connect(self.questions.answer)
        return self._asking

    def _make_small(self) -> SmallWindow:
        from tracksync.desktop.views.small_window import SmallWindow  # 30 ms

        small, timer = SmallWindow(self.look.look), self.timer
        small.start_clicked.connect(timer.start)
        small.stop_clicked.connect(timer.stop)
        small.pause_clicked.connect(timer.pause)
        small.tomorrow_clicked.connect(timer.pause_until_tomorrow)
        small.private_clicked.connect(timer.private)
        small.resume_clicked.connect(timer.resume)
        small.open_clicked.connect(self.come)
        small.find_clicked.connect(self._find)
        small.questions_clicked.connect(self.questions.ask_again)
        small.outbox_clicked.connect(self._open_outbox)
        small.quit_clicked.connect(self.leave)
        return small

    def _split(
        self,
        question: QuestionModel,
        said: Callable[[Sequence[Piece]], None],
        left: Callable[[], None],
    ) -> None:
        from tracksync.desktop.app.dialogs import SplitDialog  # with the window

        dialog = SplitDialog(self.look.look, question, said, self.open().window)
        dialog.rejected.connect(left)
        dialog.open()

    # --- pictures of the screen ---------------------------------------------------------------

    def _show_signs(self) -> None:
        self._show_tray(self._model or TrayModel(TimerModel(TimerState.IDLE, "UTC")))

    def _tell_of_picture(self, taken: Taken) -> None:
        """Tell of a picture: by the dot, and by a notice unless that is unwanted."""
        clock = self.look.words.clock(taken.at, taken.pictures[0].zone)
        # Always: not every machine can show notices, and none is taken that nobody is told of.
        self._tray.shine()
        self.small.tell_of_picture(clock)
        if self._engine.parts.preferences.text("screenshots.notice") != "icon":
            self._notices.about_picture(clock)

    # --- hearing ------------------------------------------------------------------------------

    def _changed(self, changed: Changed) -> None:
        self.timer.refresh()
        if changed & self.questions.interest:
            self.questions.refresh()
        if changed & self._notices.interest:
            self._notices.refresh()
        if changed & Changed.SETTINGS:
            self._follow_settings()
        if changed & Changed.PICTURES and self._engine.state is State.OPEN:
            self._signs.refresh()
        if self._room is not None:
            self._room.changed(changed)

    def _state_changed(self, state: State) -> None:
        self.timer.refresh()
        if state is State.OPEN:
            self.questions.refresh()
            self._notices.refresh()
            self._desk.run.read(self._read_left, done=self._left_read, failed=lambda _: None)
            if self._room is not None:
                self._room.opened()

    def _show_tray(self, model: TrayModel) -> None:
        is_set = self._engine.parts.settings.in_force("screenshots.enabled").is_locked
        timer = replace(
            model.timer,
            capture=self._signs.words(),
            no_capture=self._desk.why_no_pictures(),
            capture_is_set=is_set,
        )
        model = replace(model, timer=timer)
        self._model = model
        self._tray.show_tray(model)
        self.small.show_tray(model)
        if self._room is not None:
            self._room.show_tray(model)

    def _show_busy(self, is_busy: bool) -> None:
        if self._room is not None:
            self._room.show_busy(is_busy)

    def _show_trouble(self, trouble: Trouble) -> None:
        """Say what went wrong in the window; it comes up for it, since nothing else can say it."""
        self.open().show_trouble(trouble)

    def _notify_of(self, question: QuestionModel | None, waiting: int) -> None:
        self._notices.about_question(question, waiting)

    def _acted(self, topic: str, action: str) -> None:
        self._notices.acted(topic, action)

    def _open_named(self, name: str) -> None:
        places = {
            OPEN_OUTBOX: Place.OUTBOX,
            OPEN_CONNECTIONS: Place.CONNECTIONS,
            OPEN_SETTINGS: Place.SETTINGS,
            OPEN_PRIVACY: Place.PRIVACY,
        }
        if name.startswith(STANDUP):
            self.open().show_standup_of(name.removeprefix(STANDUP))
            return
        if name.startswith(HOURS):
            self.open().show_day(date.fromisoformat(name.removeprefix(HOURS)))
            return
        if name == OPEN_PICTURES:
            self.open(Place.SCREENSHOTS).open_last_picture()
            return
        self.open(places.get(name, Place.TODAY))
        if name == OPEN_QUESTION:
            self.questions.ask_again()

    def _span(self, question: QuestionModel) -> str:
        return self.look.words.dash(question.start_at, question.end_at, question.zone)

    # --- settings -----------------------------------------------------------------------------

    def _follow_settings(self) -> None:
        """Bring the screen and the session in line with what is set, wherever it was changed."""
        self.look.apply()
        self._tray.click_does(self._engine.parts.preferences.text("tray.left_click"))
        self._autostarting.follow()

    def _speak_anew(self) -> None:
        """Build again what has words on it: another language or clock was chosen."""
        was_open = self._room is not None and self._room.window.isVisible()
        self._tray.speak_anew(self.look.words)
        for window in self._windows():
            window.hide()
            window.deleteLater()
        self._room = self._asking = None
        self.questions.taken = lambda _: None
        if was_open:
            self.open(Place.SETTINGS)
        self.small.begin_anew()
        QGuiApplication.processEvents()
