"""Templates in the window: by keyboard, from the page to a schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop import samples_standup
from tests.desktop.program import Program, running
from tests.desktop.stage import Stage as On
from tests.desktop.trees import controls, name_of, write
from tests.unit.engine.team import Team
from tracksync.core.standup.composer import Section
from tracksync.core.standup.templates import Slot, Template
from tracksync.desktop.models.templates import Draft
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.standup.page import StandupPage
from tracksync.desktop.views.standup.template_form import TemplateDialog

Key = Qt.Key


@pytest.fixture
def dialog(on: On, qtbot: QtBot) -> TemplateDialog:
    made = TemplateDialog(on.look)
    qtbot.addWidget(made)
    made.show_form(samples_standup.template_form())
    made.show_draft(Draft("Team red"))
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_a_template_comes_back_as_it_was_shown(dialog: TemplateDialog) -> None:
    """Nothing changes that nobody touched."""
    assert dialog.template == samples_standup.template_form().shown


def test_one_is_changed_with_the_keys_alone(dialog: TemplateDialog) -> None:
    """Each key stroke is tried at once; a section goes, and one comes first."""
    drafts: list[Template] = []
    dialog.drafted.connect(drafts.append)
    dialog.title.clear()
    QTest.keyClicks(dialog.title, "Hi")
    first, second, third = dialog.slots.rows
    QTest.keyClick(second.up, Key.Key_Space)
    QTest.keyClick(third.tick, Key.Key_Space)
    QTest.keyClick(dialog.hours, Key.Key_Space)

    assert [draft.title for draft in drafts[:2]] == ["H", "Hi"]
    assert drafts[-1].slots == (Slot(Section.DONE, "{told} finished"), Slot(Section.PLAN))
    assert drafts[-1].with_hours
    assert (first.up.isEnabled(), second.up.isEnabled()) == (True, False)


def test_what_was_typed_goes_only_when_told_so(dialog: TemplateDialog) -> None:
    """Escape, another template and a file: each first says it, and typing on takes it back."""
    chosen: list[str] = []
    opened: list[bool] = []
    dialog.chosen.connect(chosen.append)
    dialog.opened.connect(lambda: opened.append(True))
    QTest.keyClicks(dialog.title, "!")
    before = dialog.which.currentIndex()
    QTest.keyClick(dialog.which, Key.Key_Down)
    other = (dialog.which.currentIndex(), chosen.copy(), dialog.unsaved.isHidden())
    QTest.keyClicks(dialog.title, "?")
    typed_on = dialog.unsaved.isHidden()
    QTest.keyClick(dialog.from_file, Key.Key_Space)
    QTest.keyClicks(dialog.title, "?")
    QTest.keyClick(dialog, Key.Key_Escape)
    stays = dialog.isVisible()
    QTest.keyClick(dialog, Key.Key_Escape)

    assert other == (before, [], False)
    assert typed_on
    assert opened == []
    assert stays
    assert not dialog.isVisible()


def test_what_was_saved_is_left_at_once(dialog: TemplateDialog) -> None:
    """Also what was typed and taken back."""
    QTest.keyClicks(dialog.title, "!")
    dialog.show_kept("Kept.")
    QTest.keyClicks(dialog.greeting, "x")
    QTest.keyClick(dialog.greeting, Key.Key_Backspace)
    QTest.keyClick(dialog, Key.Key_Escape)

    assert not dialog.isVisible()


def test_what_comes_along_is_kept_under_a_name_of_ones_own(dialog: TemplateDialog) -> None:
    """Shown it has none yet; so it is neither saved nor deleted by mistake."""
    form = samples_standup.template_form()
    builtin = next(one for one in form.templates if one.name == "brief-de")
    dialog.show_form(samples_standup.template_form(name=builtin.name, language="de"))
    dialog.show_draft(Draft("x"))
    buttons = (dialog.save, dialog.to_file, dialog.delete)
    nameless = [button.isEnabled() for button in buttons]
    dialog.name.setText("Team red")
    dialog.show_draft(Draft("x"))
    named = [button.isEnabled() for button in buttons]
    dialog.show_draft(Draft("x", "Wrong."))

    assert (nameless, named) == ([False] * 3, [True] * 3)
    assert not dialog.save.isEnabled()


def test_enter_saves_what_can_be_saved(dialog: TemplateDialog) -> None:
    """From any field; and not what is wrong."""
    saved: list[Template] = []
    dialog.saved.connect(saved.append)
    assert dialog.which.hasFocus()
    QTest.keyClick(dialog.title, Key.Key_Return)
    dialog.show_draft(Draft("x", "Wrong."))
    QTest.keyClick(dialog.title, Key.Key_Return)

    assert saved == [samples_standup.template_form().shown]
    assert dialog.isVisible()


def test_one_that_is_not_in_the_list_is_named_there(dialog: TemplateDialog) -> None:
    """No empty box: what the settings say has no name, and a file's is not kept yet."""
    form = samples_standup.template_form()
    said = []
    for shown in (Template(""), Template("Of a file"), form.templates[0]):
        dialog.show_form(replace(form, shown=shown))
        said.append(dialog.which.currentText() or dialog.which.placeholderText())

    assert said == ["As the settings say", "Not kept yet", form.templates[0].name]


def test_every_control_has_a_name(dialog: TemplateDialog) -> None:
    """For whoever hears it."""
    assert all(name_of(control) for control in controls(dialog))


# --- in the program ------------------------------------------------------------------------------


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, qtbot, Team(begins=False)) as made:
        yield made


def test_a_template_from_the_page_and_back(program: Program, qtbot: QtBot) -> None:
    """Seen as it is typed, kept, chosen by a schedule: the card reads as it says; and deleted."""
    team, window = program.house, program.desktop.open(Place.STANDUP).window
    page = window.stack.currentWidget()
    assert isinstance(page, StandupPage)
    qtbot.waitUntil(page.templates.isVisible, timeout=30_000)
    QTest.keyClick(page.templates, Key.Key_Space)
    qtbot.waitUntil(lambda: bool(window.findChildren(TemplateDialog)), timeout=30_000)
    (dialog,) = window.findChildren(TemplateDialog)
    qtbot.waitUntil(lambda: "Standup, " in dialog.preview.text(), timeout=30_000)
    QTest.keyClicks(dialog.name, "Ours")
    QTest.keyClicks(dialog.greeting, "Hi all!")
    seen = dialog.preview.text()
    QTest.keyClick(dialog.save, Key.Key_Space)
    qtbot.waitUntil(lambda: "Kept." in write(dialog), timeout=30_000)
    kept = team.ask("standup.template.list")["templates"][0]
    team.ask("standup.schedule.add", at="09:30", template="Ours")
    qtbot.waitUntil(lambda: "Hi all!" in write(page.card), timeout=30_000)
    team.ask("standup.schedule.remove", schedule="1")
    QTest.keyClick(dialog.delete, Key.Key_Space)
    qtbot.waitUntil(lambda: "Deleted." in write(dialog), timeout=30_000)
    dialog.accept()

    assert seen.splitlines()[1] == "Hi all!"
    assert (kept["name"], kept["greeting"]) == ("Ours", "Hi all!")
    assert not any(one["is_own"] for one in team.ask("standup.template.list")["templates"])
