"""What every integration must keep when everything goes well. See `suite`."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from tests.contract.integrations.bench import (
    AT,
    WRITES,
    Bench,
    Seat,
    found_by,
    seat,
    use_everything,
    written,
)
from tests.contract.network.gateway_rig import access
from tests.fakes.deliveries import ready
from tests.fakes.wire_server import WireServer, answer, says
from tests.unit.services.desk import Desk, task
from tracksync import integrations
from tracksync.core.clock import from_ms
from tracksync.core.delivery.details import Said
from tracksync.core.delivery.door import DeliveryState, same
from tracksync.core.delivery.outcomes import Refused, RemoteWorklog, SignInExpired
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.problems import BadInput, NotAnswered
from tracksync.core.tasks import Task, TaskRef
from tracksync.demo.loopback import Asked
from tracksync.ports.tracker import Connection, TaskPage
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.connecting.tried import SignIn


class Calm:
    """What holds when everything goes well."""

    bench: ClassVar[Bench]

    # --- what it says of itself ---------------------------------------------------------------

    def test_the_manifest_is_complete(self) -> None:
        """People are told what it can, what it asks for and what it keeps to."""
        manifest = self.bench.integration(access()).manifest

        assert Path(integrations.__path__[0], manifest.name, "manifest.py").exists()
        assert all((manifest.title, manifest.uses, manifest.write_uses, manifest.endpoints))
        assert manifest.site or manifest.site_example
        assert all(endpoint.purpose for endpoint in manifest.endpoints)

    def test_every_endpoint_is_official(self) -> None:
        """Each address it uses stands in the service's own description."""
        manifest = self.bench.integration(access()).manifest
        descriptions = self.bench.double().contract.descriptions

        assert [
            (endpoint.method, endpoint.path)
            for endpoint in manifest.endpoints
            if not any(d.has_endpoint(endpoint.method, endpoint.path) for d in descriptions)
        ] == []

    def test_only_declared_endpoints_are_used(self) -> None:
        """What is asked for is what the manifest tells people."""
        with seat(self.bench) as at:
            use_everything(at)
        manifest = at.bench.integration(access()).manifest
        told = {(e.method, _nameless(e.path)) for e in manifest.endpoints}

        assert {_used(at, s.method, s.path) for s in at.double.seen} - told == set()

    # --- signing in ---------------------------------------------------------------------------

    def test_a_sign_in_is_tried_and_not_saved(self) -> None:
        """The account comes from the service; nothing is kept before the person agrees."""
        with seat(self.bench) as at:
            service, desk = _connections(at)
            draft = service.try_sign_in(_sign_in(at, at.bench.token))

        assert draft.account.account_id == at.connection.account.account_id
        assert draft.account.name
        assert service.all() == at.bench.homes()
        assert desk.told == []

    def test_signing_in_again_keeps_everything(self) -> None:
        """Choices and answers, the tasks at hand, what waits to be sent, and what was sent."""
        with seat(self.bench) as at:
            service, desk = _connections(at)
            first = service.name(service.try_sign_in(_sign_in(at, at.bench.token)))
            service.save(first, via="test")
            known = _lived_in(desk, first)
            before = _kept(desk)
            desk.clock.advance(days=1)
            again = service.name(service.try_sign_in(_sign_in(at, at.bench.token)))
            service.save(again, via="test")

        assert again == replace(known, is_paused=False, signed_in_at=again.signed_in_at)
        assert _kept(desk) == before

    @pytest.mark.parametrize("token", ["wrong", "töken-☃", "x" * 6000])
    def test_a_wrong_token_is_refused_in_words(self, token: str) -> None:
        """Whatever was pasted, the answer is a sentence, and nothing is saved."""
        with seat(self.bench) as at:
            service, _ = _connections(at)
            with pytest.raises(NotAnswered) as refused:
                service.try_sign_in(_sign_in(at, token))

        assert refused.value.title
        assert refused.value.hint
        assert token not in str(refused.value)
        assert service.all() == at.bench.homes()

    @pytest.mark.parametrize("token", ["wrong", "töken-☃"])
    def test_a_token_that_died_is_an_expired_sign_in(self, token: str) -> None:
        """Reads and writes alike say: sign in again; nothing stands."""
        with seat(self.bench, token=token) as at:
            outcomes = [read(at) for read in at.reads.values()]
            outcomes += [write(at, "4711") for write in WRITES.values()]

            assert {type(o) for o in outcomes} == {SignInExpired}
            assert at.ours() == []

    @pytest.mark.parametrize("typed", ["http://service.example", "ftp://x.example", "https://a b"])
    def test_an_address_that_cannot_be_used_is_refused(self, typed: str) -> None:
        """In the clear, or nowhere: nothing is sent there."""
        integration = self.bench.integration(access())
        if integration.manifest.site:
            return  # one address for everybody: none is asked for
        with pytest.raises(BadInput):
            integration.check_site(typed)

    def test_a_changed_address_sends_nothing(self) -> None:
        """A token given for one address is not sent to another one, whoever set that."""
        name = self.bench.integration(access()).manifest.name
        with WireServer(says(answer(b"{}"))) as other:
            elsewhere = {f"services.{name}.base_url": other.url}
            with seat(self.bench, settings=elsewhere) as at:
                outcomes = [at.tracker.whoami(), at.sheet.create(at.worklog())]

                assert at.double.seen == []
            assert other.told == []
        assert {type(o) for o in outcomes} == {SignInExpired}

    # --- tasks --------------------------------------------------------------------------------

    def test_over_five_hundred_tasks_arrive_whole(self) -> None:
        """Each once, page by page, and all of them ours."""
        if not self.bench.has_tasks:
            return
        with seat(self.bench) as at:
            at.bench.grow(at.double, 520)
            tasks = _all_tasks(at)

        assert len(tasks) == len({task.ref for task in tasks}) == 522
        assert all(task.is_assigned for task in tasks)
        assert at.task in {task.ref for task in tasks}
        assert all(task.service == at.connection.service for task in tasks)

    def test_a_task_is_found_by_its_key(self) -> None:
        """As people type it."""
        if not self.bench.has_tasks:
            return
        with seat(self.bench) as at:
            found = at.tracker.find(f" {at.bench.task_key} ")

        assert isinstance(found, Task)
        assert found.ref == at.task
        assert found.title
        assert found.url.startswith("http")

    def test_what_is_no_key_is_not_asked_for(self) -> None:
        """Text that was typed never becomes part of an address by itself."""
        with seat(self.bench) as at:
            outcomes = [at.tracker.find(key) for key in at.bench.no_keys]

            assert at.double.seen == []
        assert {type(o) for o in outcomes} == {Refused}

    # --- worklogs -----------------------------------------------------------------------------

    @pytest.mark.parametrize("comment", ["Beak.", "", "One.\nTwo.", "<b>&\u2603\U0001f98a"])
    def test_a_worklog_stands_as_we_said(self, comment: str) -> None:
        """Written, changed and looked at: what is read is what the service keeps of it."""
        with seat(self.bench) as at:
            first = at.worklog(comment=comment)
            remote_id = written(at.sheet.create(first))
            created = found_by(at, remote_id)
            second = at.worklog(seconds=7200, comment="Claws.")
            changed_id = written(at.sheet.update(remote_id, second))
            changed = found_by(at, remote_id)

            assert changed_id == remote_id
            assert says_same(at, created, first)
            assert says_same(at, changed, second)
            assert at.ours() == [(at.task.remote_id, 7200)]

    def test_a_deleted_worklog_is_gone(self) -> None:
        """Deleted twice it is still gone, and changing it is refused as not found."""
        with seat(self.bench) as at:
            remote_id = written(at.sheet.create(at.worklog()))
            outcomes = [at.sheet.delete(at.task, remote_id) for _ in range(2)]
            changed = at.sheet.update(remote_id, at.worklog(seconds=600))

            assert [written(o) for o in outcomes] == [remote_id] * 2
            assert isinstance(changed, Refused)
            assert changed.status == 404
            assert at.ours() == []

    def test_a_look_finds_ours_alone(self) -> None:
        """Not those of others; where marks are kept, not even another one of ours."""
        with seat(self.bench) as at:
            one = written(at.sheet.create(at.worklog("mark-1")))
            two = written(at.sheet.create(at.worklog("mark-2", days=1)))
            far = written(at.sheet.create(at.worklog("mark-3", days=5)))
            found = {remote.remote_id for remote in at.look(at.worklog("mark-1"))}

        assert found == ({one} if at.is_marked else {one, two})
        assert far not in found


def _connections(at: Seat) -> tuple[ConnectionService, Desk]:
    """Have the service that keeps connections, on a store in memory."""
    desk = Desk()
    with desk.store.write() as unit:
        for home in at.bench.homes():
            unit.save_connection(home)
    integrations = {at.connection.service: at.integration}
    return ConnectionService(desk.recorder, integrations), desk


def _lived_in(desk: Desk, connection: Connection) -> Connection:
    """Have a connection used for a while, until its sign-in dies: as it is then."""
    ref = TaskRef(connection.books_for or connection.id, "1")
    known = replace(
        connection,
        mode="automatic",
        is_paused=True,
        said=(Said("P", "kind", "work"),),
        extra={"read_until_ms": "1"},
        last_read_at=AT,
        compared_at=AT,
        sent_at=AT,
    )
    waiting = replace(ready(), connection=known.id, task=ref)
    sent = replace(waiting, key="sent", state=DeliveryState.DONE, remote_id="900")
    with desk.store.write() as unit:
        unit.save_connection(known)
        unit.save_tasks(ref.connection, [task(ref, "P-1", "Owls")], is_complete=True)
        unit.save_delivery(waiting)
        unit.save_delivery(sent)
    return known


def _kept(desk: Desk) -> tuple[object, ...]:
    """Tell the tasks, and what was and is to be sent."""
    with desk.store.read() as snapshot:
        return snapshot.tasks(include_done=True), snapshot.deliveries(limit=99)


def _sign_in(at: Seat, token: str) -> SignIn:
    return SignIn(at.connection.service, at.connection.site_url, at.connection.email, token)


def _all_tasks(at: Seat) -> list[Task]:
    tasks: list[Task] = []
    token: str | None = None
    while True:
        page = at.tracker.assigned(token)
        assert isinstance(page, TaskPage), page
        tasks += page.tasks
        token = page.next_token
        if token is None:
            return tasks


def _nameless(path: str) -> str:
    return re.sub(r"\{[^}]+\}", "{}", path)


def _used(at: Seat, method: str, path: str) -> tuple[str, str]:
    """Tell the template of an address that was asked for."""
    asked = Asked(method, path, {}, {}, b"")
    templates = [d.template_of(asked) for d in at.double.contract.descriptions]
    return method, _nameless(next(filter(None, templates), path))


def says_same(at: Seat, remote: RemoteWorklog, said: Worklog) -> bool:
    """Whether what stands is what the service keeps of what we said, marked and ours."""
    kept = at.sheet.as_kept(said)
    assert remote.mark == (said.mark if at.is_marked else "")
    started_at = from_ms(remote.started_ms)
    return same(kept, Worklog(said.task, started_at, remote.seconds, remote.comment, remote.mark))
