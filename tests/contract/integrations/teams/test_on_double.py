"""Teams by a work account, over HTTP to a double of Microsoft Graph: posted once, at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.contract.network.gateway_rig import access
from tests.fakes.graph import (
    CRAFT,
    DAILY,
    ELENA,
    GENERAL,
    MIA,
    Channel,
    GraphDouble,
    Person,
    Team,
)
from tests.fakes.service_double import Fault, status
from tests.unit.integrations.hostile import ENDLESS, HOSTILE, MANY
from tracksync.core.delivery.outcomes import (
    Busy,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
    Written,
)
from tracksync.core.standup.text import Message
from tracksync.integrations import teams
from tracksync.integrations.teams import Teams
from tracksync.network.sent import SentRecord
from tracksync.ports.authorization import Site
from tracksync.ports.channel import Channel as Board
from tracksync.ports.tracker import Account, Adapters, Connection


@pytest.fixture
def double() -> Iterator[GraphDouble]:
    with GraphDouble() as made:
        yield made
    made.check()


def integration(double: GraphDouble, sent: list[SentRecord] | None = None) -> Teams:
    kept: list[SentRecord] = [] if sent is None else sent
    return teams.build(access(kept.append, settings={"services.teams.base_url": double.url}))


def site(double: GraphDouble, room: Channel = GENERAL) -> str:
    return f"{double.url}/v1.0/teams/{room.team}/channels/{room.id}"


def adapters(
    double: GraphDouble,
    who: Person = MIA,
    room: Channel = GENERAL,
    sent: list[SentRecord] | None = None,
) -> Adapters:
    connection = Connection("c-1", "teams", site(double, room), "", Account("", "", "", ""))
    return integration(double, sent).connect(connection, lambda: who.token)


def board(double: GraphDouble, who: Person = MIA, room: Channel = GENERAL) -> Board:
    made = adapters(double, who, room)
    assert made.channel is not None
    # What Graph could change or find again needs rights that are not asked for.
    assert (made.posts, made.threads) == (None, None)
    return made.channel


@pytest.mark.parametrize("message", [HOSTILE, ENDLESS, MANY])
def test_a_standup_arrives_once(double: GraphDouble, message: Message) -> None:
    """As the description and the card's schema want it, with where it can be read."""
    outcome = board(double).post(message, "")
    (post,) = double.world.posts

    assert isinstance(outcome, Written), outcome
    assert outcome.link.startswith("https://teams.microsoft.com/l/message/")
    assert outcome.link.endswith(f"/{post.id}")
    assert (post.channel, post.sub) == (GENERAL.id, MIA.sub)


def test_who_may_only_send_posts(double: GraphDouble) -> None:
    """The other rights are for finding the channel."""
    assert isinstance(board(double, ELENA).post(HOSTILE, ""), Written)


def test_nothing_secret_is_recorded(double: GraphDouble) -> None:
    """Of what left, neither the token, nor the team, nor the channel."""
    sent: list[SentRecord] = []
    made = adapters(double, sent=sent)
    assert made.channel is not None
    made.tracker.whoami()
    made.channel.post(HOSTILE, "")

    told = repr(sent)
    assert "joinedTeams" in told
    for secret in (MIA.token, CRAFT.id, GENERAL.id[:20]):
        assert secret not in told


@pytest.mark.parametrize("kind", ["drop", "reset", "truncated", "garbled", "page", "nonsense"])
def test_a_lost_answer_is_unknown(double: GraphDouble, kind: str) -> None:
    """It arrived, and nobody knows; it is not sent again by itself."""
    double.script.add(Fault(kind, commits=True))

    assert isinstance(board(double).post(HOSTILE, ""), NoAnswer)
    assert (len(double.world.posts), len(double.seen)) == (1, 1)


@pytest.mark.parametrize("body", [{}, {"id": 5}, [], "ok", None])
def test_an_answer_that_makes_no_sense_is_unknown(double: GraphDouble, body: object) -> None:
    """It may have arrived; a read says nothing."""
    double.script.add(status(201, body), method="POST")
    double.script.add(status(200, body), method="GET")

    assert isinstance(board(double).post(HOSTILE, ""), NoAnswer)
    assert isinstance(adapters(double).tracker.whoami(), NotReached)


@pytest.mark.parametrize("code", [202, 500, 502, 504])
def test_half_an_answer_is_unknown(double: GraphDouble, code: int) -> None:
    """Taken, or in trouble after it was: neither says that the message stands there."""
    double.script.add(status(code, {}, commits=True))

    assert isinstance(board(double).post(HOSTILE, ""), NoAnswer)


def test_a_wait_without_a_length(double: GraphDouble) -> None:
    """Nothing was posted, so it may be tried again in a while."""
    double.script.add(status(429, {"error": {"code": "TooManyRequests", "message": "wait"}}))

    assert board(double).post(HOSTILE, "") == Busy(None)
    assert double.world.posts == []


def test_too_many_at_once(double: GraphDouble) -> None:
    """The wait is told; what something before Graph said leaves it open whether it arrived."""
    body = {"error": {"code": "TooManyRequests", "message": "wait"}}
    for code, is_unsure in ((429, False), (503, True)):
        double.script.add(status(code, body, Retry_After="30"))
        waits = Busy(timedelta(seconds=30), is_unsure=is_unsure)
        assert board(double).post(HOSTILE, "") == waits


@pytest.mark.parametrize(
    ("change", "code", "said", "remedy"),
    [
        (replace(CRAFT, is_archived=True), 403, "archived", "another channel"),
        (replace(GENERAL, is_archived=True), 403, "archived", "another channel"),
        (replace(GENERAL, is_moderated=True), 403, "not allowed", "administrator"),
        (replace(CRAFT, members=()), 403, "not allowed", "administrator"),
        (replace(GENERAL, team="gone"), 404, "not there", "another channel"),
        (replace(MIA, scopes=()), 403, "a permission is missing", "administrator"),
    ],
)
def test_teams_refuses(
    double: GraphDouble, change: Team | Channel | Person, code: int, said: str, remedy: str
) -> None:
    """Each with what it means, and what to do."""
    double.world.put(change)
    outcome = board(double).post(HOSTILE, "")

    assert isinstance(outcome, Refused)
    assert outcome.status == code
    assert said in outcome.reason
    assert remedy in outcome.remedy


@pytest.mark.parametrize(
    ("code", "word", "said"),
    [
        (403, "Authorization_RequestDenied", "a permission is missing"),
        (403, "BlockedByPolicy", "A rule of your organization"),
        (413, "RequestEntityTooLarge", "too long"),
        (400, "BadRequest", "did not understand"),
        (409, "Conflict", "says: “Conflict: why”"),
    ],
)
def test_what_graph_says_no_with(double: GraphDouble, code: int, word: str, said: str) -> None:
    """Its words where they are known, else as they are."""
    double.script.add(status(code, {"error": {"code": word, "message": "why"}}))
    outcome = board(double).post(HOSTILE, "")

    assert isinstance(outcome, Refused)
    assert said in outcome.reason


def test_a_token_that_is_over_is_signed_out(double: GraphDouble) -> None:
    """Nothing was written, so it can be renewed and sent again."""
    stranger = Person("token-of-nobody", "", "")

    assert isinstance(board(double, stranger).post(HOSTILE, ""), SignInExpired)


def test_an_address_of_elsewhere_is_not_asked(double: GraphDouble) -> None:
    """A token that was given for one origin goes to no other."""
    place = f"https://graph.microsoft.com/v1.0/teams/{CRAFT.id}/channels/{GENERAL.id}"
    connection = Connection("c-1", "teams", place, "", Account("", "", "", ""))
    made = integration(double).connect(connection, lambda: MIA.token)

    assert made.channel is not None
    assert isinstance(made.channel.post(HOSTILE, ""), SignInExpired)
    assert double.seen == []


# --- connecting -------------------------------------------------------------------------------


def test_who_is_signed_in(double: GraphDouble) -> None:
    """The person is named, and the channel with its team."""
    me = adapters(double).tracker.whoami()

    assert isinstance(me, Account)
    assert (me.account_id, me.name, me.site_name) == (MIA.sub, MIA.name, "Craft / General")
    assert double.world.posts == []


def test_a_channel_that_is_not_there_is_not_connected(double: GraphDouble) -> None:
    """It is looked for first."""
    double.world.remove(DAILY.id)

    assert isinstance(adapters(double, room=DAILY).tracker.whoami(), Refused)
    assert isinstance(adapters(double, ELENA).tracker.whoami(), Refused)
    double.script.add(status(401, {"error": {"code": "x", "message": "x"}}))
    assert isinstance(adapters(double).tracker.whoami(), SignInExpired)


@pytest.mark.parametrize(
    "change", [replace(CRAFT, is_archived=True), replace(GENERAL, is_archived=True)]
)
def test_a_channel_that_takes_nothing_is_seen_before(
    double: GraphDouble, change: Team | Channel
) -> None:
    """It was archived, or its team."""
    double.world.put(change)
    refused = adapters(double).tracker.whoami()

    assert isinstance(refused, Refused)
    assert ("archived" in refused.reason, "another channel" in refused.remedy) == (True, True)


def sites(double: GraphDouble, who: Person = MIA) -> object:
    return integration(double)._tree(lambda: who.token).sites(double.url)  # noqa: SLF001  as the sign-in does


def names(found: object) -> list[str]:
    assert isinstance(found, tuple), found
    return [one.name for one in found]


def test_channels_are_listed_with_their_teams(double: GraphDouble) -> None:
    """What is archived is left out; so is a team that cannot be asked any more."""
    assert names(sites(double)) == ["Craft / Daily", "Craft / General", "Plans / General"]
    double.world.put(replace(DAILY, is_archived=True))
    double.script.add(status(404, {"error": {"code": "NotFound", "message": "x"}}), path="8a6a7c2e")
    found = sites(double)

    assert found == (Site("", "Craft / General", site(double)),)
    assert isinstance(sites(double, ELENA), Refused)
    double.world.put(replace(CRAFT, is_archived=True))
    double.script.add(status(429, None, Retry_After="5"), path="8a6a7c2e")
    assert isinstance(sites(double), Busy)


def test_a_person_in_no_team_is_told_so(double: GraphDouble) -> None:
    """There is nothing to choose from."""
    double.world.put(Person("token-of-ole", "ole@example.org", "Ole"))
    refused = sites(double, Person("token-of-ole", "", ""))

    assert isinstance(refused, Refused)
    assert "in no team" in refused.reason


def test_channels_are_found_by_name(double: GraphDouble) -> None:
    """By their own name, with their team's, or by a part of it; and by a link without asking."""
    search = integration(double).search_sites

    def find(text: str) -> object:
        return search(text, lambda: MIA.token)

    assert names(find("craft / GENERAL")) == ["Craft / General"]
    assert names(find("general")) == ["Craft / General", "Plans / General"]
    assert names(find("daily")) == names(find("dail")) == ["Craft / Daily"]
    assert names(find("nobody")) == []
    asked = len(double.seen)
    link = (
        f"https://teams.microsoft.com/l/channel/{GENERAL.id}/General?groupId={CRAFT.id}&tenantId=x"
    )
    assert find(link) == (Site("", "", site(double)),)
    assert len(double.seen) == asked
    double.script.add(Fault("drop"))
    assert isinstance(find("daily"), NotReached)


def test_a_channel_is_found_among_five_thousand(double: GraphDouble) -> None:
    """Page by page; of those that a part of a name may mean, a few are shown."""
    for number in range(5_000):
        double.world.put(Channel(f"19:{number}@thread.tacv2", CRAFT.id, f"other-{number}"))
    double.world.page = 500
    found = sites(double)

    assert len(names(found)) == 5_003
    assert names(found) == sorted(names(found), key=str.casefold)
    assert len(names(integration(double).search_sites("other", lambda: MIA.token))) == 20


@pytest.mark.parametrize(
    "page",
    [
        {"value": [], "@odata.nextLink": "https://evil.example/v1.0/me/joinedTeams"},
        {"value": [{"displayName": "without an id"}]},
        {"value": 5},
        [],
    ],
)
def test_pages_that_make_no_sense_are_not_read(double: GraphDouble, page: object) -> None:
    """Nor followed to another place, where the token would go along."""
    double.script.add(status(200, page))

    assert isinstance(sites(double), NotReached)
    assert len(double.seen) == 1


def test_pages_without_an_end_are_left(double: GraphDouble) -> None:
    """It is said, instead of asked for ever."""
    endless = {"value": [], "@odata.nextLink": f"{double.url}/v1.0/me/joinedTeams?$skiptoken=1"}
    double.script.add(status(200, endless), times=100)
    outcome = sites(double)

    assert isinstance(outcome, NotReached)
    assert "more teams and channels" in outcome.reason
