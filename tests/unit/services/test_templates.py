"""The person's own templates of standups."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from tests.unit.services.desk import Desk
from tests.unit.services.test_standups import standups, today
from tracksync.core.problems import BadInput, Conflict, NotAllowed, NotFound
from tracksync.core.standup.composer import Section
from tracksync.core.standup.schedules import Schedule
from tracksync.core.standup.templates import BUILT_IN, LARGEST, MOST, Said, Slot, Template
from tracksync.services.personal.standup.scheduling import SchedulingService
from tracksync.services.personal.standup.templates import TemplateService, read_file

OURS = Template("Ours", "de", "Runde, {day}", slots=(Slot(Section.PLAN), Slot(Section.BLOCKERS)))
DAILY = Schedule("1", "slack-1", time(9, 30), template="Ours")


def made(desk: Desk) -> TemplateService:
    return TemplateService(desk.recorder)


def scheduled(desk: Desk, schedule: Schedule = DAILY) -> None:
    with desk.recorder.store.write() as unit:
        unit.save_schedule(schedule)


def test_a_template_is_kept_and_found(desk: Desk) -> None:
    """Own ones first, then those that come along; without a name, what the settings say."""
    known = made(desk)
    desk.preferences.choose("standup.language", "es")
    known.save(OURS, via="cli")
    known.save(replace(OURS, language="fr"), via="cli")

    assert known.all() == (replace(OURS, language="fr"), *BUILT_IN)
    assert known.one("Ours").language == "fr"
    assert known.one("brief-de") in BUILT_IN
    assert known.one("") == Template("", "es")
    assert [known.is_own(known.one(name)) for name in ("Ours", "brief-de")] == [True, False]


def test_a_schedules_standup_reads_as_its_template_says(desk: Desk) -> None:
    """And otherwise where another one is asked for, or none."""
    made(desk).save(OURS, via="cli")
    scheduled(desk)
    service, day = standups(desk), today(desk)
    told = service.prepare(day, "slack-1")

    assert told.template == OURS
    assert told.text.startswith("Runde, ")
    assert [part.title for part in told.message.parts] == ["Heute", "Hindernisse"]
    assert told.language == "de"
    assert service.prepare(day, "slack-2").template == Template("")
    assert service.prepare(day, "slack-1", template="").template == Template("")
    assert service.prepare(day, "slack-1", template="brief-fr").language == "fr"
    assert made(desk).users() == {"Ours": 1}
    with pytest.raises(NotFound):
        service.prepare(day, "slack-1", template="none")


def test_a_lost_template_holds_up_no_standup(desk: Desk) -> None:
    """It reads as the settings say, and a sentence says so."""
    scheduled(desk)
    told = standups(desk).prepare(today(desk), "slack-1")

    assert told.template == Template("")
    assert told.troubles == ("The template Ours is not there: it reads as the settings say.",)


def test_one_that_cannot_be_read_is_passed_over(desk: Desk) -> None:
    """A newer TrackSync made it."""
    with desk.recorder.store.write() as unit:
        unit.save_template("Ours", "tracksync_template = 2")

    assert made(desk).all() == BUILT_IN
    with pytest.raises(BadInput):
        made(desk).one("Ours")


def test_a_template_that_is_used_stays(desk: Desk) -> None:
    """So does one that comes along; another one goes."""
    known = made(desk)
    known.save(OURS, via="cli")
    scheduled(desk)

    for name, kind in (("Ours", Conflict), ("brief-en", NotAllowed), ("none", NotFound)):
        with pytest.raises(kind):
            known.delete(name, via="cli")
    scheduled(desk, replace(DAILY, template=""))
    known.delete("Ours", via="cli")
    assert known.all() == BUILT_IN


def test_there_are_only_so_many(desk: Desk) -> None:
    """One that is there can still be changed."""
    known = made(desk)
    for number in range(MOST):
        known.save(replace(OURS, name=f"{number}"), via="cli")
    known.save(replace(OURS, name="1", language="en"), via="cli")

    with pytest.raises(NotAllowed):
        known.save(OURS, via="cli")


def test_what_is_to_be_kept_comes_from_where_it_is_said(desk: Desk) -> None:
    """A file, another one, the one of that name, or nothing: as the settings say."""
    known, nothing = made(desk), Said()
    known.save(OURS, via="cli")
    desk.preferences.choose("standup.language", "es")

    assert known.wished("", OURS.document, "", nothing) == OURS
    assert known.wished("Mine", OURS.document, "", Said("fr")).name == "Mine"
    assert known.wished("Mine", "", "Ours", nothing) == replace(OURS, name="Mine")
    assert known.wished("Ours", "", "", Said(title="T")) == replace(OURS, title="T")
    assert known.wished("New", "", "", nothing) == Template("New", "es")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x" * (LARGEST + 1), "too large"),
        ("= no", "no TOML"),
        ("a = " + "[" * 3000 + "]" * 3000, "no TOML"),
        ("", "no template"),
    ],
)
def test_what_is_no_template_is_refused(text: str, why: str) -> None:
    """With a sentence, however it is made."""
    with pytest.raises(BadInput, match=why):
        read_file(text)


def test_a_schedule_names_one_that_is_there(desk: Desk) -> None:
    """Else it is refused, new or changed."""
    schedules = SchedulingService(desk.recorder, standups(desk))
    known = schedules.add(replace(DAILY, template="brief-de"), via="cli")

    assert known.template == "brief-de"
    for keep, wish in ((schedules.add, DAILY), (schedules.change, replace(known, template="x"))):
        with pytest.raises(NotFound):
            keep(wish, via="cli")


def test_one_of_the_same_name_stays_where_nobody_means_it(desk: Desk) -> None:
    """A file brings a name that nobody has typed; what is new is kept."""
    known = made(desk)
    known.save(OURS, via="cli", replaces=False)

    with pytest.raises(Conflict, match="already"):
        known.save(replace(OURS, language="fr"), via="cli", replaces=False)
    assert known.one("Ours") == OURS


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = 'x'\ntitle = ", "breaks off at the end"),
        ('name = "x"\nhours = yes', "line 2, at character 9"),
        (f"a = {'[' * 4000}", "no TOML. Nothing"),
    ],
)
def test_a_file_that_is_no_toml_says_where(text: str, says: str) -> None:
    """As far as the reader tells the place."""
    with pytest.raises(BadInput) as told:
        read_file(text)

    assert says in str(told.value)
