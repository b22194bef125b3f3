"""The dialog of leaving an account: what that means, and afterwards what became of the sign-in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, Type
from tracksync.desktop.models.connections import LeaveForm
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.fields import Toggle
from tracksync.desktop.views.parts import Button, Picture, Text, hung
from tracksync.ports.manifest import Way


class LeaveDialog(Dialog):
    """Asks before an account is forgotten."""

    left = Signal(bool)  # whether its tasks stay
    page_asked = Signal(str)

    def __init__(self, look: Look, form: LeaveForm, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.setObjectName("leave_dialog")
        title = self.tr("Disconnect {service}?").format(service=form.service)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._address = ""
        self._asked, self._done = QWidget(), QWidget()
        self._ask(form)
        self._answer()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Disconnecting"))
        self._progress.hide()
        for widget in (self._asked, self._done, self._progress):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.cancel = Button(look, self.tr("Cancel"))
        self.leave = Button(look, self.tr("Disconnect"), kind="main")
        self.close_button = Button(look, self.tr("Done"), kind="main")
        self.close_button.hide()
        self.at_end(self.cancel, self.leave, self.close_button)
        self.cancel.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.accept)
        self.leave.clicked.connect(lambda: self.left.emit(self.keep.isChecked()))
        self.resize(max(460, look.em(25)), 0)
        self.cancel.setFocus()

    def _ask(self, form: LeaveForm) -> None:
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        who = "  ·  ".join(filter(None, (form.account, form.site)))
        column.addWidget(Text(self.look, who, is_strong=True, wraps=True))
        erased = self._erased(form)
        stays = self.tr("Your entries stay here, and what was sent stays where it is.")
        if form.is_channel:
            stays = self.tr("What was posted stays where it is.")
        column.addWidget(Text(self.look, f"{erased} {stays}", wraps=True))
        if form.waiting and form.home:
            back = self.tr("What waits goes back to {home}, and asks for your word again.")
            column.addWidget(self._line("info", "text_quiet", back.format(home=form.home)))
        elif form.waiting:
            unsent = self.tr("%n worklog(s) not sent yet will not be sent.", "", form.waiting)
            column.addWidget(self._line("warning", "amber_text", unsent))
        self.keep = Toggle(self.look, self.tr("Keep its tasks in the list"), shows_name=True)
        self.keep.setChecked(True)
        self.keep.setVisible(not form.is_channel and not form.home)
        if form.schedules:
            column.addWidget(self._line("info", "text_quiet", form.schedules))
        column.addWidget(self.keep)

    def _erased(self, form: LeaveForm) -> str:
        """Say what becomes of the sign-in."""
        if form.is_channel and form.way is Way.TOKEN:
            return self.tr("Its address is erased from the keystore of this computer.")
        if form.way is Way.TOKEN:
            return self.tr("The token is erased from the keystore of this computer.")
        if form.takes_back:
            return self.tr(
                "What you granted is given back to {service}, and the sign-in is erased from the "
                "keystore of this computer."
            ).format(service=form.service)
        return self.tr(
            "The sign-in is erased from the keystore of this computer. What you granted, only you "
            "can take back; where, is shown afterwards."
        )

    def _line(self, icon: str, tone: str, words: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(Picture(self.look, icon, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self.look, words, wraps=True), 1)
        return line

    def _answer(self) -> None:
        row = QHBoxLayout(self._done)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(APART)
        picture = Picture(self.look, "check", tone="good_text", size_px=28)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        self._said = Text(self.look, size=Type.ROW, is_strong=True, wraps=True)
        self._hint = Text(self.look, tone="quiet", wraps=True)
        self.page = Button(self.look, self.tr("Open that page"), kind="link", icon="open")
        self.page.clicked.connect(lambda: self.page_asked.emit(self._address))
        words.addWidget(self._said)
        words.addWidget(self._hint)
        page = hung(self.page, self.page.hang)
        page.addStretch(1)
        words.addLayout(page)
        row.addLayout(words, 1)
        self._done.hide()

    # --- what came of it ------------------------------------------------------------------------

    def show_leaving(self, is_leaving: bool) -> None:
        self._progress.setVisible(is_leaving)
        self._asked.setEnabled(not is_leaving)
        self.cancel.say(self.tr("Close") if is_leaving else self.tr("Cancel"))
        self.leave.setEnabled(not is_leaving)
        self.fit()

    def show_left(self, said: str, hint: str, page: str) -> None:
        title = self.tr("Disconnected")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._said.setText(said)
        self._hint.setText(hint)
        self._address = page
        self.page.setVisible(bool(page))
        self.page.setToolTip(page)
        for widget in (self._asked, self.cancel, self.leave):
            widget.hide()
        for widget in (self._done, self.close_button):
            widget.show()
        self.fit()
        self.close_button.setFocus()

    def show_unopened(self) -> None:
        """No browser could be opened for the page."""
        self._hint.setText(
            self.tr("No browser could be opened. The page is {page}").format(page=self._address)
        )
        self.fit()
