"""What views forward, and what they do not do by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop import samples
from tests.desktop import samples_pages as pages
from tests.desktop.conftest import BY_NAME
from tests.desktop.gallery import stage
from tests.desktop.samples_held import held
from tests.desktop.stage import Stage
from tests.desktop.trees import write
from tracksync.core.settings.values import setting
from tracksync.desktop.look.scale import APART, EDGE
from tracksync.desktop.models.common import Remedy, Trouble
from tracksync.desktop.models.connections import BrowserForm
from tracksync.desktop.models.editor import EntryDraft
from tracksync.desktop.models.finder import Finding, Found, FoundKind
from tracksync.desktop.models.question import Answer
from tracksync.desktop.models.timer import TimerState
from tracksync.desktop.models.window import Place
from tracksync.desktop.tray import Tray
from tracksync.desktop.views.connections.connect import ConnectDialog
from tracksync.desktop.views.connections.found_card import FoundCard
from tracksync.desktop.views.fields import HoursField, Toggle
from tracksync.desktop.views.finder import Finder
from tracksync.desktop.views.first_run import FirstRun
from tracksync.desktop.views.header import Header
from tracksync.desktop.views.outbox import OutboxPage
from tracksync.desktop.views.parts import Button, IconButton, Text
from tracksync.desktop.views.pausing import PauseButton
from tracksync.desktop.views.plain import label, tip
from tracksync.desktop.views.preview import PreviewDialog
from tracksync.desktop.views.settings import SettingsPage
from tracksync.desktop.views.small_window import SmallWindow
from tracksync.desktop.views.tasks import TasksPage
from tracksync.desktop.views.today.editor import EditorDialog
from tracksync.desktop.views.today.page import TodayPage
from tracksync.desktop.views.today.question_card import QuestionCard
from tracksync.desktop.views.today.question_window import QuestionWindow
from tracksync.desktop.views.tray_words import TrayWords, menu_line, menu_lines
from tracksync.desktop.views.window import MainWindow
from tracksync.ports.authorization import LONGEST_TOKEN
from tracksync.ports.manifest import Way

Key = Qt.Key


def test_a_page_is_made_when_it_is_first_gone_to(on: Stage, qtbot: QtBot) -> None:
    """Opening the window builds one page, not seven; going back builds nothing."""
    made: list[Place] = []

    def maker(place: Place) -> QWidget:
        made.append(place)
        return QWidget()

    window = MainWindow(on.look, {p: lambda p=p: maker(p) for p in Place})  # type: ignore[misc]  # bound early
    qtbot.addWidget(window)
    window.go(Place.TODAY)
    window.go(Place.TASKS)
    window.go(Place.TODAY)

    assert made == [Place.TODAY, Place.TASKS]


def test_what_is_not_real_is_said_beside_the_time(on: Stage, qtbot: QtBot) -> None:
    """So that nobody takes a scripted day for their own."""
    header, small = Header(on.look), SmallWindow(on.look)
    qtbot.addWidget(header)
    qtbot.addWidget(small)
    unreal = replace(samples.timer(), is_scripted=True, keystore_is_scripted=True)
    header.show_timer(unreal)
    small.show_tray(replace(samples.tray(), timer=unreal))

    for window in (header, small):
        said = [label.text() for label in window.findChildren(QLabel)]
        assert any("activity from a script  ·  keystore for tests" in line for line in said)


def test_the_small_window_tells_of_each_picture(on: Stage, qtbot: QtBot) -> None:
    """Where there is no tray there is no dot that grows, and often no notice."""
    small = SmallWindow(on.look)
    qtbot.addWidget(small)
    timer = replace(samples.timer(), capture="Pictures of the screen, every 5 min")
    small.show_tray(replace(samples.tray(), timer=timer))

    def said() -> list[str]:
        texts = [label.text() for label in small.findChildren(QLabel)]
        return [text for text in texts if "icture" in text]

    before = said()
    small.tell_of_picture("14:05")
    told = said()
    small.show_tray(replace(samples.tray(), timer=timer))
    stays = said()
    small.shine.stop()
    small.shine.timeout.emit()

    assert told == stays == ["A picture was taken at 14:05"]
    assert said() == before == ["Pictures of the screen, every 5 min"]


def test_a_hidden_header_does_not_tick(on: Stage, qtbot: QtBot) -> None:
    """With the window closed nothing wakes up to repaint."""
    header = Header(on.look)
    qtbot.addWidget(header)
    header.show_timer(samples.timer())

    ticking = [header.is_ticking]
    header.show()
    ticking.append(header.is_ticking)
    header.hide()
    ticking.append(header.is_ticking)

    assert ticking == [False, True, False]


@pytest.mark.parametrize(
    ("state", "button", "signal"),
    [
        (TimerState.RUNNING, "Stop", "stop_clicked"),
        (TimerState.PAUSED, "Resume", "resume_clicked"),
        (TimerState.IDLE, "Start Invoice export", "start_clicked"),
    ],
)
def test_the_one_button_does_what_it_says(
    on: Stage, qtbot: QtBot, state: TimerState, button: str, signal: str
) -> None:
    """Stop what runs, go on with what is paused, start what ran last."""
    header = Header(on.look)
    qtbot.addWidget(header)
    header.show_timer(samples.timer(state))
    header.show()

    assert header.main.accessibleName() == button
    with qtbot.waitSignal(getattr(header, signal), timeout=60_000):
        header.main.click()


@pytest.mark.parametrize("place", [Header, SmallWindow])
def test_a_pause_is_as_long_as_the_tray_offers(
    on: Stage, qtbot: QtBot, place: type[Header | SmallWindow]
) -> None:
    """A click asks for how long, in the tray's words; only the answer pauses anything."""
    window = place(on.look)
    qtbot.addWidget(window)
    if isinstance(window, SmallWindow):
        window.show_tray(samples.tray())
    else:
        window.show_timer(samples.timer())
    window.show()
    chosen: list[object] = []
    window.pause_clicked.connect(chosen.append)
    window.tomorrow_clicked.connect(lambda: chosen.append("tomorrow"))
    window.private_clicked.connect(lambda: chosen.append("private"))
    (button,) = window.findChildren(PauseButton)
    button.click()
    menu = button.menu_of_lengths
    is_asked = menu.isVisible() and not chosen
    for line in menu.actions():
        line.trigger()
    menu.close()

    assert is_asked
    assert [line.text() for line in menu.actions()] == list(TrayWords(on.look.words).pauses())
    assert chosen == [15, 60, "tomorrow", "private"]


def test_the_small_window_says_until_when_it_is_paused(on: Stage, qtbot: QtBot) -> None:
    """As the tray and the window do."""
    window = SmallWindow(on.look)
    qtbot.addWidget(window)
    window.show_tray(replace(samples.tray(), timer=samples.timer(TimerState.PAUSED)))

    assert "Paused until" in write(window)


def test_words_stand_at_the_edge_of_their_column(on: Stage, qtbot: QtBot) -> None:
    """Buttons without a box hang out of it, so that what is read lines up with what is above."""
    small, editor = SmallWindow(on.look), EditorDialog(on.look)
    small.show_tray(samples.tray())
    editor.show_entry(pages.editor())
    edges = {}
    for window, edge in ((small, APART), (editor, EDGE)):
        qtbot.addWidget(window)
        window.show()
        for button in window.findChildren(Button):
            begins_at = button.mapTo(window, QPoint()).x() + button.hang
            edges[button.accessibleName()] = begins_at - edge
    wanted = ("Open TrackSync", "Search a task…", "Switch to Standup", "Delete")

    assert [edges[name] for name in wanted] == [0, 0, 0, 0]


def test_a_busy_button_waits(on: Stage, qtbot: QtBot) -> None:
    """While a start is being written nothing can be clicked twice."""
    header = Header(on.look)
    qtbot.addWidget(header)
    header.show_timer(samples.timer())
    header.show_busy(True)

    assert not header.main.isEnabled()


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Key.Key_1, Answer.BREAK), (Key.Key_3, Answer.OTHER), (Key.Key_Escape, Answer.LATER)],
)
def test_a_question_is_answered_by_number(
    on: Stage, qtbot: QtBot, key: Key, answer: Answer
) -> None:
    """One to five choose, Escape means later; the window goes with the answer."""
    window = QuestionWindow(on.look, on.sayings)
    qtbot.addWidget(window)
    heard: list[tuple[str, Answer]] = []
    window.answered.connect(lambda *said: heard.append(said))
    window.ask(samples.question())
    QTest.keyClick(window, key)

    assert heard == [("q1", answer)]
    assert not window.isVisible()


def test_a_question_takes_no_focus(on: Stage, qtbot: QtBot) -> None:
    """It is shown without activation, as a tool window, and withdrawn without an answer."""
    window = QuestionWindow(on.look, on.sayings)
    qtbot.addWidget(window)
    window.ask(samples.question())

    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.Tool
    window.withdraw()
    QTest.keyClick(window, Key.Key_1)
    assert not window.isVisible()


def test_a_question_says_how_many_wait_behind_it(on: Stage, qtbot: QtBot) -> None:
    """One small window at a time; nothing is said where it is the only one."""
    window = QuestionWindow(on.look, on.sayings)
    qtbot.addWidget(window)
    window.ask(samples.question())
    said = []
    for count in (2, 1, 0):
        window.show_more(count)
        said += [
            t.text() for t in window.findChildren(Text) if t.isVisible() and "more" in t.text()
        ]

    assert said == ["2 more questions after this one.", "1 more question after this one."]


def test_today_asks_one_question_at_a_time(on: Stage, qtbot: QtBot) -> None:
    """The first, or the one that was chosen in the strip; the others are counted."""
    page = TodayPage(on.look, on.sayings)
    qtbot.addWidget(page)
    (first,) = (day := samples.today()).questions
    page.show_day(replace(day, questions=(first, replace(first, id="q2"), replace(first, id="q3"))))
    shown = [card.question.id for card in page.findChildren(QuestionCard)]
    page.strip.wishes.answer.emit("q3")
    chosen = [c.question.id for c in page.findChildren(QuestionCard) if not c.isHidden()]
    said = [text.text() for text in page.findChildren(Text)]

    assert (shown, chosen[-1:]) == (["q1"], ["q3"])
    assert "2 more questions on this day" in said


def test_the_questions_on_today_are_answered_there(on: Stage, qtbot: QtBot) -> None:
    """The first button is the likeliest answer."""
    page = TodayPage(on.look, on.sayings)
    qtbot.addWidget(page)
    page.show_day(samples.today())
    page.show()
    heard: list[tuple[str, Answer]] = []
    page.answered.connect(lambda *said: heard.append(said))
    page.strip.wishes.answer.emit("q1")
    focused = page.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Space)

    assert heard == [("q1", Answer.BREAK)]


def test_list_and_strip_choose_together(on: Stage, qtbot: QtBot) -> None:
    """The row of a block and the block of a row are current at once."""
    page = TodayPage(on.look, on.sayings)
    qtbot.addWidget(page)
    page.show_day(samples.today())
    page.rows.setCurrentIndex(page.rows.model().index(3, 0))
    by_row = page.strip.block()
    page.strip.choose("e1")

    assert by_row is not None
    assert by_row.id == "e4"
    assert page.rows.value().id == "e1"


def test_the_preview_sends_what_is_ticked_with_its_comments(on: Stage, qtbot: QtBot) -> None:
    """Unticked lines stay; an edited comment goes along."""
    dialog = PreviewDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_preview(pages.preview())
    dialog.lines[1].comment.setText("Fixed it")
    heard: list[object] = []
    dialog.send_clicked.connect(heard.append)
    dialog.send.click()

    assert heard == [(("d1", "Export runs for credit notes too"), ("d2", "Fixed it"))]
    for line in dialog.lines:
        line.tick.setChecked(False)
    assert not dialog.send.isEnabled()


def test_the_editor_gives_back_what_it_was_given(on: Stage, qtbot: QtBot) -> None:
    """Untouched fields keep their seconds, and the hour that comes twice stays the right one."""
    dialog = EditorDialog(on.look)
    qtbot.addWidget(dialog)
    twice = samples.at(0, day=samples.DAY.replace(month=10, day=25)) + timedelta(hours=3, seconds=7)
    entry = replace(pages.editor(), start_at=twice, end_at=twice + timedelta(minutes=20))
    dialog.show_entry(entry)

    assert dialog.draft() == EntryDraft(
        "e4", samples.LOGIN.ref, entry.start_at, entry.end_at, entry.note
    )


def test_the_history_of_an_entry_folds(on: Stage, qtbot: QtBot) -> None:
    """Opened the editor grows, closed it is as high as before; a new entry has none."""
    dialog = EditorDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_entry(pages.editor())
    dialog.show()
    QApplication.processEvents()
    before = dialog.height()
    dialog.story.button.click()
    qtbot.waitUntil(lambda: dialog.height() > before, timeout=60_000)
    opened = write(dialog)
    dialog.story.button.click()
    qtbot.waitUntil(lambda: dialog.height() == before, timeout=60_000)

    assert "start 12:40 → 12:51" in opened
    assert "start 12:40 → 12:51" not in write(dialog)
    dialog.show_entry(replace(pages.editor(), id="", history=()))
    assert not dialog.story.isVisible()


def test_the_editor_refuses_an_end_before_the_start(on: Stage, qtbot: QtBot) -> None:
    """It says so, and cannot be saved."""
    dialog = EditorDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_entry(pages.editor())
    dialog.end.setDateTime(dialog.start.dateTime().addSecs(-60))

    assert not dialog.save.isEnabled()


def test_connecting_needs_all_three_and_forgets_the_token(on: Stage, qtbot: QtBot) -> None:
    """The button waits for site, e-mail and token; closing the dialog empties the token."""
    dialog = ConnectDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_form(held().forms["jira"])
    heard: list[tuple[object, ...]] = []
    dialog.tried.connect(lambda *said: heard.append(said))
    dialog.by_token.site.setText("example.atlassian.net")
    dialog.by_token.email.setText("mia@example.org")
    assert not dialog.connect_button.isEnabled()
    dialog.by_token.token.setText("t0ken")
    dialog.connect_button.click()
    dialog.reject()

    assert heard == [("example.atlassian.net", "mia@example.org", "t0ken", False)]
    assert dialog.by_token.token.text() == ""


@pytest.mark.parametrize("length", [6_000, LONGEST_TOKEN + 1])
def test_a_long_token_is_pasted_whole(on: Stage, qtbot: QtBot, length: int) -> None:
    """One cut short would be no token; one that is too long is refused in words, later."""
    dialog = ConnectDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_form(held().forms["jira"])
    QGuiApplication.clipboard().setText("t" * length)
    dialog.by_token.token.paste()

    assert dialog.by_token.token.text() == "t" * length


def test_connecting_asks_for_no_more_than_the_service_needs(on: Stage, qtbot: QtBot) -> None:
    """Where a token says whose it is and the address is everybody's, the token is enough."""
    dialog = ConnectDialog(on.look)
    qtbot.addWidget(dialog)
    site = "https://api.example.org"
    form = replace(held().forms["jira"], site=site, asks_site=False, asks_email=False, email="")
    dialog.show_form(form)
    heard: list[tuple[object, ...]] = []
    dialog.tried.connect(lambda *said: heard.append(said))
    dialog.by_token.token.setText("t0ken")
    dialog.connect_button.click()

    assert heard == [(site, "", "t0ken", False)]
    assert not dialog.by_token.site.isVisibleTo(dialog)
    assert not dialog.by_token.email.isVisibleTo(dialog)


def test_connecting_says_what_else_may_be_typed_for_the_site(on: Stage, qtbot: QtBot) -> None:
    """Everybody's address stands there already; the choice is told below it, aloud too."""
    dialog = ConnectDialog(on.look)
    qtbot.addWidget(dialog)
    site, hint = "https://app.example.org", "Or the address of one page, for that alone."
    form = replace(held().forms["jira"], site=site, asks_email=False, email="", site_hint=hint)
    dialog.show_form(form)
    panel = dialog.by_token
    panel.token.setText("t0ken")

    assert (panel.site.text(), panel.is_asked(panel.site)) == (site, True)
    assert panel.site.accessibleDescription() == hint
    assert hint in write(dialog)
    assert dialog.connect_button.isEnabled()


def test_signing_in_by_the_browser_asks_for_what_the_app_needs(on: Stage, qtbot: QtBot) -> None:
    """A broker's address and key, or an app's id and secret; closing the dialog empties both."""
    dialog = ConnectDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_form(replace(held().forms["jira"], way=Way.OAUTH, books_for="jira-9"))
    heard: list[BrowserForm] = []
    dialog.begun.connect(heard.append)
    panel = dialog.by_browser
    panel.broker.setText("https://broker.example.org ")
    assert not dialog.connect_button.isEnabled()
    panel.key.setText("k3y")
    dialog.only_read.toggle.setChecked(True)
    dialog.connect_button.click()
    panel.apps.setCurrentIndex(1)
    assert not dialog.connect_button.isEnabled()
    panel.client_id.setText("app")
    panel.secret.setText("s3cret")
    dialog.only_read.toggle.setChecked(False)
    dialog.connect_button.click()
    dialog.reject()

    broker = "https://broker.example.org"
    assert heard == [
        BrowserForm("jira", broker=broker, secret="k3y", is_read_only=True, books_for="jira-9"),
        BrowserForm(
            "jira", client_id="app", secret="s3cret", is_read_only=False, books_for="jira-9"
        ),
    ]
    assert panel.key.text() == panel.secret.text() == ""


@pytest.mark.parametrize(
    ("can_ask_less", "way", "said", "hint"),
    [
        (True, Way.OAUTH, "Ask for reading only: nothing can be written", ""),
        (True, Way.TOKEN, "Only read: TrackSync writes nothing there", "The token itself keeps"),
        (False, Way.OAUTH, "Only read: TrackSync writes nothing there", "Jira Cloud gives no"),
    ],
)
def test_what_reading_only_does_is_said_as_it_is(
    on: Stage, qtbot: QtBot, *, can_ask_less: bool, way: Way, said: str, hint: str
) -> None:
    """Less is asked for only where it can be; nothing is written in either case."""
    dialog = ConnectDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_form(replace(held().forms["jira"], can_ask_less=can_ask_less, way=way))
    toggle = dialog.only_read.toggle

    assert (toggle.text(), toggle.accessibleName()) == (said, said)
    assert toggle.accessibleDescription().startswith(hint)
    assert bool(toggle.accessibleDescription()) is bool(hint)


def test_a_token_can_be_for_reading_alone(on: Stage, qtbot: QtBot) -> None:
    """The tick goes along with what was typed; a channel, which is never read, is not asked."""
    dialog = ConnectDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_form(replace(held().forms["jira"], asks_site=False, asks_email=False))
    heard: list[tuple[object, ...]] = []
    dialog.tried.connect(lambda *said: heard.append(said))
    dialog.by_token.token.setText("t0ken")
    dialog.only_read.toggle.click()
    dialog.connect_button.click()
    channel = ConnectDialog(on.look)
    qtbot.addWidget(channel)
    channel.show_form(replace(held().forms["jira"], is_channel=True))

    assert heard == [("", "", "t0ken", True)]
    assert not channel.only_read.isVisibleTo(channel)


def test_what_is_only_read_is_not_said_to_be_written(on: Stage, qtbot: QtBot) -> None:
    """What the sign-in will be used for follows the switch, both ways."""
    dialog = ConnectDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_form(held().forms["jira"])
    said = [write(dialog)]
    for _ in range(2):
        dialog.only_read.toggle.click()
        said.append(write(dialog))

    assert ["Read the tasks" in text for text in said] == [True, True, True]
    assert ["Write, change" in text for text in said] == [True, False, True]


def test_a_list_that_was_cut_says_so(on: Stage, qtbot: QtBot) -> None:
    """Nobody takes the best of what was found for all of it."""
    page = TasksPage(on.look)
    qtbot.addWidget(page)
    page.show_tasks(replace(samples.tasks(), search="o", is_cut=True))
    found = write(page)
    page.search.clear()
    page.show_tasks(replace(samples.tasks(), is_cut=True))
    listed = write(page)
    page.show_tasks(samples.tasks())

    assert "are shown; type more to find the one you mean." in found
    assert "are shown; type to find any other." in listed
    assert ("Pinned, 1" in listed, "Pinned, 1" in write(page)) == (False, True)
    assert "are shown" not in write(page)


def test_where_no_browser_opens_the_address_is_for_the_person(on: Stage, qtbot: QtBot) -> None:
    """And going back gives the attempt up, with what was typed still there."""
    dialog = ConnectDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_form(replace(held().forms["jira"], way=Way.OAUTH, knows_app=True))
    gone: list[bool] = []
    dialog.cancelled.connect(lambda: gone.append(True))
    dialog.show_trying(True)
    moment = write(dialog)
    dialog.show_page(pages.SIGN_IN_PAGE, "")
    dialog.show_unopened()
    said = write(dialog)
    (back,) = [b for b in dialog.findChildren(Button) if b.accessibleName() == "Back"]
    back.click()

    assert "One moment" in moment
    assert "No browser could be opened" in said
    assert f"[{pages.SIGN_IN_PAGE}]" in said
    assert gone == [True]
    assert "As the last time" in write(dialog)
    assert dialog.waiting.page.text() == ""


def test_the_finder_shows_only_answers_to_what_stands_there(on: Stage, qtbot: QtBot) -> None:
    """A slow answer to earlier letters is not shown; Enter chooses, arrows walk."""
    finder = Finder(on.look)
    qtbot.addWidget(finder)
    chosen: list[Found] = []
    finder.chosen.connect(chosen.append)
    finder.search.setText("in")
    finder.show_found("i", (Found(FoundKind.PAGE, "late", "Late"),))
    assert finder.rows.model().rowCount() == 0
    finder.show_found("in", pages.found())
    QTest.keyClick(finder.search, Key.Key_Down)
    QTest.keyClick(finder.search, Key.Key_Return)

    assert [found.id for found in chosen] == [samples.LOGIN.ref]


def test_reading_tasks_says_how_far_it_is_and_can_be_stopped(on: Stage, qtbot: QtBot) -> None:
    """The button that began it ends it; then it says again when the list was read."""
    page = TasksPage(on.look)
    qtbot.addWidget(page)
    page.show_tasks(samples.tasks())
    page.show()
    button = page.findChild(IconButton)
    assert isinstance(button, IconButton)
    before = write(page)
    page.show_reading(150)
    during = write(page)
    with qtbot.waitSignal(page.stop_reading_clicked, timeout=60_000):
        button.click()
    page.show_tasks(samples.tasks())
    page.show_reading(None)

    assert "Reading, 150 tasks so far" in during
    assert button.accessibleName() == "Read again"
    assert write(page) == before


def test_bringing_in_says_how_far_it_is_and_can_be_stopped(on: Stage, qtbot: QtBot) -> None:
    """Also when what came in changed the page meanwhile; the keyboard finds the button."""
    page = OutboxPage(on.look, on.sayings)
    qtbot.addWidget(page)
    page.show_outbox(replace(pages.outbox(), found=pages.missing()))
    page.show()
    before = write(page)
    page.findChildren(FoundCard)[0].bring.setFocus()
    page.show_bringing(1)
    page.show_outbox(replace(pages.outbox(), found=pages.missing()))
    (card,) = page.findChildren(FoundCard)
    qtbot.waitUntil(lambda: page.focusWidget() is card.stop, timeout=60_000)
    during = write(page)
    with qtbot.waitSignal(page.stop_bringing_clicked, timeout=60_000):
        card.stop.click()
    page.show_bringing(None)

    assert "1 worklog brought in…" in during
    assert "Bring them in" not in during
    assert page.focusWidget() is card.bring
    assert write(page) == before


def test_settings_are_found_by_words_and_changed(on: Stage, qtbot: QtBot) -> None:
    """The search looks through titles, help and keys of all groups."""
    page = SettingsPage(on.look)
    qtbot.addWidget(page)
    page.show_settings(held().settings)
    heard: list[tuple[str, object]] = []
    page.changed.connect(lambda *said: heard.append(said))
    page.search.setText("come back")
    line = next(line for line in page.lines if line.row.title == "Ask when I come back")
    line.field.changed.emit(False)

    assert heard == [(line.row.key, False)]


def test_a_locked_setting_cannot_be_changed(on: Stage, qtbot: QtBot) -> None:
    """And says who locked it."""
    page = SettingsPage(on.look)
    qtbot.addWidget(page)
    page.show_settings(held().settings_under_policy)
    page.show_setting("screenshots.enabled")
    locked = [line for line in page.lines if line.row.locked_by]

    assert locked
    assert not any(line.field.isEnabled() for line in locked)


def test_the_first_run_can_be_skipped_with_everything_as_it_is(on: Stage, qtbot: QtBot) -> None:
    """Three times on, and nothing was turned on or off; nothing of it captures."""
    dialog = FirstRun(on.look, held().first_run)
    qtbot.addWidget(dialog)
    heard: list[tuple[object, ...]] = []
    dialog.finished_with.connect(lambda *said: heard.append(said))
    for _ in range(3):
        dialog.next.click()

    offered = {line.id: line.is_on for line in held().first_run.consents}
    assert heard == [(held().first_run.profile, offered)]
    assert not any(setting(key).records_more and is_on for key, is_on in offered.items())


def test_a_changed_theme_reaches_what_is_open(on: Stage, qtbot: QtBot) -> None:
    """Dark comes while the window stands: colours change at once."""
    page = TodayPage(on.look, on.sayings)
    window = MainWindow(on.look, {Place.TODAY: lambda: page})
    qtbot.addWidget(window)
    window.go(Place.TODAY)
    window.show()
    before = window.grab().toImage().pixelColor(400, 600)
    on.look.become(stage(BY_NAME["dark"]).look.theme)
    after = window.grab().toImage().pixelColor(400, 600)

    assert before.lightness() > 240
    assert after.lightness() < 60


def test_text_from_outside_stays_text() -> None:
    """Tool tips are escaped, button texts keep their ampersands and fit."""
    assert "&lt;b&gt;x&lt;/b&gt;" in tip("<b>x</b>")
    assert tip("") == ""
    assert len(tip("x" * 10_000)) < 700
    assert label("R&D\nplan") == "R&&D plan"
    assert len(label("x" * 10_000)) == 80


def test_a_changed_setting_leaves_the_keyboard_where_it_was(on: Stage, qtbot: QtBot) -> None:
    """The lines are built anew after each change; whoever pressed Space goes on from there."""
    page = SettingsPage(on.look)
    qtbot.addWidget(page)
    page.show_settings(held().settings)
    page.show()
    before = next(line for line in page.lines if line.findChildren(Toggle))
    (switch,) = before.findChildren(Toggle)
    switch.setFocus()
    page.show_settings(held().settings)

    def is_back() -> bool:
        now = page.focusWidget()
        return isinstance(now, Toggle) and now.accessibleName() == before.row.title

    qtbot.waitUntil(is_back, timeout=60_000)


def test_a_button_that_waited_has_the_keyboard_again(on: Stage, qtbot: QtBot) -> None:
    """Stop, pressed by Space, is written; then it is the same button that starts."""
    header = Header(on.look)
    qtbot.addWidget(header)
    header.show_timer(samples.timer())
    header.show()
    header.main.setFocus()
    header.show_busy(True)
    waiting = header.main.hasFocus()
    header.show_busy(False)

    assert header.focusWidget() is header.main
    assert not waiting


def test_the_editor_takes_the_name_of_a_new_task(on: Stage, qtbot: QtBot) -> None:
    """And says what becomes of it; without any name nothing can be saved."""
    dialog = EditorDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_entry(replace(pages.editor(), task=None))
    empty = dialog.save.isEnabled()
    (task,) = [w for w in dialog.findChildren(QLineEdit) if w.accessibleName() == "Task"]
    task.setText("  Plan the week ")

    assert not empty
    assert dialog.save.isEnabled()
    assert (dialog.draft().task_ref, dialog.draft().new_task) == ("", "Plan the week")
    assert "It becomes a new one" in write(dialog)


def test_a_working_day_can_have_half_an_hour(on: Stage, qtbot: QtBot) -> None:
    """And keeps what it had to the minute, when nobody touches it."""
    field = HoursField(" h")
    qtbot.addWidget(field)
    said = []
    for length in (timedelta(hours=8), timedelta(hours=7, minutes=42)):
        field.show_length(length)
        assert field.length == length
        said.append(field.text())
    field.stepBy(1)

    assert said == ["8 h", "7.7 h"]
    assert field.length == timedelta(hours=8, minutes=12)


@pytest.mark.parametrize("style", ["light", "large"])
def test_the_fields_of_the_first_run_are_equally_high(qtbot: QtBot, style: str) -> None:
    """Whatever they hold, with large text as well."""
    on = stage(BY_NAME[style])
    dialog = FirstRun(on.look, held().first_run)
    qtbot.addWidget(dialog)
    dialog.show_page(1)
    on.look.dress(dialog)
    dialog.show()
    shown = (*dialog.findChildren(QLineEdit), *dialog.findChildren(QComboBox))
    fields = [field for field in shown if not isinstance(field.parent(), QDoubleSpinBox)]
    fields += dialog.findChildren(HoursField)
    heights = [field.height() for field in fields if field.isVisible()]

    assert (len(heights), len(set(heights))) == (3, 1)


def test_choosing_a_task_says_that_it_is_chosen(on: Stage, qtbot: QtBot) -> None:
    """For a question nothing is started, and Escape leads back to it."""
    finder = Finder(on.look, finding=Finding.CHOOSE)
    qtbot.addWidget(finder)

    assert "Enter chooses" in write(finder)
    assert "starts" not in write(finder)


@pytest.mark.usefixtures("qapp")
def test_the_menu_says_a_trouble_to_its_end() -> None:
    """The remedy stands behind what happened, and in German each is longer than a line."""
    full = (
        "Die Festplatte ist voll. Was läuft, lässt sich beenden; schaffe Platz, um wieder zu "
        "beginnen. Die bisher erfasste Zeit ist sicher."
    )
    tray = Tray()
    tray.show_tray(replace(samples.tray(), trouble=full))
    said = [a.text() for a in tray.menu.actions() if a.isVisible() and a.text()]
    tray.show_tray(samples.tray())
    after = [a.text() for a in tray.menu.actions() if a.isVisible() and a.text()]
    tray.close()

    assert said[: -len(after)] == [
        "Die Festplatte ist voll.",
        "Was läuft, lässt sich beenden; schaffe Platz, um",
        "wieder zu beginnen.",
        "Die bisher erfasste Zeit ist sicher.",
    ]


def test_every_line_of_the_menu_has_an_icon(on: Stage) -> None:
    """Panels that draw it themselves begin a line that has none further left than the others."""
    tray = Tray()
    tray.dress(on.look.words, lambda: on.look)
    full = replace(samples.tray(), trouble="The disk is full. Free some space to start again.")
    tray.show_tray(full)
    tray.menu.aboutToShow.emit()
    lines = [a for a in tray.menu.actions() if a.isVisible() and a.text()]
    bare = [line.text() for line in lines if line.icon().isNull()]
    tray.close()

    assert len(lines) > 10
    assert bare == []


@pytest.mark.parametrize("is_tick", [True, False])
def test_ticks_and_switches_begin_at_the_edge(on: Stage, qtbot: QtBot, *, is_tick: bool) -> None:
    """As the words above them do."""
    toggle = Toggle(on.look, "Mon", is_tick=is_tick, shows_name=True)
    qtbot.addWidget(toggle)
    toggle.resize(toggle.sizeHint())
    picture = toggle.grab().toImage()
    middle = picture.height() // 2
    ground, edge = picture.pixelColor(0, 0), picture.pixelColor(1, middle)

    assert edge != ground


def test_under_a_trouble_nothing_seems_to_be_on_its_way(on: Stage, qtbot: QtBot) -> None:
    """Whichever comes first; once the trouble is over, it is again."""
    page = TodayPage(on.look, on.sayings)
    qtbot.addWidget(page)
    seen = []

    def look() -> None:
        page.grab()
        seen.append(page.skeleton.isVisibleTo(page))

    page.show_loading()
    look()
    page.show_trouble(Trouble("The store is closed."))
    look()
    page.show_loading()
    look()
    page.show_trouble(None)
    look()
    page.show_content()
    page.show_trouble(Trouble("The store is closed."))

    assert seen == [True, False, False, True]
    assert page.content.isVisibleTo(page)


def test_a_trouble_stands_where_there_is_nothing_else(on: Stage, qtbot: QtBot) -> None:
    """With its remedy, which the keyboard is given to; above the content once there is some."""
    page = TodayPage(on.look, on.sayings)
    qtbot.addWidget(page)
    trouble = Trouble("The keystore is locked.", "Unlock it.", Remedy("unlock", "Unlock…"))
    page.show_loading()
    page.show_trouble(trouble)
    alone = page.barred.isVisibleTo(page), page.trouble.isVisibleTo(page)
    with qtbot.waitSignal(page.remedied) as remedied:
        page.barred.button.click()
    page.show_content()
    above = page.barred.isVisibleTo(page), page.trouble.isVisibleTo(page)
    page.show_trouble(None)
    page.show_loading()

    assert (alone, above) == ((True, False), (False, True))
    assert remedied.args == ["unlock"]
    assert page.barred.title.text() == ""
    assert not page.barred.isVisibleTo(page)


def test_what_is_too_long_for_a_menu_ends_with_an_ellipsis() -> None:
    """A menu is no place for a page."""
    lines = [menu_line(line) for line in menu_lines("word " * 200)]

    assert (len(lines), lines[-1][-1]) == (5, "…")
    assert menu_lines("") == ()
