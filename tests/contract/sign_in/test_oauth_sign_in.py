"""Signing in to Jira Cloud by the browser, against Atlassian's rules on loopback."""

from __future__ import annotations

import socket
import threading
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from tests.contract.sign_in.oauth_rig import Visit, cloud_site, person, query_of, visit
from tests.fakes.atlassian import Registered
from tests.fakes.jira_cloud import MIA
from tests.unit.engine.test_answers import is_as_promised
from tracksync.core.problems import NotAllowed, NotAnswered, NotFound
from tracksync.engine.sign_in.signing_in import Choices, SigningIn, Wish
from tracksync.integrations.jira.manifest import MANIFEST
from tracksync.ports.authorization import App
from tracksync.ports.manifest import Way

READ_ONLY = ("read:jira-user", "read:jira-work", "offline_access")


def is_listening(back: str) -> bool:
    """Whether anybody listens at an address."""
    parts = urlsplit(back)
    with socket.socket() as sock:
        sock.settimeout(60)
        return sock.connect_ex((parts.hostname, parts.port)) == 0


def test_whoever_says_yes_is_signed_in() -> None:
    """The account is told by Jira, and the refresh token lies in the keystore with its places."""
    with person() as mia:
        made = mia.sign_in()
        kept = mia.house.keystore.kept
        issued = mia.atlassian.books.issued

        assert (made.way, made.scopes) == (Way.OAUTH, tuple(sorted(MANIFEST.scopes)))
        assert (made.account.account_id, made.account.name) == (MIA.account_id, MIA.name)
        assert (made.email, made.account.email) == (MIA.email, MIA.email)
        assert (made.account.site_id, made.site_url) == ("cloud-demo", "https://demo.example.net")
        assert mia.refresh_token(made) == issued[-1]
        assert kept[f"token:{made.id}"].startswith(f"{mia.atlassian.url}\n")
        assert issued[-2] not in "".join(kept.values())
        assert mia.connections == (made,)


def test_the_browser_is_told_in_plain_words() -> None:
    """That it can be closed; no script may run there, and nothing is kept or passed on."""
    with person() as mia:
        mia.sign_in()
        (seen,) = mia.visits

        assert (seen.status, "You can close this page" in seen.text) == (200, True)
        assert "<script" not in seen.text
        assert seen.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert seen.headers["Cache-Control"] == "no-store"
        assert seen.headers["Referrer-Policy"] == "no-referrer"


def test_nobody_listens_but_while_somebody_signs_in() -> None:
    """The port is open from the beginning to the answer."""
    with person() as mia:
        before = is_listening(mia.back)
        begun = mia.begin()
        during = is_listening(mia.back)
        mia.finish(begun)

        assert (before, during, is_listening(mia.back)) == (False, True, False)


def test_a_read_only_connection_asks_for_no_right_to_write() -> None:
    """And cannot be made to write later without a new sign-in."""
    with person() as mia:
        made = mia.sign_in(is_read_only=True)

        assert mia.atlassian.scopes_asked == [READ_ONLY]
        assert made.is_read_only
        with pytest.raises(NotAllowed, match="Only reading was granted"):
            mia.engine.services.connections.change(made.id, via="test", is_read_only=False)
        again = mia.sign_in()
        assert (again.id, again.is_read_only) == (made.id, True)
        assert mia.atlassian.scopes_asked[-1] == READ_ONLY
        writing = mia.sign_in(is_read_only=False)
        assert (writing.id, writing.is_read_only) == (made.id, False)


def test_whoever_says_no_is_not_signed_in() -> None:
    """The browser says so too, and nothing is left behind."""
    with person() as mia:
        mia.atlassian.says_no = True
        with pytest.raises(NotAnswered, match="said no"):
            mia.sign_in()

        assert mia.visits[0].status == 400
        assert (mia.connections, mia.house.keystore.kept) == ((), {})


def test_an_answer_without_the_state_is_not_taken() -> None:
    """A page elsewhere that sends the browser here does not end the sign-in, nor begin another."""
    with person() as mia:
        begun = mia.begin()
        seen: list[Visit] = []

        def browse(page: str) -> Visit:
            states = ("", "x" * 43, query_of(page)["state"][:-1] + "\u00e9")
            stray = ({"code": "c", "state": state} for state in states)
            seen.extend(visit(f"{mia.back}?{urlencode(answer)}") for answer in stray)
            seen.append(visit(f"{mia.back}?{'a=1&' * 60}"))
            seen.append(visit(mia.back.replace("callback", "favicon.ico")))
            return visit(page)

        made = mia.finish(begun, browse)

        assert [v.status for v in seen] == [400, 400, 400, 404, 404]
        assert "did not use it" in seen[0].text
        assert mia.connections == (made,)


def test_an_answer_is_taken_once() -> None:
    """Replayed after the end it finds nobody."""
    with person() as mia:
        mia.sign_in()
        (seen,) = mia.visits

        with pytest.raises(OSError, match="refused"):
            visit(seen.url)
        assert len(mia.connections) == 1


def test_an_answer_that_comes_too_late_is_not_taken() -> None:
    """After ten minutes the state is worth nothing, and the sentence says what to do."""
    with person() as mia:
        begun = mia.begin()

        def browse(page: str) -> Visit:
            visit(f"{mia.back}?state=stray")  # answered: somebody waits
            mia.house.clock.move(minutes=10)
            late = visit(page)
            mia.running.signing_in.cancel(begun.id)
            return late

        with pytest.raises(NotAllowed, match="cancelled"):
            mia.finish(begun, browse)
        assert mia.visits[0].status == 400
        assert not is_listening(mia.back)

        late = mia.begin()
        mia.house.clock.move(minutes=11)
        with pytest.raises(NotAnswered, match="within 10 min"):
            mia.running.signing_in.finish(late.id)
        assert not is_listening(mia.back)
        with pytest.raises(NotAllowed, match="no such sign-in"):
            mia.running.signing_in.finish(late.id)


def test_a_sign_in_can_be_given_up() -> None:
    """Whoever waits is told at once, and the port is free."""
    with person() as mia:
        begun = mia.begin()
        told: list[BaseException] = []

        def wait() -> None:
            with pytest.raises(NotAllowed) as refused:
                mia.running.signing_in.finish(begun.id)
            told.append(refused.value)

        waiting = threading.Thread(target=wait)
        waiting.start()
        while not mia.running.signing_in.cancel(begun.id):
            pass
        waiting.join()

        assert "cancelled" in str(told[0])
        assert not is_listening(mia.back)
        assert not mia.running.signing_in.cancel()


def test_a_new_sign_in_gives_up_the_one_before() -> None:
    """Two windows cannot hear each other's answers."""
    with person() as mia:
        first, second = mia.begin(), mia.begin()

        with pytest.raises(NotAllowed, match="no such sign-in"):
            mia.running.signing_in.finish(first.id)
        assert mia.finish(second).id


def test_where_several_sites_are_granted_the_person_chooses() -> None:
    """And each becomes a connection of its own; a name that was not granted is told apart."""
    with person(cloud_site("red", "Red"), cloud_site("blue", "Blue")) as mia:
        begun = mia.begin()
        choices = mia.finish(begun)
        assert isinstance(choices, Choices)
        with pytest.raises(NotFound, match="does not reach green"):
            mia.running.signing_in.choose(begun.id, "green")
        blue = mia.running.signing_in.choose(begun.id, "cloud-blue")
        red = mia.sign_in(site="https://red.example.net/")

        assert [(s.id, s.name) for s in choices.sites] == [
            ("cloud-red", "Red"),
            ("cloud-blue", "Blue"),
        ]
        assert (blue.site_url, red.site_url) == (
            "https://blue.example.net",
            "https://red.example.net",
        )
        assert {c.id for c in mia.connections} == {blue.id, red.id}
        with pytest.raises(NotFound, match=r"reaches: https://red\.example\.net"):
            mia.sign_in(site="green.example.net")


def test_a_choice_is_waited_for_only_so_long() -> None:
    """What was granted is then forgotten; it was never used for anything else."""
    with person(cloud_site("red", "Red"), cloud_site("blue", "Blue")) as mia:
        begun = mia.begin()
        mia.finish(begun)
        mia.house.clock.move(minutes=11)

        with pytest.raises(NotAnswered, match="within 10 min"):
            mia.running.signing_in.choose(begun.id, "red")
        assert (mia.connections, mia.house.keystore.kept) == ((), {})


def test_nothing_granted_is_said() -> None:
    """A person who opened no site is told so."""
    with person() as mia:
        mia.atlassian.chosen = ("cloud-elsewhere",)
        with pytest.raises(NotAnswered, match="No Jira site of yours"):
            mia.sign_in()


def test_a_wrong_secret_is_said() -> None:
    """It is the app that is not accepted, not the person."""
    with person() as mia:
        mia.app = type(mia.app)(mia.app.client_id, "wrong")
        with pytest.raises(NotAnswered, match="does not accept the app"):
            mia.sign_in()


def test_a_taken_port_is_said() -> None:
    """An app of one's own has one address to come back to."""
    with person() as mia, socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", urlsplit(mia.back).port))
        other.listen()
        with pytest.raises(NotAllowed, match="Another program"):
            mia.begin()


def test_the_app_is_remembered() -> None:
    """Signing in again needs neither its id nor its secret."""
    with person() as mia:
        made = mia.sign_in()
        mia.app = None  # type: ignore[assignment]  # as the last time

        assert mia.sign_in().id == made.id


def test_two_accounts_keep_an_app_each() -> None:
    """Signing in again takes that of the place that is named, not the first there is."""
    with person(cloud_site("red", "Red"), cloud_site("blue", "Blue")) as mia:
        one, other = mia.app, App("app-of-blue", "secret-of-blue")
        mia.atlassian.books.apps += (Registered(other.client_id, other.secret, mia.back),)
        red = mia.sign_in(site="red", is_read_only=False)
        mia.app = other
        blue = mia.sign_in(site="blue", is_read_only=True)
        mia.app = None  # type: ignore[assignment]  # as the last time
        again = [mia.sign_in(site=made.site_url) for made in (blue, red)]

        assert [made.id for made in again] == [blue.id, red.id]
        assert [made.app for made in again] == [other.client_id, one.client_id]
        assert [made.is_read_only for made in again] == [True, False]
        assert mia.atlassian.scopes_asked[-2:] == [READ_ONLY, tuple(MANIFEST.scopes)]


def test_signing_in_again_keeps_how_it_sends() -> None:
    """A new grant is no reason to ask everything anew, and ends a pause."""
    with person() as mia:
        made = mia.sign_in(mode="automatic")
        mia.engine.services.connections.pause(made)
        again = mia.sign_in()

        assert (again.id, again.mode, again.is_paused) == (made.id, "automatic", False)


def test_every_address_is_named() -> None:
    """What the manifest lists is what is asked at Atlassian, all of it."""
    with person() as mia:
        made = mia.sign_in()
        mia.atlassian.books.expire()
        mia.running.reach.tracker(made).whoami()
        mia.house.say("disconnect", connection=made.id)
        asked = {path for path in mia.atlassian.seen if "/ex/jira/" not in path}

        assert asked == {f"{e.method} {e.path}" for e in MANIFEST.oauth_endpoints}


def test_the_conversation_answers_as_promised() -> None:
    """Step by step, for whoever signs in over the local socket."""
    with person(cloud_site("red", "Red"), cloud_site("blue", "Blue")) as mia:

        def ask(command: str, **arguments: object) -> dict[str, Any]:
            answer = mia.house.ask(command, **arguments)
            is_as_promised(answer)
            return answer

        app = {"client_id": mia.app.client_id, "secret": mia.app.secret}
        both = ask("connect.begin", service="jira", **app, broker="https://broker.example.net")
        begun = ask("connect.begin", service="jira", **app)
        early = ask("connect.choose", sign_in=begun["sign_in"], site="red")
        browser = threading.Thread(target=lambda: visit(begun["page"]))
        browser.start()
        found = ask("connect.finish", sign_in=begun["sign_in"])
        browser.join()
        nothing = ask("connect.choose", sign_in=begun["sign_in"], site=" ")
        chosen = ask("connect.choose", sign_in=begun["sign_in"], site="red")
        over = ask("connect.cancel", sign_in=begun["sign_in"])
        device = ask("connect.begin", service="jira", device=True)

        assert [site["name"] for site in found["sites"]] == ["Red", "Blue"]
        assert chosen["connection"]["scopes"] == sorted(MANIFEST.scopes)
        assert over == {"schema": "tracksync.connect.cancel.v1", "is_cancelled": False}
        assert all("error" in answer for answer in (both, early, nothing, device))
        is_as_promised(mia.house.ask("connections"))
        is_as_promised(mia.house.ask("disconnect", connection=chosen["connection"]["id"]))


def test_a_sign_in_nobody_waits_for_ends_by_itself() -> None:
    """Its state is gone and its port closed when its time is over, whether or not anybody asks."""
    with person() as mia:
        engine = mia.engine
        short = SigningIn(
            engine.services,
            mia.running.grants,
            mia.house.parts,
            lanes=engine.lanes,
            alarms=engine.alarms,
            lasts=timedelta(milliseconds=50),
        )
        begun = short.begin(Wish("jira", "test", app=mia.app))
        waited = threading.Event()
        while is_listening(mia.back):
            waited.wait(0.05)

        with pytest.raises(NotAllowed, match="no such sign-in"):
            short.finish(begun.id)
