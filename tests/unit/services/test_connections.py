"""Signing in to a service, tried before it is saved, and leaving it again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fakes.keystore import FakeKeystore
from tests.fakes.tracker import FakeWithSites
from tests.unit.services.desk import DOOR, JIRA, Desk, connection
from tests.unit.services.test_deliveries import begun, fail, ready
from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
)
from tracksync.core.problems import BadInput, KeystoreTrouble, NotAnswered, NotFound, Problem
from tracksync.core.sentences import say
from tracksync.ports.tracker import Account, Connection
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.connecting.granting import keep_token, read_token, token_name
from tracksync.services.personal.connecting.tried import SignIn
from tracksync.services.personal.journal.changed import Changed

SITE = "https://team.example.net/"


def sign_in(**but: str | bool | None) -> SignIn:
    typed: dict[str, str | bool | None] = {
        "service": "jira",
        "site_url": SITE,
        "email": " mia@example.org\n",
        "token": " secret-token ",
    }
    return SignIn(**(typed | but))  # type: ignore[arg-type]  # by name


def signed_in(desk: Desk, **but: str | bool | None) -> Connection:
    """Sign in as the window does."""
    draft = desk.connections.try_sign_in(sign_in(**but))
    named = desk.connections.name(draft)
    desk.connections.save(named, via=DOOR)
    return named


# --- signing in -----------------------------------------------------------------------------------


def test_a_sign_in_is_tried_before_anything_is_saved(desk: Desk) -> None:
    """The account comes from the service; the token is handed over without blanks."""
    draft = desk.connections.try_sign_in(sign_in())

    assert draft.account.name == "Mia"
    assert (draft.site_url, draft.email) == ("https://team.example.net", "mia@example.org")
    assert (draft.mode, draft.is_read_only) == ("preview", False)
    assert desk.jira.tokens == ["secret-token"]
    assert desk.connections.all() == ()


def test_who_leads_to_one_place_is_asked_for_none(desk: Desk) -> None:
    """The site that was typed is the one."""
    assert desk.connections.places(sign_in()) is None


def test_a_token_is_shown_nowhere(desk: Desk) -> None:
    """Not even in a trace of ours."""
    assert "secret" not in repr(sign_in())


def test_everybody_is_told_of_a_new_connection(desk: Desk) -> None:
    """And it is found by its id or, being the only one, by its service."""
    made = signed_in(desk)

    assert Changed.CONNECTIONS in desk.told[-1]
    assert desk.connections.one(made.id) == desk.connections.one("jira") == made


def test_the_same_account_keeps_its_name_and_choices(desk: Desk) -> None:
    """Signing in again must not make a careful connection a writing one."""
    first = signed_in(desk, mode="automatic", is_read_only=True)
    desk.connections.save(replace(first, is_paused=True, extra={"a": "b"}), via=DOOR)
    again = signed_in(desk)

    assert again == replace(first, extra={"a": "b"})
    assert not again.is_paused


def test_choices_made_anew_count(desk: Desk) -> None:
    """What is said now is what is meant now."""
    signed_in(desk, mode="automatic", is_read_only=True)
    again = signed_in(desk, mode="preview", is_read_only=False)

    assert (again.mode, again.is_read_only) == ("preview", False)


def test_another_account_never_inherits_a_name(desk: Desk) -> None:
    """Else an edit of an old entry would change a stranger's worklog on another site."""
    first = signed_in(desk)
    desk.connections.remove(first.id, via=DOOR, keep_tasks=True)
    elsewhere = signed_in(desk, site_url="https://other.example.net")
    desk.jira.tracker.me = Account("a-2", "Noah", "", "UTC")
    colleague = signed_in(desk)
    desk.jira.tracker.me = Account("a-1", "Mia", "", "UTC")
    back = signed_in(desk)

    assert len({first.id, elsewhere.id, colleague.id}) == 3
    assert back.id == first.id


def test_a_place_that_was_renamed_is_the_same(desk: Desk) -> None:
    """Where the service tells an id of it: an organization's name is part of its address."""
    desk.jira.tracker.me = Account("a-1", "Mia", "", "UTC", "example", "host-1")
    first = signed_in(desk, site_url="https://dev.example.net/example")
    desk.jira.tracker.me = Account("a-1", "Mia", "", "UTC", "renamed", "host-1")
    again = signed_in(desk, site_url="https://dev.example.net/renamed")
    desk.jira.tracker.me = Account("a-1", "Mia", "", "UTC", "example", "host-2")
    other = signed_in(desk, site_url="https://dev.example.net/example")

    assert (again.id, again.site_url) == (first.id, "https://dev.example.net/renamed")
    assert other.id != first.id


def test_two_names_that_would_be_alike_are_told_apart(desk: Desk) -> None:
    """By a longer name."""
    first = desk.connections.name(desk.connections.try_sign_in(sign_in()))
    desk.connections.save(replace(connection(first.id), id=first.id), via=DOOR)
    second = signed_in(desk)

    assert second.id.startswith(first.id)
    assert second.id != first.id


@pytest.mark.parametrize(
    ("but", "problem", "says"),
    [
        ({"service": "my\u202espace"}, NotFound, "cannot connect"),
        ({"site_url": "ftp://x"}, BadInput, "no address"),
        ({"token": " "}, BadInput, "like a token"),
        ({"token": "a\nb"}, BadInput, "like a token"),
        ({"token": "x" * 20_001}, BadInput, "like a token"),
        ({"mode": "sometimes"}, BadInput, "no way of sending"),
    ],
)
def test_a_sign_in_that_cannot_be_is_not_tried(
    desk: Desk, but: dict[str, str], problem: type[Exception], says: str
) -> None:
    """The sentence says what is wrong."""
    with pytest.raises(problem, match=says) as refused:
        desk.connections.try_sign_in(sign_in(**but))

    assert "\u202e" not in str(refused.value)
    assert desk.jira.tokens == []


@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (SignInExpired(), "does not accept the sign-in"),
        (
            SignInExpired(say("That token is dead.")),
            "That token is dead. Nothing was saved. Check what you typed",
        ),
        (
            Refused(0, say("This is a Jira Server."), say("Connect Cloud.")),
            "Jira refused: This is a Jira",
        ),
        (Refused(403), "it gave no reason"),
        (Busy(None), "asks to wait. Nothing was saved."),
        (
            NotReached(say("There is no route.")),
            "was not reached. There is no route. Nothing was saved.",
        ),
        (NoAnswer(), "was not reached. Nothing was saved."),
    ],
)
def test_a_sign_in_that_fails_says_why(desk: Desk, failure: Failure, says: str) -> None:
    """What went wrong, what it means, what to do; nothing is saved."""
    desk.jira.tracker.me = failure

    with pytest.raises(NotAnswered) as refused:
        desk.connections.try_sign_in(sign_in())
    assert says in str(refused.value)


# --- changing and leaving -------------------------------------------------------------------------


def sites(desk: Desk, found: tuple[str, ...] | Failure) -> FakeWithSites:
    """Have a service at hand that tells its sites."""
    integration = FakeWithSites(desk.clock, sites=found)
    desk.connections = ConnectionService(desk.recorder, {"jira": integration})
    return integration


def test_the_only_site_need_not_be_named(desk: Desk) -> None:
    """The service tells it; one that is named is not asked about."""
    service = sites(desk, (SITE,))
    found = desk.connections.try_sign_in(sign_in(site_url=" "))
    named = desk.connections.try_sign_in(sign_in(site_url="https://other.example.net"))

    assert (found.site_url, named.site_url) == (SITE.rstrip("/"), "https://other.example.net")
    assert len(service.tokens) == 3


@pytest.mark.parametrize(
    ("found", "kind", "says"),
    [
        (("https://a.example", "https://b.example"), BadInput, "several places"),
        ((), BadInput, "no place where this token is good"),
        (SignInExpired(say("It was made for one of them.")), NotAnswered, "for one of them"),
    ],
)
def test_a_site_that_cannot_be_told_is_asked_for(
    desk: Desk, found: tuple[str, ...] | Failure, kind: type[Problem], says: str
) -> None:
    """With those there are; nothing is tried at any of them."""
    service = sites(desk, found)
    with pytest.raises(kind) as refused:
        desk.connections.try_sign_in(sign_in(site_url=""))

    assert says in refused.value.title
    assert refused.value.hint
    assert len(service.tokens) == 1


def test_a_connection_is_changed_by_what_is_named(desk: Desk) -> None:
    """The rest stays as it is."""
    desk.connect()
    automatic = desk.connections.change(JIRA, via=DOOR, mode="automatic")
    both = desk.connections.change(JIRA, via=DOOR, is_read_only=True)

    assert (automatic.mode, automatic.is_read_only) == ("automatic", False)
    assert (both.mode, both.is_read_only) == ("automatic", True)
    with pytest.raises(BadInput):
        desk.connections.change(JIRA, via=DOOR, mode="x" * 10_000_000)


def test_a_connection_must_be_named_clearly(desk: Desk) -> None:
    """Two of one service are told apart by their ids."""
    desk.connect()
    desk.connect(name="jira-2")

    with pytest.raises(NotFound, match="jira-1, jira-2"):
        desk.connections.one("jira")
    with pytest.raises(NotFound, match="no connection"):
        desk.connections.one("slack")


def test_a_dead_sign_in_pauses(desk: Desk) -> None:
    """Until there is a new one; saying it twice is once."""
    desk.connect()

    assert desk.connections.pause(desk.connections.one(JIRA)) == Changed.CONNECTIONS
    assert desk.connections.one(JIRA).is_paused
    assert desk.connections.pause(desk.connections.one(JIRA)) is Changed.NOTHING


def test_a_refusal_that_comes_after_a_new_sign_in_says_nothing_of_it(desk: Desk) -> None:
    """It was given for the token before; one of the new token counts."""
    before = signed_in(desk)
    desk.clock.advance(seconds=1)
    now = signed_in(desk)

    assert desk.connections.pause(before) is Changed.NOTHING
    assert not desk.connections.one(now.id).is_paused
    assert desk.connections.pause(now) == Changed.CONNECTIONS


def test_a_refusal_of_the_sign_in_before_pauses_nothing(desk: Desk) -> None:
    """It came after a new sign-in, which nobody has refused; the worklog goes with that one."""
    before = desk.connect()
    ready(desk)
    attempt = begun(desk)
    desk.connections.save(replace(before, signed_in_at=desk.clock.at), via=DOOR)
    desk.deliveries.settle(attempt, SignInExpired())

    assert not desk.connections.one(JIRA).is_paused
    again = fail(desk, SignInExpired())
    assert again.delivery.key == attempt.delivery.key
    assert desk.connections.one(JIRA).is_paused


def test_a_sign_in_that_works_after_all_is_used_again(desk: Desk) -> None:
    """Saying it of one that was never in doubt changes nothing."""
    desk.connect()
    desk.connections.pause(desk.connections.one(JIRA))

    assert desk.connections.resume(JIRA) == Changed.CONNECTIONS
    assert not desk.connections.one(JIRA).is_paused
    assert desk.connections.resume(JIRA) is Changed.NOTHING


def test_a_removed_connection_takes_its_unsent_worklogs_along(desk: Desk) -> None:
    """What is tracked stays; what was sent stays where it is."""
    desk.connect()
    start = desk.clock.advance(hours=1)
    entry = desk.editing.add("PROJ-142", start, desk.clock.advance(hours=1), via=DOOR)
    changed = desk.connections.remove(JIRA, via=DOOR, keep_tasks=False)

    assert Changed.CONNECTIONS | Changed.TASKS | Changed.OUTBOX in changed
    assert desk.deliveries.outbox() == ()
    assert desk.entries() == (entry,)


def test_adapters_are_built_by_the_service(desk: Desk) -> None:
    """With the token read at the moment of use."""
    made = desk.connections.adapters(desk.connect(), lambda: "t")

    assert made.tracker.whoami() == desk.jira.tracker.me


# --- the token ------------------------------------------------------------------------------------


def test_a_token_goes_to_its_origin_only(desk: Desk) -> None:
    """A changed address needs a new sign-in."""
    keystore, made = FakeKeystore(), connection()
    keep_token(keystore, made, " secret ")

    assert read_token(keystore, made) == "secret"
    with pytest.raises(KeystoreTrouble, match="another address"):
        read_token(keystore, replace(made, site_url="https://evil.example.net"))


@pytest.mark.parametrize("kept", [{}, {token_name(JIRA): ""}, {token_name(JIRA): "origin\n"}])
def test_a_missing_token_asks_for_a_sign_in(desk: Desk, kept: dict[str, str]) -> None:
    """What waits to be sent is safe."""
    with pytest.raises(KeystoreTrouble, match="holds no token"):
        read_token(FakeKeystore(kept), connection())
