"""Which channel: searched by name among however many there are, or named by its link."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from tracksync.desktop.look.look import Look
from tracksync.desktop.models.connections import SiteChoice
from tracksync.desktop.views.connections.sign_in_panels import Panel
from tracksync.desktop.views.fields import Search
from tracksync.desktop.views.parts import Text
from tracksync.desktop.views.rows import RowDelegate, RowModel, RowPen, Rows

_WALKS = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
_HIGH_EMS = 13


class PlaceDelegate(RowDelegate):
    """A name, and the id in the way of people who have several of that name."""

    def draw_row(self, pen: RowPen, value: SiteChoice, *, is_hot: bool) -> None:
        del is_hot
        of = self.look.tokens.text_quiet
        if value.id:
            pen.text(pen.trail(pen.width_of(value.id)), value.id, of=of, at_end=True)
        pen.text(pen.rest(), value.name)


class PlacesPanel(Panel):
    """A field to search with, and what is called that; `opened` where one is meant at once."""

    opened = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._places: tuple[SiteChoice, ...] = ()
        self._said = Text(look, tone="quiet", wraps=True)
        self.search = Search(look, self.tr("A part of its name, or its link"))
        self._model = RowModel(lambda place: str(place.name))
        self.rows = Rows(self.tr("Channels"), self._model)
        self.rows.setObjectName("place_rows")
        self.rows.setItemDelegate(PlaceDelegate(look, self.rows))
        self.rows.setFixedHeight(look.em(_HIGH_EMS))
        self._none = Text(look, self.tr("Nothing is called that."), tone="quiet")
        self.column.addWidget(self._said)
        self.add(self.tr("Channel"), self.search)
        self.column.addWidget(self.rows)
        self.column.addWidget(self._none)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._find)
        self.rows.selectionModel().currentChanged.connect(lambda *_: self.changed.emit())
        self.rows.opened.connect(lambda _: self.opened.emit())

    def show_places(self, places: tuple[SiteChoice, ...]) -> None:
        self._places = places
        self._said.say(
            self.tr(
                "%n channel(s) can be reached. Which one shall your standups go to?",
                "",
                len(places),
            )
            if places
            else self.tr(
                "Channels may not be listed with it, so name yours by its link. In Slack: "
                "right-click the channel, Copy > Copy link."
            )
        )
        self.search.setPlaceholderText(
            self.tr("A part of its name, or its link") if places else self.tr("Its link")
        )
        self.search.clear()
        self._find()

    def _find(self) -> None:
        wanted = self.search.text().strip().removeprefix("#").casefold()
        found = tuple(_called(wanted, self._places))
        self._model.show(found)
        self.rows.setVisible(bool(found))
        is_link = "/" in wanted
        self._none.setVisible(bool(self._places) and not found and not is_link)
        if wanted and found:
            self.rows.setCurrentIndex(self._model.index(0))
        self.changed.emit()

    @property
    def chosen(self) -> str:
        """Tell the address of the one that is meant, or what was typed instead; else nothing."""
        place = self.rows.value()
        return place.url if isinstance(place, SiteChoice) else self.search.text().strip()

    @property
    def is_complete(self) -> bool:
        return bool(self.chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list while letters go on into the field."""
        is_pressed = event.type() is QEvent.Type.KeyPress
        if is_pressed and isinstance(event, QKeyEvent) and Qt.Key(event.key()) in _WALKS:
            self.rows.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def _called(wanted: str, places: Iterable[SiteChoice]) -> list[SiteChoice]:
    """Find by a part of the name: the very one first, then what begins so."""
    names = ((place.name.removeprefix("#").casefold(), place) for place in places)
    found = [(name, place) for name, place in names if wanted in name]
    found.sort(key=lambda one: (one[0] != wanted, not one[0].startswith(wanted)))
    return [place for _, place in found]
