"""What tests of windows share: looks, stages, and no real screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from tests.desktop.gallery import STYLES, stage
from tests.desktop.program import end_left
from tests.desktop.stage import Stage
from tracksync.desktop.look.languages import install_language, remove_language

BY_NAME = {style.name: style for style in STYLES}


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["tracksync-tests", "-style", "fusion"]


@pytest.fixture
def on(qapp: QApplication) -> Iterator[Stage]:
    """The light look, in English."""
    language = install_language(qapp, QLocale("en_GB"))
    made = stage(BY_NAME["light"])
    qapp.setFont(made.look.font())
    yield made
    remove_language(qapp, language)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """End a program that a test did not, so that its failure stays its own."""
    yield
    end_left()


# What the off-screen platform says of itself; a real one does these things.
_OFFSCREEN = (
    r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Warnings of Qt fail a test; these two are not about our windows."""
    for item in items:
        if "tests/desktop/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(_OFFSCREEN, extend=True))
