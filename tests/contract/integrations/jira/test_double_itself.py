"""The double that judges us is judged: it sees breaches, remembers, and survives a kill."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.contract.integrations.jira.rig import AT, worklog
from tests.contract.network.gateway_rig import access
from tests.fakes.jira_cloud import (
    BOB,
    MIA,
    OWL,
    PRODUCT,
    Fault,
    JiraDouble,
    JiraProcess,
    connection_of,
    small_world,
)
from tests.fakes.service_double.log import raise_world
from tracksync.core.delivery.outcomes import Looked, NoAnswer, NotReached, Written
from tracksync.core.tasks import TaskRef
from tracksync.demo.jira_api import JiraApi
from tracksync.demo.jira_world import Booked, JiraWorld
from tracksync.demo.loopback import Answer, Asked
from tracksync.integrations.jira import JiraCloud
from tracksync.ports.tracker import TimesheetSink

WORKLOGS = f"/rest/api/3/issue/{OWL.id}/worklog"
GOOD = {"started": "2026-03-02T09:30:00.000+0100", "timeSpentSeconds": 60}

EMPTY_TEXT = {
    "type": "doc",
    "version": 1,
    "content": [{"type": "paragraph", "content": [{"type": "text", "text": ""}]}],
}


def asked(
    method: str = "POST",
    path: str = WORKLOGS,
    body: object = None,
    *,
    token: str = MIA.token,
    **query: str,
) -> Asked:
    coded = base64.b64encode(f"{MIA.email}:{token}".encode()).decode()
    return Asked(
        method,
        path,
        {name: [value] for name, value in query.items()},
        {"authorization": f"Basic {coded}", "content-type": "application/json"},
        b"" if body is None else json.dumps(body).encode(),
    )


def breaches(request: Asked, status: int = 201, answer: object = None) -> str:
    contract = PRODUCT.make_contract()
    body = answer if answer is not None else {"id": "1"}
    contract.check(request, status, Answer(status, body))
    return "\n".join(contract.violations)


def test_a_right_request_breaks_nothing() -> None:
    """What Jira's description allows passes."""
    assert breaches(asked(body=GOOD, notifyUsers="false", adjustEstimate="leave")) == ""


@pytest.mark.parametrize(
    ("request_", "breach"),
    [
        (asked(body={**GOOD, "timeSpentSeconds": "60"}), "not of type 'integer'"),
        (asked(body={**GOOD, "timeSpentSecondz": 60}), "unknown field 'timeSpentSecondz'"),
        (asked(body={"timeSpentSeconds": 60}), "started is missing"),
        (asked(body={**GOOD, "started": "2026-03-02T09:30:00Z"}), "started is"),
        (asked(body={**GOOD, "comment": "text"}), "comment"),
        (asked(body={**GOOD, "comment": EMPTY_TEXT}), "comment"),
        (asked(body=GOOD, notifyUser="false"), "unknown query parameter 'notifyUser'"),
        (asked(body=GOOD, adjustEstimate="bogus"), "adjustEstimate"),
        (asked("GET", "/rest/api/3/search"), "Path not found"),
        (asked("PATCH", body=GOOD), "Operation patch not found"),
    ],
)
def test_a_wrong_request_is_a_breach(request_: Asked, breach: str) -> None:
    """Each rule, written down or only told in prose, is looked at."""
    assert breach in breaches(request_)


def test_a_wrong_answer_of_the_double_is_a_breach() -> None:
    """A double that speaks otherwise than Jira would teach us the wrong language."""
    assert "answer 201" in breaches(asked(body=GOOD), answer={"id": 1})
    assert "answer 418" in breaches(asked(body=GOOD), status=418)


def test_touching_what_is_not_ours_is_seen() -> None:
    """An attempt counts, even if it was refused."""
    world = small_world()
    world.book(OWL, Booked("1", OWL.id, BOB.account_id, 0, 60, 0, 0))
    with JiraDouble(world) as jira:
        outcome = sheet_for(jira.url).delete(TaskRef("jira-1", OWL.id), "1")

    assert not isinstance(outcome, Written)
    assert jira.trespasses == [f"DELETE {WORKLOGS}/1"]
    assert len(world.worklogs()) == 1
    with pytest.raises(AssertionError):
        jira.check()


def test_a_bug_in_the_double_is_a_breach() -> None:
    """An exception while answering is not taken for one more fault of the network."""
    with JiraDouble(small_world()) as jira:
        jira.world.people.clear()
        jira.world.people["x"] = None  # type: ignore[assignment]  # to make it fail
        assert isinstance(sheet_for(jira.url).create(worklog(OWL)), NoAnswer)

    assert "the double itself failed" in jira.contract.violations[0]


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (asked(body=[]), 400),
        (asked(body={**GOOD, "timeSpentSeconds": 59}), 400),
        (asked(body={**GOOD, "timeSpentSeconds": True}), 400),
        (asked(body={**GOOD, "started": "2026-02-30T09:30:00.000+0100"}), 400),
        (asked(body={**GOOD, "comment": "text"}), 400),
        (asked(body={"timeSpentSeconds": 60}), 400),
        (asked(body=GOOD, adjustEstimate="new"), 400),
        (asked(body=GOOD, adjustEstimate="new", newEstimate="2h"), 201),
        (asked(body=GOOD, adjustEstimate="manual", reduceBy="30m"), 201),
        (asked(body=GOOD, token="wrong"), 401),
        (asked(path="/rest/api/3/issue/GROW-1/worklog", body=GOOD), 404),
        (asked("GET", "/rest/api/3/search/jql", jql="project = DEMO"), 400),
        (asked("GET", "/rest/api/3/search/jql", jql="x", nextPageToken="!"), 400),
        (asked("GET", maxResults="many"), 400),
        (asked("GET", "/rest/api/3/nothing"), 404),
    ],
)
def test_the_loopback_jira_has_jiras_rules(request_: Asked, status: int) -> None:
    """Whole minutes, a start, a document, rights: what Jira refuses is refused."""
    assert JiraApi(small_world()).answer(request_).status == status


def test_a_worklog_can_be_read_alone() -> None:
    """One worklog, as it was made, with its properties on request."""
    api = JiraApi(small_world(), now_ms=lambda: 1_772_440_200_123)
    made = api.answer(asked(body={**GOOD, "properties": [{"key": "k", "value": 1}]}))
    path = f"{WORKLOGS}/{made.body['id']}"

    read = api.answer(asked("GET", path, expand="properties"))

    assert read == Answer(200, {**made.body, "properties": [{"key": "k", "value": 1}]})
    assert read.body["created"] == "2026-03-02T09:30:00.123+0100"


def test_what_stands_survives_a_kill(tmp_path: Path) -> None:
    """The double can be killed in the middle of a storm, and goes on where it was."""
    with JiraProcess(tmp_path / "state") as jira:
        jira.change({"do": "person", "is": asdict(MIA)})
        jira.change({"do": "issue", "is": asdict(OWL)})
        sheet = sheet_for(jira.url)
        jira.fault(Fault("drop", commits=True), method="POST")
        first = sheet.create(worklog(OWL, "mark-1"))
        second = sheet.create(worklog(OWL, "mark-2"))
        before = jira.worklogs()
        jira.check()
        jira.kill()
        gone = sheet.create(worklog(OWL, "mark-3"))
        jira.start()
        after = jira.worklogs()
        looked = sheet.look(TaskRef("jira-1", OWL.id), "mark-1", AT)
        jira.check()

    assert [type(o) for o in (first, second, gone)] == [NoAnswer, Written, NotReached]
    assert [w["properties"]["tracksync"]["id"] for w in before] == ["mark-1", "mark-2"]
    assert after == before
    assert isinstance(looked, Looked)
    assert len(looked.found) == 1


def test_half_a_line_is_forgotten(tmp_path: Path) -> None:
    """A change cut off by the kill was told to nobody, so it never was."""
    file = tmp_path / "state"
    world = raise_world(JiraWorld, file)
    world.add_person(MIA)
    whole = file.read_bytes()
    file.write_bytes(whole + b'{"do": "per')

    again = raise_world(JiraWorld, file)

    assert list(again.people) == [MIA.account_id]
    assert file.read_bytes() == whole


def test_a_process_is_steered_from_outside(tmp_path: Path) -> None:
    """Faults by order, path and chance, and everything that happened, over HTTP."""
    with JiraProcess(tmp_path / "state") as jira:
        jira.change({"do": "person", "is": asdict(MIA)})
        jira.change({"do": "grow", "count": 3, "assignee": MIA.account_id})
        jira.by_chance(1, 1.0, (Fault("status", status=502),))
        sheet = sheet_for(jira.url)
        grown = TaskRef("jira-1", "1000000")
        lost = sheet.look(grown, "mark-1", AT)
        jira.tell("clear")
        found = sheet.look(grown, "mark-1", AT)
        jira.vanish(0.0)
        seen = jira.seen()
        issue = jira.ask("issue?key=GROW-1")

    assert (type(lost), found) == (NotReached, Looked(()))
    assert [(s["ordinal"], s["fault"], s["is_signed"]) for s in seen] == [
        (1, "status", True),
        (2, "", True),
    ]
    assert issue["id"] == "1000000"


def sheet_for(url: str) -> TimesheetSink:
    return JiraCloud(access()).connect(connection_of(MIA, url), lambda: MIA.token).sink
