"""What was approved goes, or is asked about again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tracksync.core.standup.approvals import as_approved, counts, form_of
from tracksync.core.standup.composer import Discretion, Line, Section, Standup
from tracksync.core.standup.postings import Seen
from tracksync.core.standup.templates import BUILT_IN, Slot, Template
from tracksync.core.tasks import Task, TaskRef

DAY = date(2026, 11, 20)
EVE = DAY - timedelta(days=1)
AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
LOGIN = TaskRef("jira-1", "2")
DONE = Line(f"done/{LOGIN}", Section.DONE, "Login redirect", "P-2", length=HOUR)
PLAN = Line(f"plan/{LOGIN}", Section.PLAN, "Login redirect", "P-2")
STUCK = Line("stuck", Section.BLOCKERS, "", stuck=2)
LINES = (DONE, PLAN, STUCK)
SEEN = Seen(AT, "as then", LINES)
TASK = Task(LOGIN, "P-2", "Login redirect", "jira", project="Web")


def standup(*lines: Line) -> Standup:
    return Standup(DAY, EVE, EVE, lines)


def still(
    fresh: Standup,
    *,
    form: str = "as then",
    times: tuple[datetime | None, ...] = (AT, None),
    tasks: tuple[Task, ...] = (TASK,),
    never: str = "",
) -> bool:
    return counts(
        SEEN,
        fresh,
        form=form,
        times=times,
        tasks={task.ref: task for task in tasks},
        discretion=Discretion.of(never, with_local=False),
    )


def test_it_counts_while_nothing_was_changed() -> None:
    """It goes as it was seen."""
    assert still(standup(*LINES))
    assert as_approved(SEEN, standup(*LINES)) == standup(*LINES)


def test_what_was_begun_since_is_offered_and_does_not_go() -> None:
    """The timer that is started in between takes no word back, and adds none."""
    begun = Line("plan/jira-1/9", Section.PLAN, "Something nobody saw", "P-9")
    reworded = replace(PLAN, text="As it is called now")
    fresh = standup(DONE, begun, reworded, STUCK)

    assert still(fresh)
    approved = as_approved(SEEN, fresh)
    assert approved.lines == (DONE, PLAN, replace(begun, is_on=False), STUCK)
    assert [line.text for line in approved.part(Section.PLAN)] == ["Login redirect"]


def test_what_was_finished_since_still_goes() -> None:
    """It was planned when it was seen; so does what could be sent meanwhile."""
    fresh = standup(DONE)

    assert still(fresh, tasks=(replace(TASK, is_done=True),))
    assert as_approved(SEEN, fresh).lines == LINES


def test_what_may_no_longer_be_told_asks_again() -> None:
    """It became private, was deleted, or nobody knows it any more."""
    assert not still(standup(DONE), never="Web")
    assert not still(standup(DONE), tasks=(replace(TASK, is_done=True, is_deleted=True),))
    assert not still(standup(DONE), tasks=())


def test_what_was_handed_over_by_an_older_one_counts() -> None:
    """It tells nothing of what it was made of."""
    fresh = standup()
    never = Discretion.of("", with_local=False)

    assert counts(None, fresh, form="", times=(), tasks={}, discretion=never)


def test_a_commit_that_may_no_longer_be_told_asks_again() -> None:
    """Its line goes as it was seen, and its task may be named still."""
    told = replace(DONE, subjects=("Rename Falcon",))
    seen = replace(SEEN, lines=(told, PLAN, STUCK))
    never = {word: Discretion.of(word, with_local=False) for word in ("falcon", "kestrel")}
    kept = {
        word: counts(
            seen,
            standup(*LINES),
            form="as then",
            times=(AT,),
            tasks={LOGIN: TASK},
            discretion=discretion,
        )
        for word, discretion in never.items()
    }

    assert kept == {"falcon": False, "kestrel": True}


@pytest.mark.parametrize(
    "fresh",
    [
        standup(PLAN, STUCK),
        standup(DONE, replace(DONE, id="done/jira-1/9"), PLAN, STUCK),
        standup(replace(DONE, length=2 * HOUR), PLAN, STUCK),
    ],
    ids=["gone", "added", "longer"],
)
def test_days_that_were_corrected_ask_again(fresh: Standup) -> None:
    """What was done is over: it changes by somebody's hand alone."""
    assert not still(fresh)


def test_another_form_or_another_time_asks_again() -> None:
    """A template, its language, a schedule that was moved, one that was removed."""
    assert not still(standup(*LINES), form="otherwise")
    assert not still(standup(*LINES), times=(AT + HOUR,))
    assert not still(standup(*LINES), times=())


def test_how_it_reads_is_told_apart_by_all_that_is_read() -> None:
    """Not by what the template is called."""
    plain = Template("", greeting="I am {name}")
    forms = {form_of(template, "Mia") for template in BUILT_IN}

    assert len(forms) == len(BUILT_IN)
    assert form_of(plain, "Mia") == form_of(replace(plain, name="Team"), "Mia")
    assert form_of(plain, "Mia") != form_of(plain, "Ada")
    assert form_of(plain, "Mia") != form_of(replace(plain, with_hours=True), "Mia")
    only = replace(plain, slots=(Slot(Section.PLAN),))
    assert form_of(plain, "Mia") != form_of(only, "Mia")
