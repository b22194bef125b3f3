"""Tempo's payloads and our values, one into the other."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.core.test_time_properties import ZONES, places, turning_days
from tracksync.core.clock import from_ms, local_date, zone_info
from tracksync.core.delivery.details import Choice, Detail, DetailKind
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.tasks import TaskRef
from tracksync.integrations.tempo.mapping import (
    Booked,
    account_of,
    booked,
    changed_body,
    detail_of,
    instant_of,
    is_account,
    is_elsewhere,
    issue_number,
    kept,
    mark_text,
    needed_of,
    new_body,
    page_of,
    wall_of,
    whose,
)

NOW = datetime(2026, 3, 2, 8, 30, 17, 500_000, tzinfo=UTC)
BERLIN = "Europe/Berlin"
KEY = "_TrackSync_"
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


def worklog(comment: str = "", at: datetime = NOW) -> Worklog:
    return Worklog(TaskRef("jira-1", "10001"), at, 3600, comment, "mark-1")


def new(said: Worklog, zone: str = BERLIN, mark_key: str = "") -> dict[str, Any]:
    return new_body(said, account_id="5b10-mia", zone=zone, mark_key=mark_key)


def stored(body: dict[str, Any], **but: object) -> dict[str, Any]:
    """Give a body as Tempo answers it."""
    values = body["attributes"]
    return {
        "tempoWorklogId": 126,
        "issue": {"self": "https://acme.atlassian.net/rest/api/2/issue/10001", "id": 10001},
        "timeSpentSeconds": body["timeSpentSeconds"],
        "billableSeconds": body.get("billableSeconds", body["timeSpentSeconds"]),
        "startDate": body["startDate"],
        "startTime": body["startTime"],
        "description": body["description"],
        "createdAt": "2026-03-02T09:00:00.000Z",
        "updatedAt": "2026-03-02T09:00:00.000Z",
        "author": {"accountId": body["authorAccountId"]},
        "attributes": {"self": "https://api.tempo.io/x", "values": values},
        **but,
    }


def read(raw: object, zone: str = BERLIN, mark_key: str = KEY) -> Booked:
    return booked(raw, zone=zone, mark_key=mark_key)


# --- time -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "zone", "day", "clock"),
    [
        ("2026-03-02T08:30:17.500Z", BERLIN, "2026-03-02", "09:30:00"),
        # The clocks of Berlin go from 02:00 to 03:00 at 01:00 UTC ...
        ("2026-03-29T00:59:59Z", BERLIN, "2026-03-29", "01:59:00"),
        ("2026-03-29T01:00:00Z", BERLIN, "2026-03-29", "03:00:00"),
        # ... and from 03:00 back to 02:00: half past two comes twice, and looks the same.
        ("2026-10-25T00:30:00Z", BERLIN, "2026-10-25", "02:30:00"),
        ("2026-10-25T01:30:00Z", BERLIN, "2026-10-25", "02:30:00"),
        ("2026-06-01T00:00:00Z", "America/St_Johns", "2026-05-31", "21:30:00"),
        ("2011-12-30T09:59:00Z", "Pacific/Apia", "2011-12-29", "23:59:00"),
        ("2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31", "00:00:00"),  # no 30th there
        ("2026-03-02T23:59:59Z", "", "2026-03-02", "23:59:00"),
        ("2026-03-02T23:59:59Z", "Mars/Olympus", "2026-03-02", "23:59:00"),
    ],
)
def test_the_start_is_the_local_time_of_the_profile(
    at: str, zone: str, day: str, clock: str
) -> None:
    """Without an offset, to the minute."""
    body = new(worklog(at=datetime.fromisoformat(at)), zone)

    assert (body["startDate"], body["startTime"]) == (day, clock)


@pytest.mark.parametrize("zone", ZONES)
def test_around_a_change_of_the_clocks_every_hour_lands_on_its_local_day(zone: str) -> None:
    """Noon and the midnights included; read back, each stands where we said it would."""
    hour = timedelta(hours=1)
    turns = [d for year in (2011, 2016, 2026) for d in turning_days(zone, year)]
    for turn in turns or [date(2026, 3, 29)]:
        start = datetime(turn.year, turn.month, turn.day, tzinfo=UTC) - 38 * hour
        for step in range(76 * 2):
            said = worklog(at=start + step * hour / 2)
            raw = stored(new(said, zone))
            back = read(raw, zone).remote

            assert raw["startDate"] == local_date(said.started_at, zone).isoformat()
            assert from_ms(back.started_ms) == kept(said, zone).started_at
            assert local_date(from_ms(back.started_ms), zone) == local_date(said.started_at, zone)


@given(places())
def test_what_is_kept_is_kept(place: tuple[str, datetime]) -> None:
    """Keeping twice changes nothing more, and only the second of two equal hours moves."""
    zone, at = place
    once = kept(worklog(at=at), zone)

    assert kept(once, zone) == once
    moved = at.replace(second=0, microsecond=0) - once.started_at
    local = at.astimezone(zone_info(zone))
    if local.fold == 0 and not (local.utcoffset() or timedelta(0)) % timedelta(minutes=1):
        assert moved == timedelta(0)


def test_noon_is_noon() -> None:
    """In sixty zones, on a day like any other."""
    for zone in ZONES:
        noon = datetime(2026, 6, 10, 12, tzinfo=zone_info(zone))
        assert new(worklog(at=noon.astimezone(UTC)), zone)["startTime"] == "12:00:00"


def test_a_time_that_never_was_is_read_all_the_same() -> None:
    """A person can type it in Tempo."""
    never = datetime(2026, 3, 29, 2, 30)  # noqa: DTZ001  a wall clock has no zone

    assert instant_of(never, BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert wall_of(instant_of(never, BERLIN), BERLIN).hour == 3


# --- writing --------------------------------------------------------------------------------------


def test_a_new_worklog_says_everything() -> None:
    """With the issue's number, and the person's account."""
    assert new(worklog(" Drew it.\r\nAll. ")) == {
        "issueId": 10001,
        "authorAccountId": "5b10-mia",
        "startDate": "2026-03-02",
        "startTime": "09:30:00",
        "timeSpentSeconds": 3600,
        "description": "Drew it.\nAll.",
        "attributes": [],
    }


def test_what_must_be_said_and_the_mark_go_with_it() -> None:
    """The mark names the start it stands at."""
    said = replace(worklog(), details=(("_Account_", "CLOUD"), (KEY, "never ours")))

    assert new(said, mark_key=KEY)["attributes"] == [
        {"key": "_Account_", "value": "CLOUD"},
        {"key": KEY, "value": "mark-1@2026-03-02T09:30"},
    ]


@pytest.mark.parametrize("remote_id", ["PROJ-142", "", "0", "-1", "1" * 19, "\u0661"])
def test_a_task_without_a_number_cannot_be_booked_on(remote_id: str) -> None:
    """Tempo takes numbers, not keys."""
    with pytest.raises(ValueError, match="no number"):
        issue_number(remote_id)


def test_a_change_keeps_what_others_set() -> None:
    """It replaces the worklog whole."""
    theirs = [{"key": "_Account_", "value": "OPS"}, {"key": "_Kind_", "value": "night"}]
    raw = stored(new(worklog(), mark_key=KEY), billableSeconds=900)
    raw["attributes"]["values"] = [*theirs, *raw["attributes"]["values"], {"key": "_Empty_"}]
    said = replace(
        worklog("More.", NOW + timedelta(hours=1)),
        details=(("_Account_", "CLOUD"), ("_Ticket_", "INC-7")),
    )
    body = changed_body(said, read(raw), account_id="5b10-mia", zone=BERLIN, mark_key=KEY)

    assert "issueId" not in body
    assert body["attributes"] == [
        *theirs,
        {"key": "_Ticket_", "value": "INC-7"},
        {"key": KEY, "value": "mark-1@2026-03-02T10:30"},
    ]
    assert (body["billableSeconds"], body["description"]) == (900, "More.")


@pytest.mark.parametrize("billable", [3600, None])
def test_what_is_billed_follows_what_is_booked(billable: int | None) -> None:
    """Unless somebody said otherwise."""
    raw = stored(new(worklog()))
    raw["billableSeconds"] = billable
    body = changed_body(worklog(), read(raw), account_id="a", zone=BERLIN, mark_key="")

    assert "billableSeconds" not in body


# --- reading --------------------------------------------------------------------------------------


def test_a_worklog_is_read_as_it_was_written() -> None:
    """With its mark, its issue, and all its attributes."""
    said = replace(worklog("Drew it."), details=(("_Account_", "CLOUD"),))
    found = read(stored(new(said, mark_key=KEY)))

    assert (found.remote.remote_id, found.issue, found.billable) == ("126", "10001", 3600)
    assert (found.remote.mark, found.remote.author) == ("mark-1", "5b10-mia")
    assert (found.remote.seconds, found.remote.comment) == (3600, "Drew it.")
    assert dict(found.attributes)["_Account_"] == "CLOUD"
    assert found.remote.created_ms > 0


def test_a_copy_at_another_time_does_not_carry_our_mark() -> None:
    """In Tempo people copy worklogs, and their attributes with them."""
    raw = stored(new(worklog(), mark_key=KEY))

    assert read(raw).remote.mark == "mark-1"
    assert read({**raw, "startDate": "2026-03-03"}).remote.mark == ""
    assert read({**raw, "startTime": "10:30:00"}).remote.mark == ""
    assert read(raw, mark_key="").remote.mark == ""
    raw["attributes"]["values"][0]["value"] = "@2026-03-02T09:30"
    assert read(raw).remote.mark == ""


def test_the_mark_is_as_the_reference_says() -> None:
    """The entry's id, and the start it stands at."""
    assert mark_text("0192f0c1", datetime(2026, 3, 2, 9, 30)) == "0192f0c1@2026-03-02T09:30"  # noqa: DTZ001  a wall clock has no zone


@pytest.mark.parametrize(
    ("description", "note"),
    [
        (None, ""),
        (5, ""),
        ("Working on issue PROJ-142", ""),
        ("Working on issue PROJ-142 again", "Working on issue PROJ-142 again"),
        ("a\u202eb\r\nc", "ab\nc"),
    ],
)
def test_a_description_is_read_as_a_note(description: object, note: str) -> None:
    """What Tempo fills in where there is none is none."""
    assert read(stored(new(worklog()), description=description)).remote.comment == note


def test_what_tempo_need_not_say_may_be_missing() -> None:
    """The time of day, when it was made, and even the issue's number."""
    raw = stored(new(worklog()), issue={"self": "x"}, attributes={"self": "x"})
    for name in ("startTime", "createdAt", "description"):
        del raw[name]
    found = read(raw)

    assert (found.issue, found.attributes, found.remote.created_ms) == ("", (), 0)
    assert from_ms(found.remote.started_ms) == datetime(2026, 3, 1, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "but",
    [
        {"startDate": "02.03.2026"},
        {"startDate": None},
        {"startTime": "25:00:00"},
        {"startTime": 72360},
        {"tempoWorklogId": "126"},
        {"timeSpentSeconds": None},
        {"createdAt": "yesterday"},
        {"attributes": {"values": {}}},
        {"attributes": {"values": ["x"]}},
        {"billableSeconds": "all"},
        {"issue": {"id": "10001"}},
    ],
)
def test_a_worklog_that_makes_no_sense_is_none(but: dict[str, object]) -> None:
    """Better no answer than half of one."""
    with pytest.raises(ValueError, match="not as the service"):
        read(stored(new(worklog()), **but))


def test_a_page_tells_where_the_next_begins() -> None:
    """By the address of the next; an empty page is the last, whatever it says."""
    more = {"count": 1, "next": "https://api.tempo.io/4/worklogs?offset=50&limit=50"}

    assert page_of({"results": [1], "metadata": more}, 0) == ((1,), 50)
    assert page_of({"results": [1], "metadata": more}, 50) == ((1,), 51)
    assert page_of({"results": [1], "metadata": {"next": "somewhere"}}, 3) == ((1,), 4)
    assert page_of({"results": [1], "metadata": {"count": 1}}, 0) == ((1,), None)
    assert page_of({"results": [], "metadata": more}, 0) == ((), None)
    assert page_of({"results": [1]}, 0) == ((1,), None)
    with pytest.raises(ValueError, match="a list"):
        page_of({}, 0)


# --- who, and what must be said -------------------------------------------------------------------


def test_a_timesheet_tells_whose_it_is_and_of_which_site() -> None:
    """The site stands in the person's address at Jira, where it is told."""
    link = "https://acme.atlassian.net/rest/api/2/user?accountId=5b10-mia"

    assert whose({"user": {"accountId": "a", "self": link}}) == ("a", "acme.atlassian.net")
    assert whose({"user": {"accountId": "a"}}) == ("a", "")
    assert whose({"user": {"accountId": "a", "self": "http://[x"}}) == ("a", "")
    with pytest.raises(ValueError, match="an id"):
        whose({"user": {}})


@pytest.mark.parametrize(
    ("host", "home", "is_other"),
    [
        ("acme.atlassian.net", "acme.atlassian.net", False),
        ("other.atlassian.net", "acme.atlassian.net", True),
        ("other.atlassian.net", "acme.atlassian.net:443", True),
        ("api.tempo.io", "acme.atlassian.net", False),
        ("other.atlassian.net", "jira.acme.example", False),
        ("", "acme.atlassian.net", False),
    ],
)
def test_another_site_is_known_by_its_address(host: str, home: str, is_other: bool) -> None:
    """Only two addresses of Jira Cloud that differ say so."""
    assert is_elsewhere(host, home) is is_other


def attribute(key: str, kind: str, *, required: bool = True, **more: object) -> dict[str, object]:
    return {"key": key, "name": key.strip("_"), "type": kind, "required": required, **more}


def test_only_what_is_required_is_asked() -> None:
    """And never what holds our mark, even where it is required."""
    needed = attribute("_Account_", "ACCOUNT")
    mark = attribute(KEY, "INPUT_FIELD")
    given = (needed, attribute("_Free_", "INPUT_FIELD", required=False), mark)

    assert needed_of(given, KEY) == ((needed,), True)
    assert needed_of(given, "") == ((needed, mark), False)
    with pytest.raises(ValueError, match="an object"):
        needed_of((5,), KEY)


def test_a_mark_needs_a_field_for_text() -> None:
    """In a list it could not stand; then it is asked for like the others."""
    odd = attribute(KEY, "STATIC_LIST", values=["a"])

    assert needed_of((odd,), KEY) == ((odd,), False)


def test_each_kind_of_attribute_is_asked_as_what_it_is() -> None:
    """And what is not known as a text."""
    accounts = (Choice("CLOUD", "Cloudbay"),)
    listed = attribute("_Kind_", "STATIC_LIST", values=["a1", "b2", 5], names={"a1": "Night"})
    kinds = {
        "INPUT_FIELD": DetailKind.TEXT,
        "INPUT_NUMERIC": DetailKind.NUMBER,
        "CHECKBOX": DetailKind.FLAG,
        "DYNAMIC_DROPDOWN": DetailKind.TEXT,
    }

    assert is_account(attribute("_Account_", "ACCOUNT"))
    assert detail_of(attribute("_Account_", "ACCOUNT"), accounts) == Detail(
        "_Account_", "Account", DetailKind.CHOICE, accounts
    )
    assert detail_of(listed, accounts) == Detail(
        "_Kind_", "Kind", DetailKind.CHOICE, (Choice("a1", "Night"), Choice("b2", "b2"))
    )
    for kind, wanted in kinds.items():
        assert detail_of(attribute("_X_", kind), ()) == Detail("_X_", "X", wanted)


def test_a_list_that_is_empty_or_endless_is_asked_as_a_text() -> None:
    """Who may not list the accounts may still know one."""
    many = tuple(Choice(str(n), str(n)) for n in range(2_001))

    for choices in ((), many):
        found = detail_of(attribute("_Account_", "ACCOUNT"), choices)
        assert (found.kind, found.choices) == (DetailKind.TEXT, ())


def test_an_account_can_be_chosen_while_it_is_open() -> None:
    """By its key, shown by its name."""
    raw = {"key": "CLOUD", "name": "Cloud\u202ebay", "status": "OPEN"}

    assert account_of(raw) == Choice("CLOUD", "Cloudbay")
    assert account_of({**raw, "status": "CLOSED"}) is None
    assert account_of({"key": "X", "status": "OPEN"}) == Choice("X", "X")


@given(ANYTHING)
def test_nothing_but_a_value_error_comes_of_nonsense(raw: object) -> None:
    """Whatever answers there."""
    for reads in (read, lambda r: page_of(r, 0), whose, account_of, lambda r: detail_of(r, ())):
        with contextlib.suppress(ValueError):
            reads(raw)
    with contextlib.suppress(ValueError):
        needed_of((raw,), KEY)
