"""What tray, small window and head of the window say and do."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.desktop.office import Office, Seen
from tests.unit.engine.house import MemoryProfile
from tracksync.core.journal.intents import Asked
from tracksync.core.sentences import say
from tracksync.desktop.models.timer import TimerState, TrayModel
from tracksync.desktop.presenters.timer import TimerPresenter
from tracksync.ports.keystore import KeystoreLocked


def present(office: Office) -> tuple[TimerPresenter, Seen]:
    view = Seen()
    return TimerPresenter(office.desk, view.show_tray, view.show_busy), view


def shown(presenter: TimerPresenter, view: Seen) -> TrayModel:
    presenter.refresh()
    model: TrayModel = view.last("show_tray")
    return model


def test_a_started_task_is_shown_as_running(office: Office) -> None:
    """Start from the tray: the entry is there, and the model says what runs and since when."""
    ref = office.task("Invoice export")
    presenter, view = present(office)
    presenter.start(ref)
    office.house.clock.move(minutes=48)
    model = shown(presenter, view)

    assert (model.timer.state, model.timer.elapsed) == (TimerState.RUNNING, timedelta(minutes=48))
    assert model.timer.task is not None
    assert (model.timer.task.title, model.timer.today) == ("Invoice export", timedelta(minutes=48))


def test_the_button_waits_while_a_wish_is_written(office: Office) -> None:
    """Nothing can be clicked twice."""
    presenter, view = present(office)
    ref = office.task("Invoice export")
    office.run.is_holding = True
    presenter.start(ref)
    before = view.last("show_busy")
    office.run.let_go()

    assert (before, view.last("show_busy")) == (True, False)


def test_stopping_and_resuming(office: Office) -> None:
    """A pause keeps the task; resuming goes on with it."""
    presenter, view = present(office)
    presenter.start(office.task("Invoice export"))
    presenter.pause(15)
    paused = shown(presenter, view)
    presenter.resume()
    running = shown(presenter, view)
    presenter.stop()

    assert paused.timer.state is TimerState.PAUSED
    assert paused.timer.paused_until == office.house.clock.read().at + timedelta(minutes=15)
    assert paused.timer.task is not None
    assert running.timer.state is TimerState.RUNNING
    assert shown(presenter, view).timer.state is TimerState.IDLE


def test_until_tomorrow_is_the_midnight_here(office: Office) -> None:
    """In Berlin in November that is 23:00 UTC."""
    presenter, view = present(office)
    presenter.pause_until_tomorrow()
    until = shown(presenter, view).timer.paused_until

    assert until is not None
    assert f"{until:%d %H:%M}" == "16 23:00"


def test_private_time_has_no_end(office: Office) -> None:
    """Until I say so."""
    presenter, view = present(office)
    presenter.private()
    timer = shown(presenter, view).timer

    assert (timer.is_private, timer.paused_until) == (True, None)


def test_what_cannot_be_is_said(office: Office) -> None:
    """Stopping nothing is a sentence, not a silence."""
    presenter, view = present(office)
    presenter.stop()

    assert [t.title for t in office.troubles] == [
        "No timer is running, so there is nothing to stop."
    ]
    assert view.last("show_busy") is False


def test_the_menu_offers_other_tasks_than_the_running_one(office: Office) -> None:
    """What runs stands above; below are the ones to switch to."""
    first, second = office.task("Invoice export"), office.task("Code review")
    office.track(second, 10)
    presenter, view = present(office)
    presenter.start(first)

    assert [line.title for line in shown(presenter, view).recent] == ["Code review"]


def test_a_closed_store_is_told_as_it_is() -> None:
    """Locked: no times that nobody knows, why, and a way to unlock; a wish is kept."""
    profile = MemoryProfile(
        trouble=KeystoreLocked(say("The keystore is locked."), say("Unlock it."))
    )
    office = Office()
    office.house.profile.trouble = profile.trouble
    office.house.start()
    presenter, view = present(office)
    presenter.stop()
    presenter.private()
    presenter.pause(15)
    model = shown(presenter, view)
    office.house.close()

    assert (model.is_closed, model.can_unlock) == (True, True)
    assert model.trouble == "The keystore is locked."
    asked = [intent.asked for intent in office.house.profile.spool.intents]
    assert asked == [Asked.STOP, Asked.PRIVATE, Asked.PAUSE]


def test_reads_do_not_pile_up(office: Office) -> None:
    """A hundred changes while one read is under way are one more read."""
    presenter, view = present(office)
    office.run.is_holding = True
    for _ in range(100):
        presenter.refresh()
    office.run.let_go()

    assert view.count("show_tray") == 2
