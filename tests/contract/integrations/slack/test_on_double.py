"""Slack by its Web API, over HTTP to its double: posted once, found again, changed, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from tests.contract.network.gateway_rig import NOW, access
from tests.fakes.service_double import Fault, status
from tests.fakes.slack_api import (
    BOB,
    BOT,
    HALL,
    MIA,
    ROOM,
    SECRET_ROOM,
    WITH_EMAIL,
    Post,
    Room,
    SlackApiDouble,
    Token,
    small_world,
)
from tests.fakes.slack_api.api import SlackWebApi
from tests.unit.engine.house import House
from tests.unit.integrations.hostile import ENDLESS, HOSTILE, MANY, standup
from tracksync.core.delivery.outcomes import (
    Busy,
    Failure,
    NoAnswer,
    NotReached,
    Refused,
    SignInExpired,
    WriteOutcome,
    Written,
)
from tracksync.core.problems import BadInput
from tracksync.core.standup.postings import mark_of
from tracksync.core.standup.text import Item
from tracksync.demo.loopback import Loopback
from tracksync.engine.local_socket.frames import Request
from tracksync.integrations import slack
from tracksync.integrations.slack import Slack
from tracksync.network.sent import SentRecord
from tracksync.ports.channel import Channel, Posts
from tracksync.ports.tracker import Account, Adapters, Connection

MARK = "0b0e5f6c-1d6c-5f5e-9d0e-2b7a7f1f0a11"
SHORT = standup(Item("Invoice export", "P-1", "https://jira.example/browse/P-1"))


@pytest.fixture
def double() -> Iterator[SlackApiDouble]:
    made = SlackApiDouble()
    made.world.now_s = NOW.timestamp
    with made:
        yield made
    made.check()


def integration(double: SlackApiDouble, sent: list[SentRecord] | None = None) -> Slack:
    kept: list[SentRecord] = [] if sent is None else sent
    return slack.build(access(kept.append, settings={"services.slack.base_url": double.url}))


def adapters(
    double: SlackApiDouble,
    who: Token = MIA,
    room: Room = ROOM,
    sent: list[SentRecord] | None = None,
    known: Account = Account("", "", "", ""),  # noqa: B008  a frozen value
) -> Adapters:
    site = f"{double.url}/archives/{room.id}"
    connection = Connection("c-1", "slack", site, "", known)
    return integration(double, sent).connect(connection, lambda: who.token)


def board(double: SlackApiDouble, who: Token = MIA, room: Room = ROOM) -> tuple[Channel, Posts]:
    made = adapters(double, who, room)
    assert made.channel is not None
    assert made.posts is not None
    return made.channel, made.posts


@pytest.mark.parametrize("who", [MIA, BOT], ids=["a person", "a bot"])
@pytest.mark.parametrize("message", [SHORT, HOSTILE, ENDLESS, MANY])
def test_it_is_posted_changed_and_deleted(
    double: SlackApiDouble, who: Token, message: object
) -> None:
    """As Slack's description and Block Kit's types want it; our mark stays on it."""
    channel, posts = board(double, who)
    posted = channel.post(message, MARK)  # type: ignore[arg-type]  # messages all
    assert isinstance(posted, Written), posted
    changed = posts.change(posted.remote_id, message, MARK)  # type: ignore[arg-type]  # the same
    (standing,) = double.world.standing(ROOM.id)

    assert changed == posted == Written(f"{ROOM.id}/{standing.ts}")
    assert standing.body["metadata"]["event_payload"] == {"id": MARK}
    assert posts.look(MARK, NOW) == posted
    link = posts.link(posted.remote_id)
    assert link == f"https://acme.slack.com/archives/{ROOM.id}/p{standing.ts.replace('.', '')}"
    assert posts.delete(posted.remote_id) == posted
    assert double.world.standing(ROOM.id) == []


def test_what_is_gone_is_gone(double: SlackApiDouble) -> None:
    """Deleting it again does no harm; changing it is refused as what is not there."""
    channel, posts = board(double)
    posted = channel.post(SHORT, MARK)
    assert isinstance(posted, Written)
    double.world.remove(posted.remote_id.partition("/")[2])

    assert posts.delete(posted.remote_id) == posted
    refused = posts.change(posted.remote_id, SHORT, MARK)
    assert isinstance(refused, Refused)
    assert refused.status == 404
    assert isinstance(posts.link(posted.remote_id), Refused)
    assert posts.look(MARK, NOW) is None


def test_nothing_secret_is_recorded(double: SlackApiDouble) -> None:
    """Of what left, methods are kept, and neither the token nor the channel."""
    sent: list[SentRecord] = []
    made = adapters(double, sent=sent)
    assert made.channel is not None
    made.tracker.whoami()
    made.channel.post(SHORT, MARK)

    told = repr(sent)
    assert "chat.postMessage" in told
    assert "xoxp" not in told
    assert ROOM.id not in told


# --- a lost answer ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["drop", "reset", "truncated", "garbled", "page", "nonsense"])
def test_a_lost_answer_is_found_again(double: SlackApiDouble, kind: str) -> None:
    """It arrived, nobody knows, and a look tells."""
    channel, posts = board(double)
    double.script.add(Fault(kind, commits=True))

    assert isinstance(channel.post(SHORT, MARK), NoAnswer)
    found = posts.look(MARK, NOW)
    assert isinstance(found, Written)
    assert len(double.world.standing(ROOM.id)) == 1
    assert posts.look(mark_of("9", "c-1", NOW.date()), NOW) is None


def test_a_look_goes_through_all_pages(double: SlackApiDouble) -> None:
    """Slack may give few at a time, whatever is asked for; and other marks are not ours."""
    channel, posts = board(double)
    posted = channel.post(SHORT, MARK)
    for number in range(40):
        ts = f"{int(NOW.timestamp()) + 60}.{number:06d}"
        noise = {"text": "noise", "metadata": {"event_type": "other", "event_payload": {}}}
        double.world.put(Post(ts, ROOM.id, BOB.user, noise))
    double.world.page = 15

    assert posts.look(MARK, NOW) == posted
    double.world.page = 1
    outcome = posts.look(MARK, NOW)
    assert isinstance(outcome, NotReached)
    assert "more than can be looked through" in outcome.reason


def test_only_the_days_around_are_looked_through(double: SlackApiDouble) -> None:
    """Whatever our clock says, within a day; and a day more, where a thread may have begun."""
    channel, posts = board(double)
    posted = channel.post(SHORT, MARK)

    assert posts.look(MARK, NOW + timedelta(hours=47)) == posted
    assert posts.look(MARK, NOW - timedelta(hours=23)) == posted
    assert posts.look(MARK, NOW + timedelta(hours=49)) is None
    assert posts.look(MARK, NOW - timedelta(hours=25)) is None


def test_a_look_that_is_not_allowed_says_what_it_misses(double: SlackApiDouble) -> None:
    """By the name of the scope; in private channels it is another one."""
    for room, scope in ((ROOM, "channels:history"), (SECRET_ROOM, "groups:history")):
        mia = replace(MIA, scopes=("chat:write",))
        double.world.put(mia)
        refused = board(double, mia, room)[1].look(MARK, NOW)

        assert isinstance(refused, Refused)
        assert scope in refused.reason
        assert "OAuth & Permissions" in refused.remedy


# --- what Slack says no with -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "kind", "said", "remedy"),
    [
        ("channel_not_found", Refused, "no such channel", "/invite"),
        ("not_in_channel", Refused, "not in the channel", "/invite"),
        ("is_archived", Refused, "archived", "another channel"),
        ("msg_too_long", Refused, "too long", "preview"),
        ("no_text", Refused, "did not understand", "preview"),
        ("invalid_blocks", Refused, "did not understand", "preview"),
        ("restricted_action", Refused, "does not allow", "administrator"),
        ("cant_update_message", Refused, "no longer lets", "anew"),
        ("brand_new_word", Refused, "Slack says: “brand_new_word”", "Sign in"),
        ("missing_scope", Refused, "a scope is missing", "install it again"),
        ("invalid_auth", SignInExpired, "does not accept", ""),
        ("token_revoked", SignInExpired, "does not accept", ""),
        ("token_expired", SignInExpired, "does not accept", ""),
        ("account_inactive", SignInExpired, "does not accept", ""),
        ("internal_error", NoAnswer, "internal_error", ""),
        ("fatal_error", NoAnswer, "fatal_error", ""),
        ("ratelimited", Busy, "", ""),
    ],
)
def test_a_200_that_is_not_ok(
    double: SlackApiDouble, error: str, kind: type[Failure], said: str, remedy: str
) -> None:
    """Each with what it means and what to do; nothing is taken for written."""
    double.world.refusals = {"chat.postMessage": {"error": error}}
    outcome: WriteOutcome = board(double)[0].post(SHORT, MARK)

    assert isinstance(outcome, kind)
    assert said in getattr(outcome, "reason", "")
    assert remedy in getattr(outcome, "remedy", "")


def test_the_scope_that_is_missing_is_named(double: SlackApiDouble) -> None:
    """As Slack names it."""
    needed = {"error": "missing_scope", "needed": "chat:write", "provided": "identify"}
    double.world.refusals = {"chat.postMessage": needed}
    outcome = board(double)[0].post(SHORT, MARK)

    assert isinstance(outcome, Refused)
    assert "misses chat:write." in outcome.reason


def test_too_many_at_once(double: SlackApiDouble) -> None:
    """The wait is told, with a status or without."""
    channel, _ = board(double)
    for code in (429, 200):
        said = {"ok": False, "error": "ratelimited"}
        double.script.add(status(code, said, Retry_After="30"))
        assert channel.post(SHORT, MARK) == Busy(timedelta(seconds=30))


@pytest.mark.parametrize("body", [{}, {"ok": "yes"}, {"ok": True}, {"ok": False}, [], "ok", None])
def test_answers_that_make_no_sense(double: SlackApiDouble, body: object) -> None:
    """A write may have gone through; a read says nothing."""
    channel, posts = board(double)
    double.script.add(status(200, body), times=3)

    assert isinstance(channel.post(SHORT, MARK), NoAnswer)
    assert isinstance(posts.look(MARK, NOW), NotReached)
    assert isinstance(posts.link(f"{ROOM.id}/1.2"), NotReached)


@pytest.mark.parametrize("code", [500, 502, 503, 408])
def test_a_slack_in_trouble(double: SlackApiDouble, code: int) -> None:
    """A write may have gone through."""
    channel, posts = board(double)
    double.script.add(status(code, {"ok": False, "error": "x"}), times=2)

    assert isinstance(channel.post(SHORT, MARK), NoAnswer)
    assert isinstance(posts.look(MARK, NOW), NotReached)


def test_an_address_of_elsewhere_is_not_asked(double: SlackApiDouble) -> None:
    """A token that was given for one origin goes to no other."""
    connection = Connection(
        "c-1", "slack", "https://slack.com/archives/C0123ROOM1", "", Account("", "", "", "")
    )
    made = integration(double).connect(connection, lambda: MIA.token)
    assert made.channel is None or isinstance(made.channel.post(SHORT, MARK), SignInExpired)
    assert double.seen == []


# --- connecting ------------------------------------------------------------------------------


def test_who_is_signed_in(double: SlackApiDouble) -> None:
    """The person and the workspace make the account; the channel is named if it may be asked."""
    mia, bob = adapters(double).tracker.whoami(), adapters(double, BOB).tracker.whoami()

    assert isinstance(mia, Account)
    assert isinstance(bob, Account)
    assert (mia.account_id, mia.name) == (f"T0123ABCD-{MIA.user}", "mia")
    assert mia.site_name == "#team-a, Acme"
    assert bob.site_name == f"{ROOM.id}, Acme"
    assert adapters(double).tracker.assigned(None).tasks == ()  # type: ignore[union-attr]  # never fails


def test_a_channel_that_was_renamed_is_seen(double: SlackApiDouble) -> None:
    """Where its name cannot be read for now, it is called what it was called last."""
    account = Account(f"T0123ABCD-{MIA.user}", "mia", "", "", site_name="#before, Acme")
    mia, bob = adapters(double, known=account), adapters(double, BOB, known=account)
    told = [made.tracker.whoami() for made in (mia, bob)]
    double.world.put(replace(ROOM, name="team-b"))
    told += [made.tracker.whoami() for made in (mia, bob)]

    assert [found.site_name for found in told if isinstance(found, Account)] == [
        "#team-a, Acme",
        "#before, Acme",
        "#team-b, Acme",
        "#before, Acme",
    ]


def test_a_token_that_may_shows_the_e_mail(double: SlackApiDouble) -> None:
    """Slack says what a token may do; one that may not is not asked, nor is a no in the way."""
    before = adapters(double).tracker.whoami()
    asked_before = any(seen.path == "/users.info" for seen in double.seen)
    double.world.put(replace(MIA, scopes=WITH_EMAIL))
    mia = adapters(double).tracker.whoami()
    double.world.refusals["users.info"] = {"error": "user_not_visible"}
    refused = adapters(double).tracker.whoami()
    double.world.refusals["users.info"] = {"error": "internal_error"}

    assert isinstance(adapters(double).tracker.whoami(), NotReached)
    assert isinstance(before, Account)
    assert isinstance(mia, Account)
    assert isinstance(refused, Account)
    assert (before.email, asked_before) == ("", False)
    assert (mia.email, refused.email) == ("mia@acme.example", "")


def test_a_channel_that_is_not_there_is_not_connected(double: SlackApiDouble) -> None:
    """It is tried first, as far as the token may ask; so is whose the token is."""
    gone = replace(ROOM, id="C0000000GONE")
    double.world.put(Token("xoxp-other", "U0123OTHR", "other"))

    assert isinstance(adapters(double, MIA, gone).tracker.whoami(), Refused)
    stranger = Token("xoxp-nobody", "", "")
    assert isinstance(adapters(double, stranger).tracker.whoami(), SignInExpired)


def test_a_channel_that_takes_nothing_is_seen_before(double: SlackApiDouble) -> None:
    """It was archived, or whoever posts is not in it; some apps may post all the same."""
    double.world.put(replace(ROOM, is_archived=True))
    archived = adapters(double).tracker.whoami()
    double.world.put(replace(ROOM, members=()))
    outside, bot = adapters(double).tracker.whoami(), adapters(double, BOT).tracker.whoami()
    double.world.put(replace(BOT, scopes=(*BOT.scopes, "chat:write.public")))

    assert isinstance(archived, Refused)
    assert (archived.reason, "another channel" in archived.remedy) == (
        "The channel is archived.",
        True,
    )
    assert isinstance(outside, Refused)
    assert outside == bot
    assert ("not in the channel" in outside.reason, "/invite" in outside.remedy) == (True, True)
    assert isinstance(adapters(double, BOT).tracker.whoami(), Account)


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("xoxe.xoxp-1-abc", "12 hours"),
        ("xoxe-1-abc", "12 hours"),
        ("xoxc-1-abc", "cannot post"),
        ("xapp-1-abc", "cannot post"),
        ("hunter2", "no token of Slack"),
    ],
)
def test_tokens_that_are_of_no_use(double: SlackApiDouble, token: str, said: str) -> None:
    """Told by how they begin; none is sent anywhere."""
    refused = adapters(double, Token(token, "", "")).tracker.whoami()

    assert isinstance(refused, Refused)
    assert said in refused.reason
    assert double.seen == []


def names(found: object) -> list[str]:
    assert isinstance(found, tuple)
    return [site.name for site in found]


def test_channels_are_found_by_name(double: SlackApiDouble) -> None:
    """The one of that very name, else those that have it in theirs."""
    found = partial(integration(double).search_sites, read_token=lambda: MIA.token)
    exactly = found("#team-a")

    assert names(exactly) == names(found("TEAM-A")) == ["#team-a"]
    assert names(found("team")) == ["#team-a", "#team-a-all", "#team-secret"]
    assert names(found("nobody")) == []
    assert isinstance(exactly, tuple)
    assert exactly[0].url == f"{double.url}/archives/{ROOM.id}"


def test_a_channel_is_found_among_five_thousand() -> None:
    """Page by page; of those that a part of a name may mean, a few are shown."""
    world = small_world()
    world.put(*(Room(f"C9{number:07d}", f"other-{number}") for number in range(5_000)))
    with Loopback(SlackWebApi(world)) as there:
        way = access(settings={"services.slack.base_url": there.url})
        found = partial(slack.build(way).search_sites, read_token=lambda: MIA.token)

        assert names(found("#other-4999")) == ["#other-4999"]
        assert len(names(found("other"))) == 20
        listed = names(slack.build(way).list_sites(lambda: MIA.token))
        assert (len(listed), listed) == (5_003, sorted(listed))


def test_a_token_that_may_not_list_says_so(double: SlackApiDouble) -> None:
    """Private channels alone being out of reach, the public ones are searched."""
    refused = integration(double).search_sites("team", lambda: BOB.token)
    assert isinstance(refused, Refused)
    assert "channels:read" in refused.reason
    double.world.put(replace(MIA, scopes=("channels:read",)))

    sites = integration(double).search_sites("team", lambda: MIA.token)
    assert isinstance(sites, tuple)
    assert [site.name for site in sites] == ["#team-a", "#team-a-all"]
    double.script.add(status(200, {"ok": True, "channels": 5}))
    assert isinstance(integration(double).search_sites("x", lambda: MIA.token), NotReached)


def test_channels_are_listed_where_there_is_a_choice(double: SlackApiDouble) -> None:
    """None for an address, which is of one; nothing for a token that may not list them."""
    listed = integration(double).list_sites

    assert listed(lambda: f"{double.url}/services/T/B/s") is None
    assert listed(lambda: "anything") is None
    assert listed(lambda: BOB.token) == ()
    assert isinstance(listed(lambda: "xoxp-unknown"), SignInExpired)
    assert isinstance(listed(lambda: "xapp-1-a"), Refused)


def test_a_token_needs_a_channel(double: SlackApiDouble) -> None:
    """And a hint how to find its link."""
    with pytest.raises(BadInput, match="Which channel"):
        integration(double).find_sites(lambda: MIA.token)
    with pytest.raises(BadInput, match="Which channel"):
        integration(double).check_site("")


def _now_of(house: House) -> float:
    return house.clock.read().at.timestamp()


def house_of(double: SlackApiDouble) -> House:
    house = House(integrations=[integration(double)]).start()
    double.world.now_s = partial(_now_of, house)
    return house


def test_a_person_connects_posts_changes_and_deletes(double: SlackApiDouble) -> None:
    """By command, from beginning to end; with the link where it can be read."""
    house = house_of(double)
    made = house.ask("connect", service="slack", channel="#team-a", token=MIA.token)["connection"]
    posted = house.ask("standup.post")["posting"]
    said, known = house.say("standup.history"), house.say("connections")
    changed = house.ask("standup.update")["posting"]
    deleted = house.ask("standup.delete")["posting"]
    told = (house.code("standup.post"), house.code("standup.delete"))
    again = house.ask("standup.post", again=True)["posting"]
    house.close()

    assert made["site_url"].endswith(f"/archives/{ROOM.id}")
    assert posted["link"].startswith(f"https://acme.slack.com/archives/{ROOM.id}/p")
    assert posted["link"] in said
    assert "#team-a, Acme" in known
    assert "/archives/" not in known
    assert (changed["link"], changed["can_change"]) == (posted["link"], True)
    assert (deleted["state"], deleted["link"], told) == ("deleted", "", (8, 7))
    assert again["state"] == "posted"
    assert len(double.world.standing(ROOM.id)) == 1


def refused(house: House, **more: object) -> str:
    told = {"service": "slack", "token": MIA.token, **more}
    text, code = house.api.handle(Request("connect", told))
    assert code == 2
    return text


def test_a_name_that_may_mean_several(double: SlackApiDouble) -> None:
    """They are named, and nothing is connected; each channel is a connection of its own."""
    house = house_of(double)
    several = refused(house, channel="team")
    none = refused(house, channel="nowhere")
    for room in (ROOM, HALL):
        link = f"{double.url}/archives/{room.id}"
        house.ask("connect", service="slack", channel=link, token=MIA.token)
    listed = house.ask("connections")["connections"]
    house.close()

    assert "Which one?" in several
    assert f"#team-a-all ({HALL.id})" in several
    assert "shows no" in none
    assert len({each["id"] for each in listed}) == 2
