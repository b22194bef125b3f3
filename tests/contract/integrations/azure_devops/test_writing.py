"""Hours go out to Azure DevOps, are changed and taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.contract.integrations.azure_devops.rig import AT, OWL_REF, desk, worklog
from tests.fakes.azure_devops import FOX, MIA, OWL
from tracksync.core.delivery.outcomes import Refused, Written

NOTES = [
    "",
    "Drew it.",
    "One.\nTwo.\n\nThree.",
    '<b>&amp; "it\'s"</b> \u2603\U0001f98a',
    "#12 @Bob",
]


@pytest.mark.parametrize("note", NOTES)
def test_time_is_added_and_stands_in_the_history(note: str) -> None:
    """One change: the hours, what remains, and whose time it is; the note comes back as it was."""
    with desk() as at:
        wanted = worklog(comment=note)
        written = at.sheet.create(wanted)
        found = at.look(wanted)

        assert written == Written("mark-1")
        assert (at.field(OWL), at.remaining(OWL)) == (4.0, 4.0)
        assert len(found) == 1
        assert (found[0].mark, found[0].remote_id, found[0].seconds) == ("mark-1", "mark-1", 5400)
        assert found[0].started_ms == AT.timestamp() * 1000
        assert found[0].comment.split() == note.split()
        assert found[0].author == MIA.id
        assert found[0].created_ms > 0


def test_an_empty_field_takes_time() -> None:
    """Nothing booked yet is the same as no hours; what remains stays empty."""
    with desk() as at:
        assert at.sheet.create(worklog(FOX)) == Written("mark-1")
        assert (at.field(FOX), at.remaining(FOX)) == (1.5, None)


def test_time_is_changed_and_taken_back() -> None:
    """By the difference, each time; in the end the field is as it was."""
    with desk() as at:
        at.sheet.create(worklog())
        changed = at.sheet.update("mark-1", worklog(seconds=7200, comment="Drew it all."))
        stands, hours = at.look(worklog()), at.field(OWL)
        gone = at.sheet.delete(OWL_REF, "mark-1")

        assert (changed, gone) == (Written("mark-1"), Written("mark-1"))
        assert (hours, stands[0].seconds, stands[0].comment) == (4.5, 7200, "Drew it all.")
        assert (at.field(OWL), at.remaining(OWL)) == (2.5, 5.5)
        assert at.look(worklog()) == ()
        assert [line.partition("</div>")[0] for line in at.comments(OWL)] == [
            "<div>TrackSync: 1 h 30 min.",
            "<div>TrackSync: 2 h, was 1 h 30 min.",
            "<div>TrackSync: 2 h taken back.",
        ]


def test_writing_twice_is_writing_once() -> None:
    """What stands already is left alone, whoever forgot that it was sent."""
    with desk() as at:
        at.sheet.create(worklog())
        rev = at.field(OWL, "System.Rev")

        assert at.sheet.create(worklog()) == Written("mark-1")
        assert at.sheet.update("mark-1", worklog()) == Written("mark-1")
        assert (at.field(OWL), at.field(OWL, "System.Rev")) == (4.0, rev)


def test_deleting_twice_is_deleting_once() -> None:
    """Time that was taken back is not taken back again."""
    with desk() as at:
        at.sheet.create(worklog())
        at.sheet.delete(OWL_REF, "mark-1")

        assert at.sheet.delete(OWL_REF, "mark-1") == Written("mark-1")
        assert at.sheet.delete(OWL_REF, "never") == Written("never")
        assert at.field(OWL) == 2.5


def test_a_change_of_what_is_gone_is_refused() -> None:
    """The history tells of no such time: 404, so that the person is asked."""
    with desk() as at:
        outcome = at.sheet.update("mark-1", worklog())

        assert isinstance(outcome, Refused)
        assert outcome.status == 404
        assert at.field(OWL) == 2.5


def test_time_taken_back_can_be_sent_again() -> None:
    """The same mark stands once more."""
    with desk() as at:
        at.sheet.create(worklog())
        at.sheet.delete(OWL_REF, "mark-1")
        at.sheet.create(worklog(seconds=3600))

        assert (at.field(OWL), at.look(worklog())[0].seconds) == (3.5, 3600)


def test_a_note_or_start_alone_is_said_without_touching_hours() -> None:
    """Neither field is sent; the history says the new words."""
    with desk() as at:
        at.sheet.create(worklog())
        at.sheet.update("mark-1", worklog(comment="Better.", at=AT + timedelta(minutes=5)))
        found = at.look(worklog())

        assert (at.field(OWL), found[0].comment) == (4.0, "Better.")
        assert found[0].started_ms == (AT + timedelta(minutes=5)).timestamp() * 1000


def test_what_remains_can_be_left_alone() -> None:
    """By setting."""
    with desk(adjust="leave") as at:
        at.sheet.create(worklog())

        assert (at.field(OWL), at.remaining(OWL)) == (4.0, 5.5)


def test_what_remains_never_goes_below_zero() -> None:
    """More was worked than was left."""
    with desk() as at:
        at.sheet.create(worklog(seconds=8 * 3600))

        assert (at.field(OWL), at.remaining(OWL)) == (10.5, 0.0)


def test_several_entries_share_a_work_item() -> None:
    """Each by its own mark, in any order."""
    with desk() as at:
        for number in range(5):
            at.sheet.create(worklog(mark=f"m{number}", seconds=60 * (number + 1)))
        at.sheet.delete(OWL_REF, "m2")
        at.sheet.update("m4", worklog(mark="m4", seconds=600))

        stands = {f"m{n}": at.look(worklog(mark=f"m{n}")) for n in range(5)}
        assert {mark: found[0].seconds for mark, found in stands.items() if found} == {
            "m0": 60,
            "m1": 120,
            "m3": 240,
            "m4": 600,
        }
        assert at.field(OWL) == pytest.approx(2.5 + 1020 / 3600, abs=0.00011)


def test_minutes_do_not_drift() -> None:
    """A minute is no round part of an hour; what rounding loses is made up for at once."""
    with desk() as at:
        for number in range(30):
            assert at.sheet.create(worklog(FOX, f"m{number}", seconds=60)) == Written(f"m{number}")

        assert at.field(FOX) == 0.5
