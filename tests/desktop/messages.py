"""
Draws what a channel's readers see, from the blocks and the card that are really sent.

Plain drawings of our own for the guide, no pictures of Slack or Teams. What the mappings might make
and is not known here is an error, so that no picture shows less than what is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from html import escape
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTextDocument

from tests.desktop.samples import DAY
from tracksync.core.standup.composer import Line, Section, Standup
from tracksync.core.standup.text import Message, laid_out
from tracksync.integrations.slack import mapping as slack
from tracksync.integrations.teams import mapping as teams

Json = Mapping[str, Any]

_WIDTH_PX, _EDGE_PX, _AVATAR_PX, _GAP_PX = 640, 20, 36, 12
_LEFT_PX = _EDGE_PX + _AVATAR_PX + _GAP_PX
_HEAD_PX, _PAD_PX = 24, 16
_INK, _SOFT, _RULE, _MARK = "#1d1c1d", "#616161", "#e0e0e0", "#3d7a74"
_SITE = "https://acme.atlassian.net/browse/"
# Points of a card's sizes and gaps, as far as our card names them; the default is no name.
_SIZES = {"": 14, "Large": 18}
_SPACINGS = {"": 8, "Small": 4, "Medium": 14}


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a message: who sent it, how, and whether it is a card."""

    sender: str
    how: str
    is_card: bool
    body: Callable[[Message], Json]
    html: Callable[[Json], str]


def sample() -> Message:
    """Lay out the sample day's standup, with hours."""

    def line(section: Section, key: str, text: str, minutes: int = 0) -> Line:
        length = timedelta(minutes=minutes) if minutes else None
        url = f"{_SITE}{key}" if key else ""
        return Line(f"{section}/{key}", section, text, key, url, length)

    lines = (
        replace(line(Section.DONE, "PROJ-139", "Fix login redirect", 190), is_finished=True),
        replace(line(Section.DONE, "PROJ-131", "Rounding of totals", 108), moved_to="In Review"),
        line(Section.PLAN, "PROJ-142", "Invoice export: totals by currency"),
        replace(line(Section.PLAN, "PROJ-150", "Move the nightly jobs"), days_late=0),
        line(Section.BLOCKERS, "", "No staging system"),
    )
    before = DAY - timedelta(days=1)
    return laid_out(Standup(DAY, before, before, lines), "en", with_hours=True)


def slack_html(body: Json) -> str:
    """Write the blocks of a message to Slack as simple HTML."""
    return "".join(_SLACK[block["type"]](block) for block in body["blocks"])


def _header(block: Json) -> str:
    return _paragraph(_span(block["text"]["text"], size_px=18, is_bold=True), 0)


def _rich_text(block: Json) -> str:
    return "".join(_SLACK[part["type"]](part) for part in block["elements"])


def _rich_section(part: Json) -> str:
    return _paragraph(_pieces(part), 10)


def _rich_list(part: Json) -> str:
    items = "".join(f"<li>{_pieces(item)}</li>" for item in part["elements"])
    return f'<ul style="margin-top:2px; margin-bottom:0px; margin-left:-16px">{items}</ul>'


def _pieces(section: Json) -> str:
    return "".join(_SLACK[piece["type"]](piece) for piece in section["elements"])


def _piece(piece: Json) -> str:
    return _span(piece["text"], is_bold=piece.get("style") == {"bold": True})


def _link(piece: Json) -> str:
    return _anchor(piece["url"], escape(piece["text"]), "#1264a3")


_SLACK: Mapping[str, Callable[[Json], str]] = {
    "header": _header,
    "rich_text": _rich_text,
    "rich_text_section": _rich_section,
    "rich_text_list": _rich_list,
    "text": _piece,
    "link": _link,
}


def teams_html(body: Json) -> str:
    """Write the card of a message to Teams as simple HTML."""
    (attachment,) = body["attachments"]
    return "".join(map(_block, attachment["content"]["body"]))


def _block(block: Json) -> str:
    if block["type"] != "RichTextBlock":
        raise ValueError(block["type"])
    return _paragraph("".join(map(_run, block["inlines"])), _SPACINGS[block.get("spacing", "")])


def _run(run: Json) -> str:
    said = _span(
        run["text"],
        size_px=_SIZES[run.get("size", "")],
        is_bold=run.get("weight") == "Bolder",
        colour=_SOFT if run.get("isSubtle") else _INK,
    )
    action = run.get("selectAction")
    return said if action is None else _anchor(action["url"], escape(run["text"]), "#4f52b2")


def _paragraph(inside: str, above_px: int) -> str:
    return f'<p style="margin-top:{above_px}px; margin-bottom:0px">{inside}</p>'


def _span(text: str, *, size_px: int = 14, is_bold: bool = False, colour: str = _INK) -> str:
    weight = 700 if is_bold else 400
    style = f"font-size:{size_px}px; font-weight:{weight}; color:{colour}"
    return f'<span style="{style}">{escape(text)}</span>'


def _anchor(url: str, inside: str, colour: str) -> str:
    style = f"color:{colour}; text-decoration:none; font-size:14px"
    return f'<a href="{escape(url)}" style="{style}">{inside}</a>'


FRAMES = {
    "message-slack": Frame("Standup of Mia", "App", False, slack.body_of, slack_html),
    "message-teams": Frame("Mia Berger", "via Workflows", True, teams.body_of, teams_html),
}


def document(frame: Frame, message: Message) -> QTextDocument:
    """Lay out what a frame shows of a message."""
    laid = QTextDocument()
    font = QFont("Noto Sans")
    font.setPixelSize(14)
    laid.setDefaultFont(font)
    laid.setDocumentMargin(0)
    laid.setHtml(frame.html(frame.body(message)))
    pad = _PAD_PX if frame.is_card else 0
    laid.setTextWidth(_WIDTH_PX - _LEFT_PX - _EDGE_PX - 2 * pad)
    return laid


def drawn(frame: Frame, message: Message) -> QImage:
    """Draw a message in its frame."""
    laid = document(frame, message)
    pad = _PAD_PX if frame.is_card else 0
    inside = round(laid.size().height()) + 2 * pad
    picture = QImage(
        _WIDTH_PX, 2 * _EDGE_PX + _HEAD_PX + inside + 4, QImage.Format.Format_ARGB32_Premultiplied
    )
    picture.fill(QColor("#f5f5f5" if frame.is_card else "#ffffff"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_head(painter, frame)
    top = _EDGE_PX + _HEAD_PX
    if frame.is_card:
        card = QRectF(_LEFT_PX, top, _WIDTH_PX - _LEFT_PX - _EDGE_PX, inside)
        painter.setPen(QPen(QColor(_RULE)))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.translate(_LEFT_PX + pad, top + pad)
    laid.drawContents(painter)
    painter.end()
    return picture


def _draw_head(painter: QPainter, frame: Frame) -> None:
    mark = QRectF(_EDGE_PX, _EDGE_PX, _AVATAR_PX, _AVATAR_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_MARK))
    painter.drawRoundedRect(mark, 6, 6)
    _write(painter, mark, frame.sender[0], ("#ffffff", 18, True))
    left = _LEFT_PX
    pieces = (
        (frame.sender, (_INK, 14, True)),
        (frame.how, (_SOFT, 12, False)),
        ("09:30", (_SOFT, 12, False)),
    )
    for text, pen in pieces:
        line = QRectF(left, _EDGE_PX - 4, _WIDTH_PX, _HEAD_PX - 2)
        left = _write(painter, line, text, pen, Qt.AlignmentFlag.AlignVCenter) + 8


def _write(
    painter: QPainter,
    place: QRectF,
    text: str,
    pen: tuple[str, int, bool],
    to: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
) -> int:
    """Write in a colour, a size and a weight; where it ends."""
    colour, size_px, is_bold = pen
    font = QFont("Noto Sans")
    font.setPixelSize(size_px)
    font.setBold(is_bold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(place, to, text)
    return round(painter.boundingRect(place, to, text).right())
