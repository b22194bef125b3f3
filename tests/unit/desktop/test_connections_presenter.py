"""The Connections page: signing in, what a card says, testing, leaving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.channel import FakeChannelIntegration
from tests.unit.desktop.office import ANNA, Office, Seen
from tracksync.core.delivery.outcomes import Busy, Failure, NotReached, Refused, SignInExpired
from tracksync.core.delivery.pacing import Limit
from tracksync.desktop.models.connections import (
    ConnectForm,
    Keeps,
    LeaveForm,
    Moment,
    Queue,
    Rights,
    Scope,
    Tried,
)
from tracksync.desktop.presenters.connections import ConnectionsPresenter
from tracksync.desktop.presenters.leaving import LeavePresenter
from tracksync.desktop.presenters.tasks import TasksPresenter
from tracksync.engine.reaching import What
from tracksync.integrations.azure_devops import MANIFEST as AZURE
from tracksync.integrations.slack import MANIFEST as SLACK
from tracksync.ports.authorization import Site
from tracksync.ports.manifest import TRIED, Grain, Way
from tracksync.ports.tracker import Account, Connection

HOOKS = "https://hooks.slack.com"
SITE = "https://app.example.org"


class Connecting:
    def __init__(self, office: Office) -> None:
        self.view, self.forms = Seen(), list[ConnectForm]()
        self.presenter = ConnectionsPresenter(office.desk, self.view, self.forms.append)

    @property
    def card(self) -> Any:  # noqa: ANN401  a card; the view remembers anything
        """Give the only card, as it was shown last."""
        (card,) = self.view.last("show_connections").cards
        return card


def signed_in(office: Office, **different: Any) -> Connection:  # noqa: ANN401  what a connection takes
    """Have an account with a token in the keystore."""
    there = office.connect(**different)
    office.house.engine.running.grants.take_token(there, "right")
    return there


def test_a_sign_in_is_tried_before_anything_is_kept(office: Office) -> None:
    """A refused token leaves nothing behind; a good one is in the keystore and the list."""
    connecting, dialog = Connecting(office), Seen()
    typed = ("team.example", "anna@example.org")
    connecting.presenter.connect("jira")
    connecting.presenter.try_to_connect("jira", (*typed, "wrong"), dialog)
    refused = dialog.last("show_trouble").title, dict(office.house.keystore.kept)
    connecting.presenter.try_to_connect("jira", (*typed, "right"), dialog)
    connecting.presenter.refresh()
    (card,) = connecting.view.last("show_connections").cards

    assert refused == ("Jira does not accept this token.", {})
    assert dialog.last("show_connected") == ("Anna", "https://team.example")
    assert (card.account, card.is_automatic) == ("Anna", False)
    assert [kept.endswith("\nright") for kept in office.house.keystore.kept.values()] == [True]


@pytest.mark.parametrize(
    ("site", "hint", "asks"), [("", "", True), (SITE, "", False), (SITE, "Or a page.", True)]
)
def test_a_site_is_asked_for_where_there_is_a_choice(
    office: Office, site: str, hint: str, *, asks: bool
) -> None:
    """An address that is everybody's stands there already."""
    office.jira.manifest = replace(office.jira.manifest, site=site, site_hint=hint)
    connecting = Connecting(office)
    connecting.presenter.connect("jira")
    (form,) = connecting.forms

    assert (form.site, form.asks_site, form.site_hint) == (site, asks, hint)


def test_what_should_be_known_is_said_before_connecting(office: Office) -> None:
    """Nobody signs in first and learns then; what trying it does is not said a second time."""
    office.jira.manifest = replace(
        office.jira.manifest, caveats=("Mind this.", "It is tried."), trial="It is tried."
    )
    connecting = Connecting(office)
    connecting.presenter.connect("jira")
    (form,) = connecting.forms

    assert (form.caveats, form.trial) == (("Mind this.",), "It is tried.")


@pytest.mark.parametrize("scopes", [frozenset[str](), frozenset({"write"})])
def test_reading_only_is_kept_whatever_the_service_can_be_asked(
    office: Office, scopes: frozenset[str]
) -> None:
    """With a token nothing less is asked for; the dialog knows where it could be."""
    office.jira.manifest = replace(office.jira.manifest, write_scopes=scopes)
    connecting, dialog = Connecting(office), Seen()
    typed = ("team.example", "anna@example.org", "right")
    connecting.presenter.connect("jira")
    connecting.presenter.try_to_connect("jira", typed, dialog, reads_only=True)
    (reads,) = office.services.connections.all()
    connecting.presenter.try_to_connect("jira", typed, dialog)
    (again,) = office.services.connections.all()
    connecting.presenter.sign_in_again(reads.id)
    connecting.presenter.try_to_connect("jira", typed, dialog)
    (writes,) = office.services.connections.all()
    first, second = connecting.forms

    assert (first.can_ask_less, first.is_channel) == (bool(scopes), False)
    assert (reads.is_read_only, again.is_read_only, writes.is_read_only) == (True, True, False)
    assert (first.is_read_only, second.is_read_only) == (False, True)


def test_a_cancelled_attempt_keeps_nothing(office: Office) -> None:
    """Whoever closes the dialog is not signed in afterwards."""
    connecting, dialog = Connecting(office), Seen()
    office.run.is_holding = True
    connecting.presenter.try_to_connect("jira", ("team.example", "a@b.c", "right"), dialog)
    connecting.presenter.give_up()
    office.run.let_go()

    assert office.services.connections.all() == ()
    assert office.house.keystore.kept == {}


def test_signing_in_again_keeps_how_it_sends(office: Office) -> None:
    """The way of sending is not asked again."""
    old = office.connect(mode="automatic", is_paused=True)
    connecting, dialog = Connecting(office), Seen()
    connecting.presenter.refresh()
    card = connecting.view.last("show_connections").cards[0]
    connecting.presenter.sign_in_again(old.id)
    form = connecting.forms[0]
    connecting.presenter.try_to_connect("jira", (form.site, form.email, "right"), dialog)
    (found,) = office.services.connections.all()

    assert card.trouble.title == "Jira no longer accepts the sign-in."
    assert (found.mode, found.is_paused) == ("automatic", False)


def test_disconnecting_takes_the_token_along(office: Office) -> None:
    """Tasks stay when that was said; entries always do, and what is not sent yet is counted."""
    ref = office.jira_task("PROJ-142", "Invoice export")
    office.track(ref, 60)
    (there,) = office.services.connections.all()
    office.house.keystore.kept[f"token:{there.id}"] = "x"
    leaving, dialog, forms = LeavePresenter(office.desk), Seen(), list[LeaveForm]()
    leaving.ask(there.id, forms.append)
    leaving.leave(there.id, dialog, keep_tasks=True)
    said, hint, _ = dialog.last("show_left")

    assert forms == [
        LeaveForm(there.id, "Jira", "team.example", "Anna", Way.TOKEN, 1, takes_back=False)
    ]
    assert said == "The sign-in is erased from this computer."
    assert hint == "The token itself is good until you delete it at Jira."
    assert office.services.connections.all() == ()
    assert office.house.keystore.kept == {}
    assert office.services.tasks.one(ref).title == "Invoice export"


@pytest.fixture
def channels() -> Iterator[Callable[..., Office]]:
    """Give an office that may post to a channel, once for each id."""
    made: list[Office] = []

    def furnished(*connected: str) -> Office:
        office = Office(integrations=[FakeChannelIntegration(manifest=SLACK)])
        for name in connected:
            with office.house.profile.store.write() as unit:
                account = Account(name, "Webhook", "", "")
                unit.save_connection(Connection(name, "slack", HOOKS, "", account))
        office.house.start()
        made.append(office)
        return office

    yield furnished
    for office in made:
        office.house.close()


def test_a_channel_asks_for_its_address_alone(channels: Callable[..., Office]) -> None:
    """How one comes by it and what trying it does are said; the sign-in is kept as any other."""
    office = channels()
    connecting, dialog = Connecting(office), Seen()
    connecting.presenter.refresh()
    (offer,) = connecting.view.last("show_connections").offers
    connecting.presenter.connect(offer.id)
    (form,) = connecting.forms
    connecting.presenter.try_to_connect("slack", (HOOKS, "", f"{HOOKS}/services/a"), dialog)
    connecting.presenter.refresh()

    assert offer.sentence == SLACK.uses[0]
    assert (form.asks_site, form.asks_email) == (False, False)
    assert (form.asks_for, form.steps, form.trial) == (SLACK.asks_for, SLACK.steps, SLACK.trial)
    assert form.caveats == SLACK.caveats
    assert connecting.card.is_channel
    assert list(office.house.keystore.kept.values()) == [f"{HOOKS}\n{HOOKS}/services/a"]


def test_several_channels_of_a_service_are_told_apart(channels: Callable[..., Office]) -> None:
    """They say nothing else; what their account is made of is a secret, and not shown."""
    connecting = Connecting(channels("slack-1", "slack-2"))
    connecting.presenter.refresh()
    cards = connecting.view.last("show_connections").cards

    assert [card.service for card in cards] == ["Slack (slack-1)", "Slack (slack-2)"]
    assert {card.rights.account_id for card in cards} == {""}


def test_no_tasks_are_said_to_come_from_a_channel(channels: Callable[..., Office]) -> None:
    """The Tasks page names whose tasks they are."""
    office, view = channels("slack-1"), Seen()
    presenter = TasksPresenter(office.desk, view, lambda _: None)
    presenter.refresh()
    alone = view.last("show_tasks").service
    with office.house.profile.store.write() as unit:
        unit.save_connection(Connection("jira-1", "jira", "https://a.example", "", ANNA))
    presenter.refresh()

    assert (alone, view.last("show_tasks").service) == ("", "jira")


def test_an_address_that_is_worth_nothing_any_more_is_replaced(
    channels: Callable[..., Office],
) -> None:
    """Another address is another channel: there is nothing to sign in to again."""
    office = channels("slack-1")
    office.services.connections.pause(office.services.connections.one("slack-1"))
    connecting = Connecting(office)
    connecting.presenter.refresh()
    trouble = connecting.card.trouble

    assert trouble.title == "Slack no longer accepts the address."
    assert trouble.remedy is None


@pytest.mark.parametrize("way", [Way.TOKEN, Way.OAUTH])
def test_a_channel_by_a_sign_in_is_signed_in_to_again(
    channels: Callable[..., Office], way: Way
) -> None:
    """The same way as before, to the same channel: what posts there stays."""
    office = channels()
    account = Account("T1-U1", "Mia", "", "", site_name="#team-a, Acme")
    there = Connection("slack", "slack", "https://slack.com/archives/C1", "", account, way=way)
    with office.house.profile.store.write() as unit:
        unit.save_connection(replace(there, is_paused=True))
    connecting = Connecting(office)
    connecting.presenter.refresh()
    connecting.presenter.sign_in_again("slack")
    (form,) = connecting.forms

    assert connecting.card.trouble.title == "Slack no longer accepts the sign-in."
    assert connecting.card.trouble.remedy is not None
    assert (form.site, form.ways, form.way) == (there.site_url, (way,), way)


def test_a_channel_that_cannot_be_tried_is_not_tested(channels: Callable[..., Office]) -> None:
    """A test that says nothing is not offered."""
    office = channels("slack-1")
    connecting = Connecting(office)
    integration = office.house.engine.parts.integrations["slack"]
    assert isinstance(integration, FakeChannelIntegration)
    for quality in (SLACK.quality, {"README tells how to remove it": True}):
        integration.manifest = replace(SLACK, quality=quality)
        connecting.presenter.refresh()

        assert connecting.card.can_be_tested is bool(quality.get(TRIED))


def test_a_channel_by_an_account_is_named_and_tested(channels: Callable[..., Office]) -> None:
    """Whoever signed in can be asked, also where an address cannot be tried."""
    office = channels()
    account = Account("m", "Mia", "", "", site_name="Craft / Daily")
    there = Connection("slack", "slack", "https://graph.example/c1", "", account, way=Way.OAUTH)
    with office.house.profile.store.write() as unit:
        unit.save_connection(there)
    integration = office.house.engine.parts.integrations["slack"]
    assert isinstance(integration, FakeChannelIntegration)
    integration.manifest = replace(SLACK, quality={"README tells how to remove it": True})
    connecting = Connecting(office)
    connecting.presenter.refresh()
    card = connecting.card

    assert (card.site, card.account) == ("Craft / Daily", "Mia")
    assert (card.can_be_tested, card.is_by_address) == (True, False)


def test_a_channel_is_left_with_its_schedules(channels: Callable[..., Office]) -> None:
    """They are counted before; the address is good until it is removed over there."""
    office = channels("slack-1")
    assert office.house.code("standup.schedule.add", at="09:30") == 0
    leaving, dialog, forms = LeavePresenter(office.desk), Seen(), list[LeaveForm]()
    leaving.ask("slack-1", forms.append)
    leaving.leave("slack-1", dialog, keep_tasks=True)

    assert forms[0].is_channel
    assert forms[0].schedules == "One schedule of standups that names it is removed."
    assert dialog.last("show_left")[1] == (
        "The address itself is good until you remove it at Slack."
    )
    assert office.services.schedules.all() == ()


def test_leaving_says_why_it_could_not_be(office: Office) -> None:
    """And says nothing to a dialog that was closed meanwhile."""
    there = office.connect()
    leaving, dialog = LeavePresenter(office.desk), Seen()
    leaving.leave("nowhere", dialog, keep_tasks=True)
    late = Seen()
    office.run.is_holding = True
    for gone in ("nowhere", there.id):
        leaving.leave(gone, late, keep_tasks=True)
    leaving.look_away()
    office.run.let_go()

    assert "nowhere" in dialog.last("show_trouble").title
    assert dialog.last("show_leaving") is False
    assert (late.last("show_left"), late.last("show_trouble")) == (None, None)
    assert office.services.connections.all() == ()


# --- testing -------------------------------------------------------------------------------------


def test_a_sign_in_that_works_again_is_used_again(office: Office) -> None:
    """What had failed over it tries again by itself; nobody signs in."""
    there = signed_in(office, mode="automatic", is_paused=True)
    connecting = Connecting(office)
    connecting.presenter.refresh()
    connecting.presenter.test(there.id)
    connecting.presenter.refresh()

    assert connecting.card.tried == Tried(office.house.clock.read().at)
    assert connecting.card.trouble is None
    assert not office.services.connections.one(there.id).is_paused


@pytest.mark.parametrize("answer", [SignInExpired(), Busy(None)])
def test_a_test_says_why_it_failed(office: Office, answer: Failure) -> None:
    """A sign-in that is over pauses; a service that is busy says nothing about the sign-in."""
    there = signed_in(office)
    office.jira.answer = answer
    connecting = Connecting(office)
    connecting.presenter.test(there.id)
    connecting.presenter.refresh()
    is_over = isinstance(answer, SignInExpired)

    assert connecting.card.tried.trouble is not None
    assert office.services.connections.one(there.id).is_paused is is_over
    assert (connecting.card.trouble is not None) is is_over


def test_a_test_is_not_waited_for_any_longer(office: Office) -> None:
    """Its answer comes too late to be shown."""
    there = signed_in(office)
    connecting = Connecting(office)
    connecting.presenter.refresh()
    office.run.is_holding = True
    connecting.presenter.test(there.id)
    under_way = connecting.card.tried
    connecting.presenter.test(there.id)
    office.run.let_go()

    assert under_way == Tried()
    assert connecting.card.tried is None


# --- what a card says ----------------------------------------------------------------------------


def test_a_card_says_what_waits_and_for_what(office: Office) -> None:
    """A service that asked to wait is named as the reason, with the time of the next try."""
    office.track(office.jira_task("PROJ-142", "Invoice export"), 60)
    connecting = Connecting(office)
    connecting.presenter.refresh()
    before = connecting.card.queue
    deliveries, clock = office.services.deliveries, office.house.clock
    office.house.engine.running.courier.close()  # it would be quicker, at times
    deliveries.release(None, via="test")
    attempt = deliveries.next_attempt(clock.read().at)
    deliveries.settle(attempt, Busy(timedelta(minutes=10)))
    connecting.presenter.refresh()
    at = clock.read().at + timedelta(minutes=10)
    (delivery,) = deliveries.outbox()
    held = connecting.card.queue
    deliveries.let_go(delivery.key, via="test")
    connecting.presenter.refresh()

    assert before == Queue(1)
    assert held == Queue(1, 0, at, "The service asked to wait.")
    assert connecting.card.queue == Queue()


def test_a_card_says_that_it_waits_for_its_turn(office: Office) -> None:
    """A service that was asked as often as it allows is left alone for a while."""
    limit = Limit("connection", "any", 4, timedelta(minutes=1), "its manual")
    office.jira.manifest = replace(office.jira.manifest, limits=(limit,))
    office.track(office.jira_task("PROJ-142", "Invoice export"), 60)
    connecting, turns = Connecting(office), office.services.turns
    office.services.deliveries.release(None, via="test")
    (there,) = office.services.connections.all()
    turns.count("jira", there.id, is_write=True)
    turns.count("jira", there.id, is_write=True)
    wait = turns.wait(there)
    connecting.presenter.refresh()

    assert wait is not None
    assert connecting.card.queue.next_at == office.house.clock.read().at + wait.left
    assert connecting.card.queue.because == str(wait.reason)


def test_a_card_says_what_it_may_and_keeps(office: Office) -> None:
    """As the manifest says, with what was really granted."""
    office.jira.manifest = replace(
        office.jira.manifest,
        keeps_note=False,
        uses=("Read tasks.",),
        caveats=("Mind this.",),
        scopes={"read": "to read", "write": "to write"},
    )
    office.connect(way=Way.OAUTH, scopes=("read", "more"), grain=Grain.DAY)
    connecting = Connecting(office)
    connecting.presenter.refresh()

    assert connecting.card.keeps == Keeps(is_total=True, has_note=False)
    assert connecting.card.rights == Rights(
        Way.OAUTH,
        ("Read tasks.",),
        (Scope("read", "to read"), Scope("more", "")),
        ("Mind this.",),
        "anna-1",
    )


def test_where_the_picture_lies_is_told(office: Office) -> None:
    """As text: its host is none that anybody allowed."""
    address = "https://pictures.example/48.png"
    there = office.connect()
    office.services.connections.save(
        replace(there, account=replace(ANNA, avatar_url=address)), via="test"
    )
    connecting = Connecting(office)
    connecting.presenter.refresh()

    assert connecting.card.rights.picture_url == address


def test_a_service_says_itself_what_it_keeps_where_it_is_like_no_other(office: Office) -> None:
    """A work item of Azure DevOps has one number; what is of an entry stands in its history."""
    office.jira.manifest = replace(office.jira.manifest, keeps_said=AZURE.keeps_said)
    office.connect()
    connecting = Connecting(office)
    connecting.presenter.refresh()

    assert connecting.card.keeps == Keeps(said=AZURE.keeps_said)
    assert "one number of hours" in AZURE.keeps_said


@pytest.mark.parametrize("way", [Way.TOKEN, Way.OAUTH])
def test_a_card_that_is_only_read_says_nothing_of_writing(office: Office, way: Way) -> None:
    """Granted or not: what a connection does not do is not what its sign-in is used for."""
    office.jira.manifest = replace(
        office.jira.manifest, uses=("Read tasks.",), write_uses=("Write worklogs.",)
    )
    there, connecting = office.connect(way=way), Connecting(office)
    connecting.presenter.refresh()
    writes = connecting.card.rights.uses
    connecting.presenter.be_read_only(there.id, is_on=True)
    connecting.presenter.refresh()
    reads = connecting.card.rights.uses
    connecting.presenter.connect("jira")
    (form,) = connecting.forms

    assert (writes, reads) == (("Read tasks.", "Write worklogs."), ("Read tasks.",))
    assert (form.uses, form.write_uses) == (("Read tasks.",), ("Write worklogs.",))


def test_an_account_of_a_service_that_is_gone_is_still_shown(office: Office) -> None:
    """It can be left; more is not known of it."""
    office.services.connections.save(
        Connection("old-1", "old", "https://old.example", "", ANNA), via="test"
    )
    connecting = Connecting(office)
    connecting.presenter.refresh()

    assert (connecting.card.service, connecting.card.keeps) == ("old", Keeps())
    assert connecting.card.rights == Rights(account_id="anna-1")


def test_a_list_of_another_day_says_so(office: Office) -> None:
    """The time of day alone would be mistaken for today's."""
    there = office.connect()
    now = office.house.clock.read().at
    told = []
    for read_at in (now, now - timedelta(days=1)):
        office.services.connections.save(replace(there, last_read_at=read_at), via="test")
        connecting = Connecting(office)
        connecting.presenter.refresh()
        told.append(connecting.card.read)

    assert told == [Moment(now), Moment(now - timedelta(days=1), is_today=False)]


def test_a_card_says_what_was_done_last(office: Office) -> None:
    """Read, compared, sent: each by its own time, as far as it was done at all."""
    connecting, there, now = Connecting(office), office.connect(), office.house.clock.read().at
    connecting.presenter.refresh()
    before = connecting.card
    done = replace(there, compared_at=now, sent_at=now, books_for="jira-0", last_read_at=now)
    office.services.connections.save(done, via="test")
    connecting.presenter.refresh()
    card = connecting.card

    assert (before.read, before.compared, before.sent, before.reading) == (None,) * 4
    # One that books on others' tasks reads none.
    assert (card.read, card.compared, card.sent) == (None, Moment(now), Moment(now))


def test_a_card_says_why_it_cannot_be_read(office: Office) -> None:
    """What the service asked to wait, before what it answered the last time; with what to do."""
    connecting, there = Connecting(office), office.connect()
    reach = office.house.engine.running.reach
    reach.read(there, NotReached(), What.TASKS)
    connecting.presenter.refresh()
    lost = connecting.card.reading
    office.services.waits.heard(there.id, Busy(timedelta(minutes=10)))
    connecting.presenter.refresh()
    held = connecting.card.reading
    reach.read(there, Busy(timedelta(minutes=10)), What.TASKS)
    office.services.deliveries.release_connection(there.id, via="test")
    connecting.presenter.refresh()

    assert lost is not None
    assert "could not be reached" in lost.title
    assert lost.hint == "Check the address and the network."
    assert held is not None
    assert "said that it is busy" in held.title
    assert connecting.card.reading is None


def test_what_is_refused_stays_said_while_the_rest_is_read(office: Office) -> None:
    """Else a card would say it and not say it in turns; what was not reached is there again."""
    there, reach = office.connect(), office.house.engine.running.reach
    no = Refused(403)
    reach.read(there, no, What.WORKLOGS)
    reach.read(there, NotReached(), What.TASKS)
    away = reach.trouble(there.id)
    reach.read(there, (), What.TASKS)
    refused = reach.trouble(there.id)
    reach.read(there, (), What.WORKLOGS)

    assert (away, refused, reach.trouble(there.id)) == (NotReached(), no, None)


def test_a_card_names_the_places_it_reaches(office: Office) -> None:
    """With their ids, which tell two of one name apart."""
    there = office.connect()
    places = (Site("33", "Acme", ""), Site("44", "", ""))
    told = []
    for account in (
        replace(there.account, places=places),
        replace(there.account, site_id="", site_name="Acme"),
        replace(there.account, site_id="", site_name=""),
    ):
        office.services.connections.save(replace(there, account=account), via="test")
        connecting = Connecting(office)
        connecting.presenter.refresh()
        told.append(connecting.card.rights.places)

    assert told == [("Acme (33)", "44"), ("Acme",), ()]


def test_reading_only_is_a_switch(office: Office) -> None:
    """Where writing was never granted it cannot be switched off, and the card says so again."""
    office.jira.manifest = replace(office.jira.manifest, write_scopes=frozenset({"write"}))
    there = office.connect(way=Way.OAUTH, scopes=("read",))
    connecting = Connecting(office)
    connecting.presenter.be_read_only(there.id, is_on=True)
    is_on = office.services.connections.one(there.id).is_read_only
    connecting.presenter.be_read_only(there.id, is_on=False)

    assert is_on
    assert "Only reading was granted" in connecting.view.last("show_trouble").title
    assert connecting.card.is_read_only


def test_cached_tasks_are_forgotten_and_the_account_stays(office: Office) -> None:
    """What is shown of a service can go at once; local tasks are no cache."""
    office.jira_task("PROJ-142", "Invoice export")
    own = office.task("Code review")
    connecting = Connecting(office)
    connecting.presenter.purge(office.services.connections.all()[0].id)
    connecting.presenter.refresh()

    assert [str(task.ref) for task in office.services.tasks.find()] == [own]
    assert connecting.view.last("show_connections").cards[0].task_count == 0


def test_a_service_without_tasks_is_offered_for_each_it_can_book_for(office: Office) -> None:
    """And not before there is one."""
    connecting, dialog = Connecting(office), Seen()
    connecting.presenter.refresh()
    _, tempo = connecting.view.last("show_connections").offers
    assert (tempo.id, tempo.locked_by) == ("tempo", "jira")
    assert tempo.sentence == "Connect Jira first: time is booked on its tasks."

    home = office.connect()
    connecting.presenter.refresh()
    _, tempo = connecting.view.last("show_connections").offers
    assert (tempo.id, tempo.locked_by) == (f"tempo@{home.id}", "")
    assert "team.example" in tempo.sentence

    connecting.presenter.connect(tempo.id)
    assert connecting.forms[0].service == "tempo"
    connecting.presenter.try_to_connect("tempo", ("https://api.tempo.io", "", "t"), dialog)
    connecting.presenter.refresh()
    jira, booker = connecting.view.last("show_connections").cards
    assert (jira.booked_over, jira.home) == ("Tempo", "")
    assert (booker.booked_over, booker.home, booker.site) == ("", "Jira", "team.example")
    assert office.services.connections.one("tempo").books_for == home.id

    leaving: list[LeaveForm] = []
    LeavePresenter(office.desk).ask(booker.id, leaving.append)
    assert leaving[0].home == "Jira"


def test_signing_in_again_goes_on_booking_for_the_same(office: Office) -> None:
    """Also where there are several by now."""
    home = office.connect()
    connecting, dialog = Connecting(office), Seen()
    connecting.presenter.connect(f"tempo@{home.id}")
    connecting.presenter.try_to_connect("tempo", ("https://api.tempo.io", "", "t"), dialog)
    made = office.services.connections.one("tempo")
    other = replace(home, id="", site_url="https://other.example")
    office.services.connections.save(office.services.connections.name(other), via="test")
    connecting.presenter.sign_in_again(made.id)
    connecting.presenter.try_to_connect("tempo", ("https://api.tempo.io", "", "new"), dialog)

    again = office.services.connections.one("tempo")

    # It may be read in the background meanwhile.
    assert replace(again, last_read_at=made.last_read_at) == made
