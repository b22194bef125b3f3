"""
Tokens that end: renewed once, never lost, and never a reason for a worklog to be late or twice.

Real threads and a real server; Atlassian's rules of rotation.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.contract.sign_in.oauth_rig import Person, cloud_site, person
from tests.fakes.jira_cloud import MIA, OWL
from tracksync.core.delivery.door import DeliveryState
from tracksync.core.delivery.outcomes import NotReached, SignInExpired
from tracksync.core.delivery.worklogs import Worklog
from tracksync.core.problems import KeystoreLocked, KeystoreTrouble
from tracksync.core.sentences import say
from tracksync.engine.lanes.threads import Lane
from tracksync.engine.sign_in.grants import Access
from tracksync.ports.tracker import Account, Connection

THREADS = 20


def all_at_once(work: Callable[[], Any], times: int = THREADS) -> list[Any]:
    """Do the same in so many threads, begun together; what each brought."""
    gate, found = threading.Barrier(times), list[Any]()

    def wait_and_do() -> None:
        gate.wait()
        found.append(work())

    threads = [threading.Thread(target=wait_and_do) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def whoami(mia: Person, connection: Connection) -> Any:  # noqa: ANN401  an account or a failure
    return mia.running.reach.tracker(connection).whoami()


def soon(claim: Callable[[], bool]) -> None:
    """Wait until something is so that happens by itself."""
    waited = threading.Event()
    for _ in range(1_200):
        if claim() or waited.wait(0.05):
            return
    raise AssertionError(claim)


def by_hand(mia: Person) -> None:
    """Let nothing be done again by itself: on a busy machine that would be in between."""
    mia.engine.alarms.set = lambda *_: None


def lose(mia: Person, times: int = 1) -> list[None]:
    """
    Lose the next answers of the place where tokens are renewed; what was asked is done.

    Returns:
        What is still to be lost.
    """
    left = [None] * times

    def strike() -> None:
        if left:
            left.pop()
            raise ConnectionResetError

    mia.atlassian.on_token = strike
    return left


def entry(mia: Person, start: str = "09:00", end: str = "10:00") -> str:
    """Track an hour on the owl."""
    found: str = mia.house.ask("entry.add", task=OWL.key, start=start, end=end)["ack"]
    return found


def worklogs(mia: Person) -> list[Any]:
    return list(mia.atlassian.sites[0].jira.world.worklogs())


def ready_to_work(mia: Person) -> Connection:
    """Sign in, and know the tasks."""
    made = mia.sign_in()
    fetched = mia.house.ask("tasks.refresh")
    assert {t["key"] for t in fetched["tasks"]} >= {OWL.key}
    mia.house.clock.move(hours=4)
    return made


# --- one renewal ----------------------------------------------------------------------------------


def test_twenty_threads_that_meet_a_401_renew_once() -> None:
    """All of them get their answer, and Atlassian is asked for one new token."""
    with person() as mia:
        made = mia.sign_in()
        mia.atlassian.books.expire()
        answers = all_at_once(lambda: whoami(mia, made))

        assert [a.account_id for a in answers] == [MIA.account_id] * THREADS
        assert mia.atlassian.books.renewals == 1


def test_twenty_threads_without_a_token_renew_once() -> None:
    """After a start there is none in memory."""
    with person() as mia:
        made = mia.sign_in()
        mia.running.grants.forget()
        answers = all_at_once(lambda: whoami(mia, made))

        assert all(isinstance(a, Account) for a in answers)
        assert mia.atlassian.books.renewals == 1


def test_a_token_is_renewed_shortly_before_its_end() -> None:
    """Silently: no request is refused first."""
    with person() as mia:
        made = mia.sign_in()
        first = mia.access(made)
        mia.house.clock.move(minutes=57)
        kept = mia.access(made)
        mia.house.clock.move(minutes=1)
        renewed = mia.access(made)

        assert (kept, renewed != first) == (first, True)
        assert isinstance(whoami(mia, made), Account)
        assert mia.atlassian.books.renewals == 1


def test_a_token_that_sleeps_past_its_end_is_renewed() -> None:
    """Time in which the lid was shut counts as well."""
    with person() as mia:
        made = mia.sign_in()
        first = mia.access(made)
        mia.house.clock.move(hours=9)

        assert mia.access(made) != first


def test_a_token_that_was_just_made_and_is_refused_ends_the_sign_in() -> None:
    """Nothing is renewed in a circle."""
    with person() as mia:
        made = mia.sign_in()
        mia.atlassian.on_token = mia.atlassian.books.expire  # good for nothing once it is there
        mia.atlassian.books.expire()

        assert isinstance(whoami(mia, made), SignInExpired)
        assert mia.atlassian.books.renewals == 1


# --- never losing the newest ----------------------------------------------------------------------


def test_the_next_refresh_token_is_kept_before_the_access_token_is_used() -> None:
    """Else a crash in between would end the grant."""
    with person() as mia:
        made = mia.sign_in()
        kept_when_used: list[bool] = []
        pass_on = mia.atlassian.serve

        def serve(asked: Any, handler: Any) -> None:  # noqa: ANN401  handed through
            if (
                asked.path.startswith("/ex/jira/")
                and asked.bearer == mia.atlassian.books.issued[-2]
            ):
                kept_when_used.append(mia.refresh_token(made) == mia.atlassian.books.issued[-1])
            pass_on(asked, handler)

        mia.atlassian.books.expire()
        mia.atlassian.serve = serve  # type: ignore[method-assign]  # the double, looked into
        assert isinstance(whoami(mia, made), Account)

        assert kept_when_used
        assert all(kept_when_used)


class Sealed:
    """A keystore that takes nothing while it is locked."""

    def __init__(self, mia: Person) -> None:
        self._write = mia.house.keystore.write
        self.is_locked = True
        mia.house.keystore.write = self  # type: ignore[method-assign]  # a fake of our own

    def __call__(self, name: str, secret: str) -> None:
        if self.is_locked:
            raise KeystoreLocked(say("The keystore is locked."))
        self._write(name, secret)


def test_a_token_the_keystore_does_not_take_is_not_used() -> None:
    """It is kept in memory until the keystore opens; then the same one goes on."""
    with person() as mia:
        made = mia.sign_in()
        mia.atlassian.books.expire()
        before = mia.refresh_token(made)
        keystore = Sealed(mia)
        for _ in range(3):
            with pytest.raises(KeystoreTrouble):
                whoami(mia, made)
        unused = mia.refresh_token(made)
        keystore.is_locked = False

        assert isinstance(whoami(mia, made), Account)
        assert unused == before
        assert mia.refresh_token(made) == mia.atlassian.books.issued[-1]
        assert mia.atlassian.books.renewals == 1


def test_a_lost_renewal_is_repeated_with_the_old_token() -> None:
    """Within the leeway the service takes it once more, and nobody has to sign in."""
    with person() as mia:
        made = mia.sign_in()
        by_hand(mia)
        old = mia.refresh_token(made)
        mia.atlassian.books.expire()
        lose(mia)
        lost = whoami(mia, made)
        after = mia.refresh_token(made)
        mia.house.clock.move(minutes=9)
        mia.atlassian.books.now_s += 9 * 60

        assert (type(lost), after) == (NotReached, old)
        assert isinstance(whoami(mia, made), Account)
        assert mia.refresh_token(made) != old
        assert not mia.connections[0].is_paused


def test_a_lost_renewal_is_repeated_by_itself() -> None:
    """Nobody may need a token before the leeway is over, so it is asked for all the same."""
    with person() as mia:
        made = mia.sign_in()
        old = mia.refresh_token(made)
        mia.atlassian.books.expire()
        lose(mia)
        whoami(mia, made)
        soon(lambda: mia.refresh_token(made) != old)

        assert mia.refresh_token(made) == mia.atlassian.books.issued[-1] != old


def test_a_renewal_lost_for_too_long_ends_the_sign_in() -> None:
    """The connection says so; nothing is tried again and again."""
    with person() as mia:
        made = mia.sign_in()
        by_hand(mia)
        mia.atlassian.books.expire()
        lose(mia)
        whoami(mia, made)
        mia.running.grants.forget()
        mia.atlassian.books.now_s += 11 * 60
        dead = whoami(mia, made)
        mia.engine.lanes.ask(Lane.STORE, lambda: None)

        assert dead == SignInExpired(say("{service} has ended the sign-in.", service="Jira Cloud"))
        assert mia.connections[0].is_paused
        assert mia.house.say("connections").strip().endswith("paused: sign in again")


def test_what_was_lost_in_the_keystore_asks_for_a_sign_in() -> None:
    """Half a grant is none."""
    with person() as mia:
        made = mia.sign_in()
        mia.running.grants.forget()
        mia.house.keystore.erase(f"app:{made.id}")

        with pytest.raises(KeystoreTrouble, match="holds no token"):
            whoami(mia, made)


def test_a_grant_is_sent_to_where_it_was_made_and_nowhere_else() -> None:
    """Whoever changes an address in the settings gets nothing; a new sign-in is needed."""
    with person() as mia:
        made = mia.sign_in()
        kept = mia.house.keystore.kept
        name = f"token:{made.id}"
        for item in (name, f"app:{made.id}"):
            kept[item] = kept[item].replace(mia.atlassian.url, "https://auth.elsewhere.net", 1)
        mia.running.grants.forget()
        asked = len(mia.atlassian.seen)

        assert isinstance(whoami(mia, made), SignInExpired)
        assert len(mia.atlassian.seen) == asked


def test_without_the_profiles_lock_nothing_is_renewed() -> None:
    """Two processes that renew would end the grant for both."""
    with person() as mia:
        made = mia.sign_in()
        mia.atlassian.books.expire()
        object.__setattr__(mia.house.parts, "is_alone", lambda: False)

        assert isinstance(whoami(mia, made), NotReached)
        assert mia.atlassian.books.renewals == 0


def test_tokens_of_six_thousand_characters_are_kept_whole() -> None:
    """Atlassian's are long, and nobody promises how long."""
    with person() as mia:
        mia.atlassian.books.size = 6_000
        made = mia.sign_in()
        mia.atlassian.books.expire()

        assert isinstance(whoami(mia, made), Account)
        assert len(mia.refresh_token(made)) == 6_000
        assert mia.refresh_token(made) == mia.atlassian.books.issued[-1]


# --- what has to be sent --------------------------------------------------------------------------


def states(mia: Person) -> set[DeliveryState]:
    return {d.state for d in mia.engine.services.deliveries.outbox()}


def test_a_401_on_a_write_is_no_failure_of_the_delivery() -> None:
    """It wrote nothing; the worklog goes out with the new token, at the first try."""
    with person() as mia:
        ready_to_work(mia)
        added = entry(mia)
        mia.atlassian.books.expire()
        sent = mia.house.ask("sync", wait=60)
        (delivery,) = mia.engine.services.deliveries.outbox()

        assert (sent["sent"], sent["waiting"], sent["stuck"]) == (1, 0, 0)
        assert [w.properties["tracksync"]["id"] for w in worklogs(mia)] == [added]
        assert (delivery.state, delivery.attempts) == (DeliveryState.DONE, 0)


def test_with_a_dead_grant_everything_goes_on_queueing() -> None:
    """Nothing is lost or refused; after a new sign-in it all goes out, once."""
    with person() as mia:
        made = ready_to_work(mia)
        first = entry(mia)
        mia.atlassian.books.end_all()
        mia.house.ask("sync", wait=2)
        soon(lambda: bool(mia.connections[0].is_paused))
        second = entry(mia, "10:00", "11:00")
        waiting = states(mia)
        again = mia.sign_in()
        sent = mia.house.ask("sync", wait=60)

        assert (waiting, again.id) == ({DeliveryState.READY}, made.id)
        assert sent["waiting"] == sent["stuck"] == 0
        assert {w.properties["tracksync"]["id"] for w in worklogs(mia)} == {first, second}


def test_a_lost_renewal_before_a_write_delays_it_and_no_more() -> None:
    """The write was not sent, so its fate is known."""
    with person() as mia:
        ready_to_work(mia)
        entry(mia)
        mia.atlassian.books.expire()
        left = lose(mia)
        held_up = mia.house.ask("sync", wait=1)
        soon(lambda: left == [] and states(mia) == {DeliveryState.READY})
        mia.house.clock.move(seconds=30)
        sent = mia.house.ask("sync", wait=60)

        assert (held_up["sent"], held_up["waiting"]) == (0, 1)
        assert (sent["waiting"], sent["stuck"]) == (0, 0)
        assert len(worklogs(mia)) == 1


def test_a_scope_that_is_not_there_is_not_renewed_for_ever() -> None:
    """Atlassian answers 401 to a write that was not granted: two requests, one renewal, paused."""
    with person() as mia:
        made = mia.sign_in(is_read_only=True)
        task = mia.running.reach.tracker(made).find(OWL.key)
        at = datetime(2026, 11, 16, 9, tzinfo=UTC)
        sink = mia.running.reach.sink(made)
        outcome = sink.create(Worklog(task.ref, at, 3600, "", "mark"))

        assert isinstance(outcome, SignInExpired)
        assert mia.atlassian.books.renewals == 1


# --- leaving --------------------------------------------------------------------------------------


def test_disconnecting_gives_the_grant_back_and_erases_it() -> None:
    """At the service, in the keystore, and in memory."""
    with person() as mia:
        made = mia.sign_in()
        left = mia.house.ask("disconnect", connection=made.id)

        assert left["is_revoked"] is True
        assert mia.atlassian.books.revoked == [MIA.account_id]
        assert mia.house.keystore.kept == {}
        assert isinstance(mia.running.grants.access(made), SignInExpired)


def test_a_service_that_does_not_take_it_back_is_named() -> None:
    """The keystore is erased all the same, and the person is shown where to look."""
    with person() as mia:
        mia.atlassian.books.is_revoking = False
        made = mia.sign_in()
        text = mia.house.say("disconnect", connection=made.id)

        assert "https://id.atlassian.com/manage-profile/apps" in text
        assert mia.house.keystore.kept == {}


def test_leaving_one_site_leaves_the_other_signed_in() -> None:
    """Atlassian keeps one grant for an account and an app: giving it back would end both."""
    with person(cloud_site("red", "Red"), cloud_site("blue", "Blue")) as mia:
        red, blue = mia.sign_in(site="red.example.net"), mia.sign_in(site="blue.example.net")
        left = mia.house.ask("disconnect", connection=red.id)

        assert left["is_revoked"] is None
        assert mia.atlassian.books.revoked == []
        mia.atlassian.books.expire()
        assert isinstance(whoami(mia, blue), Account)


def test_a_locked_keystore_keeps_a_connection_whole() -> None:
    """What cannot be given back is not half forgotten."""
    with person() as mia:
        made = mia.sign_in()

        def locked(names: Iterable[str]) -> dict[str, str | None]:
            raise KeystoreLocked(say("The keystore is locked."))

        mia.house.keystore.read_many, read = locked, mia.house.keystore.read_many  # type: ignore[method-assign]  # a fake of our own
        assert mia.house.code("disconnect", connection=made.id) == 5
        mia.house.keystore.read_many = read  # type: ignore[method-assign]  # as before

        assert mia.connections == (made,)
        assert isinstance(mia.running.grants.access(made), Access)
