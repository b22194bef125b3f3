"""
Draws windows with made-up content: `make gallery`.

Alone it writes the few pictures that the guide shows and a release is looked at by; `--all` writes
every window in every style, for looking only. The two messages to a channel have one style.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop import messages
from tests.desktop.accounts import SCENES_OF_ACCOUNTS
from tests.desktop.scenes import SCENES
from tests.desktop.setups import SETUPS
from tests.desktop.stage import Stage, settle
from tracksync.desktop.look import tokens
from tracksync.desktop.look.languages import install_language, remove_language
from tracksync.desktop.look.look import Look, Theme
from tracksync.desktop.look.tokens import SystemColours
from tracksync.desktop.look.words import Words

BASE_PT = 10.0
_SMALLEST_FILE = 0  # of PNG's "quality": the hardest compression
_COLOURS = 256
_GROUNDS, _ALIKE = 32, 0xF8F8F8
_MAIN = (
    *("today", "tasks", "history", "reports", "outbox", "connections", "privacy", "settings"),
    *("question", "preview", "tray-icons", "tray-menu", "small", "finder", "editor"),
    *("colours", "tasks-huge"),
    "editor-history",
    *("link", "link-refused"),
    *("first-run-1", "first-run-2", "first-run-3", "recovery"),
    *("closed-locked", "closed-damaged"),
    *("screenshots", "screenshots-chosen", "screenshot", "screenshots-off"),
    *("connect-waiting", "connect-sites"),
    *(
        "connect-places",
        "connect-places-teams",
        "connections-channels",
        "schedule",
        "schedule-automatic",
        "schedule-ahead",
        "template",
        "standup-schedules",
        "week",
    ),
    *("connections-rights", "leave", "compare", "standup", "standup-posted", "privacy-policy"),
    *("answers", *SETUPS),
)
# What a screen is like when it is empty, offline, loading, small or locked; and each service's.
_STATES = (
    *("today-empty", "today-offline", "today-loading", "tasks-empty", "outbox-empty"),
    *("reports-empty", "settings-small-locked", "tray-full", "tray-read-only"),
    *SCENES_OF_ACCOUNTS,
)
KEPT = frozenset(
    [f"{name}-{style}" for name in _MAIN for style in ("light", "dark")]
    + [f"{name}-light" for name in _STATES]
    + ["today-large", "today-rtl", "today-contrast"]
    + ["screenshot-full-light"]  # dark in both
)


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
        for name, build in {**SCENES, **SETUPS, **SCENES_OF_ACCOUNTS}.items():
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
    settle(window)
    app.processEvents()
    return window


def _save(picture: QImage, file: Path) -> None:
    """Write a small file: the colours used most, and for what is left over the nearest of them."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    used = [colour for colour, _ in counted.most_common()]
    # Of shades that are alike one is enough, else they leave no room for the little that is green.
    alike = {colour & _ALIKE: colour for colour in reversed(used[_GROUNDS:])}
    rest = sorted(alike.values(), key=counted.__getitem__, reverse=True)
    table = used if len(used) <= _COLOURS else [*used[:_GROUNDS], *rest][:_COLOURS]
    flags = Qt.ImageConversionFlag.AvoidDither
    small = plain.convertToFormat(QImage.Format.Format_Indexed8, table, flags)
    small.save(str(file), None, _SMALLEST_FILE)


def main() -> int:
    """Write the pictures; behind the folder may stand a part of their names, and styles."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    words = [word for word in sys.argv[1:] if word != "--all"]
    folder = Path(words[0] if words else "docs/gallery")
    only = words[1] if len(words) > 1 else ""
    wanted = words[2].split(",") if len(words) > 2 else [s.name for s in STYLES]
    every = "--all" in sys.argv or len(words) > 1
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([sys.argv[0]])
    app.setStyle("Fusion")
    chosen = tuple(style for style in STYLES if style.name in wanted)
    for name, window in pictures(app, chosen, only):
        if every or name in KEPT:
            _save(window.grab().toImage(), folder / f"{name}.png")
        window.close()
        window.deleteLater()
    for name, frame in messages.FRAMES.items():
        if only in name:
            _save(messages.drawn(frame, messages.sample()), folder / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
