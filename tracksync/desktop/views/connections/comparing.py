"""The dialog that compares with the services: a period, what differs, both sides of one item."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tracksync.core.delivery.comparing import Finding
from tracksync.core.values import dataclass
from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, Type
from tracksync.desktop.look.words import in_table
from tracksync.desktop.models.comparing import ComparingModel, Pair, Span
from tracksync.desktop.views.connections.both_sides import BothSides, icon_of
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.fields import DayField, Toggle
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.page import Box, clear
from tracksync.desktop.views.parts import Button, Chips, Text
from tracksync.desktop.views.rows import RowDelegate, RowModel, RowPen, Rows

_ROOM_FOR_ALL_EMS = 34
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class _Heading:
    """Above the items of one connection."""

    title: str
    said: str


class PairDelegate(RowDelegate):
    """An item on one line: what it is, and how long it is on each side."""

    def __init__(
        self, look: Look, findings: dict[Finding, str], sides: tuple[str, str], parent: QWidget
    ) -> None:
        super().__init__(look, parent)
        self._findings, self._sides = findings, sides
        self.zone = "UTC"

    def draw_row(self, pen: RowPen, value: Pair | _Heading, *, is_hot: bool) -> None:
        del is_hot
        t, words = self.look.tokens, self.look.words
        if isinstance(value, _Heading):
            width = pen.width_of(value.title, is_strong=True)
            self._captions(pen)
            pen.text(pen.lead(min(pen.room, width), 12), value.title, is_strong=True)
            pen.text(pen.rest(), value.said, of=t.text_quiet)
            return
        icon, tone = icon_of(value.finding)
        pen.icon(pen.lead(self.look.px(18)), icon, getattr(t, tone))
        pen.dot(pen.lead(self.look.px(12)), value.hue)
        if pen.has_room(_ROOM_FOR_ALL_EMS):
            said = self._findings[value.finding]
            pen.text(pen.trail(self.look.em(9)), said, of=getattr(t, tone))
        lengths = [
            in_table(side.length) if side else _NOTHING for side in (value.mine, value.theirs)
        ]
        for length in reversed(lengths):
            pen.text(pen.trail(pen.width_of("00:00")), length, is_strong=True, at_end=True)
        side = value.mine or value.theirs
        if side is not None and pen.has_room(_ROOM_FOR_ALL_EMS):
            started = words.day_at(side.started_at, self.zone)
            if side.has_start:
                started += f", {words.clock(side.started_at, self.zone)}"
            pen.text(pen.trail(self.look.em(8)), started, of=t.text_quiet)
        pen.text(pen.rest(), value.title)

    def _captions(self, pen: RowPen) -> None:
        """Say above the lengths which side each is of."""
        if pen.has_room(_ROOM_FOR_ALL_EMS):
            pen.trail(self.look.em(9))
        for said in (self._sides[1], self._sides[0]):
            cell, of = pen.trail(pen.width_of("00:00")), self.look.tokens.text_quiet
            pen.text(cell, said, of=of, size=Type.CAPTION, at_end=True)


class ComparingDialog(Dialog):
    """Shows what each side says; nothing is written before a side is chosen."""

    span_chosen = Signal(object)
    days_chosen = Signal(object, object)
    again_clicked = Signal()
    stop_clicked = Signal()
    taken = Signal(str, object)
    clear_taken = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        title = self.tr("Compare with the services")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.setObjectName("comparing")
        self._model: ComparingModel | None = None
        self._current, self._is_mending = "", False
        self._findings = {
            Finding.SAME: self.tr("as it should be"),
            Finding.WAITING: self.tr("waits to be sent"),
            Finding.THEIRS: self.tr("changed there"),
            Finding.BOTH: self.tr("changed on both sides"),
            Finding.GONE: self.tr("deleted there"),
            Finding.FOREIGN: self.tr("only there"),
        }
        self._summary = Text(look, is_strong=True, wraps=True)
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(NEAR)
        self._list()
        self.sides = BothSides(look)
        self.sides.taken.connect(lambda choice: self.taken.emit(self._current, choice))
        self.body.addWidget(self._picker())
        self.body.addWidget(self._progress_line())
        self.body.addWidget(self._summary_line())
        self.body.addLayout(self._boxes)
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.sides)
        self.clear = Button(look, "")
        self.clear.clicked.connect(self.clear_taken)
        self.again = Button(look, self.tr("Compare again"), icon="refresh")
        self.again.clicked.connect(self.again_clicked)
        close = Button(look, self.tr("Close"))
        close.clicked.connect(self.reject)
        self.at_start(self.clear)
        self.at_end(self.again, close)
        self.resize(max(760, look.em(42)), max(640, look.em(36)))
        self._chips[Span.WEEK].setFocus()

    # --- parts --------------------------------------------------------------------------------

    def _picker(self) -> QWidget:
        names = {
            Span.TODAY: self.tr("Today"),
            Span.WEEK: self.tr("This week"),
            Span.LAST_WEEK: self.tr("Last week"),
            Span.MONTH: self.tr("This month"),
            Span.OTHER: self.tr("Other days"),
        }
        made = QWidget()
        flow = FlowLayout(made, gap=4)
        self._group = Chips(self)
        self._chips: dict[Span, Button] = {}
        for span, name in names.items():
            chip = self._chips[span] = Button(self.look, name, kind="quiet")
            chip.setCheckable(True)
            self._group.addButton(chip)
            chip.clicked.connect(lambda _on=False, to=span: self.span_chosen.emit(to))
            flow.addWidget(chip)
        self._from, self._to = DayField(self.tr("From")), DayField(self.tr("To"))
        for field in (self._from, self._to):
            field.chosen.connect(lambda: self.days_chosen.emit(self._from.day, self._to.day))
            flow.addWidget(field)
        return made

    def _progress_line(self) -> QWidget:
        self._asking = QWidget()
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        self._asked = Text(self.look, tone="quiet")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Comparing"))
        self._stop = Button(self.look, self.tr("Stop"))
        self._stop.clicked.connect(self.stop_clicked)
        row.addWidget(self._asked)
        row.addWidget(self._progress, 1)
        row.addWidget(self._stop)
        self._asking.hide()
        return self._asking

    def _summary_line(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        self.only = Toggle(self.look, self.tr("Only what differs"), shows_name=True)
        self.only.setChecked(True)
        self.only.toggled.connect(self._show_rows)
        row.addWidget(self._summary, 1)
        row.addWidget(self.only)
        return made

    def _list(self) -> None:
        self._rows = RowModel(self._say)
        self._rows.is_heading = lambda value: isinstance(value, _Heading)
        self.rows = Rows(self.tr("Worklogs, here and there"), self._rows)
        sides = self.tr("here"), self.tr("there")
        self._delegate = PairDelegate(self.look, self._findings, sides, self.rows)
        self.rows.setItemDelegate(self._delegate)
        self.rows.opened.connect(lambda _pair: self.sides.begin())
        self.rows.selectionModel().currentChanged.connect(self._went_to)

    # --- the view -----------------------------------------------------------------------------

    def show_comparison(self, comparison: ComparingModel) -> None:
        self._model = comparison
        self._delegate.zone = comparison.zone
        self._chips[comparison.span].setChecked(True)
        for field, day in ((self._from, comparison.first), (self._to, comparison.last)):
            field.setVisible(comparison.span is Span.OTHER)
            field.show_day(day)
        self._show_progress(comparison)
        self._show_boxes(comparison)
        self._show_rows()

    def show_mending(self, is_mending: bool) -> None:
        self._is_mending = is_mending
        if is_mending:
            self.rows.setFocus()  # before what was clicked cannot have the keyboard any more
        for part in (*self._chips.values(), self._from, self._to):
            part.setEnabled(not is_mending)
        self._allow()

    def _allow(self) -> None:
        """Let things be mended, or compared again, once everything was asked."""
        is_busy = self._is_mending or bool(self._model and self._model.asking)
        for part in (self.sides, self.clear, self.again):
            part.setEnabled(not is_busy)

    def _show_progress(self, comparison: ComparingModel) -> None:
        is_asking = bool(comparison.asking)
        is_stopped = self._stop.hasFocus() and not is_asking
        self._asking.setVisible(is_asking)
        self._asked.setText(self.tr("Asking {service}…").format(service=comparison.asking))
        self._progress.setRange(0, max(1, comparison.total))
        self._progress.setValue(comparison.done)
        self._allow()
        if is_stopped:
            self.again.setFocus()

    def _show_boxes(self, comparison: ComparingModel) -> None:
        clear(self._boxes)
        for place in comparison.places:
            if place.trouble:
                box = Box(self.look, "trouble", "warning", "red_text")
                box.say(f"{place.site}: {place.trouble.title}", place.trouble.hint)
                self._boxes.addWidget(box)
            elif not place.can_be_listed:
                box = Box(self.look, "quiet-line", "info", "text_quiet")
                said = self.tr(
                    "{service} cannot be asked what stands there, so it is not compared."
                )
                box.say(said.format(service=f"{place.service} ({place.site})"))
                self._boxes.addWidget(box)

    def _show_rows(self) -> None:
        comparison = self._model
        if comparison is None:
            return
        before = self._current
        places = [p for p in comparison.places if p.can_be_listed and not p.trouble]
        shown: list[Pair | _Heading] = []
        for place in places:
            shown.append(_Heading(f"{place.service}  ·  {place.site}", self._counts(place.pairs)))
            shown += [p for p in place.pairs if not self.only.isChecked() or _differs(p)]
        self._rows.show(shown)
        pairs = [pair for place in places for pair in place.pairs]
        self._summary.setText(self._summary_words(comparison, pairs))
        changed = sum(pair.finding is Finding.THEIRS for pair in pairs)
        self.clear.say(self.tr("Take in %n that changed only there", "", changed))
        self.clear.setVisible(changed > 0)
        rows = [n for n, value in enumerate(shown) if isinstance(value, Pair)]
        at = next((n for n in rows if getattr(shown[n], "id", "") == before), None)
        at = at if at is not None else (rows[0] if rows else None)
        self._show_pair(None)
        if at is not None:
            self.rows.setCurrentIndex(self._rows.index(at, 0))

    def _went_to(self) -> None:
        self._show_pair(self.rows.value())

    def _show_pair(self, pair: Pair | None) -> None:
        self._current = pair.id if pair else ""
        self.sides.show_pair(pair, self._delegate.zone)

    # --- words --------------------------------------------------------------------------------

    def _summary_words(self, comparison: ComparingModel, pairs: list[Pair]) -> str:
        days = self.look.words.days(comparison.first, comparison.last)
        if comparison.first == comparison.last:
            days = self.look.words.day(comparison.first)
        if pairs:
            return f"{days}: {self._counts(tuple(pairs))}"
        if comparison.asking:
            return days
        if not comparison.places:
            return f"{days}: {self.tr('nothing was compared')}"
        return f"{days}: {self.tr('no worklogs on either side')}"

    def _counts(self, pairs: tuple[Pair, ...]) -> str:
        found = Counter(pair.finding for pair in pairs)
        said = []
        if count := found[Finding.SAME]:
            said.append(self.tr("%n as they should be", "", count))
        if count := found[Finding.THEIRS]:
            said.append(self.tr("%n changed there", "", count))
        if count := found[Finding.BOTH] + found[Finding.GONE]:
            said.append(self.tr("%n to be decided", "", count))
        if count := found[Finding.WAITING]:
            said.append(self.tr("%n wait(s) to be sent", "", count))
        if count := found[Finding.FOREIGN]:
            said.append(self.tr("%n only there", "", count))
        return ", ".join(said)

    def _say(self, value: Pair | _Heading) -> str:
        if isinstance(value, _Heading):
            return ", ".join(filter(None, (value.title, value.said)))
        sides = self.sides.said(value, self._delegate.zone)
        return ", ".join((value.title, self._findings[value.finding], *sides))


def _differs(pair: Pair) -> bool:
    return pair.finding is not Finding.SAME
