"""Draws the strip: hours, activity, blocks, now."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from tracksync.core.values import dataclass
from tracksync.desktop.look.look import Look, qcolor
from tracksync.desktop.look.scale import NEAR, RADIUS, Type
from tracksync.desktop.look.tokens import HATCHES, Hatch, State
from tracksync.desktop.look.words import in_table
from tracksync.desktop.models.strip import BUCKET, BlockKind, Bucket, Standing, StripBlock
from tracksync.desktop.views.hatching import hatch_brush
from tracksync.desktop.views.sayings import STANDING_ICONS, STATE_ICONS
from tracksync.desktop.views.strip.layout import Lane
from tracksync.desktop.views.strip.scale import TimeScale

_QUIET_STATES = {State.AWAY, State.ASLEEP, State.LOCKED, State.UNKNOWN}
_ELLIPSIS = "…"
_ROOM_FOR_TEXT = 30
_ROOM_FOR_ICON = 92
_ICON_PX = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_BARELY = 4
_ROUND_FROM = 8


@dataclass(frozen=True, slots=True)
class Rows:
    """The heights of the strip, from the size of the text."""

    axis: int
    activity: int
    gap: int
    blocks: int

    @property
    def activity_top(self) -> int:
        return self.axis + NEAR

    @property
    def blocks_top(self) -> int:
        return self.activity_top + self.activity + self.gap

    @property
    def height(self) -> int:
        return self.blocks_top + self.blocks + _BARELY


def rows_of(look: Look) -> Rows:
    caption, body = look.line_height(Type.CAPTION), look.line_height()
    return Rows(caption + 4, max(36, body * 2), NEAR, body + caption + 12)


def block_rect(block: StripBlock, lane: Lane, scale: TimeScale, rows: Rows) -> QRectF:
    """Tell where a block lies; never thinner than two pixels."""
    one, other = scale.x(block.start_at), scale.x(block.end_at)
    if one > other:
        one, other = other, one
    height = rows.blocks / lane.count
    top = rows.blocks_top + lane.index * height
    gap = 1.0 if lane.count > 1 else 0.0
    return QRectF(one, top, max(2.0, other - one), height - gap)


class StripPainter:
    """Knows the look; is told what to draw."""

    def __init__(self, look: Look, ratio: float) -> None:
        self._look = look
        self._t = look.tokens
        self._ratio = ratio
        self._caption = look.font(Type.CAPTION)
        self._body = look.font()
        self._caption_metrics = QFontMetrics(self._caption)
        self._body_metrics = QFontMetrics(self._body)
        self._icon = look.px(_ICON_PX)
        self._least = self._body_metrics.horizontalAdvance("Wow…")

    def hours(self, p: QPainter, scale: TimeScale, rows: Rows, zone: str) -> None:
        """Draw the axis: a label and a quiet line per hour, as many labels as there is room for."""
        widest = self._caption_metrics.horizontalAdvance(self._look.words.hour(12)) + 2 * NEAR
        each = next((n for n in (1, 2, 3, 4, 6, 12) if scale.px_per_hour * n >= widest), 24)
        p.setFont(self._caption)
        for at, hour in scale.full_hours(zone):
            if not scale.start <= at <= scale.end:
                continue
            x = round(scale.x(at)) + 0.5
            p.setPen(QPen(qcolor(self._t.line), 1))
            p.drawLine(QPointF(x, rows.axis), QPointF(x, rows.height - _BARELY))
            if hour % each == 0:
                p.setPen(qcolor(self._t.text_quiet))
                label = QRectF(x - widest, 0, 2 * widest, rows.axis)
                left, right = scale.left - NEAR, scale.left + scale.width + NEAR
                label.moveLeft(min(label.left(), right - widest - _half(self, hour)))
                label.moveLeft(max(label.left(), left - widest + _half(self, hour)))
                p.drawText(label, Qt.AlignmentFlag.AlignCenter, self._look.words.hour(hour))

    def label_width(self, hour: int) -> int:
        return self._caption_metrics.horizontalAdvance(self._look.words.hour(hour))

    def activity(
        self, p: QPainter, buckets: Sequence[Bucket], scale: TimeScale, rows: Rows
    ) -> None:
        """Draw a bar per five minutes; quiet stretches as one patterned line with their icon."""
        base = rows.activity_top + rows.activity
        p.setPen(Qt.PenStyle.NoPen)
        shown = [b for b in buckets if b.start_at + BUCKET > scale.start and b.start_at < scale.end]
        for state, run in groupby(shown, key=lambda b: b.state):
            found = list(run)
            of = qcolor(self._t.state(state))
            if state in _QUIET_STATES:
                self._quiet(p, state, found, scale, base)
                continue
            bars = [self._bar(bucket, scale, base, rows.activity) for bucket in found]
            if HATCHES[state] is not Hatch.NONE:
                p.setBrush(qcolor(self._t.state(state), 0.25))
                p.drawRects(bars)
                p.setBrush(of)
                p.drawRects([QRectF(b.left(), b.top(), b.width(), 1.5) for b in bars])
            p.setBrush(hatch_brush(HATCHES[state], of, self._ratio))
            p.drawRects(bars)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(qcolor(self._t.line), 1))
        p.drawLine(QPointF(scale.left, base + 0.5), QPointF(scale.left + scale.width, base + 0.5))

    def _bar(self, bucket: Bucket, scale: TimeScale, base: int, height: int) -> QRectF:
        one, other = sorted((scale.x(bucket.start_at), scale.x(bucket.start_at + BUCKET)))
        tall = max(2.0, bucket.share * height)
        gap = 1.0 if other - one > _BARELY else 0.0
        return QRectF(one, base - tall, max(1.0, other - one - gap), tall)

    def _quiet(
        self, p: QPainter, state: State, run: list[Bucket], scale: TimeScale, base: int
    ) -> None:
        one, other = sorted((scale.x(run[0].start_at), scale.x(run[-1].start_at + BUCKET)))
        of = qcolor(self._t.state(state))
        band = QRectF(one, base - 8, other - one - 1, 8)
        p.setBrushOrigin(band.topLeft())
        p.fillRect(band, hatch_brush(HATCHES[state], of, self._ratio))
        if band.width() > self._icon * 1.5:
            icon = self._look.icon(STATE_ICONS[state], self._t.text_quiet, self._icon)
            where = QRect(
                round(band.center().x() - self._icon / 2),
                base - 8 - self._icon - 4,
                self._icon,
                self._icon,
            )
            icon.paint(p, where)

    def block(self, p: QPainter, block: StripBlock, rect: QRectF, *, is_hovered: bool) -> None:
        if block.kind is BlockKind.QUESTION:
            self._question(p, block, rect, is_hovered=is_hovered)
            return
        edge = qcolor(self._look.hue(block.hue))
        if rect.width() < _ROUND_FROM:
            p.fillRect(rect.adjusted(0, 0, -0.5, 0), edge)
            return
        ground = qcolor(self._look.hue_tint(block.hue))
        radius = min(RADIUS, rect.width() / 3)
        inner = rect.adjusted(0.5, 0.5, -1.5, -0.5)
        p.setPen(QPen(edge, 2.0 if is_hovered else 1.0))
        p.setBrush(ground)
        p.drawRoundedRect(inner, radius, radius)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(edge)
        mirrored = p.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = inner.right() - 4 if mirrored else inner.left()
        p.drawRoundedRect(QRectF(x, inner.top(), 4, inner.height()), 2, 2)
        if rect.width() >= _ROOM_FOR_TEXT:
            self._block_text(p, block, inner)

    def _block_text(self, p: QPainter, block: StripBlock, inner: QRectF) -> None:
        mirrored = p.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = inner.adjusted(NEAR, 3, -10, -3) if mirrored else inner.adjusted(10, 3, -NEAR, -3)
        align = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        two_lines = room.height() >= self._body_metrics.height() + self._caption_metrics.height()
        first = QRectF(room)
        if two_lines:
            first.setHeight(room.height() * 0.56)
        title_room = QRectF(first)
        if inner.width() >= _ROOM_FOR_ICON:
            self._standing(p, block, first, mirrored=mirrored)
            shift = self._icon + 4
            title_room.adjust(shift if mirrored else 0, 0, 0 if mirrored else -shift, 0)
        p.setPen(qcolor(self._t.text))
        p.setFont(self._body)
        if title_room.width() >= self._least:
            said = self._elided(self._body_metrics, block.title, title_room)
            p.drawText(title_room, align, said)
        if not two_lines:
            return
        second = QRectF(room.left(), first.bottom(), room.width(), room.bottom() - first.bottom())
        length = in_table(block.end_at - block.start_at)
        said = f"{block.key} · {length}" if block.key else length
        if self._caption_metrics.horizontalAdvance(said) > second.width():
            said = length
        if self._caption_metrics.horizontalAdvance(said) > second.width():
            return  # half a length is a wrong one
        p.setFont(self._caption)
        p.setPen(qcolor(self._t.text))
        p.drawText(second, align, said)

    def _standing(self, p: QPainter, block: StripBlock, line: QRectF, *, mirrored: bool) -> None:
        of = self._t.red_text if block.standing is Standing.STUCK else self._t.text
        icon = self._look.icon(STANDING_ICONS[block.standing], of, self._icon)
        x = line.left() if mirrored else line.right() - self._icon
        icon.paint(
            p, QRect(round(x), round(line.center().y() - self._icon / 2), self._icon, self._icon)
        )

    def _question(self, p: QPainter, block: StripBlock, rect: QRectF, *, is_hovered: bool) -> None:
        of = qcolor(self._t.state(State.UNKNOWN))
        inner = rect.adjusted(0.5, 0.5, -1.5, -0.5)
        p.setPen(QPen(of, 2.0 if is_hovered else 1.0))
        p.setBrush(qcolor(self._t.raised))
        radius = min(RADIUS, rect.width() / 3)
        p.drawRoundedRect(inner, radius, radius)
        p.setBrushOrigin(inner.topLeft())
        p.setBrush(
            hatch_brush(Hatch.DIAGONAL, qcolor(self._t.state(State.UNKNOWN), 0.55), self._ratio)
        )
        p.drawRoundedRect(inner, radius, radius)
        if rect.width() < _ROOM_FOR_TEXT:
            return
        length = in_table(block.end_at - block.start_at)
        text_px = self._caption_metrics.horizontalAdvance(length)
        has_text = rect.width() > text_px + self._icon + 3 * NEAR
        wide = self._icon + (4 + text_px if has_text else 0) + 12
        high = max(self._icon, self._caption_metrics.height()) + 4.0
        pill = QRectF(0, 0, wide if has_text else high, high)
        pill.moveCenter(inner.center())
        p.setPen(QPen(qcolor(self._t.amber), 1))
        p.setBrush(qcolor(self._t.surface))
        p.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        icon = self._look.icon("question", self._t.amber_text, self._icon)
        aside = 6 if has_text else (pill.width() - self._icon) / 2
        where = QRect(
            round(pill.left() + aside),
            round(pill.center().y() - self._icon / 2),
            self._icon,
            self._icon,
        )
        icon.paint(p, where)
        if has_text:
            p.setPen(qcolor(self._t.text))
            p.setFont(self._caption)
            p.drawText(
                pill.adjusted(self._icon + 8, 0, 0, 0),
                _LEFT | Qt.AlignmentFlag.AlignVCenter,
                length,
            )

    def focus_ring(self, p: QPainter, rect: QRectF) -> None:
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(qcolor(self._t.focus), 2))
        p.drawRoundedRect(rect.adjusted(-1, -1.5, 0, 1.5), RADIUS + 1, RADIUS + 1)

    def grip(self, p: QPainter, x: float, rows: Rows, label: str) -> None:
        """Draw an edge in the hand, with the time it stands at."""
        ink = qcolor(self._t.text)
        p.setPen(QPen(ink, 2))
        p.drawLine(QPointF(x, rows.blocks_top - 4), QPointF(x, rows.height))
        if label:
            self._bubble(p, x, rows.blocks_top - self._caption_metrics.height() - 10, label)

    def now(self, p: QPainter, x: float, rows: Rows) -> None:
        accent = qcolor(self._t.focus)
        p.setPen(QPen(accent, 1.5))
        p.drawLine(QPointF(x, rows.axis), QPointF(x, rows.height))
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(accent)
        p.drawEllipse(QPointF(x, rows.axis + 1), 3.5, 3.5)

    def _bubble(self, p: QPainter, x: float, y: float, label: str) -> None:
        wide = self._caption_metrics.horizontalAdvance(label) + 2 * NEAR
        bubble = QRectF(x - wide / 2, y, wide, self._caption_metrics.height() + 6)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(qcolor(self._t.text))
        p.drawRoundedRect(bubble, RADIUS, RADIUS)
        p.setPen(QColor(qcolor(self._t.surface)))
        p.setFont(self._caption)
        p.drawText(bubble, Qt.AlignmentFlag.AlignCenter, label)

    def _icon_at(self, middle: QPointF) -> QRect:
        half = self._icon / 2
        return QRect(round(middle.x() - half), round(middle.y() - half), self._icon, self._icon)

    def _elided(self, metrics: QFontMetrics, text: str, room: QRectF) -> str:
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        return "" if said == _ELLIPSIS else said


def _half(painter: StripPainter, hour: int) -> float:
    return painter.label_width(hour) / 2
