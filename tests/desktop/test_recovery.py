"""The recovery key's card: shown once, and not lost by a hasty click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.desktop import samples_pages as pages
from tests.desktop.samples_held import held
from tests.desktop.stage import Stage
from tracksync.desktop.views.first_run import FirstRun
from tracksync.desktop.views.recovery import RecoveryDialog


def test_a_key_nobody_has_yet_is_not_lost_by_one_click(on: Stage, qtbot: QtBot) -> None:
    """Leaving says so once; whoever wrote it down goes on with the next click."""
    dialog = FirstRun(on.look, held().first_run)
    qtbot.addWidget(dialog)
    heard: list[object] = []
    dialog.finished_with.connect(lambda *said: heard.append(said))
    dialog.show()
    dialog.show_page(2)
    dialog.card.show_key(pages.RECOVERY_KEY)
    dialog.next.click()
    asked = dialog.card.warning.isVisible(), len(heard)
    dialog.next.click()

    assert asked == (True, 0)
    assert len(heard) == 1
    assert dialog.card.key.text() == ""


def test_a_copied_key_may_go_at_once(on: Stage, qtbot: QtBot) -> None:
    """It is on the clipboard as it is shown; closing takes it off the screen."""
    dialog = RecoveryDialog(on.look, has_key=True)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.card.show_key(pages.RECOVERY_KEY)
    dialog.card.copy.click()
    copied = QGuiApplication.clipboard().text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert copied == pages.RECOVERY_KEY
    assert (dialog.isVisible(), dialog.card.key.text()) == (False, "")
