"""What an integration says of itself: what it can, asks for, and keeps to. One for each service."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import timedelta
from enum import StrEnum

from tracksync.core.delivery.pacing import Limit
from tracksync.core.values import dataclass

# The rules every integration keeps; `tests/contract/integrations/quality.py` has a check for each.
TRIED = "sign-in is tried before it is saved"
SAME_AGAIN = "re-sign-in keeps everything"
LOOKED_UP = "a lost answer is looked up before anything is sent again"
FOREIGN_LEFT = "other people's worklogs are never touched"
LOST_AND_BACK = "lost and back are said once each"
REMOVAL = "README tells how to remove it"
# What the address is for that takes a granted sign-in back; one without it leaves that to people.
GIVES_BACK = "to give the sign-in back"
QUALITY_RULES = (TRIED, SAME_AGAIN, LOOKED_UP, FOREIGN_LEFT, LOST_AND_BACK, REMOVAL)


class Grain(StrEnum):
    """What one worklog over there holds."""

    ENTRY = "entry"
    DAY = "day"


class Way(StrEnum):
    """How a person can sign in."""

    TOKEN = "token"  # noqa: S105  a word, not a secret
    OAUTH = "oauth"
    DEVICE = "device"


class AppKind(StrEnum):
    """As whom a person signs in by OAuth: what has to be named the first time."""

    BROKER = "broker"  # the team's, which keeps an app's secret; its address and a device key
    OWN = "own"  # an app the person registered: its id and its secret
    PUBLIC = "public"  # an app without a secret: its id


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address of the service's official interface. `path` is a template: `/issue/{id}`."""

    method: str
    path: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """
    One integration.

    Attributes:
        name: As in commands and settings: "jira".
        title: What people call it.
        grain: One worklog an entry, or one total a task and day.
        keeps_start: The time of day an entry began is kept; else only its date.
        keeps_note: The note of an entry is kept.
        keeps_said: What is kept of an entry, where the three above do not tell it; a phrase.
        caveats: What people should know before they connect, one sentence each.
        ways: How to sign in, the recommended one first.
        apps: As whom, by OAuth; the recommended one first.
        site: The address everybody uses; empty where each team has its own, which is asked for.
        site_example: What such an address looks like.
        site_hint: What else may be typed where everybody uses one address, in a sentence; then it
            is asked for all the same.
        asks_email: A token alone does not say whose it is.
        token_page: Where a token is made.
        asks_for: What is asked for in its place: the address of a webhook; empty for a token.
        steps: How one comes by it, in a sentence.
        trial: What comes of it over there that it is tried, in a sentence; or that it is not.
        books_for: The service whose tasks its time is booked on, where it has none of its own.
        is_channel: Standups are posted there; it has no tasks, and no time is booked.
        grants_page: Where a person sees what they granted, and takes it back.
        lent_said: What stays there when a sign-in by a broker is left, since others live on it, in
            a sentence; empty where it is given back.
        uses: What the sign-in is used for, in sentences; also where nothing is written.
        write_uses: What else it is used for where time is written.
        scopes: What OAuth asks for, and why. Least first; equal to what the docs say (a test).
        write_scopes: Those of them that a read-only connection does not ask for.
        email_scopes: What else is asked for where the person wants their own e-mail address shown,
            and why; told apart in the docs (a test). Empty where it takes none.
        email_allows: What those would let a program do, and what this one does, in sentences.
        endpoints: Every address that is used (a test).
        oauth_endpoints: Those of signing in by OAuth, which services describe in prose alone.
        limits: As the service documents them.
        retry_base: First wait after a failure.
        path_words: Segments of a path that name nobody; others stay out of the record of what left.
        quality: Which of the rules it keeps (a test); a caveat tells of each that it cannot.
    """

    name: str
    title: str
    grain: Grain = Grain.ENTRY
    keeps_start: bool = True
    keeps_note: bool = True
    keeps_said: str = ""
    caveats: tuple[str, ...] = ()
    ways: tuple[Way, ...] = (Way.TOKEN,)
    apps: tuple[AppKind, ...] = ()
    site: str = ""
    site_example: str = ""
    site_hint: str = ""
    asks_email: bool = False
    token_page: str = ""
    asks_for: str = ""
    steps: str = ""
    trial: str = ""
    books_for: str = ""
    is_channel: bool = False
    grants_page: str = ""
    lent_said: str = ""
    uses: tuple[str, ...] = ()
    write_uses: tuple[str, ...] = ()
    scopes: Mapping[str, str] = field(default_factory=dict)
    write_scopes: frozenset[str] = frozenset()
    email_scopes: Mapping[str, str] = field(default_factory=dict)
    email_allows: str = ""
    endpoints: tuple[Endpoint, ...] = ()
    oauth_endpoints: tuple[Endpoint, ...] = ()
    limits: tuple[Limit, ...] = ()
    retry_base: timedelta = timedelta(seconds=5)
    path_words: frozenset[str] = frozenset()
    quality: Mapping[str, bool] = field(default_factory=dict)

    @property
    def takes_back(self) -> bool:
        """Whether what was granted can be given back from here; else the person does it there."""
        return any(endpoint.purpose == GIVES_BACK for endpoint in self.oauth_endpoints)

    @property
    def can_be_tried(self) -> bool:
        """Whether a sign-in can be tried without leaving anything there."""
        return self.quality.get(TRIED, not self.quality)

    def uses_for(self, *, is_read_only: bool) -> tuple[str, ...]:
        """Tell what a sign-in is used for."""
        return self.uses if is_read_only else (*self.uses, *self.write_uses)

    def scopes_for(self, *, is_read_only: bool, with_email: bool = False) -> tuple[str, ...]:
        """Tell what a sign-in asks for."""
        left_out = self.write_scopes if is_read_only else frozenset()
        more = tuple(self.email_scopes) if with_email else ()
        return (*(scope for scope in self.scopes if scope not in left_out), *more)

    def reason_for(self, scope: str) -> str:
        """Tell what a scope is for; empty for one that is never asked for."""
        return self.scopes.get(scope) or self.email_scopes.get(scope, "")

    def may_tell_email(self, granted: Iterable[str]) -> bool:
        """Tell whether the person's e-mail address may be read that takes scopes of its own."""
        return bool(self.email_scopes) and set(self.email_scopes) <= set(granted)

    def may_write(self, granted: tuple[str, ...]) -> bool:
        """Tell whether scopes that were granted are enough to write."""
        return self.write_scopes <= set(granted)


def all_kept(*, but: tuple[str, ...] = ()) -> dict[str, bool]:
    """Say that every rule is kept, *but* those that the service makes impossible."""
    return {rule: rule not in but for rule in QUALITY_RULES}
