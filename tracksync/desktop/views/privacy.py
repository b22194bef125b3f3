"""The Privacy page: what is captured now, what is stored here, what is sent to others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, EDGE, NEAR, Type
from tracksync.desktop.models.privacy import PrivacyLine, PrivacyModel
from tracksync.desktop.views.fields import Toggle
from tracksync.desktop.views.page import Page, Scroll, clear, focus_kept
from tracksync.desktop.views.parts import Button, IconButton, Picture, Text, rule
from tracksync.desktop.views.policy_panel import PolicyPanel

_ROOM_FOR_THREE_EMS = 34


class FactRow(QWidget):
    """
    One fact, with its switch where there is one, or the way to its setting.

    Signals: `switched` with the line; `setting_asked` with the key of the setting.
    """

    switched = Signal(str, bool)
    setting_asked = Signal(str)

    def __init__(self, look: Look, line: PrivacyLine) -> None:
        super().__init__()
        self.setObjectName("fact")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, NEAR, 0, NEAR)
        row.setSpacing(NEAR)
        icon, tone = self._mark(line)
        row.addWidget(Picture(look, icon, tone=tone, size_px=16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(look, line.title, is_strong=True, wraps=True))
        words.addWidget(Text(look, line.detail, size=Type.CAPTION, tone="quiet", wraps=True))
        if line.locked_by:
            said = self.tr("Set by {who}; it cannot be changed here.")
            who = said.format(who=line.locked_by)
            words.addWidget(Text(look, who, size=Type.CAPTION, tone="amber", wraps=True))
        row.addLayout(words, 1)
        if line.is_on is not None and not line.never:
            switch = Toggle(look, line.title)
            switch.setChecked(line.is_on)
            switch.setEnabled(not line.locked_by)
            switch.toggled.connect(lambda on: self.switched.emit(line.id, on))
            row.addWidget(switch, 0, Qt.AlignmentFlag.AlignTop)
        elif line.setting:
            named = self.tr("To the setting: {what}").format(what=line.title)
            way = IconButton(look, "settings", named)
            way.clicked.connect(lambda: self.setting_asked.emit(line.setting))
            row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)

    def _mark(self, line: PrivacyLine) -> tuple[str, str]:
        if line.never:
            return "close", "text_quiet"
        if line.locked_by:
            return "lock", "amber_text"
        is_so = line.is_there and line.is_on is not False
        return ("check", "good_text") if is_so else ("close", "text_quiet")


class PrivacyPage(Page):
    """A policy, if any; three columns, one under another where room is scarce; who looked."""

    switched = Signal(str, bool)
    setting_asked = Signal(str)
    policy_seen = Signal(int)
    export_clicked = Signal()
    recovery_clicked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, self.tr("Privacy"))
        self.setObjectName("privacy")
        export = Button(look, self.tr("Export my data…"), kind="quiet", icon="save")
        export.clicked.connect(self.export_clicked)
        recovery = Button(look, self.tr("Recovery key…"), kind="quiet", icon="key")
        recovery.clicked.connect(self.recovery_clicked)
        self.beside_title(recovery)
        self.beside_title(export)
        self._scroll = Scroll(self.tr("Privacy"), gap=APART)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(EDGE)
        self._policy = QVBoxLayout()
        self._looks = QVBoxLayout()
        self._looks.setSpacing(4)
        self._scroll.column.addLayout(self._policy)
        self._scroll.column.addLayout(self._columns)
        self._scroll.column.addLayout(self._looks)
        self._scroll.column.addStretch(1)
        self.column().addWidget(self.inset(self._scroll))

    def show_privacy(self, privacy: PrivacyModel) -> None:
        with focus_kept(self):
            self._fill(privacy)

    def _fill(self, privacy: PrivacyModel) -> None:
        clear(self._policy)
        if privacy.policy is not None:
            panel = PolicyPanel(self.look, privacy.policy, privacy.zone)
            panel.seen.connect(self.policy_seen)
            self._policy.addWidget(panel)
        clear(self._columns)
        for title, icon, lines in (
            (self.tr("Captured now"), "eye", privacy.captured),
            (self.tr("Stored here"), "computer", privacy.stored),
            (self.tr("Sent to others"), "sending", privacy.sent),
        ):
            self._columns.addWidget(self._column(title, icon, lines), 1)
        clear(self._looks)
        self._looks.addWidget(Text(self.look, self.tr("Who looked"), size=Type.ROW, is_strong=True))
        self._looks.addWidget(Text(self.look, privacy.looked, tone="quiet", wraps=True))
        self.show_content()

    def _column(self, title: str, icon: str, lines: tuple[PrivacyLine, ...]) -> QWidget:
        made = QWidget()
        made.setObjectName("privacy_column")
        made.setAccessibleName(title)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(Picture(self.look, icon))
        head.addWidget(Text(self.look, title, size=Type.ROW, is_strong=True), 1)
        column.addLayout(head)
        column.addSpacing(NEAR)
        for line in lines:
            column.addWidget(rule())
            row = FactRow(self.look, line)
            row.switched.connect(self.switched)
            row.setting_asked.connect(self.setting_asked)
            column.addWidget(row)
        column.addStretch(1)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.look.em(_ROOM_FOR_THREE_EMS)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
