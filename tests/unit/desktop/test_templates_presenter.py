"""The dialog of templates: what it shows, and what comes of each word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.desktop.office import Direct, Seen
from tests.unit.engine.team import Team
from tracksync.core.standup.composer import Section
from tracksync.core.standup.templates import BUILT_IN, Slot, Template
from tracksync.desktop.models.templates import Draft, TemplateForm
from tracksync.desktop.presenters.base import Desk
from tracksync.desktop.presenters.templates import TemplatesPresenter

OURS = Template("Ours", "de", "Runde", slots=(Slot(Section.BLOCKERS), Slot(Section.PLAN, "Jetzt")))


class Desked:
    """A person at the dialog."""

    def __init__(self, team: Team) -> None:
        self.team, self.seen = team, Seen()
        self.presenter = TemplatesPresenter(Desk(team.engine, Direct()), self.seen, "slack-1")

    @property
    def form(self) -> TemplateForm:
        found: TemplateForm = self.seen.last("show_form")
        return found

    @property
    def draft(self) -> Draft:
        found: Draft = self.seen.last("show_draft")
        return found

    @property
    def trouble(self) -> str:
        trouble = self.seen.last("show_trouble")
        return "" if trouble is None else trouble.title


@pytest.fixture
def at() -> Iterator[Desked]:
    team = Team()
    team.settings.choose("standup.local_tasks", given=True)
    ref = team.ask("task.add", title="Invoice export")["task"]["ref"]
    team.ask("start", ref=ref)
    team.work(2)
    yield Desked(team)
    team.close()


def test_it_begins_with_how_the_channel_reads(at: Desked) -> None:
    """By its schedule's template, and with today's standup by it."""
    at.team.schedule(template="brief-fr")
    at.presenter.begin()

    assert at.form.shown.name == "brief-fr"
    assert (at.form.templates, at.form.own) == (BUILT_IN, frozenset())
    assert "Aujourd’hui\n- Invoice export" in at.draft.text
    at.presenter.begin("brief-de")
    assert "Heute\n- Invoice export" in at.draft.text


def test_what_is_typed_is_seen_at_once(at: Desked) -> None:
    """Also without a name yet; what cannot be kept is said, and the last good one stays."""
    at.team.settings.choose("profile.name", "Mia")
    at.presenter.draft(OURS)
    before = at.draft
    at.presenter.begin()
    at.presenter.draft(replace(OURS, name="", greeting="Von {name}"))
    good = at.draft
    at.presenter.draft(replace(OURS, title="{mood}"))

    assert before == Draft("")
    assert good == Draft("Runde\nVon Mia\n\nHindernisse\n  Keine.\n\nJetzt\n- Invoice export")
    assert at.draft.text == good.text
    assert "only these may stand in braces" in at.draft.wrong


def test_one_is_kept_and_deleted(at: Desked) -> None:
    """Not as long as a schedule reads by it."""
    at.presenter.begin()
    at.presenter.save(OURS)
    kept = at.form
    at.team.schedule(template="Ours")
    at.presenter.delete("Ours")
    used = at.trouble
    at.team.ask("standup.schedule.remove", schedule="1")
    at.presenter.delete("Ours")

    assert (kept.shown, sorted(kept.own)) == (OURS, ["Ours"])
    assert used == "A schedule reads as Ours says. Nothing was changed."
    assert at.form.own == frozenset()
    assert at.seen.last("show_kept") == "Deleted."
    assert at.trouble == ""


def test_one_is_shared_as_a_file(at: Desked, tmp_path: Path) -> None:
    """What is opened is shown, and kept only by the person's word."""
    file = tmp_path / "ours.toml"
    at.presenter.begin()
    at.presenter.write_file(str(file), OURS)
    written = at.seen.last("show_kept")
    at.presenter.open_file(str(file))

    assert written == "Written: ours.toml"
    assert (at.form.shown, at.form.own) == (OURS, frozenset())
    assert at.draft.text.startswith("Runde")
    assert at.seen.last("show_kept").startswith("This is what the file says.")


def test_a_file_that_is_none_is_said(at: Desked, tmp_path: Path) -> None:
    """Missing, no text, no template, or where nothing can be written."""
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b"\xff\xfe")
    said = []
    for name in (str(tmp_path / "none"), str(bad)):
        at.presenter.open_file(name)
        said.append(at.trouble)
    bad.write_text("x = 1", encoding="utf-8")
    at.presenter.open_file(str(bad))
    said.append(at.trouble)
    at.presenter.write_file(str(tmp_path / "no" / "x.toml"), OURS)

    assert said[:2] == ["This file cannot be read."] * 2
    assert said[2].startswith("This is no template of a standup")
    assert at.trouble == "The file cannot be written."
