"""
Signing in through a broker, which keeps an app's secret that must not lie on this machine.

To us it speaks OAuth with PKCE, whatever the service behind it knows: docs/reference/broker.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tracksync.core.delivery.outcomes import Failure
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.network import oauth_answers as answers
from tracksync.network.access import Access
from tracksync.network.bearer import Bearer
from tracksync.network.exchange import Exchange
from tracksync.network.oauth import CodeFlow, Described, Endpoints, Sites, challenge, said_no
from tracksync.network.origin import Origin
from tracksync.network.untyped import an_object, odd
from tracksync.ports.authorization import App, Ask, Authorization, Tokens
from tracksync.ports.manifest import Manifest

_WORDS = frozenset({"v1", "authorize", "token", "revoke"})


class BrokeredFlow:
    """`ports.authorization.Authorization` by a broker. `app.secret` is this device's key to it."""

    def __init__(
        self, access: Access, manifest: Manifest, api: str, app: App, *, sites: Sites
    ) -> None:
        self.sites = sites
        base = app.broker.rstrip("/")
        spoken = replace(manifest, path_words=manifest.path_words | _WORDS)
        here = Described(
            api=api,
            authorize=f"{base}/v1/authorize",
            token=f"{base}/v1/token",
            revoke=f"{base}/v1/revoke",
        )
        self._at = Endpoints(access, spoken, here, app)
        self._service = manifest.name
        self._key = Bearer(app.secret)

    @property
    def origin(self) -> str:
        return self._at.origin

    @property
    def return_to(self) -> str:
        return ""

    def begin(self, ask: Ask) -> str | Failure:
        asked = {
            "redirect_uri": ask.return_to,
            "scope": " ".join(ask.scopes),
            "state": ask.state,
            "code_challenge": challenge(ask.verifier),
            "code_challenge_method": "S256",
        }
        exchange = self._post(self._at.described.authorize, asked)
        if (failure := self._at.unsettled(exchange)) is not None:
            return failure
        if not answers.is_granted(exchange):
            return answers.no_grant(exchange, say("The broker"))
        try:
            return _page(exchange.json())
        except ValueError:
            return answers.not_understood()

    def exchange(self, ask: Ask, answer: Mapping[str, str]) -> Tokens | Failure:
        if (refused := said_no(answer)) is not None:
            return refused
        fields = {
            "grant_type": "authorization_code",
            "code": answer["code"],
            "redirect_uri": ask.return_to,
            "code_verifier": ask.verifier,
        }
        return self._at.exchanged(self._post(self._at.described.token, fields))

    def refresh(self, token: str, scopes: tuple[str, ...] = ()) -> Tokens | Failure:
        del scopes  # the refresh token stands for them
        return self._at.refresh(token, self._key, service=self._service)

    def revoke(self, token: str) -> Failure | None:
        return self._at.revoke(token, self._key, service=self._service)

    def _post(self, address: str, fields: Mapping[str, str]) -> Exchange:
        return self._at.post(address, {**fields, "service": self._service}, self._key)


def code_flow(
    access: Access,
    manifest: Manifest,
    described: Described,
    app: App,
    *,
    sites: Sites = lambda _: (),
) -> Authorization:
    """
    Choose how the code flow is done: by a broker, or as the app itself.

    Raises:
        BadInput: The app cannot be asked as.
    """
    if app.broker:
        try:
            Origin.parse(app.broker)
        except ValueError as e:
            msg = say("That is not the address of a broker.")
            raise BadInput(msg, say("It looks like https://broker.example.org.")) from e
        if not app.secret:
            msg = say("The broker wants this device's key, and none was given.")
            raise BadInput(msg, say("Its operator makes one: tracksync broker device."))
        return BrokeredFlow(access, manifest, described.api, app, sites=sites)
    if not app.client_id:
        msg = say("{service} is asked as an app, and none was named.", service=manifest.title)
        hint = say("Name your team's broker (--broker), or an app of yours (--client-id).")
        raise BadInput(msg, hint)
    return CodeFlow(Endpoints(access, manifest, described, app), sites=sites)


def _page(body: object) -> str:
    page = an_object(body).get("authorize_url")
    if not isinstance(page, str):
        raise ValueError(odd("a page"))  # noqa: TRY004  one kind of trouble for whoever reads
    Origin.parse(page)  # it is opened in a browser
    return page
