"""The sidebar: icons and words, or icons alone where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import NEAR, TIGHT, Type
from tracksync.desktop.models.window import Badge, Place
from tracksync.desktop.views.page import Scroll
from tracksync.desktop.views.parts import ICON
from tracksync.desktop.views.plain import tip

_NARROW = 56


class PlaceButton(QPushButton):
    """A page's icon, name and badge."""

    def __init__(self, look: Look, icon: str, name: str) -> None:
        super().__init__()
        self._look, self._icon, self._name = look, icon, name
        self._badge: Badge | None = None
        self._is_narrow = False
        self.setProperty("kind", "place")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(lambda _on: self._restyle())
        look.follow(self, self._restyle)
        self.show_badge(None)
        self._restyle()

    def show_badge(self, badge: Badge | None) -> None:
        self._badge = badge
        said = self._name
        if badge and badge.is_urgent:
            said = self.tr("{page}, {count} need you").format(page=self._name, count=badge.count)
        elif badge:
            said = self.tr("{page}, {count}").format(page=self._name, count=badge.count)
        self.setAccessibleName(said)
        self.update()

    def be_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self.setText("" if is_narrow else f"  {self._name}")
        self.setToolTip(tip(self._name) if is_narrow else "")

    def _restyle(self) -> None:
        t = self._look.tokens
        of = t.link if self.isChecked() else t.text_quiet
        size = self._look.px(ICON + 2)
        self.setIcon(self._look.icon(self._icon, of, size))
        self.setIconSize(QSize(size, size))
        self.setFont(self._look.font(is_strong=self.isChecked()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._badge or not self._badge.count:
            return
        t = self._look.tokens
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(Qt.PenStyle.NoPen)
        urgent = self._badge.is_urgent
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if self._is_narrow:
            p.setBrush(qcolor(t.amber if urgent else t.text_quiet))
            x = 8 if mirrored else self.width() - 16
            p.drawEllipse(QRectF(x, 4, 8, 8))
            p.end()
            return
        said = str(min(self._badge.count, 999))
        font = self._look.font(Type.CAPTION, is_strong=True)
        p.setFont(font)
        wide = max(20, p.fontMetrics().horizontalAdvance(said) + 12)
        high = p.fontMetrics().height() + 2
        x = NEAR if mirrored else self.width() - wide - NEAR
        pill = QRectF(x, (self.height() - high) / 2, wide, high)
        p.setBrush(qcolor(t.amber_tint if urgent else t.pressed))
        p.setPen(qcolor(t.amber) if urgent else qcolor(t.pressed))
        p.drawRoundedRect(pill, high / 2, high / 2)
        p.setPen(qcolor(t.amber_text if urgent else t.text))
        p.drawText(pill, Qt.AlignmentFlag.AlignCenter, said)
        p.end()


class Sidebar(QWidget):
    """All pages, with the finder on top; they scroll where the window is too low for them."""

    place_clicked = Signal(object)
    find_clicked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("sidebar")
        self.setProperty("role", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._outer = outer = QVBoxLayout(self)
        self._scroll = Scroll(self.tr("Pages"), gap=TIGHT)
        self._scroll.inside.setProperty("role", "sidebar")
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self._resize())
        column = self._scroll.column
        column.setContentsMargins(NEAR, 0, NEAR, 0)
        outer.addWidget(self._scroll)
        self._find = PlaceButton(look, "search", self.tr("Find…"))
        self._find.setCheckable(False)
        self._find.clicked.connect(self.find_clicked)
        column.addWidget(self._find)
        column.addSpacing(NEAR)
        self._group = QButtonGroup(self)
        self.buttons: dict[Place, PlaceButton] = {}
        for place, (icon, name) in self._places().items():
            button = PlaceButton(look, icon, name)
            button.setObjectName(f"place_{place}")
            button.clicked.connect(lambda _on=False, to=place: self.place_clicked.emit(to))
            self._group.addButton(button)
            self.buttons[place] = button
            if place is Place.CONNECTIONS:
                column.addStretch(1)
            column.addWidget(button)
        self.be_narrow(is_narrow=False)
        look.follow(self, self._resize)

    def _places(self) -> dict[Place, tuple[str, str]]:
        return {
            Place.TODAY: ("today", self.tr("Today")),
            Place.TASKS: ("tasks", self.tr("Tasks")),
            Place.HISTORY: ("history", self.tr("History")),
            Place.REPORTS: ("reports", self.tr("Reports")),
            Place.SCREENSHOTS: ("capture", self.tr("Screenshots")),
            Place.OUTBOX: ("outbox", self.tr("Outbox")),
            Place.STANDUP: ("standup", self.tr("Standup")),
            Place.CONNECTIONS: ("connections", self.tr("Connections")),
            Place.PRIVACY: ("privacy", self.tr("Privacy")),
            Place.SETTINGS: ("settings", self.tr("Settings")),
        }

    def name_of(self, place: Place) -> str:
        return self._places()[place][1]

    def icon_of(self, place: Place) -> str:
        return self._places()[place][0]

    def show_place(self, place: Place) -> None:
        self.buttons[place].setChecked(True)
        self._scroll.ensureWidgetVisible(self.buttons[place], 0, NEAR)

    def be_narrow(self, *, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        # So that all of them have room in the smallest window, with text of ordinary size.
        margin = TIGHT if is_narrow else 12
        self._outer.setContentsMargins(0, margin, 0, margin)
        for button in (self._find, *self.buttons.values()):
            button.be_narrow(is_narrow)
        self._resize()

    def _resize(self) -> None:
        bar = self._scroll.verticalScrollBar()
        if self._is_narrow:
            beside = bar.sizeHint().width() if bar.maximum() else 0
            self.setFixedWidth(max(_NARROW, self._look.px(20) + 2 * NEAR + 24) + beside)
            return
        widest = max(self._look.em(len(name) * 0.45) for _, name in self._places().values())
        self.setFixedWidth(max(176, widest + 100))
