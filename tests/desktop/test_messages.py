"""The guide's drawings of messages show what is sent: no word less, no link more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QApplication

from tests.desktop import messages
from tests.unit.integrations.hostile import HOSTILE, URL
from tracksync.core.standup.text import as_text


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def links(document: QTextDocument) -> set[str]:
    """Every address that something in a drawing leads to."""
    found = set()
    for block in blocks(document):
        pieces = block.begin()
        while not pieces.atEnd():
            found.add(pieces.fragment().charFormat().anchorHref())
            pieces += 1
    return found - {""}


@pytest.mark.parametrize("name", messages.FRAMES)
def test_a_drawing_says_what_is_sent(qapp: QApplication, name: str) -> None:
    """Line by line, as the plain text has it; bullets aside."""
    message, frame = messages.sample(), messages.FRAMES[name]
    document = messages.document(frame, message)
    said = [" ".join(block.text().replace("\u2022", "").split()) for block in blocks(document)]
    text = [" ".join(line.lstrip("- ").split()) for line in as_text(message).splitlines()]

    assert said == [line for line in text if line]
    assert links(document) == {
        f"https://acme.atlassian.net/browse/PROJ-{number}" for number in (131, 139, 142, 150)
    }
    assert not messages.drawn(frame, message).isNull()


@pytest.mark.parametrize("name", messages.FRAMES)
def test_a_hostile_title_is_drawn_as_text(qapp: QApplication, name: str) -> None:
    """Our own drawing does not read it for markup either."""
    document = messages.document(messages.FRAMES[name], HOSTILE)

    assert links(document) == {URL}
    assert "<b>x</b>" in document.toPlainText()
