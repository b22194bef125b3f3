"""An organization's policy in the window: shown, seen by a click, and nothing that is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.program import running
from tests.desktop.samples import DAY
from tests.desktop.samples_held import held
from tests.desktop.samples_pages import policy_with_a_former_reader
from tests.desktop.stage import Stage
from tests.unit.engine.test_governing import paper
from tracksync.desktop.models.privacy import PolicyCard
from tracksync.desktop.models.screenshots import ScreenshotsModel, Standing
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.fields import Toggle
from tracksync.desktop.views.parts import Button
from tracksync.desktop.views.policy_panel import PolicyPanel
from tracksync.desktop.views.privacy import PrivacyPage
from tracksync.desktop.views.screenshots.page import ScreenshotsPage


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_a_click_says_that_it_was_seen(on: Stage, qtbot: QtBot) -> None:
    """The version is the one that is shown."""
    page = PrivacyPage(on.look)
    qtbot.addWidget(page)
    page.show_privacy(held().privacy)
    without = page.findChildren(PolicyPanel)
    page.show_privacy(held().privacy_under_policy)
    page.show()
    (panel,) = page.findChildren(PolicyPanel)
    (button,) = panel.findChildren(Button)

    assert without == []
    with qtbot.waitSignal(page.policy_seen, timeout=60_000) as seen:
        click(button)
    assert seen.args == [4]


def test_days_of_notice_stand_above_what_changes(on: Stage, qtbot: QtBot) -> None:
    """From when, and that the person's word is still needed; once it is given, no button."""
    card = held().privacy_under_policy.policy
    assert card is not None
    told, buttons = [], []
    for one in (card, replace(card, is_waiting=False, seen_at=card.taken_at)):
        panel = PolicyPanel(on.look, one, "Europe/Berlin")
        qtbot.addWidget(panel)
        told.append(words(panel))
        buttons.append(len(panel.findChildren(Button)))

    when = "This changes for you from 3 December 2026, 15:39"
    assert f"{when}, and not before you have seen it:" in told[0]
    assert f"{when}:" in told[1]
    assert told[1][-1].startswith("You said on 19 November 2026")
    assert buttons == [1, 0]


def test_what_was_seen_and_what_is_over_asks_for_nothing(on: Stage, qtbot: QtBot) -> None:
    """It says when; a policy nobody can read names nobody."""
    card = policy_with_a_former_reader().policy
    assert card is not None
    calm = replace(card, changes=())
    seen_at = None if card.taken_at is None else card.taken_at + timedelta(hours=1)
    told = []
    for one in (
        replace(calm, seen_at=seen_at, is_machines=True),
        calm,
        replace(calm, refused=("Acme's policy does not accept that.",)),
        replace(calm, is_over=True, trouble=("The policy is over.",)),
        replace(
            calm,
            organization="",
            version=0,
            trouble=("Nobody can read it.",),
            holds=(),
            taken_at=None,
            ends_at=None,
        ),
        PolicyCard("", former=calm.former),
    ):
        panel = PolicyPanel(on.look, one, "Europe/Berlin")
        qtbot.addWidget(panel)
        assert panel.findChildren(Button) == []
        told.append(words(panel))
    seen, nothing, refusing, over, unknown, left = told

    assert "set by this computer's administrator" in seen[1]
    assert seen[-1].startswith("You said on 19 November 2026")
    assert nothing[-1].startswith("It asks for nothing more than before")
    assert "Acme's policy does not accept that." in refusing
    assert refusing[-1] == nothing[-1]
    assert "ended on 19 December 2026" in over[1]
    assert "The policy is over." in over
    assert unknown[0] == "A policy about screenshots"
    assert left == [
        "Who could open your pictures",
        (
            "Until 30 October 2026 pictures could also be opened by Bo Sample "
            "(1b0e 83d2 7f4a c611); none taken since."
        ),
    ]


def test_pictures_that_are_set_have_no_switch(on: Stage, qtbot: QtBot) -> None:
    """Neither where there are none nor beside those that are there."""
    page = ScreenshotsPage(on.look)
    qtbot.addWidget(page)
    page.show()
    free = ScreenshotsModel(Standing.OFF, "Off.")
    page.show_pictures(free)
    offered = page.empty.button.isVisible()
    page.show_pictures(replace(free, is_set=True))
    day = DAY
    page.show_pictures(replace(free, standing=Standing.ON, is_set=True, days=(day,), day=day))

    assert offered
    assert not page.empty.button.isVisible()
    assert not page.switch.isVisible()


def test_a_policy_comes_is_looked_at_and_holds(qapp: QApplication, qtbot: QtBot) -> None:
    """A notice tells of it, its click opens Privacy, and a click there lets it hold."""
    with running(qapp, qtbot) as program:
        house, desktop = program.house, program.desktop
        document = paper(house, 3, screenshots="required")
        house.ask("start", ref=house.ask("task.add", title="Invoice export")["task"]["ref"])
        house.ask("policy.apply", document=document, yes=True)
        qtbot.waitUntil(lambda: bool(program.notices.shown), timeout=60_000)
        (notice,) = program.notices.shown
        desktop._acted(notice.topic, "open")  # noqa: SLF001  as the notifier does
        page = desktop.open().window.pages[Place.PRIVACY]
        qtbot.waitUntil(lambda: bool(page.findChildren(PolicyPanel)), timeout=60_000)
        (panel,) = page.findChildren(PolicyPanel)
        click(*panel.findChildren(Button))

        def switch() -> Toggle:
            found = [t for t in page.findChildren(Toggle) if t.accessibleName() == "Screenshots"]
            return found[-1]

        qtbot.waitUntil(lambda: not switch().isEnabled(), timeout=60_000)
        assert notice.title == "Acme has a policy about screenshots"
        assert switch().isChecked()
        assert house.ask("policy.show")["waits"] is None
        qtbot.waitUntil(
            lambda: "Pictures of the screen, every 5 min" in program.lines(), timeout=60_000
        )
        assert "Pause pictures; time goes on" not in program.lines()
        house.ask("stop")
