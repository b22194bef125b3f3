"""Draws every window with made-up content: `make gallery`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop import scenes
from tests.desktop.scenes import SCENES, Stage
from tracksync.desktop.look import tokens
from tracksync.desktop.look.languages import install_language, remove_language
from tracksync.desktop.look.look import Look, Theme
from tracksync.desktop.look.tokens import SystemColours
from tracksync.desktop.look.words import Words

BASE_PT = 10.0
_SMALLEST_FILE = 0  # of PNG's "quality": the hardest compression


@dataclass(frozen=True, slots=True)
class Style:
    """One way the desktop can look."""

    name: str
    colours: SystemColours
    text: float = 1.0
    is_mirrored: bool = False
    locale: str = "en_GB"


STYLES = (
    Style("light", tokens.LIGHT),
    Style("dark", tokens.DARK),
    Style("contrast", tokens.HIGH_CONTRAST),
    Style("large", tokens.LIGHT, text=2.0),
    Style("rtl", tokens.LIGHT, is_mirrored=True),
    Style("german", tokens.LIGHT, locale="de_DE"),
)


def stage(style: Style) -> Stage:
    """Set up the look of a style."""
    base = QFont("Noto Sans")
    base.setPointSizeF(BASE_PT * style.text)
    return Stage(Look(Theme(tokens.derive(style.colours), base), Words(QLocale(style.locale))))


def pictures(
    app: QApplication, styles: tuple[Style, ...], only: str = ""
) -> Iterator[tuple[str, QWidget]]:
    """Build each window in each style, shown and settled, with its name."""
    for style in styles:
        direction = Qt.LayoutDirection
        app.setLayoutDirection(
            direction.RightToLeft if style.is_mirrored else direction.LeftToRight
        )
        QLocale.setDefault(QLocale(style.locale))
        language = install_language(app, QLocale(style.locale))
        on = stage(style)
        app.setFont(on.look.font())
        for name, build in SCENES.items():
            if only and only not in name:
                continue
            yield f"{name}-{style.name}", _settled(app, build, on)
        remove_language(app, language)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _settled(app: QApplication, build: Callable[[Stage], QWidget], on: Stage) -> QWidget:
    window = build(on)
    window.show()
    for _ in range(3):
        app.processEvents()
    scenes.settle(window)
    app.processEvents()
    return window


def main() -> int:
    """Write the pictures; the second argument limits them to names that contain it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/gallery")
    only = sys.argv[2] if len(sys.argv) > 2 else ""
    wanted = sys.argv[3].split(",") if len(sys.argv) > 3 else [s.name for s in STYLES]
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([sys.argv[0]])
    app.setStyle("Fusion")
    chosen = tuple(style for style in STYLES if style.name in wanted)
    for name, window in pictures(app, chosen, only):
        picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        picture.save(str(folder / f"{name}.png"), None, _SMALLEST_FILE)
        window.close()
        window.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main())
