"""What stands in the dialog of connecting, one after the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, LINK_HANG, NEAR, Type
from tracksync.desktop.models.connections import BrowserForm, ConnectForm, SiteChoice
from tracksync.desktop.views.dialogs import Labelled
from tracksync.desktop.views.fields import Choice, Toggle
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.page import Scroll, clear
from tracksync.desktop.views.parts import Button, ElidedText, Picture, Text, hung, rule
from tracksync.desktop.views.recovery import KeyText
from tracksync.ports.authorization import LONGEST_TOKEN
from tracksync.ports.manifest import AppKind, Way

# One more than is taken: what is longer is refused in words, and not cut to what is none.
_LIMIT = LONGEST_TOKEN + 1
_SITES_HIGH_EMS = 16


class Panel(QWidget):
    """
    A column of fields; `changed` whenever one of them did.

    Its left edge lies before the one its fields stand at, so that a link has room to hang out.
    """

    HANG: Final = LINK_HANG
    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(self.HANG, 0, 0, 0)
        self.column.setSpacing(NEAR)
        self._rows: dict[QWidget, Labelled] = {}

    def add(self, words: str, field: QWidget, hint: str = "") -> None:
        """Add a field under its label."""
        row = self._rows[field] = Labelled(self.look, words, field, hint)
        self.column.addWidget(row)

    def say_hint(self, field: QWidget, hint: str) -> None:
        """Say below a field what may be typed there."""
        self._rows[field].say_hint(hint)

    def say_name(self, field: QWidget, words: str) -> None:
        """Call a field something else."""
        self._rows[field].say_name(words)

    def show_field(self, field: QWidget, *, is_shown: bool) -> None:
        """Show or hide a field with its label."""
        self._rows[field].setVisible(is_shown)

    def is_asked(self, field: QWidget) -> bool:
        """Tell whether a field is asked for."""
        return not self._rows[field].isHidden()

    def field(self, words: str, hint: str = "", *, is_secret: bool = False) -> QLineEdit:
        """Add a line to type in."""
        made = QLineEdit()
        made.setMaxLength(_LIMIT)
        if is_secret:
            made.setEchoMode(QLineEdit.EchoMode.Password)
        made.textChanged.connect(self.changed)
        self.add(words, made, hint)
        return made


class TokenPanel(Panel):
    """Site, e-mail, token; or the secret address of a channel, with how one comes by it."""

    page_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._page = ""
        self._steps = Text(look, wraps=True)
        self.column.addWidget(self._steps)
        self.site, self.email = self.field(self.tr("Site")), self.field(self.tr("E-mail"))
        self.token = self.field(self.tr("API token"), is_secret=True)
        self._make = Button(look, self.tr("Make a token…"), kind="link", icon="open")
        self._make.clicked.connect(lambda: self.page_asked.emit(self._page))
        self._making = hung(self._make, self._make.hang)
        self._making.addStretch(1)
        self.column.addLayout(self._making)

    def show_form(self, form: ConnectForm) -> None:
        self._page = form.help_url
        self._steps.say(form.steps)
        if form.asks_for:
            self._ask_for_address(form)
        else:
            self.say_hint(
                self.token,
                self.tr(
                    "Kept in the keystore of this computer, sent to this site and nowhere else."
                ),
            )
        self.site.setText(form.site)
        self.site.setPlaceholderText(form.site_example)
        self.say_hint(self.site, form.site_hint)
        self.email.setText(form.email)
        self.show_field(self.site, is_shown=form.asks_site)
        self.show_field(self.email, is_shown=form.asks_email)
        self._make.setVisible(bool(form.help_url))

    def _ask_for_address(self, form: ConnectForm) -> None:
        """Ask for what leads to a channel; where it is made stands above it."""
        self.say_name(self.token, form.asks_for)
        secret = self.tr(
            "Whoever has it can post there. It is kept in the keystore of this computer, sent to "
            "{service} and nowhere else."
        )
        self.say_hint(self.token, f"{secret.format(service=form.title)} {form.trial}".strip())
        self._make.say(self.tr("Open the page of {service}…").format(service=form.title))
        self.column.removeItem(self._making)
        self.column.insertLayout(1, self._making)
        # Where the person comes first is where the address is made.
        QWidget.setTabOrder(self._make, self.token)

    @property
    def is_complete(self) -> bool:
        fields = [field for field in (self.site, self.email, self.token) if self.is_asked(field)]
        return all(field.text().strip() for field in fields)


class BrowserPanel(Panel):
    """As whom to ask for a sign-in by the browser, or by a code."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._form = ConnectForm("", "")
        self._way = Way.OAUTH
        self._said = Text(look, tone="quiet", wraps=True)
        self.column.addWidget(self._said)
        self.apps = Choice(look, self.tr("As whom"))
        self.add(self.tr("As whom"), self.apps)
        self.broker = self.field(self.tr("Address of the broker"))
        self.broker.setPlaceholderText("https://broker.example.org")
        asks = self.tr("Whoever runs the broker makes one for this computer.")
        self.key = self.field(self.tr("Key of this computer"), asks, is_secret=True)
        made = self.tr("Whoever made the app at the service knows it; the guide tells how.")
        self.client_id = self.field(self.tr("Id of the app"), made)
        kept = self.tr("Kept in the keystore of this computer.")
        self.secret = self.field(self.tr("Secret of the app"), kept, is_secret=True)
        shows = self.tr("Also show my e-mail address on the card")
        self.with_email = Toggle(look, shows, shows_name=True)
        self._allows = Text(look, size=Type.CAPTION, tone="quiet", wraps=True)
        for widget in (self.with_email, self._allows):
            self.column.addWidget(widget)
        self.apps.currentIndexChanged.connect(self._app_chosen)

    def show_form(self, form: ConnectForm) -> None:
        self._form = form
        names = {
            AppKind.BROKER: self.tr("Through my team's broker"),
            AppKind.OWN: self.tr("As an app of my own"),
            AppKind.PUBLIC: self.tr("As an app of my organization"),
        }
        self.apps.clear()
        if form.knows_app:
            self.apps.addItem(self.tr("As the last time"), None)
        for kind in form.apps:
            self.apps.addItem(names[kind], kind)
        self.show_field(self.apps, is_shown=self.apps.count() > 1)
        self.with_email.setChecked(form.has_email)
        self.with_email.setAccessibleDescription(form.email_allows)
        self._show_email()

    def show_way(self, way: Way) -> None:
        self._way = way
        self._said.setText(
            self.tr(
                "You get a code, and type it on a page of {service}, on any screen. No password "
                "or token passes through your hands."
            ).format(service=self._form.title)
            if way is Way.DEVICE
            else self.tr(
                "Your browser shows a page of {service} that says what is asked for. No password "
                "or token passes through your hands."
            ).format(service=self._form.title)
        )

    @property
    def _kind(self) -> AppKind | None:
        kind = self.apps.currentData()
        return None if kind is None else AppKind(kind)

    def _app_chosen(self) -> None:
        kind = self._kind
        for field in (self.broker, self.key):
            self.show_field(field, is_shown=kind is AppKind.BROKER)
        self.show_field(self.client_id, is_shown=kind in {AppKind.OWN, AppKind.PUBLIC})
        self.show_field(self.secret, is_shown=kind is AppKind.OWN)
        self._show_email()
        self.changed.emit()

    @property
    def _email_allows(self) -> str:
        """What the right to the e-mail address allows; empty where there is none to be had."""
        return "" if self._kind is AppKind.BROKER else self._form.email_allows

    def _show_email(self) -> None:
        self.with_email.setVisible(bool(self._email_allows))
        self._allows.say(self._email_allows)

    @property
    def is_complete(self) -> bool:
        fields = (self.broker, self.key, self.client_id, self.secret)
        return all(field.text().strip() for field in fields if self.is_asked(field))

    def filled_in(self) -> BrowserForm:
        """Give what was chosen and typed."""
        form, kind = self._form, self._kind
        secrets = {AppKind.BROKER: self.key, AppKind.OWN: self.secret}
        secret = None if kind is None else secrets.get(kind)
        return BrowserForm(
            form.service,
            way=self._way,
            site=form.site if form.is_again else "",
            broker=self.broker.text().strip() if kind is AppKind.BROKER else "",
            client_id=self.client_id.text().strip() if self.is_asked(self.client_id) else "",
            secret=secret.text().strip() if secret else "",
            books_for=form.books_for,
            with_email=self.with_email.isChecked() if self._email_allows else None,
        )

    def forget(self) -> None:
        """Empty what is secret."""
        self.key.clear()
        self.secret.clear()


class WaitPanel(Panel):
    """Somebody answers elsewhere: what is waited for, and how to get there."""

    page_asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.column.setSpacing(APART)
        self._said = Text(look, size=Type.ROW, is_strong=True, wraps=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._hint = Text(look, tone="quiet", wraps=True)
        self.code = _Code(look, self.tr("Code to type there"))
        self.page = QLineEdit()
        self.page.setReadOnly(True)
        self._where = Labelled(look, self.tr("Address of the page"), self.page)
        self._buttons = QWidget()
        line = FlowLayout(self._buttons)
        self.open = Button(look, self.tr("Open the page"), icon="open")
        self.copy = Button(look, self.tr("Copy the address"), icon="copy")
        self.open.clicked.connect(lambda: self.page_asked.emit(self.page.text()))
        self.copy.clicked.connect(self._copy)
        for button in (self.open, self.copy):
            line.addWidget(button)
        for widget in (
            *(self._said, self._progress, self._hint),
            *(self.code, self._where, self._buttons),
        ):
            self.column.addWidget(widget)

    def show_moment(self) -> None:
        """Nothing is asked of the person for a moment."""
        self._say(self.tr("One moment…"))
        for widget in (self.code, self._where, self._buttons):
            widget.hide()

    def show_page(self, page: str, shown: str) -> None:
        self.code.say(shown)
        self.page.setText(page)
        self.page.setCursorPosition(0)
        self.copy.say(self.tr("Copy the address"))
        for widget in (self._where, self._buttons):
            widget.show()
        if shown:
            said = self.tr("Open this page on any screen, and type the code there.")
            self._say(self.tr("Waiting for the code to be typed…"), said)
        else:
            said = self.tr("Answer on the page that opened there, then come back.")
            self._say(self.tr("Waiting for your browser…"), said)
        self.open.say(self.tr("Open the page") if shown else self.tr("Open it again"))

    def show_unopened(self) -> None:
        """Nothing here opens pages."""
        said = self.tr("No browser could be opened. Copy the address, and open it yourself.")
        self._say(self.tr("Waiting for your browser…"), said)

    def forget(self) -> None:
        """Take the page off the screen: its address is of this sign-in alone."""
        self.page.clear()
        self.code.say("")

    def _say(self, sentence: str, hint: str = "") -> None:
        self._said.setText(sentence)
        self._progress.setAccessibleName(sentence)
        self._hint.say(hint)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.page.text())
        self.copy.say(self.tr("Copied"))


class _Code(KeyText):
    """A code, large enough to be read across a desk."""

    def _restyle(self) -> None:
        super()._restyle()
        font = self.font()
        font.setPointSizeF(self._look.font(Type.CLOCK).pointSizeF())
        self.setFont(font)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)


class SitesPanel(Panel):
    """Which of the places that were granted."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        said = self.tr("You opened several sites to TrackSync. Which one shall be connected?")
        self.column.addWidget(Text(look, said, wraps=True))
        name = self.tr("Sites")
        self._scroll = Scroll(name, gap=0, limit=look.em(_SITES_HIGH_EMS))
        self.column.addWidget(self._scroll)
        self.buttons: list[Button] = []

    def show_sites(self, sites: tuple[SiteChoice, ...]) -> None:
        clear(self._scroll.column)
        self.buttons = [self._add(site) for site in sites]
        self._scroll.fit()

    def _add(self, site: SiteChoice) -> Button:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, NEAR, 4, NEAR)
        line.setSpacing(APART)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedText(self.look, site.name, is_strong=True))
        words.addWidget(ElidedText(self.look, site.url.partition("://")[2], tone="quiet"))
        line.addLayout(words, 1)
        button = Button(self.look, self.tr("Connect"))
        button.setAccessibleName(self.tr("Connect {site}").format(site=site.name))
        button.clicked.connect(lambda: self.chosen.emit(site.id))
        line.addWidget(button)
        self._scroll.column.addWidget(row)
        self._scroll.column.addWidget(rule())
        return button


class DonePanel(Panel):
    """Who is signed in, and where."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        row = QHBoxLayout()
        row.setSpacing(APART)
        picture = Picture(look, "check", tone="good_text", size_px=28)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        self._said = Text(look, size=Type.ROW, is_strong=True, wraps=True)
        self._next = Text(look, tone="quiet", wraps=True)
        words.addWidget(self._said)
        words.addWidget(self._next)
        row.addLayout(words, 1)
        self.column.addLayout(row)

    def show_connected(self, account: str, site: str, *, is_channel: bool = False) -> None:
        place = site.partition("://")[2] or site
        self._said.setText(
            self.tr("{account} is signed in at {site}.").format(account=account, site=place)
        )
        self._next.setText(
            self.tr("Your standups can go there.")
            if is_channel
            else self.tr("The tasks assigned to you come in by themselves.")
        )
