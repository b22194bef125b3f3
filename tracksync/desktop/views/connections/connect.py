"""The dialog of connecting: how, what is asked, tried before it is saved."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, Type
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.models.connections import ConnectForm, SiteChoice
from tracksync.desktop.views.connections.places import PlacesPanel
from tracksync.desktop.views.connections.sign_in_panels import (
    BrowserPanel,
    DonePanel,
    Panel,
    SitesPanel,
    TokenPanel,
    WaitPanel,
)
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.fields import Toggle
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.page import clear
from tracksync.desktop.views.parts import Button, Chips, Picture, Text, hung
from tracksync.ports.manifest import Way


class OnlyRead(QWidget):
    """Whether anything shall be written there: not asked for, or else not done."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._form = ConnectForm("", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.toggle = Toggle(look, "", shows_name=True)
        self._hint = Text(look, size=Type.CAPTION, tone="quiet", wraps=True)
        column.addWidget(self.toggle)
        column.addWidget(self._hint)

    def show_form(self, form: ConnectForm) -> None:
        self._form = form
        self.toggle.setChecked(form.is_read_only)

    def show_way(self, way: Way) -> None:
        """Say what it does with this way of signing in."""
        is_less_asked = way is not Way.TOKEN and self._form.can_ask_less
        self.toggle.say(
            self.tr("Ask for reading only: nothing can be written")
            if is_less_asked
            else self.tr("Only read: TrackSync writes nothing there")
        )
        hint = ""
        if way is Way.TOKEN:
            hint = self.tr("The token itself keeps the rights you gave it.")
        elif not is_less_asked:
            asks = self.tr(
                "{service} gives no sign-in for reading alone; TrackSync keeps to it by itself."
            )
            hint = asks.format(service=self._form.title)
        self._hint.say(hint)
        self.toggle.setAccessibleDescription(hint)


class Uses(QWidget):
    """What the sign-in will be used for, and what should be known before, one line each."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._writing: list[QWidget] = []

    def show_form(self, form: ConnectForm) -> None:
        clear(self._column)
        for use in form.uses:
            self._use(use)
        self._writing = [self._use(use) for use in form.write_uses]
        for caveat in form.caveats:
            self._say("info", "text_quiet", caveat, Type.CAPTION)

    def show_writing(self, is_writing: bool) -> None:
        """Say what is written only where it is."""
        for line in self._writing:
            line.setVisible(is_writing)

    def _use(self, words: str) -> QWidget:
        return self._say("check", "good_text", words, Type.BODY)

    def _say(self, icon: str, tone: str, words: str, size: Type) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        picture = Picture(self._look, icon, tone=tone, size_px=16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self._look, words, size=size, tone="quiet", wraps=True), 1)
        self._column.addWidget(line)
        return line


class ConnectDialog(Dialog):
    """
    Asks how to sign in, and what that way needs; secrets are shown to nobody and not kept here.

    Args:
        parent: The window.
    """

    tried = Signal(str, str, str, bool)
    begun = Signal(object)
    site_chosen = Signal(str)
    cancelled = Signal()
    page_asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.setObjectName("connect")
        self.resize(max(480, look.em(26)), 0)
        self._way = Way.TOKEN
        self._is_channel = self._was_choosing = False
        self._how = QWidget()
        self._ways = Chips(self)
        self._chips: dict[Way, Button] = {}
        self._flow = FlowLayout(self._how, gap=4)
        self.by_token, self.by_browser = TokenPanel(look), BrowserPanel(look)
        self.waiting, self.sites, self.connected = (
            WaitPanel(look),
            SitesPanel(look),
            DonePanel(look),
        )
        self.places = PlacesPanel(look)
        self._panels: tuple[Panel, ...] = (
            *(self.by_token, self.by_browser, self.waiting),
            *(self.sites, self.places, self.connected),
        )
        self.only_read = OnlyRead(look)
        self._uses = Uses(look)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Trying to sign in"))
        self._progress.hide()
        self.body.addWidget(self._how)
        for panel in self._panels:
            self.body.addLayout(hung(panel, panel.HANG))
        for widget in (self.only_read, self._uses, self._progress):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._back = Button(look, self.tr("Back"))
        self._cancel = Button(look, self.tr("Cancel"))
        self.connect_button = Button(look, self.tr("Connect"), kind="main")
        self.connect_button.setDefault(True)
        self.at_end(self._back, self._cancel, self.connect_button)
        self._wire()

    def _wire(self) -> None:
        self._back.clicked.connect(self._back_clicked)
        self._cancel.clicked.connect(self.reject)
        self.connect_button.clicked.connect(self._connect_clicked)
        self.by_token.changed.connect(self._ready)
        self.by_browser.changed.connect(self._changed)
        self.only_read.toggle.toggled.connect(self._reading_chosen)
        self.by_token.page_asked.connect(self.page_asked)
        self.waiting.page_asked.connect(self.page_asked)
        self.sites.chosen.connect(self.site_chosen)
        self.places.changed.connect(self._ready)
        self.places.opened.connect(self._connect_clicked)

    # --- asking ---------------------------------------------------------------------------------

    def show_form(self, form: ConnectForm) -> None:
        words = (
            self.tr("Sign in to {service} again") if form.is_again else self.tr("Connect {service}")
        )
        title = words.format(service=form.title)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.by_token.show_form(form)
        self.by_browser.show_form(form)
        self.only_read.show_form(form)
        self._is_channel = form.is_channel
        names = {
            Way.TOKEN: self.tr("With an address") if form.asks_for else self.tr("With a token"),
            Way.OAUTH: self.tr("In the browser"),
            Way.DEVICE: self.tr("By a code"),
        }
        for way in form.ways:
            chip = Button(self.look, names[way], kind="quiet")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, to=way: self._choose(to))
            self._ways.addButton(chip)
            self._flow.addWidget(chip)
            self._chips[way] = chip
        self._uses.show_form(form)
        self._uses.show_writing(not form.is_read_only)
        self._choose(form.way)
        self._focus_first()

    def _choose(self, way: Way) -> None:
        self._way = way
        self._chips[way].setChecked(True)
        self.by_browser.show_way(way)
        self.only_read.show_way(way)
        self._show(self._form_panel)

    @property
    def _form_panel(self) -> TokenPanel | BrowserPanel:
        return self.by_token if self._way is Way.TOKEN else self.by_browser

    def _show(self, panel: Panel) -> None:
        """Show one panel, with the buttons that belong to it."""
        is_form = panel is self._form_panel
        for one in self._panels:
            one.setVisible(one is panel)
        self._how.setVisible(is_form and len(self._chips) > 1)
        self.only_read.setVisible(is_form and not self._is_channel)
        self._uses.setVisible(is_form)
        self._back.setVisible(panel in {self.waiting, self.sites, self.places})
        self._cancel.setVisible(panel is not self.connected)
        self.connect_button.setVisible(is_form or panel in {self.places, self.connected})
        self._ready()
        self.fit()

    def _reading_chosen(self, is_read_only: bool) -> None:
        self._uses.show_writing(not is_read_only)
        self.fit()

    def _changed(self) -> None:
        self._ready()
        self.fit()

    def _ready(self) -> None:
        is_done = self.connected.isVisibleTo(self)
        words = {
            Way.TOKEN: self.tr("Connect"),
            Way.OAUTH: self.tr("Open the browser"),
            Way.DEVICE: self.tr("Get a code"),
        }
        does = words[Way.TOKEN if self._is_choosing else self._way]
        self.connect_button.say(self.tr("Done") if is_done else does)
        asking = self.places if self._is_choosing else self._form_panel
        self.connect_button.setEnabled(is_done or asking.is_complete)

    @property
    def _is_choosing(self) -> bool:
        return self.places.isVisibleTo(self)

    def _focus_first(self) -> None:
        first = (self.by_token.site, self.by_token.email, self.by_token.token)
        if self._way is Way.TOKEN:
            asked = [field for field in first if self.by_token.is_asked(field)]
            next((field for field in asked if not field.text()), asked[-1]).setFocus()
        elif self.by_browser.is_complete:
            self.connect_button.setFocus()
        else:
            self.by_browser.apps.setFocus()

    # --- what came of it ------------------------------------------------------------------------

    def show_trying(self, is_trying: bool) -> None:
        if self._way is Way.TOKEN:
            self._progress.setVisible(is_trying)
            self.by_token.setEnabled(not is_trying)
            self.places.setEnabled(not is_trying)
            self._how.setEnabled(not is_trying)
            self.only_read.setEnabled(not is_trying)
            self._ready()
            if is_trying:
                self.connect_button.say(self.tr("Trying…"))
                self.connect_button.setEnabled(False)
        elif is_trying:
            self._was_choosing = self._is_choosing
            self.waiting.show_moment()
            self._show(self.waiting)
            self._cancel.setFocus()
        else:
            self._show(self.places if self._was_choosing else self.by_browser)

    def show_page(self, page: str, shown: str) -> None:
        self.waiting.show_page(page, shown)
        self.fit()
        self.waiting.open.setFocus()
        if not shown:
            self.page_asked.emit(page)

    def show_unopened(self) -> None:
        """No browser could be opened for the page."""
        self.waiting.show_unopened()
        self.fit()

    def show_sites(self, sites: tuple[SiteChoice, ...]) -> None:
        self._show(self.sites)
        self.sites.show_sites(sites)
        self.fit()
        self.sites.buttons[0].setFocus()

    def show_places(self, places: tuple[SiteChoice, ...]) -> None:
        self.places.show_places(places)
        self._show(self.places)
        self.places.search.setFocus()

    def show_trouble(self, trouble: Trouble | None) -> None:
        super().show_trouble(trouble)
        if trouble and self._is_choosing:
            self.places.search.setFocus()
        elif trouble and self._way is Way.TOKEN:
            self.by_token.token.setFocus()
            self.by_token.token.selectAll()
        elif trouble:
            self.connect_button.setFocus()

    def show_connected(self, account: str, site: str) -> None:
        self._forget()
        if self._way is Way.TOKEN:
            self.accept()
            return
        self.connected.show_connected(account, site, is_channel=self._is_channel)
        self._show(self.connected)
        self.connect_button.setFocus()
        self.raise_()
        self.activateWindow()

    # --- leaving --------------------------------------------------------------------------------

    def _connect_clicked(self) -> None:
        if self.connected.isVisibleTo(self):
            self.accept()
            return
        reads_only = self.only_read.toggle.isChecked()
        if self._way is not Way.TOKEN and self._is_choosing:
            self.site_chosen.emit(self.places.chosen)
        elif self._way is Way.TOKEN:
            panel = self.by_token
            site = self.places.chosen if self._is_choosing else panel.site.text()
            typed = (site, panel.email.text(), panel.token.text())
            self.tried.emit(*typed, reads_only)
        else:
            self.begun.emit(replace(self.by_browser.filled_in(), is_read_only=reads_only))

    def _back_clicked(self) -> None:
        self.cancelled.emit()
        self.waiting.forget()
        self._was_choosing = False
        super().show_trouble(None)
        self._show(self._form_panel)
        self.connect_button.setFocus()

    def _forget(self) -> None:
        self.by_token.token.clear()
        self.by_browser.forget()
        self.waiting.forget()

    def reject(self) -> None:
        self._forget()
        self.cancelled.emit()
        super().reject()
