"""What is said in a work item's history, and what is read from it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef
from tracksync.core.text import NOTE_LIMIT, clean_note
from tracksync.integrations.azure_devops.history import (
    CHANGED,
    COMPLETED,
    HISTORY,
    Share,
    comment_of,
    hours_after,
    read_history,
    worklog_of,
)

AT = datetime(2026, 3, 2, 8, 30, 15, tzinfo=UTC)
MIA, BOB = "0a-mia", "0b-bob"
TASK = TaskRef("azure_devops-1", "1001")
Change = dict[str, object]


def worklog(seconds: int = 5400, note: str = "Drew it.", at: datetime = AT) -> Worklog:
    return Worklog(TASK, at, seconds, note, "m")


def change(
    rev: int,
    comment: object,
    hours: tuple[object, object] = (None, 1.5),
    *,
    by: str = MIA,
    at: str = "2026-03-02T10:00:00.13Z",
) -> Change:
    fields: Change = {
        CHANGED: {"newValue": at},
        COMPLETED: {"oldValue": hours[0], "newValue": hours[1]},
    }
    if comment is not None:
        fields[HISTORY] = {"newValue": comment}
    return {"id": rev, "rev": rev, "revisedBy": {"id": by}, "fields": fields}


def said(seconds: int = 5400, before: int = 0, note: str = "Drew it.", mark: str = "m") -> str:
    stood = Share(mark, before, AT, "", AT) if before else None
    return comment_of(mark, stood, worklog(seconds, note) if seconds else None)


# --- writing ---------------------------------------------------------------------------------


def test_a_comment_says_it_to_people_and_to_us() -> None:
    """A short line, the note, and the mark at the very end."""
    assert comment_of("0192-ab", None, worklog()) == (
        "<div>TrackSync: 1 h 30 min.</div><div>Drew it.</div>"
        "<div>[tracksync:0192-ab:0:5400:2026-03-02T08:30:15Z]</div>"
    )


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (0, 60, "TrackSync: 1 min."),
        (0, 7200, "TrackSync: 2 h."),
        (5400, 7260, "TrackSync: 2 h 1 min, was 1 h 30 min."),
        (5400, 0, "TrackSync: 1 h 30 min taken back."),
    ],
)
def test_the_line_for_people(before: int, after: int, line: str) -> None:
    """What stands now, and what stood before."""
    assert said(after, before).startswith(f"<div>{line}</div>")


def test_markup_in_a_note_is_text() -> None:
    """Nobody writes HTML into a work item through an entry's note."""
    comment = said(note="<script>alert('&')</script>")

    assert "&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt;" in comment


@given(st.text(max_size=200), st.integers(1, 600), st.integers(0, 600))
def test_what_is_said_is_read(note: str, minutes: int, before: int) -> None:
    """Whatever the note: seconds, start and the words come back."""
    comment = said(minutes * 60, before * 60, note)
    hours = (1.0, 1.0 + (minutes - before) / 60)
    history = read_history([change(1, comment, hours)], MIA)
    share = history.shares["m"]

    assert (share.seconds, share.started_at) == (minutes * 60, AT)
    assert share.note.split() == clean_note(note).split()


def test_the_longest_note_is_read_too() -> None:
    """Every character may become six, and every line end a tag."""
    note = '"' * (NOTE_LIMIT - 1)
    lines = "a\n\n" * 3333

    for longest in (note, lines):
        history = read_history([change(1, said(note=longest))], MIA)
        assert history.shares["m"].note.split() == clean_note(longest).split()


# --- reading ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "comment",
    [
        "<p>TrackSync: 1 h 30 min.</p><p>Drew it.</p><p>[tracksync:m:0:5400:2026-03-02T08:30:15Z]",
        "TrackSync: 1 h 30 min.<br/>Drew it.<br>[tracksync:m:0:5400:2026-03-02T08:30:15Z]<br />",
        "<div><b>Ts</b></div>Drew it.<div> [tracksync:m:0:5400:2026-03-02T08:30:15Z]&nbsp;</div>",
    ],
)
def test_a_comment_that_was_written_anew_is_read(comment: str) -> None:
    """A filter may change tags and entities, as long as a reader sees the same."""
    share = read_history([change(1, comment)], MIA).shares["m"]

    assert (share.seconds, share.note) == (5400, "Drew it.")


def test_all_in_one_line_still_says_what_stands() -> None:
    """Only the note is lost where line ends are."""
    flat = "TrackSync: 1 h 30 min. Drew it. [tracksync:m:0:5400:2026-03-02T08:30:15Z]"

    assert read_history([change(1, flat)], MIA).shares["m"].seconds == 5400


def test_the_last_word_counts() -> None:
    """Created, changed, taken back, and the first time it was said stays known."""
    later = "2026-03-03T10:00:00Z"
    history = read_history(
        [
            change(1, None, (None, 2.0), by=BOB),
            change(2, said(5400), (2.0, 3.5)),
            change(3, said(7200, 5400, "More."), (3.5, 4.0), at=later),
        ],
        MIA,
    )

    assert history.rev == 3
    share = history.standing("m")
    assert share is not None
    assert (share.seconds, share.note) == (7200, "More.")
    assert share.said_at == datetime(2026, 3, 2, 10, 0, 0, 130_000, tzinfo=UTC)
    gone = read_history([change(4, said(0, 7200), (4.0, 2.0))], MIA)
    assert gone.standing("m") is None
    assert gone.shares["m"].started_at == AT


@pytest.mark.parametrize(
    "told",
    [
        change(1, said(), by=BOB),
        change(1, said(), (None, None)),
        change(1, said(), (1.0, 2.49)),
        change(1, said(), (2.5, 1.0)),
        change(1, f"{said()}<div>Copied from there.</div>"),
        change(1, said().replace("5400", "5400x")),
        change(1, said().replace("2026-03-02", "2026-13-02")),
        change(1, said().replace(":m:", ":m m:")),
        change(1, "nothing"),
        change(1, ""),
        change(1, "<div></div>[tracksync:"),
        change(1, 5),
        change(1, "x" * 500_000 + said()),
        {"rev": 1},
        {"rev": 1, "revisedBy": {"id": 5}, "fields": []},
        {"rev": 1, "revisedBy": {"id": MIA}, "fields": {HISTORY: said()}},
    ],
)
def test_what_says_nothing_counts_as_nothing(told: Change) -> None:
    """Of others, copied without hours, cut short, or no comment of ours at all."""
    history = read_history([told], MIA)

    assert history.shares == {}
    assert history.drift == 0


def test_identities_are_compared_as_they_are_meant() -> None:
    """GUIDs are written in either case."""
    assert read_history([change(1, said(), by=MIA.upper())], MIA).standing("m")


def test_a_moment_that_cannot_be_read_is_unknown() -> None:
    """It orders nothing then, and hides nothing."""
    share = read_history([change(1, said(), at="yesterday")], MIA).shares["m"]

    assert worklog_of(share, MIA).created_ms == 0


@pytest.mark.parametrize("rev", [None, "1", True, 1.5])
def test_a_change_without_a_revision_makes_no_sense(rev: object) -> None:
    """Half a history would prove what is not so."""
    with pytest.raises(ValueError, match="description"):
        read_history([{**change(1, said()), "rev": rev}], MIA)


@pytest.mark.parametrize("tail", ["<![\x00", "<![else[x]]>", "<!x \x00", "<!", "<?", "&#", "<![if"])
def test_half_a_declaration_is_nobodys_mark(tail: str) -> None:
    """A person may write it; the rest of the history still counts."""
    history = read_history([change(1, f"<div>[tracksync:{tail}"), change(2, said())], MIA)

    assert set(history.shares) == {"m"}


@given(st.binary(max_size=60).map(lambda b: b.decode("utf-8", "replace")))
def test_any_comment_is_survived(tail: str) -> None:
    """Comments come from everybody."""
    read_history([change(1, f"<div>[tracksync:{tail}")], MIA)


def test_a_share_is_a_worklog() -> None:
    """Its mark is its id."""
    share = read_history([change(1, said())], MIA).shares["m"]
    remote = worklog_of(share, MIA)

    assert (remote.remote_id, remote.mark, remote.author) == ("m", "m", MIA)
    assert (remote.seconds, remote.comment) == (5400, "Drew it.")
    assert remote.started_ms == AT.timestamp() * 1000


# --- hours -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("current", "delta", "after"),
    [
        (None, 5400, 1.5),
        (0.0, 60, 0.0167),
        (2.5, -5400, 1.0),
        (1.5, -5400, 0.0),
        (1.4999, -5400, 0.0),
        (1.0, -5400, -0.5),
        (None, -60, -0.0167),
        (1 / 3, 3600, 1.3333),
        (1e300, 60, 1e300),
    ],
)
def test_hours_after_a_change(current: float | None, delta: int, after: float) -> None:
    """To four decimals; a third of a second below zero is zero, a minute is not."""
    assert hours_after(current, delta_seconds=delta) == pytest.approx(after)


@given(
    st.lists(
        st.one_of(
            st.integers(1, 600).map(lambda minutes: ("us", minutes)),
            st.floats(-3, 9, allow_nan=False).map(lambda hours: ("others", hours)),
        ),
        max_size=60,
    )
)
def test_many_changes_never_drift(steps: list[tuple[str, float]]) -> None:
    """Whatever others write in between: what we added is exact to four decimals, not to each."""
    field, others, minutes = 100.0, 100.0, 0
    changes: list[Change] = []
    for number, (who, value) in enumerate(steps, start=1):
        if who == "others":
            changes.append(change(number, None, (field, field + value), by=BOB))
            field, others = field + value, others + value
            continue
        seconds = int(value) * 60
        drift = read_history(changes, MIA).drift
        after = hours_after(field, delta_seconds=seconds, drift=drift)
        comment = comment_of(f"m{number}", None, worklog(seconds))
        changes.append(change(number, comment, (field, after)))
        field, minutes = after, minutes + int(value)

    assert field - others == pytest.approx(minutes / 60, abs=0.0001)
    history = read_history(changes, MIA)
    assert sum(share.seconds for share in history.shares.values()) == minutes * 60
    assert abs(history.drift) <= 0.00006


def test_the_start_is_kept_to_the_second_and_in_utc() -> None:
    """Wherever it was written."""
    local = (AT + timedelta(milliseconds=900)).astimezone()
    comment = comment_of("m", None, worklog(at=local))

    assert comment.endswith(":2026-03-02T08:30:15Z]</div>")


def test_nothing_to_take_back_is_said_without_a_start() -> None:
    """It cannot happen; it must not fail."""
    assert comment_of("m", None, None).endswith("[tracksync:m:0:0:1970-01-01T00:00:00Z]</div>")
