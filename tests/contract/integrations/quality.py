"""
The rules of quality, each bound to what is looked at in a service to tell whether it is kept.

`CHECKS` has one check for each rule; a check fails with an AssertionError where the rule is broken.
They are few and short: what is told of a service in full stands in `suite`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.contract.integrations.bench import Bench, Seat, disturbed, seat, use_everything
from tests.contract.network.gateway_rig import NOW, access
from tests.fakes.hooks import TeamsDouble
from tests.fakes.service_double import Double, Fault
from tests.fakes.slack_api import BOB, MIA, ROOM, Post, SlackApiDouble
from tests.unit.integrations.hostile import standup
from tests.unit.services.desk import Desk
from tracksync import integrations
from tracksync.core.delivery.outcomes import NoAnswer, NotReached, Written
from tracksync.core.problems import Problem
from tracksync.core.standup.text import Item
from tracksync.integrations import slack, teams
from tracksync.ports.manifest import (
    FOREIGN_LEFT,
    LOOKED_UP,
    LOST_AND_BACK,
    REMOVAL,
    SAME_AGAIN,
    TRIED,
)
from tracksync.ports.tracker import Account, Adapters, Connection, Integration
from tracksync.services.personal.connecting.connections import ConnectionService
from tracksync.services.personal.connecting.tried import SignIn

FOLDER = Path(integrations.__path__[0])
LOSES = Fault("drop", commits=True)


@dataclass
class Trial(ABC):
    """
    A service that is looked at, with its double running.

    Attributes:
        double: Of the service.
        sign_in: What connects it.
        homes: What is connected before.
        readme: What its folder says of it.
    """

    double: Double[Any]
    integration: Integration
    adapters: Adapters
    sign_in: SignIn
    homes: tuple[Connection, ...] = ()
    readme: str = ""
    desk: Desk = field(default_factory=Desk)

    def __post_init__(self) -> None:
        with self.desk.store.write() as unit:
            for home in self.homes:
                unit.save_connection(home)

    @property
    def connections(self) -> ConnectionService:
        """What keeps connections, in memory."""
        return ConnectionService(
            self.desk.recorder, {self.integration.manifest.name: self.integration}
        )

    @abstractmethod
    def write_in_vain(self) -> object:
        """Write something that arrives, while the answer is lost; the outcome."""

    @abstractmethod
    def standing(self) -> int:
        """Count what of us stands."""

    @abstractmethod
    def found(self) -> int:
        """Count what of us a look finds."""

    @abstractmethod
    def use(self) -> None:
        """Write, change and delete."""

    @abstractmethod
    def of_others(self) -> object:
        """Tell everything of others."""


class TrackerTrial(Trial):
    """A service with worklogs, on its bench of the shared suite."""

    at: Seat

    def write_in_vain(self) -> object:
        return disturbed(self.at, "create", LOSES)

    def standing(self) -> int:
        return len(self.at.ours())

    def found(self) -> int:
        return len(self.at.look(self.at.worklog()))

    def use(self) -> None:
        use_everything(self.at)

    def of_others(self) -> object:
        return self.at.bench.of_others(self.double)


MARK = "0b0e5f6c-1d6c-5f5e-9d0e-2b7a7f1f0a11"
SAID = standup(Item("Invoice export", "P-1", "https://jira.example/browse/P-1"))


class SlackTrial(Trial):
    """Slack by a token; Bob wrote there too."""

    def write_in_vain(self) -> object:
        self.double.script.add(LOSES)
        return self._post()

    def _post(self) -> object:
        assert self.adapters.channel is not None
        return self.adapters.channel.post(SAID, MARK)

    def standing(self) -> int:
        return len([p for p in self.double.world.standing(ROOM.id) if p.user != BOB.user])

    def found(self) -> int:
        posts = self.adapters.posts
        return 0 if posts is None else isinstance(posts.look(MARK, NOW), Written)

    def use(self) -> None:
        posted, posts = self._post(), self.adapters.posts
        assert isinstance(posted, Written)
        assert posts is not None
        posts.change(posted.remote_id, SAID, MARK)
        posts.delete(posted.remote_id)

    def of_others(self) -> object:
        return [p for p in self.double.world.standing(ROOM.id) if p.user == BOB.user]


class TeamsTrial(SlackTrial):
    """Teams by a workflow: whatever is sent is a new message."""

    def standing(self) -> int:
        return len(self.double.world.messages)

    def use(self) -> None:
        self._post()

    def of_others(self) -> object:
        return self.double.world.messages[1:]


# --- what is looked at ---------------------------------------------------------------------------


def is_tried(trial: Trial) -> None:
    """Nobody's sign-in is refused, ours is told whose it is by the service; nothing is saved."""
    service, homes = trial.connections, trial.homes
    draft = service.try_sign_in(trial.sign_in)
    try:
        service.try_sign_in(_as_nobody(trial.sign_in))
    except Problem:
        assert service.all() == homes
    else:
        msg = "a sign-in of nobody was taken"
        raise AssertionError(msg)
    assert draft.account.account_id
    assert trial.double.seen


def _as_nobody(sign_in: SignIn) -> SignIn:
    token = sign_in.token
    wrong = f"{token[:-1]}{'x' if token[-1] != 'x' else 'y'}"
    return SignIn(sign_in.service, sign_in.site_url, sign_in.email, wrong)


def is_same_again(trial: Trial) -> None:
    """The connection, its name and the person's choices are those of before."""
    service = trial.connections
    made = []
    for mode in ("automatic", None):
        typed = trial.sign_in
        wish = SignIn(typed.service, typed.site_url, typed.email, typed.token, mode=mode)
        named = service.name(service.try_sign_in(wish))
        service.save(named, via="test")
        made.append(service.one(named.id))
    first, again = made
    assert (again.id, again.mode) == (first.id, first.mode) == (again.id, "automatic")
    assert len(service.all()) == len(trial.homes) + 1


def is_looked_up(trial: Trial) -> None:
    """It was sent once, nobody claims to know what became of it, and a look finds it."""
    before = trial.found()
    outcome = trial.write_in_vain()
    assert isinstance(outcome, NoAnswer), outcome
    assert trial.standing() == 1, "it was not sent once"
    assert trial.found() == before + 1, "a look does not find it"


def is_left_alone(trial: Trial) -> None:
    """All that others have stands as before."""
    before = trial.of_others()
    trial.use()
    assert trial.of_others() == before
    trial.double.check()


def is_lost_and_back(trial: Trial) -> None:
    """
    A service that is away says so, whatever is asked, and nothing else; then it is itself again.

    That this is told once is the program's: it has one word for it, and heeds the changes.
    """
    whoami = trial.adapters.tracker.whoami
    trial.double.stop()
    asked = [trial.write_in_vain()]
    if trial.integration.manifest.quality.get(TRIED):
        asked += [whoami(), whoami()]
    trial.double.start()
    trial.double.script.clear()
    for outcome in asked:
        assert isinstance(outcome, NotReached), outcome
        assert outcome.reason
    assert isinstance(whoami(), Account)


def is_removable(trial: Trial) -> None:
    """What is deleted here and what stays there is told, and what it cannot do."""
    _, is_there, leaving = trial.readme.partition("\n## Disconnect\n")
    assert is_there
    assert "deletes the" in leaving.partition("\n## ")[0]
    assert "imits\n" in leaving


CHECKS: Mapping[str, Callable[[Trial], None]] = {
    TRIED: is_tried,
    SAME_AGAIN: is_same_again,
    LOOKED_UP: is_looked_up,
    FOREIGN_LEFT: is_left_alone,
    LOST_AND_BACK: is_lost_and_back,
    REMOVAL: is_removable,
}


# --- how they are set up -------------------------------------------------------------------------


@contextmanager
def tracker(bench: Bench, *, folder: Path = FOLDER) -> Iterator[Trial]:
    """Look at a service with worklogs."""
    with seat(bench) as at:
        name = at.connection.service
        trial = TrackerTrial(
            at.double,
            at.integration,
            at.adapters,
            SignIn(name, at.connection.site_url, at.connection.email, bench.token),
            bench.homes(),
            (folder / name / "README.md").read_text(encoding="utf-8"),
        )
        trial.at = at
        yield trial


@contextmanager
def slack_by_token() -> Iterator[Trial]:
    """Look at Slack, as it is used by a token."""
    with SlackApiDouble() as double:
        double.world.now_s = NOW.timestamp
        theirs = {"text": "Good morning"}
        double.world.put(Post(f"{int(NOW.timestamp()) - 60}.000001", ROOM.id, BOB.user, theirs))
        site = f"{double.url}/archives/{ROOM.id}"
        yield _channel(SlackTrial, double, slack.build, "slack", site, MIA.token)


@contextmanager
def teams_by_workflow() -> Iterator[Trial]:
    """Look at Teams."""
    with TeamsDouble() as double:
        yield _channel(TeamsTrial, double, teams.build, "teams", double.url, double.address)


def _channel(
    kind: type[Trial],
    double: Double[Any],
    build: Callable[..., Integration],
    name: str,
    site: str,
    token: str,
) -> Trial:
    built = build(access(settings={f"services.{name}.base_url": double.url}))
    connection = Connection("c-1", name, site, "", Account("", "", "", ""))
    adapters = built.connect(connection, lambda: token)
    readme = (FOLDER / name / "README.md").read_text(encoding="utf-8")
    return kind(double, built, adapters, SignIn(name, site, "", token), readme=readme)
