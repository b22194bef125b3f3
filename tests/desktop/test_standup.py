"""The Standup page: by mouse and by keyboard, and what it never loses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.desktop import samples, samples_standup
from tests.desktop.program import Program, running
from tests.desktop.stage import Stage as On
from tests.desktop.trees import name_of, write
from tests.unit.engine.team import Team
from tracksync.desktop.models.standup import CardPart, LineRow, PastRow, Stage, StandupModel
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.parts import Button
from tracksync.desktop.views.standup.lines import LineEditor
from tracksync.desktop.views.standup.page import StandupPage
from tracksync.desktop.views.standup.past import PastWords, PostedDialog
from tracksync.desktop.views.standup.week import WeekDialog

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(on: On, qtbot: QtBot) -> StandupPage:
    made = StandupPage(on.look)
    qtbot.addWidget(made)
    on.look.dress(made)
    made.resize(760, 700)
    made.show_standup(samples_standup.standup())
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


@pytest.fixture
def heard(page: StandupPage) -> list[object]:
    """Everything the page says, in order."""
    said: list[object] = []
    for name in ("switched", "reworded", "moved", "blocker_added", "posted", "approved"):
        signal = getattr(page, name)
        signal.connect(lambda *values, name=name: said.append((name, *values)))
    page.skipped.connect(lambda: said.append(("skipped",)))
    return said


def line(page: StandupPage, name: str) -> LineEditor:
    found = page.card.line(name)
    assert isinstance(found, LineEditor)
    return found


def typed(page: StandupPage, name: str, text: str) -> None:
    """Type another wording, and stay there."""
    field = line(page, name).field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def swapped() -> StandupModel:
    """Give the page after its first two lines changed places."""
    card = samples_standup.card()
    first, second, *rest = card.parts[0].rows
    done = replace(card.parts[0], rows=(second, first, *rest))
    return samples_standup.standup(parts=(done, *card.parts[1:]))


def test_each_line_is_switched_reworded_and_moved_by_keys(
    page: StandupPage, heard: list[object]
) -> None:
    """Space, Enter, and Alt with the arrows, from whatever part of the line has the keyboard."""
    first = line(page, "d1")
    first.tick.setFocus()
    QTest.keyClick(first.tick, Qt.Key.Key_Space)
    QTest.keyClick(first.tick, Qt.Key.Key_Down, ALT)
    typed(page, "d1", "Invoices")
    QTest.keyClick(first.field, Qt.Key.Key_Return)
    QTest.keyClick(first.field, Qt.Key.Key_Up, ALT)
    page.card.blocker.field.setFocus()
    QTest.keyClicks(page.card.blocker.field, " The printer ")
    QTest.keyClick(page.card.blocker.field, Qt.Key.Key_Return)

    assert heard == [
        ("switched", "d1", False),
        ("moved", "d1", 1),
        ("reworded", "d1", "Invoices"),
        ("moved", "d1", -1),
        ("blocker_added", "The printer"),
    ]
    assert page.card.blocker.field.text() == ""


def test_what_stands_behind_a_line_does_not_widen_the_page(page: StandupPage) -> None:
    """Commits may say a lot: the whole is told by pointing at it."""
    card = samples_standup.card()
    after = "3 commits: " + "; ".join(["Round the totals of each currency"] * 5)
    first, *rest = card.parts[0].rows
    done = replace(card.parts[0], rows=(replace(first, after=after), *rest))
    page.show_standup(samples_standup.standup(parts=(done, *card.parts[1:])))
    shown = line(page, first.id).after

    assert shown.text().startswith("(3 commits: Round the totals")
    assert len(shown.text()) <= 50
    assert "of each currency; Round" in shown.toolTip()


def test_and_by_mouse(page: StandupPage, heard: list[object]) -> None:
    """Each has a button."""
    for button in (line(page, "d1").down, line(page, "d2").up, line(page, "own/0").out):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    line(page, "d1").tick.click()
    page.card.blocker.field.setText("The printer")
    page.card.blocker.button.click()
    for word in (page.post, page.approve, page.skip):
        word.click()

    assert heard == [
        ("moved", "d1", 1),
        ("moved", "d2", -1),
        ("reworded", "own/0", ""),
        ("switched", "d1", False),
        ("blocker_added", "The printer"),
        ("posted", False),
        ("approved", True),
        ("skipped",),
    ]


def test_escape_brings_the_words_back(page: StandupPage, heard: list[object]) -> None:
    """Nothing was said; emptied, the line shows what it said."""
    typed(page, "d1", "Oops")
    field = line(page, "d1").field
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Invoice export"
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "Invoice export"
    assert heard == [("reworded", "d1", "")]


@pytest.mark.parametrize("button", ["post", "approve"])
def test_what_is_typed_goes_along(page: StandupPage, heard: list[object], button: str) -> None:
    """Before it is posted, what stands in the fields is said, wherever the keyboard is."""
    typed(page, "d2", "Logging in")
    page.card.blocker.field.setText("The printer")
    getattr(page, button).clicked.emit()

    assert heard[:2] == [("reworded", "d2", "Logging in"), ("blocker_added", "The printer")]
    assert len(heard) == 3


def test_what_is_being_typed_stays_when_the_card_is_read_again(page: StandupPage) -> None:
    """Time goes on while somebody writes; what nobody touches shows what is now."""
    typed(page, "d1", "Half a sen")
    card = samples_standup.card()
    rows = tuple(replace(row, text=f"{row.text}!") for row in card.parts[0].rows)
    done = replace(card.parts[0], rows=rows)
    page.show_standup(samples_standup.standup(parts=(done, *card.parts[1:])))

    assert line(page, "d1").field.text() == "Half a sen"
    assert line(page, "d2").field.text() == "Fix login redirect!"


def test_the_keyboard_stays_on_a_line_that_moves(page: StandupPage) -> None:
    """Again and again, until it is where it belongs; Tab then walks the new order."""
    button = line(page, "d1").down
    button.setFocus()
    page.show_standup(swapped())
    QApplication.processEvents()
    met = [name_of(button)]
    at = line(page, "d2").tick
    at.setFocus()
    for _ in range(4):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        met.append(name_of(page.window().focusWidget()))

    assert button.isVisible()
    assert met == [
        "Move down: PROJ-142 Invoice export",
        "Wording of PROJ-139 Fix login redirect",
        "Move up: PROJ-139 Fix login redirect",
        "Move down: PROJ-139 Fix login redirect",
        "Tell: PROJ-142 Invoice export",
    ]
    assert line(page, "d2").y() < line(page, "d1").y()


def test_a_moved_line_keeps_the_keyboard(page: StandupPage) -> None:
    """The very widget moves."""
    line(page, "d1").down.setFocus()
    page.show_standup(swapped())
    QApplication.processEvents()

    assert page.window().focusWidget() is line(page, "d1").down


def test_lines_come_and_go(page: StandupPage) -> None:
    """One that is alone cannot be moved; where none is told, that is said."""
    card = samples_standup.card()
    alone = replace(card.parts[0], rows=(replace(card.parts[0].rows[1], is_on=False),))
    page.show_standup(samples_standup.standup(parts=(alone, *card.parts[1:])))

    assert page.card.line("d1") is None
    assert not line(page, "d2").up.isVisible()
    assert "text: Nothing was tracked." in write(page)


def test_titles_stay_text(page: StandupPage) -> None:
    """Markup is characters, in the field, in the tool tip and in what is read aloud."""
    title = samples.HOSTILE.title
    part = CardPart("Yesterday", "", (LineRow("x", title, "P-1"),))
    card = samples_standup.card()
    page.show_standup(samples_standup.standup(parts=(part, *card.parts[1:])))

    assert line(page, "x").field.text() == title
    assert "<b>" not in line(page, "x").field.toolTip()
    assert name_of(line(page, "x").tick) == f"Tell: P-1 {title}"


def test_while_it_is_posted_no_word_is_taken(page: StandupPage) -> None:
    """And afterwards again."""
    page.show_posting(True)
    assert page.post.text() == "Posting…"
    assert not any(b.isEnabled() for b in (page.post, page.approve, page.skip))
    page.show_posting(False)

    assert page.post.isEnabled()
    assert page.post.text() == "Post now"


@pytest.mark.parametrize(
    ("stage", "label"),
    [
        (Stage.UNKNOWN, "It is not there: post it again"),
        (Stage.SKIPPED, "Post it after all"),
        (Stage.DELETED, "Post it anew"),
    ],
)
def test_posting_again_says_so(
    page: StandupPage, heard: list[object], stage: Stage, label: str
) -> None:
    """It is another word than the first."""
    page.show_standup(samples_standup.standup(stage=stage, reason="It took too long."))
    assert page.post.text() == label
    page.post.click()

    assert heard == [("posted", True)]


def test_what_was_handed_over_can_be_changed_skipped_and_held(page: StandupPage) -> None:
    """As long as the service lets go of it; then there is nothing to be done."""
    handed = partial(samples_standup.standup, stage=Stage.HANDED, is_approved=True, can_recall=True)
    page.show_standup(handed())
    shown = [b.text() for b in (page.post, page.approve, page.hold, page.skip) if b.isVisible()]
    is_open = page.card.blocker.isVisible()
    page.show_standup(handed(can_recall=False))
    over = page.skip.isVisible(), page.hold.isVisible(), page.card.blocker.isVisible()
    page.show_standup(handed(stage=Stage.RECALLED, can_recall=False))

    assert (shown, is_open) == (["Wait for my word", "Skip today"], True)
    assert over == (False, False, False)
    assert "It is being taken back" in write(page)
    assert not page.post.isVisible()


def test_what_stands_within_reach_is_changed_and_taken_back(
    page: StandupPage, heard: list[object]
) -> None:
    """The card stays open; what is typed goes along, and where it stands can be opened."""
    for name in ("changed", "taken_back", "link_opened"):
        signal = getattr(page, name)
        signal.connect(lambda *values, name=name: heard.append((name, *values)))
    reached = partial(
        samples_standup.standup,
        stage=Stage.POSTED,
        changed_at=samples.at(9, 30),
        posted=samples_standup.TODAY,
        is_within_reach=True,
        link=samples_standup.LINK,
    )
    page.show_standup(reached())
    assert not page.change.isEnabled()
    page.show_standup(reached(is_changed=True))
    typed(page, "d2", "Logging in")
    for button in (page.change, page.show_there, page.take_back):
        button.click()

    assert heard == [
        ("reworded", "d2", "Logging in"),
        ("changed",),
        ("link_opened", samples_standup.LINK),
        ("taken_back",),
    ]
    assert not any(b.isVisible() for b in (page.post, page.skip, page.approve))


def test_out_of_reach_it_can_be_opened_where_it_stands(
    page: StandupPage, heard: list[object]
) -> None:
    """Teams tells where, and lets nothing be changed: nothing dead is offered."""
    page.link_opened.connect(heard.append)
    page.show_standup(
        samples_standup.standup(
            stage=Stage.POSTED, changed_at=samples.at(9, 30), link=samples_standup.LINK
        )
    )
    page.show_there.click()

    assert heard == [samples_standup.LINK]
    assert not any(b.isVisible() for b in (page.post, page.change, page.take_back))


def test_one_of_the_past_is_opened_and_taken_back(on: On, qtbot: QtBot) -> None:
    """Where the channel can; elsewhere there is nothing to press."""
    dialog = PostedDialog(on.look, samples_standup.reached(), PastWords(on.look))
    other = PostedDialog(on.look, samples_standup.past()[0], PastWords(on.look))
    said: list[object] = []
    for made in (dialog, other):
        qtbot.addWidget(made)
        made.show()
    dialog.link_opened.connect(said.append)
    dialog.taken_back.connect(lambda: said.append("taken back"))
    dialog.show_there.click()
    dialog.take_back.click()

    assert said == [samples_standup.LINK, "taken back"]
    assert not dialog.isVisible()
    assert not other.show_there.isVisible()
    assert not other.take_back.isVisible()


def test_approved_it_can_be_held_back(page: StandupPage, heard: list[object]) -> None:
    """One button takes the other's place; by itself there is neither."""
    page.show_standup(samples_standup.standup(is_approved=True))
    assert not page.approve.isVisible()
    page.hold.click()
    page.show_standup(samples_standup.standup(is_automatic=True))

    assert heard == [("approved", False)]
    assert not page.approve.isVisible()
    assert not page.hold.isVisible()


def test_the_past_is_walked_by_keys(page: StandupPage) -> None:
    """The page scrolls along; Enter and a click open one."""
    opened: list[object] = []
    page.opened.connect(opened.append)
    page.resize(760, 420)
    QApplication.processEvents()
    page.past.setFocus()
    page.past.setCurrentIndex(page.past.rows.index(0, 0))
    for _ in range(3):
        QTest.keyClick(page.past, Qt.Key.Key_Down)
    at = page.past.visualRect(page.past.currentIndex()).center()
    is_seen = not page.past.visibleRegion().contains(at)
    QTest.keyClick(page.past, Qt.Key.Key_Return)
    QTest.mouseClick(page.past.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert opened == [samples_standup.past()[3]] * 2
    assert not is_seen


@pytest.mark.parametrize("past", [(), samples_standup.past()])
def test_the_way_forward_without_a_channel(page: StandupPage, past: tuple[PastRow, ...]) -> None:
    """One button leads to where a channel is connected, whether or not there was one before."""
    asked: list[bool] = []
    page.connect_asked.connect(lambda: asked.append(True))
    page.show_standup(StandupModel(samples.ZONE, past=past))
    buttons = [b for b in page.findChildren(Button) if b.isVisible()]
    (button,) = [b for b in buttons if b.text() == "Connect a channel…"]
    button.click()

    assert asked == [True]


def test_another_channel_is_chosen(page: StandupPage) -> None:
    """It is told by its id."""
    chosen: list[str] = []
    page.channel_chosen.connect(chosen.append)
    page.channel.setCurrentIndex(1)
    page.channel.activated.emit(1)

    assert chosen == ["teams-1"]


# --- in the program ------------------------------------------------------------------------------


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    with running(qapp, qtbot, Team(begins=False)) as made:
        yield made


def test_from_the_notice_to_the_channel(program: Program, qtbot: QtBot) -> None:
    """A click on the notice of the review hour, a line, a click: the team reads what was seen."""
    team = program.house
    assert isinstance(team, Team)
    team.schedule(auto=False)
    qtbot.waitUntil(lambda: bool(program.notices.shown), timeout=60_000)
    (notice,) = program.notices.shown
    program.desktop._acted(notice.topic, "open")  # noqa: SLF001  as the notifier calls it
    window = program.desktop.open().window
    page = window.stack.currentWidget()
    assert isinstance(page, StandupPage)
    qtbot.waitUntil(page.approve.isVisible, timeout=60_000)
    page.card.blocker.field.setText("The printer")
    page.post.click()
    qtbot.waitUntil(lambda: page.past.rows.rowCount() == 1, timeout=60_000)
    qtbot.waitUntil(lambda: "It went to Slack at" in write(page), timeout=60_000)
    page.opened.emit(page.past.rows.values[0])
    (dialog,) = window.findChildren(QDialog)

    assert window.pages[Place.STANDUP] is page
    assert [item.text for item in team.slack.channel.posted[0].parts[2].items] == ["The printer"]
    assert "- The printer" in write(dialog)


def test_the_week_is_walked_and_copied(program: Program, qtbot: QtBot) -> None:
    """Its button stands above the card; a new week can be copied anew."""
    window = program.desktop.open(Place.STANDUP).window
    page = window.stack.currentWidget()
    assert isinstance(page, StandupPage)
    QTest.keyClick(page.week, Qt.Key.Key_Space)
    (dialog,) = window.findChildren(WeekDialog)
    qtbot.waitUntil(dialog.copy.isEnabled, timeout=60_000)
    this_week = dialog.heading.text()
    QTest.keyClick(dialog.copy, Qt.Key.Key_Space)
    said, copied = dialog.copy.text(), QGuiApplication.clipboard().text()
    QTest.keyClick(dialog.before, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.heading.text() != this_week, timeout=60_000)

    assert said == "Copied"
    assert this_week in copied
    assert dialog.copy.text() == "Copy as Markdown"
    assert dialog.after.isEnabled()
