"""What each key does on the strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from tracksync.desktop.views.strip.day import ShownDay
from tracksync.desktop.views.strip.scale import FINE_STEP, STEP
from tracksync.desktop.views.strip.wishes import StripWishes

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CLOSER, _WIDER = 1 / 1.5, 1.5
_FIRST = -1_000_000


def act_on_key(strip: ShownDay, wishes: StripWishes, event: QKeyEvent) -> bool:
    """Do what the key means; false when it means nothing here."""
    if event.matches(QKeySequence.StandardKey.Undo):
        wishes.undo.emit()
        return True
    key, mods = Qt.Key(event.key()), event.modifiers()
    if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
        later = (key == Qt.Key.Key_Right) is not strip.time_scale.is_mirrored
        if mods & _SHIFT:
            return _nudge(strip, wishes, 1 if later else -1, mods)
        if not mods & (_CTRL | _ALT):
            strip.walk(1 if later else -1)
            return True
        return False
    if mods & (_CTRL | _ALT) and key not in _ZOOM:
        return False
    does = _plain(strip, wishes).get(key)
    if does is None:
        return False
    does()
    return True


_ZOOM = {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0}


def _plain(strip: ShownDay, wishes: StripWishes) -> dict[Qt.Key, Callable[[], None]]:
    return {
        Qt.Key.Key_Home: lambda: strip.walk(_FIRST),
        Qt.Key.Key_End: lambda: strip.walk(-_FIRST),
        Qt.Key.Key_Return: wishes.ask_edit,
        Qt.Key.Key_Enter: wishes.ask_edit,
        Qt.Key.Key_S: wishes.ask_split,
        Qt.Key.Key_M: wishes.ask_merge,
        Qt.Key.Key_Delete: wishes.ask_delete,
        Qt.Key.Key_Backspace: wishes.ask_delete,
        Qt.Key.Key_Plus: lambda: _zoom(strip, _CLOSER),
        Qt.Key.Key_Equal: lambda: _zoom(strip, _CLOSER),
        Qt.Key.Key_Minus: lambda: _zoom(strip, _WIDER),
        Qt.Key.Key_0: lambda: strip.rescale(None),
    }


def _zoom(strip: ShownDay, factor: float) -> None:
    scale, block = strip.time_scale, strip.block()
    middle = scale.start + (scale.end - scale.start) / 2
    strip.rescale(scale.zoomed(factor, block.start_at if block else middle))


def _nudge(strip: ShownDay, wishes: StripWishes, steps: int, mods: Qt.KeyboardModifier) -> bool:
    """Move the end of the current block, or with Ctrl its start; Alt for single minutes."""
    row = strip.currentIndex().row()
    of_start = bool(mods & _CTRL)
    step = FINE_STEP if mods & _ALT else STEP
    for edge in strip.edges():
        if row >= 0 and row == (edge.right if of_start else edge.left):
            at = edge.clamped(strip.time_scale.snapped(edge.at + steps * step, step))
            if at != edge.at:
                wishes.ask_edge(edge, at)
            return True
    return True
