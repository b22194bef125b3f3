"""What every page has: a title, a place for troubles, and what stands there while nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, EDGE, NEAR, TIGHT, Type
from tracksync.desktop.models.common import Remedy, Trouble
from tracksync.desktop.views.parts import Button, ElidedText, Picture, Text, area, frame
from tracksync.desktop.views.places import EmptyPlace, Skeleton, TroublePlace


class Box(QFrame):
    """A note with an icon: a trouble, a quiet line, a hint."""

    remedied = Signal(str)

    def __init__(self, look: Look, role: str, icon: str, tone: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        self._picture = Picture(look, icon, tone=tone)
        self.title = Text(look, is_strong=role == "trouble", wraps=True)
        self.hint = Text(look, wraps=True, tone="quiet" if role == "quiet-line" else "")
        self.button = Button(look, "")
        self._remedy: Remedy | None = None
        self.button.clicked.connect(self._clicked)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.hint)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.say("")

    def say(self, title: str, hint: str = "", remedy: Remedy | None = None) -> None:
        """Say it; an empty title hides the note."""
        self.title.say(title)
        self.hint.say(hint)
        side = Qt.AlignmentFlag.AlignTop if hint else Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._picture, side)
        self._remedy = remedy
        self.button.setVisible(remedy is not None)
        if remedy:
            self.button.say(remedy.label)
        self.setVisible(bool(title))

    def _clicked(self) -> None:
        if self._remedy:
            self.remedied.emit(self._remedy.id)


class Inset(QWidget):
    """Holds one widget a little inside the page's width, and hides with it."""

    def __init__(self, widget: QWidget, *, below: int = 0) -> None:
        super().__init__()
        self._widget = widget
        row = QHBoxLayout(self)
        row.setContentsMargins(NEAR, 0, NEAR, below)
        row.addWidget(widget)
        widget.installEventFilter(self)
        self.setVisible(not widget.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._widget and event.type() in {
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        }:
            self.setVisible(not self._widget.isHidden())
        return super().eventFilter(watched, event)


class Page(QWidget):
    """
    A page: title row, notes, and one of content, skeleton, empty place or a trouble alone.

    Subclasses fill `content` and put controls beside the title with `beside_title`; they act on
    what is shown, and are hidden until something is.
    """

    remedied = Signal(str)

    def __init__(self, look: Look, title: str, empty: EmptyPlace | None = None) -> None:
        super().__init__()
        self.look = look
        self._first: QWidget = self
        self._trouble: Trouble | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(EDGE - NEAR, APART, EDGE - NEAR, 0)
        outer.setSpacing(0)
        self.heading = ElidedText(look, title, size=Type.PAGE, is_strong=True)
        self._tools = QWidget()
        kept = self._tools.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._tools.setSizePolicy(kept)
        row = QHBoxLayout(self._tools)
        row.setSpacing(NEAR)
        row.setContentsMargins(0, 0, 0, 0)
        title_row = QHBoxLayout()
        title_row.setSpacing(NEAR)
        title_row.addWidget(self.heading, 1)
        title_row.addWidget(self._tools)
        title_row.setContentsMargins(NEAR, 0, NEAR, 12)
        outer.addLayout(title_row)
        self.offline = Box(look, "quiet-line", "offline", "text_quiet")
        self.trouble = Box(look, "trouble", "warning", "red_text")
        self.trouble.remedied.connect(self.remedied)
        self.note = Box(look, "quiet-line", "check", "good_text")
        for box in (self.trouble, self.offline, self.note):
            outer.addWidget(Inset(box, below=12))
        self.content = QWidget()
        self.skeleton = Skeleton(look, self.tr("Loading"))
        self.empty = empty or EmptyPlace(look, "info", "")
        self.barred = TroublePlace(look)
        self.barred.remedied.connect(self.remedied)
        self._stack = QStackedLayout()
        for widget in (self.content, self.skeleton, self.barred, self.empty):
            self._stack.addWidget(widget)
        outer.addLayout(self._stack, 1)
        look.follow(self, self._fit_tools)

    def beside_title(self, widget: QWidget) -> None:
        row = self._tools.layout()
        if row is not None:
            row.addWidget(widget)

    def inset(self, widget: QWidget) -> QWidget:
        """Bring a widget to the edge that titles and the text of lists begin at."""
        return Inset(widget)

    def _fit_tools(self) -> None:
        """Let the buttons beside the title be icons where their words would be cut off."""
        buttons = [b for b in self._tools.findChildren(Button) if b.has_icon]
        for button in buttons:
            button.be_narrow(False)
        title = self.heading.fontMetrics().horizontalAdvance(self.heading.text())
        wide = title + NEAR + self._tools.sizeHint().width()
        for button in buttons:
            button.be_narrow(wide > self.width() - 2 * EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tools()

    def column(self, gap: int = APART) -> QVBoxLayout:
        """Fill the content from top to bottom."""
        made = QVBoxLayout(self.content)
        made.setContentsMargins(0, 0, 0, APART)
        made.setSpacing(gap)
        return made

    def begin_at(self, widget: QWidget) -> None:
        """
        Name what has the keyboard when the person comes to this page.

        Not by a focus proxy: Tab would jump from the page to what stands for it, over all between.
        """
        self._first = widget

    def begin_nowhere(self) -> None:
        """Let the person walk to whatever they want; nothing is likelier than the rest."""
        self._first = self

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._pass_on(event.reason())

    def _pass_on(self, reason: Qt.FocusReason) -> None:
        """Give the keyboard to what the page begins at."""
        shown, first = self._stack.currentWidget(), self._first
        if shown is self.empty:
            first = self.empty.button
        elif shown is self.barred:
            first = self if self.barred.button.isHidden() else self.barred.button
        if first is not self:
            first.setFocus(reason)

    def show_content(self, *, is_empty: bool = False) -> None:
        self._turn_to(self.empty if is_empty else self.content)
        self._tools.show()
        self._fit_tools()
        if self.hasFocus():
            self._pass_on(Qt.FocusReason.OtherFocusReason)

    def show_loading(self) -> None:
        self._tools.hide()
        self._wait_for_content()

    def _wait_for_content(self) -> None:
        """Show shapes of what is on its way; with a trouble nothing is, and it stands there."""
        self._turn_to(self.barred if self._trouble else self.skeleton)
        if not self._trouble:
            self.skeleton.begin()
        elif self.hasFocus():
            self._pass_on(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, widget: QWidget) -> None:
        """Show one of what there is, and the trouble above it or in its place."""
        self._stack.setCurrentWidget(widget)
        self._say_trouble(None if widget is self.barred else self._trouble)

    def _say_trouble(self, trouble: Trouble | None) -> None:
        self.trouble.say(*((trouble.title, trouble.hint, trouble.remedy) if trouble else ("",)))

    def show_offline(self, is_offline: bool) -> None:
        self.offline.say(self._offline_words() if is_offline else "")

    def _offline_words(self) -> str:
        return self.tr("You are offline. Tracking goes on; what is to be sent waits here.")

    def show_trouble(self, trouble: Trouble | None) -> None:
        self._trouble = trouble
        self.barred.say(trouble)
        if self._stack.currentWidget() in {self.skeleton, self.barred}:
            self._wait_for_content()
        else:
            self._say_trouble(trouble)

    def show_note(self, sentence: str) -> None:
        self.note.say(sentence)


@contextmanager
def focus_kept(inside: QWidget) -> Iterator[None]:
    """Let the keyboard stay where it was while what stands in *inside* is built anew."""
    had: QWidget | None = inside.window().focusWidget()
    if had is None or not inside.isAncestorOf(had):
        yield
        return
    kind, name = type(had), had.accessibleName()
    alike = _alike(inside, kind, name)
    place = alike.index(had) if had in alike else 0
    yield

    def give_back() -> None:
        again = _alike(inside, kind, name)
        (again[min(place, len(again) - 1)] if again else inside).setFocus()

    # What was added to a layout is shown by an event of its own; only then can it be focused.
    QTimer.singleShot(0, inside, give_back)


def _alike(inside: QWidget, kind: type[QWidget], name: str) -> list[QWidget]:
    found = inside.findChildren(kind)
    return [w for w in found if w.accessibleName() == name and w.isVisibleTo(inside)]


class Scroll(QScrollArea):
    """A column that scrolls when it is longer than the page."""

    def __init__(self, name: str, gap: int = NEAR, limit: int = 0) -> None:
        """With a *limit* it is as high as its content, and scrolls only beyond that."""
        super().__init__()
        self._limit = limit
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = area()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0 if limit else TIGHT, 0 if limit else APART)
        self.column.setSpacing(gap)
        self.setWidget(self.inside)
        self.inside.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 60)

    def fit(self) -> None:
        if self._limit:
            high = self.column.totalHeightForWidth(self.viewport().width())
            if high < 0:  # nothing in it wraps
                high = self.column.totalSizeHint().height()
            self.setFixedHeight(min(self._limit, max(1, high + 2 * self.frameWidth())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.inside and event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a column and let go of it."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def spread() -> QWidget:
    """Make room that grows."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made


__all__ = [
    "Box",
    "EmptyPlace",
    "Page",
    "Scroll",
    "Skeleton",
    "clear",
    "focus_kept",
    "frame",
    "spread",
]
