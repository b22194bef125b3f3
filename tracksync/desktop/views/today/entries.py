"""Entries as rows of a table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, Type
from tracksync.desktop.look.words import in_table
from tracksync.desktop.models.strip import Standing
from tracksync.desktop.models.today import EntryRow
from tracksync.desktop.views.rows import RowDelegate, RowPen
from tracksync.desktop.views.sayings import STANDING_ICONS, Sayings

_ROOM_FOR_ALL_EMS = 27


def say_entry(row: EntryRow, zone: str, sayings: Sayings) -> str:
    """Say an entry as it is announced."""
    words = sayings.words
    span = words.clock(row.start_at, zone)
    if row.end_at:
        span = words.span(row.start_at, row.end_at, zone)
    said = [row.title, row.key, span, words.length(row.length), sayings.standing[row.standing]]
    return ", ".join([part for part in (*said, row.note) if part])


class EntryDelegate(RowDelegate):
    """Time, task, key, length, standing: as much as there is room for."""

    def __init__(self, look: Look, sayings: Sayings, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._sayings = sayings
        self._zone = "UTC"

    def show_zone(self, zone: str) -> None:
        self._zone = zone

    def draw_row(self, pen: RowPen, value: EntryRow, *, is_hot: bool) -> None:
        del is_hot
        t, words = self.look.tokens, self.look.words
        has_room = pen.has_room(_ROOM_FOR_ALL_EMS)
        start = words.clock(value.start_at, self._zone)
        pen.text(pen.lead(pen.width_of(start)), start, of=t.text_quiet)
        pen.dot(pen.lead(self.look.px(12)), value.hue)
        of = {
            Standing.STUCK: t.red_text,
            Standing.UNKNOWN: t.amber_text,
            Standing.RUNNING: t.link,
            Standing.SENT: t.good_text,
        }.get(value.standing, t.text_quiet)
        if has_room:
            widest = max(pen.width_of(said) for said in self._sayings.standing.values())
            pen.text(pen.trail(widest, 4), self._sayings.standing[value.standing], of=of)
        pen.icon(pen.trail(self.look.px(18), APART), STANDING_ICONS[value.standing], of)
        length = in_table(value.length)
        pen.text(pen.trail(pen.width_of("00:00"), APART), length, is_strong=True, at_end=True)
        if has_room:
            pen.text(pen.trail(self.look.em(5.2)), value.key, of=t.text_quiet)
        if value.is_overlapping:
            pen.icon(pen.trail(18), "overlap", t.amber_text)
        width = min(pen.room, pen.width_of(value.title))
        pen.text(pen.lead(width, 12), value.title)
        if value.note and has_room:
            pen.text(pen.rest(), value.note, of=t.text_quiet, size=Type.CAPTION)
