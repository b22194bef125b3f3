"""The main window comes up as it was left, and never where it cannot be reached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.program import Program, running
from tests.desktop.stage import Stage
from tests.unit.engine.house import House, MemoryProfile
from tracksync.desktop.app.placing import Placed
from tracksync.desktop.models.placing import Area, Placing, fitted, read_placing
from tracksync.desktop.models.window import Place
from tracksync.desktop.views.page import Page
from tracksync.desktop.views.window import FRAME, MainWindow

LONG_MS = 60_000
EDGES = (FRAME.width(), FRAME.height())
BESIDE = (Area(0, 0, 1920, 1040), Area(1920, 0, 1280, 1000))
SIZES = st.integers(1, 20_000)
PLACES = st.integers(-30_000, 30_000)
AREAS = st.builds(Area, PLACES, PLACES, st.integers(400, 8_000), st.integers(300, 8_000))
PLACINGS = st.builds(
    Placing, SIZES, SIZES, st.none() | st.tuples(PLACES, PLACES), is_maximized=st.booleans()
)


# --- where it may stand ---------------------------------------------------------------------------


@given(PLACINGS)
def test_what_is_written_is_read(placing: Placing) -> None:
    """All of it."""
    assert read_placing(placing.written()) == placing


@pytest.mark.parametrize(
    "text", ["", "960 640", "a b c d e", "0 640 - - 0", "960 -1 - - 0", "960 999999 - - 0"]
)
def test_what_makes_no_sense_is_nothing(text: str) -> None:
    """It is as on the first day then."""
    assert read_placing(text) is None


@given(PLACINGS, st.lists(AREAS, min_size=1, max_size=4))
def test_a_window_lies_wholly_on_one_screen(placing: Placing, screens: list[Area]) -> None:
    """Whatever became of the monitors; or the system finds the place. It never grows."""
    place = fitted(placing, screens, EDGES)

    assert place.width <= placing.width
    assert place.height <= placing.height
    whole = Area(*(place.spot or (0, 0)), place.width + EDGES[0], place.height + EDGES[1])
    if place.spot is not None:
        assert any(whole.shared_with(on) == whole.width * whole.height for on in screens)
    else:
        assert whole.width <= screens[0].width
        assert whole.height <= screens[0].height


def test_a_window_that_is_on_a_screen_stays_as_it_is() -> None:
    """On the second one, too."""
    placing = Placing(900, 700, (2000, 100))

    assert fitted(placing, BESIDE, EDGES) == placing


def test_a_window_whose_monitor_went_comes_up_anywhere() -> None:
    """It keeps its size where there is room."""
    placing = Placing(900, 700, (2000, 100), is_maximized=True)

    assert fitted(placing, BESIDE[:1], EDGES) == Placing(900, 700, is_maximized=True)


def test_a_window_half_outside_is_drawn_in() -> None:
    """Its head could not be taken hold of."""
    assert fitted(Placing(900, 700, (-500, -20)), BESIDE, EDGES).spot == (0, 0)
    assert fitted(Placing(900, 700, (1900, 800)), BESIDE[:1], EDGES).spot == (1012, 300)


# --- the window itself ----------------------------------------------------------------------------


@pytest.fixture
def profile() -> MemoryProfile:
    return MemoryProfile()


def kept(profile: MemoryProfile) -> Placing | None:
    with profile.store.read() as snapshot:
        return read_placing(snapshot.window())


def next_start(profile: MemoryProfile) -> House:
    """Start on a profile that knows no more than how the window was left."""
    fresh = MemoryProfile()
    with profile.store.read() as before, fresh.store.write() as unit:
        unit.save_window(before.window())
    return House(profile=fresh)


def main_window(program: Program, qtbot: QtBot) -> QWidget:
    """Open it, once it is known how it was left."""
    desktop = program.desktop
    qtbot.waitUntil(lambda: desktop._left is not None, timeout=LONG_MS)  # noqa: SLF001  no one is told
    desktop.open()
    (found,) = (w for w in program.windows() if w.objectName() == "main_window")
    return found


def test_it_comes_up_as_it_was_left(
    qapp: QApplication, qtbot: QtBot, profile: MemoryProfile
) -> None:
    """Its size, where it stood, and whether it filled the screen; from one start to the next."""
    with running(qapp, qtbot, House(profile=profile)) as program:
        window = main_window(program, qtbot)
        window.setGeometry(60, 80, 640, 480)
        window.close()
        left = QRect(window.pos(), window.size())
    assert kept(profile) == Placing(640, 480, (left.x(), left.y()))
    second = next_start(profile)
    with running(qapp, qtbot, second) as program:
        window = main_window(program, qtbot)
        assert QRect(window.pos(), window.size()) == left
        window.setWindowState(Qt.WindowState.WindowMaximized)
        qtbot.waitUntil(window.isMaximized, timeout=LONG_MS)
    assert kept(second.profile) == Placing(640, 480, (left.x(), left.y()), is_maximized=True)
    with running(qapp, qtbot, next_start(second.profile)) as program:
        assert main_window(program, qtbot).isMaximized()


def test_it_is_kept_while_it_is_open(
    qapp: QApplication, qtbot: QtBot, profile: MemoryProfile
) -> None:
    """Once it stands still: whoever's session ends with it open loses nothing."""
    with running(qapp, qtbot, House(profile=profile)) as program:
        window = main_window(program, qtbot)
        window.resize(650, 450)

        def is_kept() -> bool:
            place = kept(profile)
            return place is not None and (place.width, place.height) == (650, 450)

        qtbot.waitUntil(is_kept, timeout=LONG_MS)


def test_another_language_leaves_it_where_it_is(
    qapp: QApplication, qtbot: QtBot, profile: MemoryProfile
) -> None:
    """The window is built anew then."""
    with running(qapp, qtbot, House(profile=profile)) as program:
        before = main_window(program, qtbot)
        before.resize(650, 450)
        program.choose("appearance.language", "de")
        qtbot.waitUntil(lambda: main_window(program, qtbot) is not before, timeout=LONG_MS)

        assert main_window(program, qtbot).size() == QSize(650, 450)


def test_wayland_is_told_no_place(
    qapp: QApplication, qtbot: QtBot, profile: MemoryProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There a window does not know where it stands; its size is its own."""
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    with running(qapp, qtbot, House(profile=profile)) as program:
        main_window(program, qtbot).setGeometry(60, 80, 640, 480)

    assert kept(profile) == Placing(640, 480)


def test_it_fits_a_small_screen(on: Stage, qtbot: QtBot) -> None:
    """With its frame, whatever was kept; what hangs below the edge could not be reached."""
    window = MainWindow(on.look, {Place.TODAY: lambda: Page(on.look, "Today")})
    qtbot.addWidget(window)
    room = window.screen().availableGeometry().size()
    Placed(window, "5000 4000 90000 0 0", lambda _: None).put()

    assert window.size() == room - FRAME


def test_what_is_learned_late_counts_until_it_is_drawn_to_size(on: Stage, qtbot: QtBot) -> None:
    """The window may be open before the store is."""
    sizes = []
    for is_drawn in (False, True):
        window = MainWindow(on.look, {Place.TODAY: lambda: Page(on.look, "Today")})
        qtbot.addWidget(window)
        placed = Placed(window, "", lambda _: None)
        placed.put()
        if is_drawn:
            window.resize(570, 420)
        placed.learn("")
        placed.learn("640 480 - - 0")
        sizes.append(window.size())

    assert sizes == [QSize(640, 480), QSize(570, 420)]
