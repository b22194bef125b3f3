"""The recovery key: a card that makes one, shows it once, and helps to keep it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, Type
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.page import Box
from tracksync.desktop.views.parts import Button, Text


class KeyText(Text):
    """A key in letters of one width, to be compared with paper group by group."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setProperty("role", "key")
        self.setAccessibleName(name)

    def _restyle(self) -> None:
        made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        made.setPointSizeF(self._look.font(Type.BODY).pointSizeF())
        self.setFont(made)


class KeyCard(QFrame):
    """
    Makes a recovery key. Nothing of it is written anywhere unless a button is clicked.

    Args:
        has_key: One was made before.
    """

    make_clicked = Signal()
    save_clicked = Signal(str)

    def __init__(self, look: Look, *, has_key: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("recovery")
        self._is_busy = self._is_kept = self._is_warned = False
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(NEAR)
        column.addWidget(Text(look, self.tr("If this computer is lost"), is_strong=True))
        self.sentence = Text(look, self._words(has_key=has_key), tone="quiet", wraps=True)
        self.key = KeyText(look, self.tr("Recovery key"))
        self.note = Box(look, "quiet-line", "check", "good_text")
        self.warning = Box(look, "asks", "warning", "amber_text")
        self.trouble = Box(look, "trouble", "warning", "red_text")
        name = self.tr("Make another key") if has_key else self.tr("Make a recovery key")
        self.make = Button(look, name, icon="key")
        self.copy = Button(look, self.tr("Copy"), icon="copy")
        self.save = Button(look, self.tr("Save to print…"), icon="save")
        self.make.clicked.connect(self.make_clicked)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(lambda: self.save_clicked.emit(self.key.text()))
        buttons = FlowLayout()
        for button in (self.make, self.copy, self.save):
            buttons.addWidget(button)
        for widget in (self.sentence, self.key, self.note, self.warning, self.trouble):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.forget()

    def _words(self, *, has_key: bool) -> str:
        if has_key:
            return self.tr(
                "There is a recovery key already; it cannot be shown again. Another one opens the "
                "backups made from now on, and the old paper goes on opening the older ones."
            )
        return self.tr(
            "A recovery key opens your backups on another computer. It is shown only once: print "
            "it, and keep the paper somewhere else."
        )

    # --- the view -----------------------------------------------------------------------------

    def show_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.make.setEnabled(not is_busy)

    def show_key(self, key: str) -> None:
        self._is_kept = self._is_warned = False
        self.note.say("")
        self.warning.say("")
        self.key.say(key)
        if key:
            self.sentence.setText(
                self.tr(
                    "This is your recovery key, shown only now. Print it, and keep the paper away "
                    "from this computer."
                )
            )
        for button, is_shown in ((self.make, not key), (self.copy, key), (self.save, key)):
            button.setVisible(bool(is_shown))
        if key:
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_kept(self, sentence: str) -> None:
        self._is_kept = True
        self.warning.say("")
        self.note.say(sentence)

    def show_trouble(self, trouble: Trouble | None) -> None:
        self.trouble.say(*((trouble.title, trouble.hint, trouble.remedy) if trouble else ("",)))

    # --- leaving ------------------------------------------------------------------------------

    def forget(self) -> None:
        """Take the key off the screen."""
        self.show_key("")

    def may_leave(self) -> bool:
        """Tell whether the key may go; if nobody has it yet that is said first, and once."""
        if self._is_busy:
            return False
        if self._is_kept or self._is_warned or not self.key.text():
            return True
        self._is_warned = True
        self.warning.say(
            self.tr("It was not copied or saved yet, and cannot be shown again."),
            self.tr("If you wrote it down, go on."),
        )
        return False

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.key.text())
        self.show_kept(self.tr("Copied. Paste it into what you print, or a password manager."))


class RecoveryDialog(Dialog):
    """The card by itself, for whoever comes back to it."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, has_key: bool) -> None:
        title = self.tr("Recovery key")
        super().__init__(look, title, parent)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setObjectName("recovery_dialog")
        self.card = KeyCard(look, has_key=has_key)
        self.body.addWidget(self.card)
        self.body.addStretch(1)
        self._done = Button(look, self.tr("Close"), kind="main")
        self.at_end(self._done)
        self._done.clicked.connect(self.reject)
        self.resize(max(480, look.em(27)), 0)
        self.card.make.setFocus()

    def reject(self) -> None:
        if self.card.may_leave():
            self.card.forget()
            super().reject()
