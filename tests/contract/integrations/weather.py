"""What every integration must keep when things go wrong. See `suite`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

import pytest

from tests.contract.integrations.bench import (
    AT,
    READS,
    WRITES,
    Bench,
    disturbed,
    seat,
    use_everything,
    written,
)
from tests.contract.integrations.faults import (
    BUSY,
    LATE,
    LOST,
    REFUSING,
    SIGNED_OUT,
    SMALL,
    limits_for,
    name_of,
)
from tests.contract.integrations.rounds import each_stands_once
from tests.contract.network.gateway_rig import NOW
from tests.fakes.service_double import Fault, status
from tests.fakes.wire_server import WireServer, answer, says
from tests.profiles import IS_THOROUGH
from tracksync.core.delivery.outcomes import NoAnswer, NotReached, Refused, SignInExpired


class Weather:
    """What holds whatever happens on the way."""

    bench: ClassVar[Bench]

    # --- everything that can go wrong ---------------------------------------------------------

    @pytest.mark.parametrize("fault", LOST, ids=name_of)
    def test_a_read_that_fails_on_the_way_was_not_reached(self, fault: Fault) -> None:
        """A read learns nothing and waits; it is never told as an empty answer."""
        with seat(self.bench, limits=limits_for(fault, is_write=False)) as at:
            for name, read in at.reads.items():
                call = at.bench.calls[name]
                at.double.script.add(fault, method=call.method, path=call.path)
                outcome = read(at)

                assert isinstance(outcome, NotReached), name
                assert outcome.reason

    @pytest.mark.parametrize("fault", [*LOST, LATE], ids=name_of)
    def test_a_create_whose_answer_is_lost_can_be_looked_up(self, fault: Fault) -> None:
        """Whether it arrived cannot be known from the failure; a look tells what stands."""
        with seat(self.bench, limits=limits_for(fault, is_write=True)) as at:
            before = {remote.remote_id for remote in at.look(at.worklog())}
            outcome = disturbed(at, "create", fault)
            found = [w for w in at.look(at.worklog()) if w.remote_id not in before]
            stands = fault.commits or fault is LATE

            assert isinstance(outcome, NoAnswer)
            assert outcome.reason
            assert len(at.ours()) == len(found) == (1 if stands else 0)
            assert at.made("create") == 1  # nothing below us sent it again

    @pytest.mark.parametrize("fault", [*LOST, LATE], ids=name_of)
    def test_a_change_whose_answer_is_lost_is_unknown(self, fault: Fault) -> None:
        """Changing is harmless to repeat, but only who has looked may say that it is done."""
        with seat(self.bench, limits=limits_for(fault, is_write=True)) as at:
            remote_id = written(at.patient.sink.create(at.worklog()))
            outcome = disturbed(at, "update", fault, remote_id)
            seconds = 600 if fault.commits or fault is LATE else 3600

            assert isinstance(outcome, NoAnswer)
            assert at.ours() == [(at.task.remote_id, seconds)]

    @pytest.mark.parametrize("fault", [Fault("drop", commits=True), status(500), LATE], ids=name_of)
    def test_a_delete_whose_answer_is_lost_is_unknown(self, fault: Fault) -> None:
        """Asked again, it is gone, and that counts as done."""
        with seat(self.bench) as at:
            remote_id = written(at.sheet.create(at.worklog()))
            first = disturbed(at, "delete", fault, remote_id)
            second = at.sheet.delete(at.task, remote_id)

            assert isinstance(first, NoAnswer)
            assert written(second) == remote_id
            assert at.ours() == []

    def test_a_refused_connection_is_not_reached(self) -> None:
        """Where nobody listens, nothing can have been written: it may simply be sent later."""
        with seat(self.bench) as at:
            at.double.stop()
            outcomes = [read(at) for read in at.reads.values()]
            outcomes += [write(at, "4711") for write in WRITES.values()]
            at.double.start()

            assert {type(o) for o in outcomes} == {NotReached}
            written(at.sheet.create(at.worklog()))

    @pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
    def test_a_redirect_leads_nowhere(self, code: int) -> None:
        """The token stays at home: the other server is not even connected to."""
        with WireServer(says(answer(b"{}"))) as other, seat(self.bench) as at:
            fault = Fault("redirect", status=code, to=f"{other.url}/login")
            reads = []
            for name, read in at.reads.items():
                call = at.bench.calls[name]
                at.double.script.add(fault, method=call.method, path=call.path)
                reads.append(read(at))
            write = disturbed(at, "create", fault)

        assert {type(o) for o in reads} == {NotReached}
        assert isinstance(write, NoAnswer)
        assert other.told == []

    @pytest.mark.parametrize("fault", SIGNED_OUT, ids=name_of)
    def test_a_storm_of_401_is_one_kind_of_outcome(self, fault: Fault) -> None:
        """However often it comes, and with whatever body, it says: sign in again."""
        with seat(self.bench) as at:
            at.double.script.add(fault, times=999)
            outcomes = [at.sheet.create(at.worklog(f"mark-{n}")) for n in range(5)]
            outcomes += [read(at) for read in at.reads.values()]  # type: ignore[misc]  # any outcome

            assert {type(o) for o in outcomes} == {SignInExpired}
            assert at.ours() == []

    @pytest.mark.parametrize("code", REFUSING)
    @pytest.mark.parametrize("kind", ["status", "page", "huge"])
    def test_a_refusal_is_final_whatever_its_body(self, code: int, kind: str) -> None:
        """The status decides; an error body may be empty, a page, or ten megabytes."""
        with seat(self.bench, limits=SMALL) as at:
            fault = Fault(kind, status=code, size_bytes=1_000_000)
            outcome = disturbed(at, "create", fault)

            assert isinstance(outcome, Refused)
            assert outcome.status == code
            assert outcome.reason
            assert outcome.remedy
            assert at.ours() == []

    @pytest.mark.parametrize(("fault", "busy"), BUSY)
    def test_a_busy_service_is_waited_for_as_told(self, fault: Fault, busy: object) -> None:
        """The wait is handed on as told, nothing is sent meanwhile, and no library waits."""
        fault.headers.setdefault("Date", f"{NOW:%a, %d %b %Y %H:%M:%S} GMT")
        with seat(self.bench) as at:
            assert disturbed(at, "create", fault) == busy
            at.double.script.add(fault)
            assert at.tracker.whoami() == busy
            assert at.made("create") == 1
            assert at.ours() == []

    # --- exactly once -------------------------------------------------------------------------

    @pytest.mark.parametrize("seed", range(8 if IS_THOROUGH else 1))
    def test_each_worklog_stands_once_through_any_weather(self, seed: int) -> None:
        """Faults, edits and kills in between: exactly what is wanted stands, once."""
        with seat(self.bench) as at:
            each_stands_once(at, seed=seed, count=8)

    # --- what leaves --------------------------------------------------------------------------

    def test_what_left_names_nobody_and_no_secret(self, caplog: pytest.LogCaptureFixture) -> None:
        """Neither the record of what was sent nor any log tells addresses, people, tasks."""
        caplog.set_level("DEBUG")
        with seat(self.bench) as at:
            use_everything(at)
            for fault in (status(200, "no object"), status(500, {"message": at.bench.secrets[0]})):
                at.double.script.add(fault, times=len(READS))
                _ = [read(at) for read in at.reads.values()]
                at.double.script.clear()
        said = "\n".join(record.getMessage() for record in caplog.records)
        secrets = (at.bench.token, "mark-1", *at.bench.secrets)

        told = "\n".join((said, *(repr(replace(one, at=AT, took=timedelta(0))) for one in at.sent)))

        assert len(at.sent) == len(at.double.seen)
        # A number may be a part of a port or a size.
        assert [secret for secret in secrets if re.search(rf"\b{re.escape(secret)}\b", told)] == []
