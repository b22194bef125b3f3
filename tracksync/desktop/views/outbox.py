"""The Outbox page: what needs the person, what waits, what was sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, Type
from tracksync.desktop.look.words import in_table
from tracksync.desktop.models.common import Remedy
from tracksync.desktop.models.outbox import LET_GO, DeliveryRow, OutboxModel
from tracksync.desktop.models.strip import Standing
from tracksync.desktop.views.connections.found_card import FoundCard
from tracksync.desktop.views.page import EmptyPlace, Page, Scroll, clear, focus_kept
from tracksync.desktop.views.parts import Button, Dot, ElidedText, Picture, Text
from tracksync.desktop.views.plain import tip
from tracksync.desktop.views.rows import RowDelegate, RowModel, RowPen, Rows
from tracksync.desktop.views.sayings import STANDING_ICONS, Sayings

_CARDS_SHOWN = 20
_TONES = {Standing.SENT: "good_text", Standing.UNKNOWN: "amber_text"}
_ROOM_FOR_ALL_EMS, _ROOM_BESIDE_EMS = 34, 32


class StuckCard(QFrame):
    """A delivery that needs the person: what, why, and the remedy."""

    remedied = Signal(str, str)

    def __init__(self, look: Look, row: DeliveryRow, zone: str) -> None:
        super().__init__()
        self.setProperty("role", "trouble")
        self.setObjectName("stuck")
        self._look = look
        whole = self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        whole.setContentsMargins(12, 10, 12, 10)
        whole.setSpacing(12)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Picture(look, "warning", tone="red_text"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        if row.trouble:
            column.addWidget(Text(look, row.trouble.title, is_strong=True, wraps=True))
            if row.trouble.hint:
                column.addWidget(Text(look, row.trouble.hint, wraps=True))
        about = QHBoxLayout()
        about.setSpacing(NEAR)
        about.addWidget(Dot(look, row.hue))
        words = look.words
        started = f"{words.day_at(row.started_at, zone)}, {words.clock(row.started_at, zone)}"
        parts = (row.title, row.key, started, words.length(row.length))
        said = "  ·  ".join([part for part in parts if part])
        about.addWidget(ElidedText(look, said, size=Type.CAPTION), 1)
        column.addSpacing(2)
        column.addLayout(about)
        line.addLayout(column, 1)
        whole.addLayout(line, 1)
        whole.addWidget(self._deeds(look, row), 0, Qt.AlignmentFlag.AlignVCenter)

    def _deeds(self, look: Look, row: DeliveryRow) -> QWidget:
        made = QWidget()
        deeds = QHBoxLayout(made)
        deeds.setContentsMargins(0, 0, 0, 0)
        deeds.setSpacing(12)
        remedy = row.trouble.remedy if row.trouble else None
        if remedy:
            button = Button(look, remedy.label)
            button.clicked.connect(lambda: self._remedy(row.id, remedy))
            deeds.addWidget(button)
        leave = Button(look, self.tr("Do not send"), kind="quiet")
        leave.setToolTip(tip(self.tr("It stays here and is not sent.")))
        leave.clicked.connect(lambda: self.remedied.emit(row.id, LET_GO))
        deeds.addWidget(leave)
        deeds.addStretch(1)  # below the words they are no wider than they need
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where there is no room beside them."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._look.em(_ROOM_BESIDE_EMS)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if way is not self._whole.direction():
            self._whole.setDirection(way)

    def _remedy(self, delivery: str, remedy: Remedy) -> None:
        self.remedied.emit(delivery, remedy.id)


class DeliveryDelegate(RowDelegate):
    """A delivery on one line."""

    def __init__(self, look: Look, sayings: Sayings, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._sayings = sayings
        self.zone = "UTC"

    def standing(self, row: DeliveryRow, *, has_day: bool = False) -> str:
        """Say how it stands, and since or until when."""
        words, said = self.look.words, self._sayings.standing[row.standing]
        if row.at is None:
            return said
        time = words.clock(row.at, self.zone)
        if row.standing is Standing.SENT and has_day:
            day = words.day_at(row.at, self.zone)
            return self.tr("sent on {day} at {time}").format(day=day, time=time)
        templates = {
            Standing.SENT: self.tr("sent at {time}"),
            Standing.WAITING: self.tr("waiting until {time}"),
            Standing.UNKNOWN: self.tr("checked again at {time}"),
        }
        return templates.get(row.standing, said).format(time=time)

    def draw_row(self, pen: RowPen, value: DeliveryRow, *, is_hot: bool) -> None:
        del is_hot
        t, words = self.look.tokens, self.look.words
        of = getattr(t, _TONES.get(value.standing, "text_quiet"))
        pen.icon(pen.lead(self.look.px(18)), STANDING_ICONS[value.standing], of)
        pen.dot(pen.lead(self.look.px(12)), value.hue)
        has_room = pen.has_room(_ROOM_FOR_ALL_EMS)
        if has_room:
            pen.text(pen.trail(self.look.em(10.5)), self.standing(value), of=of)
        length = in_table(value.length)
        pen.text(pen.trail(pen.width_of("00:00")), length, is_strong=True, at_end=True)
        day = words.day_at(value.started_at, self.zone)
        started = f"{day}, {words.clock(value.started_at, self.zone)}"
        if has_room:
            pen.text(pen.trail(self.look.em(8)), started, of=t.text_quiet)
            pen.text(pen.trail(self.look.em(4.6)), value.key, of=t.text_quiet)
        pen.text(pen.rest(), value.title)


class OutboxPage(Page):
    """Shows what leaves this computer, and what keeps it."""

    remedy_clicked = Signal(str, str)
    preview_clicked = Signal()
    compare_clicked = Signal()
    opened = Signal(str)
    bring_clicked = Signal()
    stop_bringing_clicked = Signal()
    leave_clicked = Signal()

    def __init__(self, look: Look, sayings: Sayings) -> None:
        empty = EmptyPlace(look, "check", "")
        super().__init__(look, self.tr("Outbox"), empty)
        self.setObjectName("outbox")
        empty.sentence.setText(self.tr("Nothing waits to be sent."))
        self._send = Button(look, self.tr("Preview and send…"), kind="main", icon="outbox")
        self._send.clicked.connect(self.preview_clicked)
        self._compare = Button(look, self.tr("Compare…"), kind="quiet")
        self._compare.setToolTip(
            tip(self.tr("See what the services say, beside what stands here."))
        )
        self._compare.clicked.connect(self.compare_clicked)
        self.beside_title(self._compare)
        self.beside_title(self._send)
        self._summary = Text(look, tone="quiet", wraps=True)
        self._found: FoundCard | None = None
        self._is_looking = False
        self._brought: int | None = None
        self._cards = Scroll(self.tr("Needs you"), limit=look.em(12))
        self._model = RowModel(self._say)
        self.rows = Rows(self.tr("Deliveries"), self._model)
        self._delegate = DeliveryDelegate(look, sayings, self.rows)
        self.rows.setItemDelegate(self._delegate)
        self.rows.opened.connect(lambda row: self.opened.emit(row.id))
        column = self.column(gap=12)
        column.addWidget(self.inset(self._summary))
        column.addWidget(self.inset(self._cards))
        column.addWidget(self.rows, 1)
        self.begin_at(self.rows)

    def show_outbox(self, outbox: OutboxModel) -> None:
        self._delegate.zone = outbox.zone
        self._compare.setVisible(outbox.has_connections)
        self._send.setVisible(outbox.is_preview and bool(outbox.waiting))
        self._summary.say(self._summary_words(outbox))
        with focus_kept(self):
            self._fill_cards(outbox)
            self._model.show((*outbox.waiting, *outbox.sent))
            something = outbox.stuck or outbox.waiting or outbox.sent or outbox.found
            self.show_content(is_empty=not something)

    def show_bringing(self, done: int | None) -> None:
        self._brought = done
        if self._found is not None:
            self._found.show_bringing(done)

    def _fill_cards(self, outbox: OutboxModel) -> None:
        clear(self._cards.column)
        self._found = self._found_card(outbox) if outbox.found else None
        if self._found is not None:
            self._cards.column.addWidget(self._found)
        for row in outbox.stuck[:_CARDS_SHOWN]:
            card = StuckCard(self.look, row, outbox.zone)
            card.remedied.connect(self.remedy_clicked)
            self._cards.column.addWidget(card)
        more = len(outbox.stuck) - _CARDS_SHOWN
        if more > 0:
            said = self.tr("%n more need(s) you", "", more)
            self._cards.column.addWidget(Text(self.look, said, tone="quiet"))
        self._cards.fit()
        self._cards.setVisible(bool(outbox.stuck or outbox.found))

    def _found_card(self, outbox: OutboxModel) -> FoundCard:
        card = FoundCard(self.look, outbox.found, outbox.zone, is_open=self._is_looking)
        # What comes in changes the page: its card is built anew, and still says how far it is.
        card.show_bringing(self._brought)
        card.bring_clicked.connect(self.bring_clicked)
        card.stop_clicked.connect(self.stop_bringing_clicked)
        card.leave_clicked.connect(self.leave_clicked)
        card.looked.connect(self._look_at_found)
        return card

    def _look_at_found(self) -> None:
        self._is_looking = True
        self._cards.fit()

    def _summary_words(self, outbox: OutboxModel) -> str:
        parts = [self.tr("Nothing waits to be sent")]
        if outbox.waiting:
            parts = [self.tr("%n waiting", "", len(outbox.waiting))]
        if outbox.stuck:
            parts.append(self.tr("%n need(s) you", "", len(outbox.stuck)))
        if outbox.sent_count:
            parts.append(self.tr("%n sent", "", outbox.sent_count))
        return "  ·  ".join(parts)

    def _say(self, row: DeliveryRow) -> str:
        words = self.look.words
        said = [row.title, row.key, words.day_at(row.started_at, self._delegate.zone)]
        said += [words.length(row.length), self._delegate.standing(row, has_day=True)]
        return ", ".join([part for part in said if part])
