"""Asana keeps what every integration must keep; with time tracking, and with comments instead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.contract.integrations.bench import Bench, Call
from tests.contract.integrations.suite import IntegrationSuite
from tests.fakes.asana import (
    ACME,
    BOB,
    CLUB,
    FOX,
    HALL,
    MIA,
    OWL,
    AsanaDouble,
    AsanaWorld,
    Job,
    Story,
    TimeEntry,
    Workspace,
    connection_of,
)
from tests.fakes.service_double import Double
from tracksync.integrations.asana import build
from tracksync.integrations.asana.mapping import remote_story
from tracksync.network.access import Access
from tracksync.ports.tracker import Connection, Integration

_OFFER = Job("1209000000004404", "Print the posters", CLUB.gid, MIA.gid)


class AsanaBench(Bench):
    """A workspace with time tracking: an entry a day."""

    connection_id = "asana-1"
    token = MIA.token
    task_id = task_key = OWL.gid
    calls: Mapping[str, Call] = {
        "whoami": Call("GET", "/users/me$"),
        "assigned": Call("GET", "/user_task_lists/"),
        "find": Call("GET", "/tasks/"),
        "look": Call("GET", "/time_tracking_entries"),
        "create": Call("POST", "/time_tracking_entries"),
        "update": Call("PUT", "/time_tracking_entries/"),
        "delete": Call("DELETE", "/time_tracking_entries/"),
    }
    secrets = (OWL.name, OWL.gid, HALL.gid, MIA.email, MIA.name, MIA.gid, ACME.gid, CLUB.gid)
    no_keys = (
        "",
        "../users/me",
        f"{OWL.gid}/stories",
        f"{OWL.gid}?x=1",
        "44 01",
        "\uff14\uff14",
    )
    has_reader = True
    workspace: Workspace = ACME
    jobs: tuple[Job, ...] = (OWL, FOX)

    def integration(self, access: Access) -> Integration:
        return build(access)

    def double(self) -> Double[Any]:
        world = AsanaWorld()
        world.put(MIA, BOB, self.workspace, *self.jobs)
        world.put(TimeEntry("8001", self.task_id, BOB.gid, 60, "2026-03-02"))
        text = "Time tracked on 2026-03-02: 1 h\n(tracksync mark-1)"
        world.put(Story("8002", self.task_id, BOB.gid, text))
        return AsanaDouble(world)

    def connection(self, url: str) -> Connection:
        return connection_of(MIA, url)

    def grow(self, double: Double[Any], count: int) -> None:
        double.world.grow(count, MIA.gid, self.workspace.gid)

    def ours(self, double: Double[Any]) -> list[tuple[str, int]]:
        standing = [e for e in double.world.entries() if e.author == MIA.gid]
        return [(e.task, 60 * e.minutes) for e in standing]

    def of_others(self, double: Double[Any]) -> object:
        everything = [*double.world.entries(), *double.world.stories()]
        return [one for one in everything if one.author != MIA.gid]


class CommentBench(AsanaBench):
    """A workspace without, and the person's choice: a comment a day, found by its mark."""

    task_id = task_key = HALL.gid
    calls: Mapping[str, Call] = {
        **AsanaBench.calls,
        "look": Call("GET", "/stories"),
        "create": Call("POST", "/stories"),
        "update": Call("PUT", "/stories/"),
        "delete": Call("DELETE", "/stories/"),
    }
    is_marked = True
    workspace = CLUB
    jobs = (HALL, _OFFER)

    def settings(self, url: str) -> Mapping[str, object]:
        return {"asana.without_time_tracking": "comment"}

    def ours(self, double: Double[Any]) -> list[tuple[str, int]]:
        assert [e for e in double.world.entries() if e.author == MIA.gid] == []
        found = []
        for story in double.world.stories():
            if story.author == MIA.gid:
                read = {
                    "gid": story.gid,
                    "text": story.text,
                    "type": story.kind,
                    "created_by": None,
                }
                worklog = remote_story(read)
                found.append((story.task, worklog.seconds))
        return found


class TestAsana(IntegrationSuite):
    """See `IntegrationSuite`."""

    bench = AsanaBench()


class TestAsanaByComments(IntegrationSuite):
    """See `IntegrationSuite`."""

    bench = CommentBench()
