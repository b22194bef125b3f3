"""The dialog of connecting: what is asked, tried before it is saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import NEAR, Type
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.models.connections import ConnectForm
from tracksync.desktop.views.dialogs import Dialog
from tracksync.desktop.views.parts import Button, Picture, Text

_LIMIT = 4_000


class ConnectDialog(Dialog):
    """Asks for site, e-mail and token; the token is shown to nobody, and not kept here."""

    tried = Signal(str, str, str)
    cancelled = Signal()
    token_page_asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self.setObjectName("connect")
        self.resize(max(480, look.em(26)), 0)
        self._form: ConnectForm | None = None
        self.site, self.email, self.token = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.site, self.email, self.token):
            field.setMaxLength(_LIMIT)
            field.textChanged.connect(self._ready)
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self._labels = {self.site: self.labelled(self.tr("Site"), self.site)}
        self._site_hint = Text(look, "", size=Type.CAPTION, tone="quiet", wraps=True)
        self.body.addWidget(self._site_hint)
        self._labels[self.email] = self.labelled(self.tr("E-mail"), self.email)
        where = self.tr(
            "Kept in the keystore of this computer, sent to this site and nowhere else."
        )
        self.labelled(self.tr("API token"), self.token, where)
        self._make = Button(look, self.tr("Make a token…"), kind="link", icon="open")
        self._make.clicked.connect(self._make_clicked)
        line = QHBoxLayout()
        line.addWidget(self._make)
        line.addStretch(1)
        self.body.addLayout(line)
        self._scopes = QVBoxLayout()
        self._scopes.setSpacing(4)
        self.body.addLayout(self._scopes)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Trying to sign in"))
        self._progress.hide()
        self.body.addWidget(self._progress)
        self.body.addStretch(1)
        self._cancel = Button(look, self.tr("Cancel"))
        self.connect_button = Button(look, self.tr("Connect"), kind="main")
        self.connect_button.setDefault(True)
        self.at_end(self._cancel, self.connect_button)
        self._cancel.clicked.connect(self.reject)
        self.connect_button.clicked.connect(self._try_clicked)

    def show_form(self, form: ConnectForm) -> None:
        self._form = form
        title = self.tr("Connect {service}").format(service=form.title)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.site.setText(form.site)
        self.site.setPlaceholderText(form.site_example)
        self.email.setText(form.email)
        self._site_hint.say(form.site_hint)
        self.site.setAccessibleDescription(form.site_hint)
        for field, is_asked in ((self.site, form.asks_site), (self.email, form.asks_email)):
            field.setVisible(is_asked)
            self._labels[field].setVisible(is_asked)
        self._make.setVisible(bool(form.help_url))
        for scope in form.scopes:
            row = QHBoxLayout()
            row.setSpacing(NEAR)
            row.addWidget(Picture(self.look, "check", tone="good_text", size_px=16))
            row.addWidget(Text(self.look, scope, tone="quiet", wraps=True), 1)
            self._scopes.addLayout(row)
        self._ready()

    def show_trying(self, is_trying: bool) -> None:
        self._progress.setVisible(is_trying)
        for field in (self.site, self.email, self.token):
            field.setEnabled(not is_trying)
        self.connect_button.say(self.tr("Trying…") if is_trying else self.tr("Connect"))
        self.connect_button.setEnabled(not is_trying)

    def show_trouble(self, trouble: Trouble | None) -> None:
        super().show_trouble(trouble)
        if trouble:
            self.token.setFocus()
            self.token.selectAll()

    def show_connected(self, account: str, site: str) -> None:
        del account, site
        self.token.clear()
        self.accept()

    def _ready(self) -> None:
        fields = [field for field in (self.site, self.email, self.token) if not field.isHidden()]
        self.connect_button.setEnabled(all(field.text().strip() for field in fields))

    def _try_clicked(self) -> None:
        self.tried.emit(self.site.text(), self.email.text(), self.token.text())

    def _make_clicked(self) -> None:
        if self._form:
            self.token_page_asked.emit(self._form.help_url)

    def reject(self) -> None:
        self.token.clear()
        self.cancelled.emit()
        super().reject()
