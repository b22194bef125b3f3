"""What somebody who has the window open all day would stumble over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.desktop import samples
from tests.desktop import samples_pages as pages
from tests.desktop.conftest import BY_NAME
from tests.desktop.gallery import stage
from tests.desktop.samples_held import held
from tests.desktop.stage import Stage
from tests.desktop.trees import write
from tracksync.desktop.models.finder import Finding
from tracksync.desktop.models.settings import SettingKind, SettingRow
from tracksync.desktop.models.timer import TimerState
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.connections.account_card import AccountCard
from tracksync.desktop.views.connections.page import ConnectionsPage, OfferRow
from tracksync.desktop.views.fields import NumberField, TimeField, Toggle
from tracksync.desktop.views.finder import Finder
from tracksync.desktop.views.header import Header
from tracksync.desktop.views.outbox import StuckCard
from tracksync.desktop.views.page import Page
from tracksync.desktop.views.parts import Button, Text
from tracksync.desktop.views.privacy import PrivacyPage
from tracksync.desktop.views.setting_fields import make_field
from tracksync.desktop.views.settings import SettingLine, SettingsPage
from tracksync.desktop.views.tasks import Columns, TasksPage
from tracksync.desktop.views.today.editor import EditorDialog
from tracksync.desktop.views.today.page import TodayPage
from tracksync.desktop.views.window import MainWindow


class Later:
    """A clock that says how long ago it was started."""

    def __init__(self, ms: int) -> None:
        self.ms = ms

    def elapsed(self) -> int:
        return self.ms

    def restart(self) -> None:
        pass


def test_the_head_is_as_high_with_nothing_running(on: Stage, qtbot: QtBot) -> None:
    """What is below it does not jump at each start and stop."""
    header = Header(on.look)
    qtbot.addWidget(header)
    header.show()
    high = []
    for state in (TimerState.IDLE, TimerState.RUNNING):
        header.show_timer(samples.timer(state))
        header.adjustSize()
        high.append(header.height())

    assert high[0] == high[1]


def test_the_head_tells_when_its_time_went_on(on: Stage, qtbot: QtBot) -> None:
    """The page below counts the same minutes; between two of them nothing is read."""
    header, heard = Header(on.look), []
    qtbot.addWidget(header)
    header.went_on.connect(lambda: heard.append(header._clock.text()))  # noqa: SLF001  as it is seen
    header.show_timer(samples.timer())
    for ms in (0, 59_999, 60_000, 60_001):
        header._since = Later(ms)  # type: ignore[assignment]  # noqa: SLF001  no minute is waited for
        header._tick.timeout.emit()  # noqa: SLF001  the same

    assert len(heard) == len(set(heard)) == 1


def test_larger_text_folds_the_sidebar_at_once(on: Stage, qtbot: QtBot) -> None:
    """Not only when the window is drawn larger or smaller the next time."""
    window = MainWindow(on.look, {Place.TODAY: lambda: Page(on.look, "Today")})
    qtbot.addWidget(window)
    window.show()
    before = window.sidebar.buttons[Place.TODAY].text()
    large = QFont(on.look.theme.base)
    large.setPointSizeF(large.pointSizeF() * 2)
    on.look.become(replace(on.look.theme, base=large))

    assert (before.strip(), window.sidebar.buttons[Place.TODAY].text()) == ("Today", "")


def test_with_no_task_yet_the_finder_says_how_to_make_one(on: Stage, qtbot: QtBot) -> None:
    """On the first day there is nothing to choose; what is typed becomes a task."""
    finder = Finder(on.look, finding=Finding.START)
    qtbot.addWidget(finder)
    finder.show_found("", ())
    said = write(finder)
    finder.search.setText("x")
    finder.show_found("x", ())

    assert "press Enter: it becomes a task." in said
    assert "Nothing is called that." in write(finder)


def test_the_head_asks_for_a_task_and_the_sidebar_for_anything(on: Stage, qtbot: QtBot) -> None:
    """'Switch' must not lead to pages and settings."""
    window = MainWindow(on.look, {Place.TODAY: lambda: Page(on.look, "Today")})
    qtbot.addWidget(window)
    heard: list[str] = []
    window.task_asked.connect(lambda: heard.append("task"))
    window.find_asked.connect(lambda: heard.append("anything"))
    window.header.switch_clicked.emit()
    window.sidebar.find_clicked.emit()

    assert heard == ["task", "anything"]


@pytest.mark.parametrize("wide", [960, 720])
def test_words_of_buttons_are_not_cut_off_by_large_text(wide: int, qtbot: QtBot) -> None:
    """Beside a title that needs the room they are icons, with the words as a tool tip."""
    on = stage(BY_NAME["large"])
    page = PrivacyPage(on.look)
    qtbot.addWidget(page)
    page.show_privacy(held().privacy)
    page.resize(wide, 600)
    page.show()
    cut = [
        button.accessibleName()
        for button in page.findChildren(Button)
        if button.isVisible() and button.width() < button.sizeHint().width()
    ]
    page.resize(3000, 600)
    words = [b.text() for b in page.findChildren(Button) if b.isVisible()]

    assert cut == []
    assert "Export my data…" in words


def test_what_needs_the_person_has_its_buttons_below_where_it_is_narrow(
    on: Stage, qtbot: QtBot
) -> None:
    """In a narrow window they squeezed the words, and the last was cut off."""
    stuck = pages.outbox().stuck[0]
    card = StuckCard(on.look, stuck, "UTC")
    qtbot.addWidget(card)
    beside = []
    for wide in (on.look.em(50), on.look.em(20)):
        card.resize(wide, on.look.em(20))
        card.show()
        QApplication.processEvents()
        words, button = card.findChildren(Text)[0], card.findChildren(Button)[0]
        end = words.mapTo(card, words.rect().topRight()).x()
        beside.append(button.mapTo(card, button.rect().topLeft()).x() > end)

    assert beside == [True, False]


def test_adding_time_begins_at_the_task(on: Stage, qtbot: QtBot) -> None:
    """Typing replaces the task that was offered; at 'Save' a key would have saved it unread."""
    dialog = EditorDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_entry(replace(pages.editor(), id=""))
    dialog.show()
    focused = dialog.focusWidget()

    assert isinstance(focused, QLineEdit)
    assert focused.selectedText() == focused.text() != ""


def test_changing_an_entry_begins_at_its_times(on: Stage, qtbot: QtBot) -> None:
    """They are what is changed most."""
    dialog = EditorDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_entry(pages.editor())
    dialog.show()

    hour = TimeField.Section.HourSection
    qtbot.waitUntil(lambda: dialog.start.currentSection() == hour, timeout=60_000)

    assert dialog.focusWidget() is dialog.start


@pytest.mark.parametrize("by_click", [True, False])
def test_a_time_is_typed_over(on: Stage, qtbot: QtBot, by_click: bool) -> None:
    """By a click into the hour or by Tab: what is typed replaces the time, and the day stays."""
    dialog = EditorDialog(on.look)
    qtbot.addWidget(dialog)
    dialog.show_entry(pages.editor())
    dialog.show()
    hour = TimeField.Section.HourSection
    qtbot.waitUntil(lambda: dialog.start.currentSection() == hour, timeout=60_000)
    field, line = dialog.end, dialog.end.lineEdit()
    day = field.date()
    if by_click:
        line.setCursorPosition(len(line.text()) - 4)
        place = line.cursorRect().center()
        line.deselect()
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=place)
    else:
        field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: bool(line.selectedText()), timeout=60_000)
    QTest.keyClicks(field, "1745")

    assert (field.time().hour(), field.time().minute()) == (17, 45)
    assert field.date() == day


def test_a_setting_is_found_by_what_can_be_chosen(on: Stage, qtbot: QtBot) -> None:
    """Whoever looks for 'dark' means the theme; the group is said, and none is marked."""
    page = SettingsPage(on.look)
    qtbot.addWidget(page)
    page.show_settings(held().settings)
    page.search.setText("dark")
    chips = [b for b in page.findChildren(Button) if b.isCheckable()]
    marked = [chip.text() for chip in chips if chip.isChecked()]
    said = [text.text() for text in page.lines[0].findChildren(Text)]
    page.search.setText("no such thing")
    nothing = write(page)
    page.search.clear()

    assert marked == []
    assert {"Appearance", "Theme"} <= set(said)
    assert "look through the groups" in nothing
    assert [chip.text() for chip in chips if chip.isChecked()] == ["Activity"]


def test_working_days_are_ticked(on: Stage, qtbot: QtBot) -> None:
    """Not typed as numbers; without any the last choice stays."""
    row = next(r for r in held().settings.rows if r.key == "day.work_days")
    line, heard = SettingLine(on.look, row), list[object]()
    qtbot.addWidget(line)
    line.field.changed.connect(heard.append)
    ticks = line.findChildren(Toggle)
    ticks[5].click()
    for tick in ticks:
        tick.setChecked(False)

    assert [t.accessibleName() for t in ticks] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert (row.value, heard[0], heard[-1]) == ("1,2,3,4,5", "1,2,3,4,5,6", "1,2,3,4,5")


def test_the_time_zone_is_chosen_from_a_list() -> None:
    """The system's first, then those of the world."""
    row = next(r for r in held().settings.rows if r.key == "profile.zone")

    assert row.kind is SettingKind.CHOICE
    assert row.choices[0] == ("system", "System")
    assert ("Europe/Berlin", "Europe/Berlin") in row.choices


def test_what_was_just_connected_comes_into_sight(on: Stage, qtbot: QtBot) -> None:
    """Below it stands what else could be connected; the keyboard goes on from the new card."""
    page = ConnectionsPage(on.look)
    qtbot.addWidget(page)
    page.resize(600, 300)
    page.show()
    full = pages.connections()
    page.show_connections(replace(full, cards=full.cards[:1]))
    page.findChildren(OfferRow)[-1].connect_button.setFocus()
    page.show_connections(replace(full, cards=full.cards[:2]))

    def has_come() -> bool:
        card = page.findChildren(AccountCard)[-1]
        return card.isAncestorOf(page.focusWidget()) and not card.visibleRegion().isEmpty()

    qtbot.waitUntil(has_come, timeout=60_000)


def test_no_room_is_kept_for_what_no_task_has(on: Stage, qtbot: QtBot) -> None:
    """Titles are cut as late as can be."""
    page = TasksPage(on.look)
    qtbot.addWidget(page)
    model = samples.tasks()
    page.show_tasks(model)
    full = page._delegate.columns  # noqa: SLF001  what it draws by
    bare = tuple(replace(r, key="", project="", logged=None, estimate=None) for r in model.rows)
    page.show_tasks(replace(model, rows=bare))
    none = page._delegate.columns  # noqa: SLF001  the same

    assert (full.has_key, full.has_logged, full.has_estimate) == (True, True, True)
    assert full.project_px > 0
    assert none == Columns(has_key=False, has_logged=False, has_estimate=False)


def test_undo_that_was_pressed_leads_to_the_strip(on: Stage, qtbot: QtBot) -> None:
    """What comes after it is 'Break', which another Space would have answered a question with."""
    page = TodayPage(on.look, on.sayings)
    qtbot.addWidget(page)
    page.show_day(samples.today())
    page.show_undo("Code review was deleted.")
    page.show()
    qtbot.waitUntil(page.isActiveWindow, timeout=60_000)
    QApplication.processEvents()
    (undo,) = [b for b in page.findChildren(Button) if b.text() == "Undo"]
    undo.setFocus()
    qtbot.waitUntil(undo.hasFocus, timeout=60_000)
    page.show_undo("")
    page.show_undone("Taken back: Deleted.")

    assert page.focusWidget() is page.strip


def typed_into(on: Stage, qtbot: QtBot, row: SettingRow, text: str) -> list[object]:
    """Type a text over a setting's value and leave; what is to be saved then."""
    field = make_field(on.look, row)
    qtbot.addWidget(field)
    (spin,) = field.findChildren(NumberField)
    saved: list[object] = []
    field.changed.connect(saved.append)
    field.show()
    spin.selectAll()
    QTest.keyClicks(spin, text)
    QTest.keyClick(spin, Qt.Key.Key_Return)
    return saved


@pytest.mark.parametrize(
    ("text", "saved"),
    [
        ("20", [20]),
        ("20 min", [20]),
        ("1 h", [60]),
        ("120s", [2]),
        ("20 s", ["20 s"]),  # the page reads it as the command line does, and shows seconds then
        ("999", ["999"]),  # refused in words
        ("soon", ["soon"]),
        ("", []),
    ],
)
def test_a_length_may_be_typed_in_any_unit(
    on: Stage, qtbot: QtBot, text: str, saved: list[object]
) -> None:
    """A letter that was swallowed made twenty minutes of twenty seconds."""
    row = SettingRow(
        "after", SettingKind.NUMBER, "Away after", 5, 5, "Activity", low=1, high=60, unit="min"
    )

    assert typed_into(on, qtbot, row, text) == saved


def test_a_word_for_zero_stays_a_word(on: Stage, qtbot: QtBot) -> None:
    row = SettingRow(
        "keep",
        SettingKind.NUMBER,
        "Keep",
        3,
        3,
        "Keeping",
        low=0,
        high=60,
        unit="months",
        zero="ever",
    )
    field = make_field(on.look, row)
    qtbot.addWidget(field)
    (spin,) = field.findChildren(NumberField)

    assert spin.text() == "3 months"
    assert typed_into(on, qtbot, row, "0") == [0]
    spin.setValue(0)
    assert spin.text() == "ever"
