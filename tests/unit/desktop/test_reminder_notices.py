"""What is told of missing hours, once, and what can be done from there."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.desktop.notice_board import NoticeBoard
from tests.unit.desktop.office import Office


def choose(office: Office, **more: object) -> None:
    """Want to be reminded from midnight on, whatever day of the week it is."""
    wants = {"reminders.hours": True, "reminders.at": "0:00", "day.work_days": "1,2,3,4,5,6,7"}
    for key, value in (wants | more).items():
        office.house.settings.choose(key, value)


def test_it_is_told_once(office: Office) -> None:
    """By a quiet notice with two things to do; another desktop on the store says no more."""
    choose(office)
    board = NoticeBoard(office.desk)
    board.presenter.refresh()
    other = NoticeBoard(office.desk)

    yesterday = office.services.standups.today() - timedelta(days=1)
    assert (board.seen.count("show"), other.shown()) == (1, [])
    assert board.notice.title == f"{yesterday:%A} has 0:00 of 8:00"
    assert f"{yesterday:%A, %d %B}" in board.notice.body
    assert [action for action, _ in board.notice.actions] == ["open", "right"]
    assert board.notice.is_quiet
    board.presenter.acted(board.notice.topic, "right")
    assert board.seen.last("withdraw") == board.notice.topic
    assert board.seen.last("open_place") is None
    board.presenter.acted(board.notice.topic, "open")
    assert board.seen.last("open_place") == f"hours {yesterday.isoformat()}"


def test_nothing_is_told_unasked(office: Office) -> None:
    """Nor where a day has no target."""
    board = NoticeBoard(office.desk)
    choose(office, **{"day.target_minutes": 0})
    board.presenter.refresh()

    assert board.shown() == []
