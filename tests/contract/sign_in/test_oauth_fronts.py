"""Signing in to Asana and Tempo by the browser, against their rules on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.contract.sign_in.oauth_front_rig import HOME, KINDS, SECRET, Seat, desk_with_broker, seat
from tests.contract.sign_in.test_broker import GOOD, written
from tests.contract.sign_in.test_oauth_token_life import THREADS, all_at_once
from tests.fakes.asana import ACME, OWL
from tests.fakes.tempo import ACCOUNT
from tracksync.broker.config import read_config
from tracksync.core.delivery.outcomes import NotReached, SignInExpired
from tracksync.core.problems import BadInput, NotAnswered
from tracksync.engine.lanes.threads import Lane
from tracksync.ports.authorization import App
from tracksync.ports.manifest import Way
from tracksync.ports.tracker import Account


@pytest.fixture(params=KINDS)
def mia(request: pytest.FixtureRequest) -> Iterator[Seat]:
    with seat(request.param) as made:
        yield made


@pytest.fixture(params=KINDS)
def at_broker(request: pytest.FixtureRequest) -> Iterator[Seat]:
    with desk_with_broker(request.param) as made:
        yield made


@pytest.fixture
def at_tempo() -> Iterator[Seat]:
    with seat("tempo") as made:
        yield made


@pytest.fixture
def at_asana() -> Iterator[Seat]:
    with seat("asana") as made:
        yield made


def lose_one(mia: Seat) -> None:
    """Lose the next token answer; what was asked is done."""
    left = [None]

    def strike() -> None:
        if left:
            left.pop()
            raise ConnectionResetError

    mia.front.on_token = strike


def test_whoever_says_yes_is_signed_in(mia: Seat) -> None:
    """The account is told by the service, and of the tokens only the lasting one is kept."""
    made = mia.sign_in()
    kept = "".join(mia.house.keystore.kept.values())
    *_, access, refresh = mia.front.books.issued

    assert (made.way, made.account.account_id) == (Way.OAUTH, mia.kind.account)
    assert made.scopes == tuple(mia.kind.manifest.scopes)
    assert mia.refresh_token(made) == refresh
    assert access not in kept
    assert "You can close this page" in mia.visits[0].text


def test_whoever_says_no_is_not_signed_in(mia: Seat) -> None:
    """Nothing is left behind."""
    mia.front.says_no = True
    with pytest.raises(NotAnswered, match="said no"):
        mia.sign_in()

    assert (mia.made, mia.house.keystore.kept) == ((), {})


def test_a_read_only_connection_stays_one(mia: Seat) -> None:
    """Neither service can be asked for less, so it is kept here that nothing is written."""
    made = mia.sign_in(is_read_only=True)

    assert made.is_read_only
    assert made.scopes == tuple(mia.kind.manifest.scopes)


def test_twenty_threads_that_meet_a_401_renew_once(mia: Seat) -> None:
    """All of them get their answer, and the service is asked for one new token."""
    made = mia.sign_in()
    mia.front.books.expire()
    answers = all_at_once(lambda: mia.whoami(made))

    assert [a.account_id for a in answers] == [mia.kind.account] * THREADS
    assert mia.front.books.renewals == 1


def test_each_renewal_starts_from_the_newest(mia: Seat) -> None:
    """Asana's lasting token stays the same; Tempo's is another one each time."""
    made = mia.sign_in()
    tokens = {mia.refresh_token(made)}
    for _ in range(3):
        mia.front.books.expire()
        assert isinstance(mia.whoami(made), Account)
        tokens.add(mia.refresh_token(made))

    assert mia.front.books.renewals == 3
    assert len(tokens) == (4 if mia.front.books.rotates else 1)


def test_a_dead_grant_asks_for_a_new_sign_in(mia: Seat) -> None:
    """The connection says so, and is the same one after it."""
    made = mia.sign_in(mode="automatic")
    mia.front.books.end_all()
    dead = mia.whoami(made)
    mia.engine.lanes.ask(Lane.STORE, lambda: None)
    paused = mia.made[0].is_paused
    again = mia.sign_in()

    assert (type(dead), paused) == (SignInExpired, True)
    assert (again.id, again.mode, again.is_paused) == (made.id, "automatic", False)


def test_disconnecting_gives_the_grant_back_and_erases_it(mia: Seat) -> None:
    """At the service, in the keystore, and in memory; every address asked is in the manifest."""
    made = mia.sign_in()
    mia.front.books.expire()
    mia.whoami(made)
    left = mia.house.ask("disconnect", connection=made.id)

    assert left["is_revoked"] is True
    assert mia.front.books.revoked == ["mia"]
    assert mia.house.keystore.kept == {}
    assert mia.front.seen == {f"{e.method} {e.path}" for e in mia.kind.manifest.oauth_endpoints}


def test_a_lost_renewal_is_repeated_at_asana(at_asana: Seat) -> None:
    """The token there is stays good, so nobody has to sign in."""
    made = at_asana.sign_in()
    at_asana.front.books.expire()
    lose_one(at_asana)

    assert isinstance(at_asana.whoami(made), NotReached)
    assert isinstance(at_asana.whoami(made), Account)


def test_a_lost_renewal_ends_the_sign_in_at_tempo(at_tempo: Seat) -> None:
    """There the token before is worth nothing at once: the person is asked, nothing is lost."""
    made = at_tempo.sign_in()
    at_tempo.engine.alarms.set = lambda *_: None  # nothing is repeated by itself in between
    at_tempo.front.books.expire()
    lose_one(at_tempo)

    assert isinstance(at_tempo.whoami(made), NotReached)
    assert isinstance(at_tempo.whoami(made), SignInExpired)


def test_time_goes_out_with_a_renewed_token(at_asana: Seat) -> None:
    """A 401 on a write wrote nothing; the day's total goes out once, at the first try."""
    at_asana.sign_in(mode="automatic")
    at_asana.house.ask("tasks.refresh")
    at_asana.house.clock.move(hours=4)
    at_asana.house.ask("entry.add", task=OWL.custom_id, start="09:00", end="10:00")
    at_asana.front.books.expire()
    at_asana.house.clock.move(hours=1)
    # The engine sends by itself, so it may have begun before this command.
    sent = at_asana.house.ask("sync", wait=60)

    assert (sent["waiting"], sent["stuck"]) == (0, 0)
    assert [e.minutes for e in at_asana.front.double.world.entries()] == [60]


def test_a_page_of_one_workspace_connects_that_one(at_asana: Seat) -> None:
    """As with a token; an address that is none of Asana's is refused."""
    made = at_asana.sign_in(site=f"https://app.asana.com/1/{ACME.gid}/home")

    assert made.site_url.endswith(f"/1/{ACME.gid}")
    assert made.account.site_id == ACME.gid
    with pytest.raises(BadInput, match="not the address of Asana"):
        at_asana.sign_in(site="https://asana.example.net")


def test_tempo_is_asked_for_the_jira_it_books_for(at_tempo: Seat) -> None:
    """The one that is named, where there are several."""
    made = at_tempo.sign_in()
    other = replace(HOME, id="jira-2", site_url="https://other.atlassian.net")
    at_tempo.engine.services.connections.save(other, via="test")
    with pytest.raises(BadInput, match="For which Jira"):
        at_tempo.begin()
    named = at_tempo.sign_in(books_for=HOME.id)
    at_tempo.app = None  # type: ignore[assignment]  # as the last time
    again = at_tempo.sign_in(books_for=HOME.id)
    with pytest.raises(BadInput):  # an administrator of the other site makes another app
        at_tempo.begin(books_for=other.id)

    assert (made.books_for, named.id, again.id) == (HOME.id, made.id, made.id)
    assert [page["jira_url"] for page in at_tempo.front.pages] == [HOME.site_url] * 3


def test_what_tempo_wants_said_is_read_again(at_tempo: Seat) -> None:
    """With a renewed token, too: the attributes of the sign-in are not those of all times."""
    made = at_tempo.sign_in()
    wanted = {detail.key for detail in made.details}
    at_tempo.front.double.world.add(ACCOUNT)
    at_tempo.front.books.expire()
    read = at_tempo.running.refreshing.now(made)

    assert read.failure is None
    assert {detail.key for detail in at_tempo.made[0].details} == wanted | {ACCOUNT.key}


def test_a_broker_keeps_the_secret(at_broker: Seat) -> None:
    """Signed in, renewed and given back through it; neither secret nor lasting token comes here."""
    made = at_broker.sign_in()
    kept = "".join(at_broker.house.keystore.kept.values())
    at_broker.front.books.expire()
    renewed = at_broker.whoami(made)
    left = at_broker.house.ask("disconnect", connection=made.id)

    assert isinstance(renewed, Account)
    assert SECRET not in kept
    assert all(token not in kept for token in at_broker.front.books.issued)
    assert at_broker.front.books.renewals == 1
    assert (left["is_revoked"], at_broker.house.keystore.kept) == (True, {})


@pytest.mark.parametrize("app", [App(), App(broker="https://broker.example.org")])
def test_an_app_that_cannot_be_is_said(mia: Seat, app: App) -> None:
    """Before a browser is opened."""
    mia.app = app
    with pytest.raises(BadInput):
        mia.begin()


@pytest.mark.parametrize("name", KINDS)
def test_a_short_file_is_enough_for_a_broker(name: str, tmp_path: Path) -> None:
    """The broker is a program of its own, so addresses and scopes are written down twice."""
    file = written(tmp_path, GOOD.replace("services.jira", f"services.{name}"))
    there, manifest = read_config(file).services[name], KINDS[name].manifest
    places = (there.authorize_url, there.token_url, there.revoke_url)

    assert there.scopes == frozenset(manifest.scopes)
    assert places == tuple(f"{manifest.site}{e.path}" for e in manifest.oauth_endpoints)
