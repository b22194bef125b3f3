"""Where Asana has no time tracking: refused in words, or a comment a day, found by its mark."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.contract.integrations.asana.rig import AT, MARK, desk, ref, refused, worklog, written
from tests.fakes.asana import BOB, CLUB, HALL, MIA, OWL, Story, TimeEntry
from tests.fakes.service_double import Fault, status
from tracksync.core.delivery.outcomes import Looked, NoAnswer, NotReached
from tracksync.core.tasks import TaskRef
from tracksync.ports.tracker import Listed, Standing

PERIOD = (AT - timedelta(days=1), AT + timedelta(days=1))
TEXT = f"Time tracked on 2026-03-02: 1 h\n(tracksync {MARK})"


def test_without_the_choice_it_is_refused_in_words() -> None:
    """Nothing is written, least of all for everybody to read; the remedy names the choice."""
    with desk() as at:
        outcome = refused(at.sheet.create(worklog(HALL)))
        looked = refused(at.sheet.look(ref(HALL), MARK, AT))
        assert at.asana.world.stories() == []

    assert outcome.status == looked.status == 402
    assert "plan" in outcome.reason
    assert "comments instead" in outcome.remedy


@pytest.mark.parametrize(
    ("minutes", "spent"), [(1, "1 min"), (60, "1 h"), (61, "1 h 1 min"), (1500, "25 h")]
)
def test_by_choice_a_comment_stands_in(minutes: int, spent: str) -> None:
    """People read the date and the time; the note stays here, where only its writer reads it."""
    with desk(without="comment") as at:
        said = worklog(HALL, minutes=minutes, comment="Argued about the price.")
        remote_id = written(at.sheet.create(said))
        (story,) = at.asana.world.stories()
        (found,) = at.look(said)

    assert story.text == f"Time tracked on 2026-03-02: {spent}\n(tracksync {MARK})"
    assert (story.task, story.author) == (HALL.gid, MIA.gid)
    assert (found.remote_id, found.mark, found.seconds) == (remote_id, MARK, 60 * minutes)
    assert found.started_ms == round(AT.timestamp() * 1000)
    assert at.minutes() == []


def test_where_time_can_be_tracked_it_is() -> None:
    """The choice is for where it cannot."""
    with desk(without="comment") as at:
        written(at.sheet.create(worklog(OWL)))
        assert at.asana.world.stories() == []

    assert at.minutes() == [60]


@pytest.mark.parametrize("code", [402, 403])
def test_both_words_for_no_mean_a_comment(code: int) -> None:
    """A plan that has no time tracking, or somebody who may not use it."""
    with desk(without="comment") as at:
        at.asana.script.add(status(code), method="POST", path="/time_tracking_entries")
        written(at.sheet.create(worklog(OWL)))
        (story,) = at.asana.world.stories()

    assert story.text == TEXT


def test_a_task_that_is_gone_gets_no_comment() -> None:
    """Only what is refused as time is written otherwise; a lost answer is no refusal."""
    nowhere = replace(HALL, gid="1209000000004499")
    with desk(without="comment") as at:
        gone = refused(at.sheet.create(worklog(nowhere)))
        at.asana.script.add(Fault("drop", commits=True), method="POST", path="/time_tracking")
        lost = at.sheet.create(worklog(OWL))
        assert at.asana.world.stories() == []

    assert gone.status == 404
    assert isinstance(lost, NoAnswer)
    assert at.minutes() == [60]


def test_who_may_not_comment_either_is_told() -> None:
    """The refusal of the comment is what is said, and nothing stands."""
    with desk(without="comment") as at:
        at.asana.world.put(replace(HALL, may_comment=False))
        outcome = refused(at.sheet.create(worklog(HALL)))

    assert outcome.status == 403


def test_a_comment_follows_its_day_and_goes_with_it() -> None:
    """Edited to the new total, its mark kept; deleted when the day is empty."""
    with desk(without="comment") as at:
        remote_id = written(at.sheet.create(worklog(HALL)))
        changed = worklog(HALL, minutes=90, at=AT + timedelta(days=1))
        assert written(at.sheet.update(remote_id, changed)) == remote_id
        (story,) = at.asana.world.stories()
        assert written(at.sheet.delete(ref(HALL), remote_id)) == remote_id
        assert written(at.sheet.delete(ref(HALL), remote_id)) == remote_id
        gone = refused(at.sheet.update(remote_id, changed))
        assert at.asana.world.stories() == []

    assert story.text == f"Time tracked on 2026-03-03: 1 h 30 min\n(tracksync {MARK})"
    assert gone.status == 404


def test_a_comment_stays_one_when_the_choice_or_the_plan_changes() -> None:
    """What a day stands in is told by its id, so it is never booked a second time elsewhere."""
    with desk(without="comment") as before:
        world = before.asana.world
        remote_id = written(before.sheet.create(worklog(HALL)))
    with desk() as after:
        for change in world.stories():
            after.asana.world.put(change)
        (found,) = after.look(worklog(HALL))
        written(after.sheet.update(remote_id, worklog(HALL, minutes=5)))
        after.asana.world.put(replace(CLUB, tracks_time=True))
        written(after.sheet.update(remote_id, worklog(HALL, minutes=6)))
        (story,) = after.asana.world.stories()

    assert found.remote_id == remote_id
    assert "6 min" in story.text
    assert after.minutes() == []


def test_a_look_tells_both_kinds_apart() -> None:
    """Of comments only ours with that mark; of entries, which carry none, all the person's own."""
    with desk(without="comment") as at:
        at.asana.world.put(
            TimeEntry("8001", OWL.gid, MIA.gid, 60, "2026-03-02"),
            Story("8002", OWL.gid, BOB.gid, TEXT),
            Story("8003", OWL.gid, MIA.gid, TEXT.replace("6f1c", "0000")),
            Story("8004", OWL.gid, MIA.gid, "Nice owl.\n(tracksync rocks!)"),
            Story("8005", OWL.gid, MIA.gid, TEXT, kind="system"),
            Story("8006", OWL.gid, MIA.gid, f"{TEXT}\n"),
            Story("8007", OWL.gid, MIA.gid, "Mia changed the name"),
        )
        found = at.look(worklog(OWL))

    assert [(w.remote_id, w.mark) for w in found] == [("8001", ""), ("story:8006", MARK)]


@pytest.mark.parametrize(
    "text",
    [
        f"(tracksync {MARK})",
        f"I was here much longer.\n(tracksync {MARK})",
        f"Time tracked on 2026-02-30: 1 h\n(tracksync {MARK})",
        f"Time tracked on 2026-03-02: \n(tracksync {MARK})",
        f"Time tracked on 2026-03-02: 1 h\nAnd then some.\n(tracksync {MARK})",
    ],
)
def test_a_comment_that_was_rewritten_is_found_and_says_nothing(text: str) -> None:
    """Its mark is still ours, its time contradicts what we know: that is the person's word."""
    with desk(without="comment") as at:
        at.asana.world.put(Story("8001", HALL.gid, MIA.gid, text))
        (found,) = at.look(worklog(HALL))

    assert (found.mark, found.seconds, found.started_ms) == (MARK, 0, 0)


def test_a_look_through_comments_goes_through_all_pages() -> None:
    """A task that much happened on hides nothing."""
    with desk(without="comment") as at:
        for number in range(1, 251):
            at.asana.world.put(Story(str(8000 + number), HALL.gid, BOB.gid, "Hm.", kind="system"))
        at.asana.world.put(Story("8900", HALL.gid, MIA.gid, TEXT))
        found = at.look(worklog(HALL))

    assert [w.remote_id for w in found] == ["story:8900"]
    assert len(at.asana.seen) == 4


@pytest.mark.parametrize("job", [OWL, HALL])
def test_a_look_that_breaks_off_finds_nothing_out(job: object) -> None:
    """Half of what stands must not look like all of it."""
    with desk(without="comment") as at:
        at.asana.script.add(Fault("drop"), path="/stories")
        outcome = at.sheet.look(ref(job), MARK, AT)  # type: ignore[arg-type]  # one of the two

    assert isinstance(outcome, NotReached)


def test_a_task_that_is_hidden_is_not_taken_for_an_empty_one() -> None:
    """No entries to see and no comments either: that is a refusal, not an answer."""
    with desk(without="comment") as at:
        at.asana.world.put(replace(HALL, is_visible=False))
        outcome = refused(at.sheet.look(ref(HALL), MARK, AT))

    assert outcome.status == 403


def test_where_nothing_stands_a_comment_may_be_written() -> None:
    """That is what the look before the first write finds out."""
    with desk(without="comment") as at:
        assert at.sheet.look(ref(HALL), MARK, AT) == Looked(())


def test_comments_are_read_back_too() -> None:
    """Listed by their day, and one by one."""
    with desk(without="comment") as at:
        remote_id = written(at.sheet.create(worklog(HALL)))
        gid = written(at.sheet.create(worklog(OWL)))
        listed = at.reader.between(*PERIOD, (ref(OWL), ref(HALL)))
        one = at.reader.one(ref(HALL), remote_id)
        at.asana.world.put(Story("8001", HALL.gid, MIA.gid, "Never mind."))
        other = at.reader.one(ref(HALL), "story:8001")
        gone = at.reader.one(ref(HALL), "story:999")

    assert isinstance(listed, Listed)
    assert listed.is_complete
    told = [(s.task, s.worklog.remote_id) for s in listed.worklogs]
    assert told == [(ref(OWL), gid), (ref(HALL), remote_id)]
    assert isinstance(one, Standing)
    assert (one.task, one.worklog.mark, one.worklog.seconds) == (ref(HALL), MARK, 3600)
    assert isinstance(other, Standing)
    assert (other.worklog.mark, other.worklog.seconds) == ("", 0)
    assert gone is None


def test_a_listing_of_comments_tells_whether_it_is_complete() -> None:
    """Not where a task is hidden, and not where there are too many to ask about each."""
    many = tuple(TaskRef("asana-1", str(number)) for number in range(51))
    with desk(without="comment", workspace=CLUB.gid) as at:
        whole = at.reader.between(*PERIOD, (ref(HALL),))
        hidden = at.reader.between(*PERIOD, (ref(HALL), TaskRef("asana-1", "999")))
        too_many = at.reader.between(*PERIOD, many)
        at.asana.script.add(Fault("drop"), path="/stories")
        lost = at.reader.between(*PERIOD, (ref(HALL),))

    assert whole == Listed(())
    assert hidden == too_many == Listed((), is_complete=False)
    assert isinstance(lost, NotReached)


def test_a_copy_by_hand_is_not_ours() -> None:
    """The first is, and what says the same; a copy with another time is left alone."""
    with desk(without="comment") as at:
        at.asana.world.put(
            Story("8001", HALL.gid, MIA.gid, TEXT, created_ms=1),
            Story("8002", HALL.gid, MIA.gid, TEXT.replace("1 h", "2 h"), created_ms=2),
            Story("8003", HALL.gid, MIA.gid, TEXT, created_ms=3),
        )
        found = at.look(worklog(HALL))

    assert [w.remote_id for w in found] == ["story:8001", "story:8003"]
