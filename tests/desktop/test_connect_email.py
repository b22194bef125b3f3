"""Whether the e-mail address is asked for too: the person's choice, with what it would allow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.desktop.stage import Stage as On
from tracksync.desktop.models.connections import BrowserForm, ConnectForm
from tracksync.desktop.presenters.connections import form_of
from tracksync.desktop.views.connections.connect import ConnectDialog
from tracksync.integrations import jira, slack
from tracksync.ports.manifest import AppKind, Way

SLACK = replace(form_of(slack.MANIFEST, str), way=Way.OAUTH, knows_app=True)


def shown(on: On, qtbot: QtBot, form: ConnectForm) -> tuple[ConnectDialog, list[BrowserForm]]:
    dialog, begun = ConnectDialog(on.look), list[BrowserForm]()
    qtbot.addWidget(dialog)
    dialog.begun.connect(begun.append)
    dialog.show_form(form)
    dialog.show()
    return dialog, begun


@pytest.mark.parametrize("has_email", [False, True])
def test_it_is_asked_for_by_a_tick_alone(on: On, qtbot: QtBot, has_email: bool) -> None:
    """Unticked at first, and as it is afterwards; what it would allow is read out with it."""
    dialog, begun = shown(on, qtbot, replace(SLACK, has_email=has_email))
    toggle = dialog.by_browser.with_email
    dialog.connect_button.click()
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    dialog.connect_button.click()

    assert [form.with_email for form in begun] == [has_email, not has_email]
    assert "everybody in the workspace" in toggle.accessibleDescription()


def test_who_tells_it_anyway_is_not_asked(on: On, qtbot: QtBot) -> None:
    """Jira's card has it already."""
    form = replace(form_of(jira.MANIFEST, str), way=Way.OAUTH, knows_app=True)
    dialog, begun = shown(on, qtbot, form)
    dialog.connect_button.click()

    assert dialog.by_browser.with_email.isHidden()
    assert begun[0].with_email is None


def test_a_bot_by_the_broker_has_none(on: On, qtbot: QtBot) -> None:
    """Whoever signs in by the broker is not asked, and is asked again as somebody else."""
    dialog, begun = shown(on, qtbot, replace(SLACK, knows_app=False))
    panel = dialog.by_browser
    panel.apps.setCurrentIndex(panel.apps.findData(AppKind.BROKER))
    is_hidden = panel.with_email.isHidden()
    panel.broker.setText("https://broker.example.org")
    panel.key.setText("k")
    dialog.connect_button.click()
    panel.apps.setCurrentIndex(panel.apps.findData(AppKind.PUBLIC))

    assert is_hidden
    assert begun[0].with_email is None
    assert not panel.with_email.isHidden()
