"""Icons from `resources/icons`, tinted by the palette."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from tracksync.desktop.look.colour import Rgb, write
from tracksync.desktop.look.resources import icon_path

_SCALES = (1.0, 2.0)  # Qt scales between them where a screen wants 1.25 or 3
_DISABLED = 0.4


class Icons:
    """Draws each icon once per colour and size."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, Rgb, int], QIcon] = {}
        self._sources: dict[str, bytes] = {}

    def forget(self) -> None:
        """Drop what was drawn: the colours changed."""
        self._made.clear()

    def icon(self, name: str, of: Rgb, size_px: int) -> QIcon:
        """Give an icon in a colour."""
        asked = (name, of, size_px)
        if asked not in self._made:
            icon = QIcon()
            for ratio in _SCALES:
                icon.addPixmap(self._draw(name, of, size_px, ratio))
                faint = self._draw(name, of, size_px, ratio, opacity=_DISABLED)
                icon.addPixmap(faint, QIcon.Mode.Disabled)
            self._made[asked] = icon
        return self._made[asked]

    def _draw(
        self, name: str, of: Rgb, size_px: int, ratio: float, *, opacity: float = 1.0
    ) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # 1.3 MB, when a first icon is drawn

        if name not in self._sources:
            self._sources[name] = icon_path(name).read_bytes()
        source = self._sources[name].replace(b"currentColor", write(of).encode())
        pixmap = QPixmap(round(size_px * ratio), round(size_px * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setOpacity(opacity)
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size_px, size_px))
        painter.end()
        return pixmap
