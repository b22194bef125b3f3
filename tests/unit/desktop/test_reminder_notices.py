"""What is told of missing hours, once, and what can be done from there."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.desktop.office import Office, Seen
from tracksync.desktop.presenters.notices import NoticePresenter
from tracksync.ports.notify import Notice


class Desktop:
    def __init__(self, office: Office) -> None:
        self.seen = Seen()
        self.presenter = NoticePresenter(
            office.desk,
            show=self.seen.show,
            withdraw=self.seen.withdraw,
            span=lambda _: "",
            weekday=lambda day: f"{day:%A}",
            dated=lambda day: f"{day:%A, %d %B}",
            answer=self.seen.answer,
            open_place=self.seen.open_place,
        )

    @property
    def notice(self) -> Notice:
        found: Notice = self.seen.last("show")
        return found


def choose(office: Office, **more: object) -> None:
    """Want to be reminded from midnight on, whatever day of the week it is."""
    wants = {"reminders.hours": True, "reminders.at": "0:00", "day.work_days": "1,2,3,4,5,6,7"}
    for key, value in (wants | more).items():
        office.house.settings.choose(key, value)


def test_it_is_told_once(office: Office) -> None:
    """By a quiet notice with two things to do; another desktop on the store says no more."""
    choose(office)
    desktop = Desktop(office)
    desktop.presenter.refresh()
    desktop.presenter.refresh()
    Desktop(office).presenter.refresh()

    yesterday = office.services.standups.today() - timedelta(days=1)
    assert desktop.seen.count("show") == 1
    assert desktop.notice.title == f"{yesterday:%A} has 0:00 of 8:00"
    assert f"{yesterday:%A, %d %B}" in desktop.notice.body
    assert [action for action, _ in desktop.notice.actions] == ["open", "right"]
    assert desktop.notice.is_quiet
    desktop.presenter.acted(desktop.notice.topic, "right")
    assert desktop.seen.last("withdraw") == desktop.notice.topic
    assert desktop.seen.last("open_place") is None
    desktop.presenter.acted(desktop.notice.topic, "open")
    assert desktop.seen.last("open_place") == f"hours {yesterday.isoformat()}"


def test_nothing_is_told_unasked(office: Office) -> None:
    """Nor where a day has no target."""
    desktop = Desktop(office)
    desktop.presenter.refresh()
    choose(office, **{"day.target_minutes": 0})
    desktop.presenter.refresh()

    assert desktop.seen.count("show") == 0
