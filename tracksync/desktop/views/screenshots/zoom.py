"""A picture as large as there is room for, or larger: zoomed, scrolled and dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_STEP, _LARGEST = 1.25, 4.0


class Canvas(QWidget):
    """The picture itself."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setAccessibleName("")

    def show_image(self, image: object) -> bool:
        """Show it; False where it is no picture."""
        self._pixmap = QPixmap.fromImage(image) if isinstance(image, QImage) else QPixmap()
        self.update()
        return not self._pixmap.isNull()

    @property
    def whole(self) -> QSize:
        return self._pixmap.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.drawPixmap(QRectF(self.rect()), self._pixmap, QRectF(self._pixmap.rect()))
        p.end()


class Zoom(QScrollArea):
    """
    Shows a picture as large as there is room, or larger.

    The mouse wheel and drags scroll it; with Ctrl the wheel zooms where the pointer is. `moved`
    when the pointer did.
    """

    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setMinimumSize(120, 90)
        self.canvas = Canvas()
        self.setWidget(self.canvas)
        for part in (self.viewport(), self.canvas):
            part.setMouseTracking(True)
        self._factor = 1.0
        self._pointer = QPoint()
        self._held: QPoint | None = None
        self._hides_pointer = False

    def show_image(self, image: object) -> bool:
        is_image = self.canvas.show_image(image)
        self.fit()
        return is_image

    def show_pointer(self, *, is_shown: bool) -> None:
        """Show the pointer over the picture, or none."""
        self._hides_pointer = not is_shown
        self._shape_pointer()

    def fit(self) -> None:
        """Make it as large as there is room for."""
        self._zoom(1.0)

    def larger(self, at: QPoint | None = None) -> None:
        self._zoom(min(_LARGEST, self._factor * _STEP), at)

    def smaller(self, at: QPoint | None = None) -> None:
        self._zoom(max(1.0, self._factor / _STEP), at)

    def _zoom(self, factor: float, at: QPoint | None = None) -> None:
        """Zoom; what is in the middle, or at a point of the view, stays there."""
        at = at or self.viewport().rect().center()
        seen = QPointF(self.canvas.mapFrom(self.viewport(), at))
        before, room = self.canvas.size(), self.maximumViewportSize()
        fitting = self.canvas.whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        self._factor = factor
        self.canvas.resize(fitting * factor)
        self._shape_pointer()
        if not before.isEmpty():
            wide = self.canvas.width() / before.width()
            high = self.canvas.height() / before.height()
            self.horizontalScrollBar().setValue(round(seen.x() * wide) - at.x())
            self.verticalScrollBar().setValue(round(seen.y() * high) - at.y())

    def _shape_pointer(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._hides_pointer:
            shape = Qt.CursorShape.BlankCursor
        elif self._held is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._factor > 1.0:
            shape = Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._zoom(self._factor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        turned = event.angleDelta().y()
        if turned:
            (self.larger if turned > 0 else self.smaller)(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self._factor > 1.0:
            self._held = event.globalPosition().toPoint()
            self._shape_pointer()
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.globalPosition().toPoint()
        if self._held is not None:
            by, self._held = at - self._held, at
            for bar, far in (
                (self.horizontalScrollBar(), by.x()),
                (self.verticalScrollBar(), by.y()),
            ):
                bar.setValue(bar.value() - far)
        if at != self._pointer:  # it is told of one that stands still, too
            self._pointer = at
            self.moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        event.setAccepted(self._held is not None)
        self._held = None
        self._shape_pointer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._factor > 1.0:
            super().keyPressEvent(event)  # the arrows scroll
        else:
            event.ignore()
