"""
Pictures of the tray's menu and of every window, with what an engine holds.

Drawn off-screen by the same composition as the program's. What is read is waited for, so that a
picture never shows half of a page.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracksync.core.journal.entries import Question, QuestionChange, QuestionState
from tracksync.core.problems import Problem
from tracksync.desktop.app.look import AppLook
from tracksync.desktop.app.program import make_app
from tracksync.desktop.app.window import WindowRoom
from tracksync.desktop.bridge import translate
from tracksync.desktop.models.window import Place
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.questions import QuestionPresenter
from tracksync.desktop.presenters.shown import overview, question_model
from tracksync.desktop.presenters.timer import TimerPresenter
from tracksync.desktop.tray import Tray
from tracksync.desktop.views.sayings import Sayings
from tracksync.desktop.views.small_window import SmallWindow
from tracksync.desktop.views.today.question_window import QuestionWindow
from tracksync.engine.engine import Engine
from tracksync.engine.lanes.threads import Lane, Lanes

T = TypeVar("T")


class AtOnce:
    """Has work done on its lane, waits for it, and calls back before it returns."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def submit(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do *work* on a lane, and wait."""
        try:
            value = self._lanes.ask(lane, work)
        except Problem as problem:
            if failed is not None:
                failed(problem)
            return
        if done is not None:
            done(value)

    def store(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do a write."""
        self.submit(Lane.STORE, work, done=done, failed=failed)

    def read(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do a read."""
        self.submit(Lane.READ, work, done=done, failed=failed)

    def network(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do what waits for another machine."""
        self.submit(Lane.NETWORK, work, done=done, failed=failed)

    def keystore(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do what asks the keystore."""
        self.submit(Lane.KEYSTORE, work, done=done, failed=failed)

    def tell(self, call: Callable[[], None]) -> None:
        """Do not say how far it is: nobody looks before it is over."""


def take_pictures(engine: Engine, folder: Path) -> dict[Path, tuple[str, ...]]:
    """
    Draw the menu and every window of an open engine into *folder*.

    Returns:
        The files, named for what they show; of each what can be read or heard in it.
    """
    app = QApplication.instance()
    if app is None:
        # On no screen of the person's, also where there is one.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        qInstallMessageHandler(_say)
    studio = Studio(app if isinstance(app, QApplication) else make_app(), engine)
    folder.mkdir(parents=True, exist_ok=True)
    taken = {}
    for name, window in studio.sittings():
        file = folder / f"{name}.png"
        window.grab().save(str(file))
        taken[file] = tuple(_texts_of(QAccessible.queryAccessibleInterface(window)))
        window.hide()
    studio.close()
    return taken


def _texts_of(part: QAccessibleInterface) -> Iterator[str]:
    """Give the names of all that is shown in a window, as a screen reader finds them."""
    for place in range(part.childCount()):
        child = part.child(place)
        thing = child.object()
        if isinstance(thing, QWidget | QAction) and not thing.isVisible():
            continue
        name = child.text(QAccessible.Text.Name)
        if name:
            yield name
        yield from _texts_of(child)


def _say(_: QtMsgType, __: QMessageLogContext, said: str) -> None:
    """Pass on what Qt has to say, but not what a screen that is none cannot do."""
    if not said.startswith("This plugin does not support"):
        sys.stderr.write(f"{said}\n")


class Studio:
    """The composition of the program, without its tray host, notices and waiting."""

    def __init__(self, app: QApplication, engine: Engine) -> None:
        self._app, self._engine = app, engine
        self._look = AppLook(app, engine.parts.preferences)
        desk = self._desk = Desk(engine, AtOnce(engine.lanes), translate)
        self._timer = TimerPresenter(desk, lambda _: None)
        self._asks = QuestionWindow(self._look.look, Sayings(self._look.words, self._look))
        self._questions = QuestionPresenter(
            desk,
            lambda: self._asks,
            lambda *_: None,
            choose_task=lambda *_: None,
            split=lambda *_: None,
        )
        self._room = WindowRoom(
            self._look.look,
            desk,
            timer=self._timer,
            questions=self._questions,
            apply_setting=lambda *_: None,
            left="",
            keep=lambda _: None,
        )
        self._tray = Tray()
        self._tray.dress(self._look.words, lambda: self._look.look)

    def sittings(self) -> Iterator[tuple[str, QWidget]]:
        """Show one window after another, each with its name."""
        model = self._engine.lanes.ask(Lane.READ, lambda: overview(self._desk))
        self._tray.show_tray(model)
        self._tray.menu.aboutToShow.emit()  # as a click on the icon would: its icons are drawn now
        self._tray.menu.adjustSize()
        yield "tray-menu", self._tray.menu
        small = SmallWindow(self._look.look)
        small.show_tray(model)
        small.show()
        yield "small-window", self._settled(small)
        window = self._room.window
        self._room.show_tray(model)
        for place in Place:
            window.go(place)
            window.show()
            self._room.opened()
            yield place.value, self._settled(window)
        window.show()
        self._room.find()
        yield "finder", self._dialog()
        question = self._engine.lanes.ask(Lane.READ, self._latest_question)
        if question is not None:
            self._asks.ask(question_model(question))
            yield "question", self._settled(self._asks)
        self._room.welcome()
        yield "first-run", self._dialog()

    def close(self) -> None:
        """Let go of all windows."""
        self._tray.close()
        for widget in self._app.topLevelWidgets():
            widget.close()
            widget.deleteLater()
        self._settled(self._room.window)

    def _dialog(self) -> QWidget:
        """Find the dialog that was opened last."""
        found = [d for d in self._room.window.findChildren(QDialog) if d.isVisible()]
        return self._settled(found[-1])

    def _settled(self, window: QWidget) -> QWidget:
        for _ in range(3):
            self._app.processEvents()
        return window

    def _latest_question(self) -> Question | None:
        """Find the question that waits, or else the last one that was asked."""
        waiting = self._engine.services.absences.waiting()
        if waiting:
            return waiting[0]
        with self._engine.services.store.read() as snapshot:
            for happening in snapshot.happenings(limit=1000):
                for change in happening.changes:
                    asked = change.after if isinstance(change, QuestionChange) else None
                    if asked is not None and asked.state is QuestionState.OPEN:
                        return asked
        return None
