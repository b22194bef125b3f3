"""How each service is connected, in our windows: the pictures of the guide's pages of services."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QLineEdit

from tests.desktop.stage import Scene, Stage
from tracksync import integrations
from tracksync.desktop.models.connections import ConnectForm
from tracksync.desktop.presenters.connections import form_of
from tracksync.desktop.views.connections.connect import ConnectDialog
from tracksync.desktop.views.connections.sign_in_panels import Panel
from tracksync.ports.manifest import Way

_TOKEN = "not-a-real-token-at-all"
_WAYS = {Way.TOKEN: "", Way.OAUTH: "-browser", Way.DEVICE: "-code"}
_PAGES = {Way.DEVICE: ("https://microsoft.com/devicelogin", "GQ7K-MT2R")}


@dataclass(frozen=True)
class Setup:
    """One way to connect one service, and whether it has been begun."""

    form: ConnectForm
    way: Way
    is_begun: bool = False

    @property
    def name(self) -> str:
        """As in the guide: `connect-azure-devops-code`; and `-waiting` once it was begun."""
        name = f"connect-{self.form.service.replace('_', '-')}{_WAYS[self.way]}"
        return f"{name}-waiting" if self.is_begun else name

    def show(self, on: Stage) -> ConnectDialog:
        """Show the dialog as it is just before the button that connects is pressed, or after."""
        dialog = ConnectDialog(on.look)
        dialog.show_form(replace(self.form, way=self.way))
        self._fill_in(dialog)
        if self.is_begun:
            dialog.show_trying(True)
            dialog.show_page(*_PAGES[self.way])
        else:
            dialog.connect_button.setFocus()
        return dialog

    def _fill_in(self, dialog: ConnectDialog) -> None:
        form, typed = self.form, dialog.by_token
        for field, text in (
            (typed.site, form.site or form.site_example),
            (typed.email, "mia@example.org"),
            (typed.token, _TOKEN),
        ):
            _type(typed, field, text)
        asked = dialog.by_browser
        for field, text in (
            (asked.broker, "https://broker.your-company.example"),
            (asked.key, _TOKEN),
            (asked.client_id, "2f6b1c0e-5d7a-4e1b-9c55-0a4f6f1d8e20"),
            (asked.secret, _TOKEN),
        ):
            _type(asked, field, text)


def _type(panel: Panel, field: QLineEdit, text: str) -> None:
    if panel.is_asked(field):
        field.setText(text)


def _setups() -> tuple[Setup, ...]:
    manifests = [
        importlib.import_module(f"tracksync.integrations.{name}").MANIFEST
        for name in integrations.names()
    ]
    forms = [form_of(manifest, str) for manifest in manifests]
    asked = tuple(Setup(form, way) for form in forms for way in form.ways)
    begun = tuple(replace(one, is_begun=True) for one in asked if one.way in _PAGES)
    return (*asked, *begun)


def _show(setup: Setup, on: Stage) -> ConnectDialog:
    return setup.show(on)


SETUPS: Mapping[str, Scene] = {setup.name: partial(_show, setup) for setup in _setups()}
