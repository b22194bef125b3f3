"""A policy that waits for the person is told of once."""

from __future__ import annotations

from tests.unit.desktop.notice_board import NoticeBoard
from tests.unit.desktop.office import Office
from tests.unit.engine.test_governing import paper


def test_a_policy_that_waits_is_told_once(office: Office) -> None:
    """A click shows it; whoever saw it is not reminded any more."""
    board = NoticeBoard(office.desk)
    document = paper(office.house, screenshots="required")
    office.house.ask("policy.apply", document=document, yes=True)
    board.presenter.refresh()
    board.presenter.refresh()
    board.presenter.acted("policy", "open")
    office.house.ask("policy.acknowledge", serial="1")
    board.presenter.refresh()
    again = NoticeBoard(office.desk)

    assert board.shown() == ["Acme has a policy about screenshots"]
    assert board.seen.last("open_place") == "privacy"
    assert board.seen.last("withdraw") == "policy"
    assert again.shown() == []


def test_days_of_notice_are_told_and_a_word_is_enough(office: Office) -> None:
    """Whoever said that they saw it is asked no more, though the days still run."""
    board = NoticeBoard(office.desk)
    document = paper(office.house, screenshots="required", notice_days=14)
    office.house.ask("policy.apply", document=document, yes=True)
    board.presenter.refresh()
    office.house.ask("policy.acknowledge", serial="1")
    board.presenter.refresh()

    assert "until the days of notice are over" in board.notice.body
    assert board.seen.last("withdraw") == "policy"


def test_a_policy_that_asks_for_nothing_more_is_not_told_of(office: Office) -> None:
    """Privacy shows it to whoever looks."""
    board = NoticeBoard(office.desk)
    document = paper(office.house, screenshots="forbidden")
    office.house.ask("policy.apply", document=document, yes=True)
    board.presenter.refresh()

    assert board.shown() == []
    assert board.seen.last("withdraw") is None
