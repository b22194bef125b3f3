"""What a policy decides is shown where it counts: the reason beside it, and nothing to click."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.unit.desktop.office import Office, Seen
from tests.unit.engine.test_governing import paper
from tracksync.core.settings.limits import Limit
from tracksync.desktop.models.screenshots import ScreenshotsModel, Standing
from tracksync.desktop.models.settings import SettingRow
from tracksync.desktop.presenters.privacy import SCREENS, PrivacyPresenter
from tracksync.desktop.presenters.screenshots import ScreenshotsPresenter
from tracksync.desktop.presenters.settings import SettingsPresenter


class Settings:
    def __init__(self, office: Office) -> None:
        view = Seen()
        self.presenter = SettingsPresenter(office.desk, view)
        self.presenter.refresh()
        self.rows: dict[str, SettingRow] = {r.key: r for r in view.last("show_settings").rows}

    def row(self, key: str) -> SettingRow:
        return self.rows[key]


def follow(office: Office, *, serial: int = 1, is_seen: bool = False, **layer: Any) -> None:  # noqa: ANN401  any JSON
    """Take a policy of Acme, and say that it was seen."""
    document = paper(office.house, serial, **layer)
    assert office.house.ask("policy.apply", document=document, yes=True)["is_new"]
    if is_seen:
        office.house.ask("policy.acknowledge", serial=str(serial))


def test_what_a_policy_limits_cannot_be_chosen(office: Office) -> None:
    """The control ends where the policy does, and the reason stands beside it."""
    follow(
        office,
        screenshots="forbidden",
        interval_at_least_seconds=600,
        preset_at_least="light",
        keep_at_most_days=30,
        exclude=["Bank"],
        assigned_only=True,
        words_at_most_months=24,
        strip_at_most_days=1,
    )
    settings = Settings(office)
    words, strip = settings.row("retention.words_months"), settings.row("retention.strip_days")
    assigned = settings.row("tasks.assigned_only")
    on, every = settings.row("screenshots.enabled"), settings.row("screenshots.interval_seconds")
    kept, preset = settings.row("retention.screenshots_days"), settings.row("screenshots.preset")
    free = settings.row("retention.blocks_months")

    assert (on.value, on.locked_by, on.limited) == (False, "Acme's policy", "")
    assert (assigned.value, assigned.locked_by) == (True, "Acme's policy")
    assert (every.low, every.value, every.unit) == (10, 10, "min")
    assert every.limited == "At least 10 min: that is set by Acme's policy."
    assert (kept.low, kept.high, kept.value) == (1, 30, 30)
    assert kept.limited == "At most 30 days: that is set by Acme's policy."
    assert [value for value, _ in preset.choices] == ["light", "blurred"]
    assert preset.limited == "What can be chosen here is set by Acme's policy."
    assert settings.row("screenshots.exclude").limited == (
        "Always among them: bank. That is set by Acme's policy."
    )
    assert (words.low, words.high, words.value) == (1, 24, 24)
    assert words.limited == "At most 24 months: that is set by Acme's policy."
    assert (strip.value, strip.locked_by) == (1, "Acme's policy")
    assert (free.locked_by, free.limited, free.low) == ("", "", 0)


def test_privacy_tells_how_long_data_is_kept_under_a_policy(office: Office) -> None:
    """Not how long the person chose: what holds is what is true."""
    follow(office, words_at_most_months=24, blocks_at_most_months=6, sent_at_most_days=7)
    view = Seen()
    PrivacyPresenter(office.desk, view).refresh()
    lines = {line.id: line.detail for line in view.last("show_privacy").stored}

    assert "Kept: the last 24 months" in lines["words"]
    assert "Kept: the last 6 months" in lines["blocks"]
    assert "Kept: the last 90 days" in lines["strip"]
    assert "Kept: the last 7 days" in lines["sent log"]


def test_what_others_leave_out_is_never_saved_as_the_persons_own(office: Office) -> None:
    """It stands beside the field, locked; in it is what the person named, and that is saved."""
    office.house.settings.choose("screenshots.exclude", "Mail")
    follow(office, exclude=["Bank"])
    settings = Settings(office)
    shown = settings.row("screenshots.exclude")
    settings.presenter.choose("screenshots.exclude", shown.value)

    assert shown.value == "Mail"
    assert office.house.settings.text("screenshots.exclude") == "Mail, bank"
    office.house.ask("policy.leave")
    assert office.house.settings.text("screenshots.exclude") == "Mail"


def test_both_ends_may_be_set(office: Office) -> None:
    """And an end above which there is only for ever leaves that open."""
    office.house.settings.limit(
        {
            "screenshots.interval_seconds": (Limit("ACME", low=120, high=600),),
            "retention.blocks_months": (Limit("ACME", low=6),),
        }
    )
    settings = Settings(office)
    every, blocks = (
        settings.row(key) for key in ("screenshots.interval_seconds", "retention.blocks_months")
    )

    assert (every.low, every.high) == (2, 10)
    assert every.limited == "From 2 min to 10 min: that is set by ACME."
    assert (blocks.low, blocks.limited) == (0, "What can be chosen here is set by ACME.")


def test_an_organizations_policy_stands_on_privacy(office: Office) -> None:
    """What holds, until when, what waits; and once it was seen, the switch is locked."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    presenter.refresh()
    none = view.last("show_privacy")
    follow(office, serial=2, screenshots="required", keep_at_most_days=30)
    presenter.refresh()
    waiting = view.last("show_privacy")
    presenter.acknowledge(2)
    presenter.refresh()
    seen = view.last("show_privacy")
    (switch,) = (line for line in seen.captured if line.id == SCREENS)
    now = office.house.clock.read().at

    assert none.policy is None
    assert not any(line.is_there for line in none.stored if line.id == "policy")
    assert (waiting.policy.organization, waiting.policy.version) == ("Acme", 2)
    assert "Pictures are destroyed after 30 days at the latest." in waiting.policy.holds
    assert waiting.policy.changes[0].startswith("Screenshots are taken while a timer runs.")
    assert (waiting.policy.taken_at, waiting.policy.seen_at) == (now, None)
    assert waiting.policy.ends_at > now
    assert all(not line.locked_by for line in waiting.captured)
    assert all(line.is_there for line in waiting.stored if line.id == "policy")
    assert (seen.policy.changes, seen.policy.seen_at) == ((), now)
    assert (switch.is_on, switch.locked_by) == (True, "Acme's policy")


def test_what_was_seen_and_is_still_to_come_stands_on_privacy(office: Office) -> None:
    """With the day it holds from; the switch stays the person's until then."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    follow(office, serial=2, is_seen=True, screenshots="required", notice_days=14)
    presenter.refresh()
    card = view.last("show_privacy").policy
    (switch,) = (line for line in view.last("show_privacy").captured if line.id == SCREENS)

    assert card.due_at - card.taken_at == timedelta(days=14)
    assert (card.is_waiting, card.seen_at) == (False, card.taken_at)
    assert card.changes[0].startswith("Screenshots are taken while a timer runs.")
    assert not switch.locked_by


def test_what_a_policy_does_not_accept_stands_on_its_card(office: Office) -> None:
    """Here the screen, which is files."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    office.house.screen.is_scripted = True
    office.house.ask("config.set", key="screenshots.enabled", value="on")
    follow(office, screenshots="optional")
    presenter.refresh()

    (said,) = view.last("show_privacy").policy.refused
    assert said.startswith("This computer's screen is read from files")


def test_a_word_that_comes_too_late_is_told(office: Office) -> None:
    """The version on the screen is not the one that waits any more."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    follow(office, serial=2, screenshots="required")
    presenter.acknowledge(1)

    assert view.last("show_trouble").title == "No version 1 of a policy waits for your word."


def test_a_policy_that_forbids_or_is_over_says_so_on_privacy(office: Office) -> None:
    """Nothing is offered that would be refused."""
    view = Seen()
    presenter = PrivacyPresenter(office.desk, view)
    follow(office, serial=2, screenshots="required")
    office.house.clock.move(minutes=31 * 24 * 60)
    office.house.parts.policy.keep_time()
    presenter.refresh()
    over = view.last("show_privacy")
    (switch,) = (line for line in over.captured if line.id == SCREENS)

    assert over.policy.is_over
    assert over.policy.changes == ()
    assert over.policy.trouble == (
        "The policy is over, so no screenshots are taken until there is a newer one.",
    )
    assert (switch.is_on, switch.locked_by) == (False, "Acme's policy")
    assert switch.detail == "Off. None is taken, whatever you choose."


def test_a_machines_broken_policy_is_told_on_privacy(office: Office) -> None:
    """Though nobody can tell whose it is."""
    view = Seen()
    office.house.machine.document = "nonsense"
    office.house.parts.policy.governing.look_at_machine()
    PrivacyPresenter(office.desk, view).refresh()
    card = view.last("show_privacy").policy
    (switch,) = (line for line in view.last("show_privacy").captured if line.id == SCREENS)

    assert (card.organization, card.holds, card.ends_at) == ("", (), None)
    assert "no screenshots are taken" in card.trouble[0]
    assert switch.locked_by == "this computer's policy"


def pictures(office: Office) -> ScreenshotsModel:
    view = Seen()
    ScreenshotsPresenter(office.desk, view, lambda data: data).refresh()
    model = view.last("show_pictures")
    assert isinstance(model, ScreenshotsModel)
    return model


def test_pictures_that_are_forbidden_are_not_offered(office: Office) -> None:
    """The page says whose word it is."""
    follow(office, screenshots="forbidden")
    model = pictures(office)

    assert (model.standing, model.is_set) == (Standing.OFF, True)
    assert model.standing_words == "Screenshots are off: that is set by Acme's policy."


def test_pictures_that_are_required_end_with_a_pause(office: Office) -> None:
    """They cannot be turned off alone, so that is not offered."""
    follow(office, screenshots="required", is_seen=True)
    office.house.engine.running.capturing.weigh()
    model = pictures(office)

    assert (model.standing, model.is_set) == (Standing.WAITING, True)
    assert model.standing_words.endswith(
        "Pictures are required by Acme's policy. A pause of the timer stops them, and your tracked "
        "time."
    )


def test_an_optional_policy_leaves_the_switch(office: Office) -> None:
    """The person chooses."""
    follow(office, screenshots="optional")
    assert not pictures(office).is_set
