"""Every window in every state: pinned as text, usable by keyboard and ear, plain and big enough."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop import samples, samples_pages
from tests.desktop.conftest import BY_NAME
from tests.desktop.gallery import Style, stage
from tests.desktop.scenes import SCENES
from tests.desktop.stage import Stage, settle
from tests.desktop.trees import controls, name_of, parts, write
from tracksync.desktop.look.languages import install_language, remove_language
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.outbox import OutboxPage
from tracksync.desktop.views.tasks import TasksPage
from tracksync.desktop.views.today.page import TodayPage
from tracksync.desktop.views.window import MainWindow

FOLDER = Path(__file__).parent / "snapshots"
DARK_GERMAN = replace(BY_NAME["dark"], name="dark-german", locale="de_DE")
LOOKS = {"light": "en", "dark": "en", "german": "de", "dark-german": "de"}
SMALLEST_PX = 24
# The sidebar, the header and the first stop once more, and some to spare.
STOPS_BESIDE_THE_PAGE = 12


@pytest.fixture(params=LOOKS)
def styled(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[tuple[Style, Stage]]:
    """Each look in each language."""
    style = BY_NAME.get(request.param, DARK_GERMAN)
    language = install_language(qapp, QLocale(style.locale))
    QLocale.setDefault(QLocale(style.locale))
    made = stage(style)
    qapp.setFont(made.look.font())
    yield style, made
    remove_language(qapp, language)
    QLocale.setDefault(QLocale("en_GB"))


@pytest.fixture(autouse=True)
def gone(qapp: QApplication) -> Iterator[None]:
    """Windows that were closed go at once: without a running loop Qt would keep all of them."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(window: QWidget, qtbot: QtBot) -> QWidget:
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    settle(window)
    return window


@pytest.mark.parametrize("scene", SCENES)
def test_the_window_says_what_it_said(
    styled: tuple[Style, Stage], scene: str, qtbot: QtBot
) -> None:
    """The tree of roles, names, texts and states is the same in every theme of a language."""
    style, on = styled
    said = write(shown(SCENES[scene](on), qtbot))
    kept = FOLDER / f"{scene}.{LOOKS[style.name]}.txt"
    if os.environ.get("TRACKSYNC_UPDATE_SNAPSHOTS") == "1":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(said, encoding="utf-8")

    assert said == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("scene", SCENES)
def test_every_control_has_a_name_and_is_big_enough(on: Stage, scene: str, qtbot: QtBot) -> None:
    """Nothing can be clicked that cannot be heard, nor anything smaller than 24 pixels."""
    window = shown(SCENES[scene](on), qtbot)

    for control in controls(window):
        assert name_of(control), control
        assert control.height() >= SMALLEST_PX, (name_of(control), control.size())
        assert control.width() >= SMALLEST_PX, (name_of(control), control.size())


@pytest.mark.parametrize("scene", SCENES)
def test_everything_is_reached_by_keyboard(on: Stage, scene: str, qtbot: QtBot) -> None:
    """Tab walks every control that can be used, once around."""
    window = shown(SCENES[scene](on), qtbot)
    wanted = {
        control
        for control in controls(window)
        if control.isEnabled() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    met = set()
    at = window.nextInFocusChain()
    while at is not window and at is not None:
        if at.isVisibleTo(window) and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            met.add(at)
        at = at.nextInFocusChain()

    assert wanted <= met
    for control in controls(window):
        mouse_only = control.focusPolicy() == Qt.FocusPolicy.NoFocus
        assert not mouse_only or control.objectName() == "found_rows", name_of(control)


@pytest.mark.parametrize(
    ("scene", "place", "begins_at", "stops"),
    [
        ("outbox", Place.OUTBOX, "Deliveries", ("Compare…", "Preview and send…")),
        ("tasks", Place.TASKS, "Search tasks", ("Read again", "New task", "Search tasks")),
    ],
)
def test_the_tab_key_stops_at_every_button(
    on: Stage, scene: str, place: Place, begins_at: str, stops: tuple[str, ...], qtbot: QtBot
) -> None:
    """A page begins where one comes for; what stands above it is met on the way round."""
    window = shown(SCENES[scene](on), qtbot)
    assert isinstance(window, MainWindow)
    window.activateWindow()
    window.go(place)
    begun = name_of(focused(window))
    wanted = {
        control
        for control in controls(window.pages[place])
        if control.isEnabled() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    met = [focused(window)]
    for _ in range(len(wanted) + STOPS_BESIDE_THE_PAGE):
        QTest.keyClick(met[-1], Qt.Key.Key_Tab)
        met.append(focused(window))
    said = [name_of(at) for at in met]
    first = said.index(stops[0])

    assert begun == begins_at
    assert wanted <= {*met}
    assert tuple(said[first : first + len(stops)]) == stops


def focused(window: QWidget) -> QWidget:
    at = window.focusWidget()
    assert at is not None
    return at


@pytest.mark.parametrize("scene", SCENES)
def test_no_label_reads_markup(on: Stage, scene: str, qtbot: QtBot) -> None:
    """Every label is told that its text is plain."""
    window = shown(SCENES[scene](on), qtbot)

    for label in window.findChildren(QLabel):
        if not label.objectName().startswith("qt_") and not label.pixmap():
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def test_a_title_with_markup_shows_as_it_is(on: Stage, qtbot: QtBot) -> None:
    """`<b>` in a task's title is four characters on every page, and harmless in tool tips."""
    title = samples.HOSTILE.title
    day = samples.today()
    blocks = tuple(replace(block, title=title) for block in day.strip.blocks)
    today = TodayPage(on.look, on.sayings)
    rows = tuple(replace(row, title=title) for row in day.rows)
    asked = replace(day.questions[0], task=samples.HOSTILE)
    today.show_day(
        replace(day, rows=rows, strip=replace(day.strip, blocks=blocks), questions=(asked,))
    )
    tasks = TasksPage(on.look)
    found = samples.tasks()
    tasks.show_tasks(replace(found, rows=tuple(replace(row, title=title) for row in found.rows)))
    outbox = OutboxPage(on.look, on.sayings)
    sent = samples_pages.outbox()
    outbox.show_outbox(replace(sent, stuck=tuple(replace(row, title=title) for row in sent.stuck)))

    for page in (today, tasks, outbox):
        said = write(shown(page, qtbot))
        assert title in said, page
        for part in parts(page):
            assert "<b>" not in part.toolTip()
    assert "&lt;b&gt;" in str(tasks.rows.model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_fifty_thousand_tasks_are_a_list_like_any_other(on: Stage, qtbot: QtBot) -> None:
    """Only the rows in sight are drawn."""
    page = TasksPage(on.look)
    page.show_tasks(samples.tasks(50_000))
    shown(page, qtbot)

    assert page.rows.model().rowCount() == 50_015


@pytest.mark.parametrize("name", ["large", "rtl"])
@pytest.mark.parametrize("scene", SCENES)
def test_nothing_is_cut_off_sideways(
    name: str, scene: str, qtbot: QtBot, qapp: QApplication
) -> None:
    """With text twice as big, and mirrored, every control stays inside its window."""
    style = BY_NAME[name]
    on = stage(style)
    mirrored = Qt.LayoutDirection.RightToLeft if style.is_mirrored else qapp.layoutDirection()
    qapp.setFont(on.look.font())
    window = SCENES[scene](on)
    window.setLayoutDirection(mirrored)
    shown(window, qtbot)

    for control in controls(window):
        left = control.mapTo(window, control.rect().topLeft()).x()
        assert left >= 0, name_of(control)
        assert left + control.width() <= window.width(), (name_of(control), window.width())
    qapp.setFont(stage(BY_NAME["light"]).look.font())
