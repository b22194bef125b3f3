"""A service's sign-in by the browser, in front of its double: one server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode

from tests.fakes.atlassian.grants import Denied, Granter, Registered
from tracksync.demo.loopback import Answer, Asked, Loopback, LoopbackHandler
from tracksync.network.oauth import challenge

# As whom the double sees who was not let through.
NOBODY = "nobody"
_APP = {"client_id", "client_secret"}
_CODE = {"grant_type", "code", "redirect_uri", *_APP}
_REFRESH = {"grant_type", "refresh_token", *_APP}


@dataclass(frozen=True)
class Rules:
    """
    How a service does it.

    Attributes:
        page: What its page is asked with, besides what everybody asks.
        refresh: What stands beside a refresh token, besides what everybody says.
        scopes: What it grants where nothing is asked for.
        tells: What stands in a token answer besides the tokens.
    """

    authorize: str
    token: str
    revoke: str
    page: frozenset[str]
    refresh: frozenset[str] = frozenset()
    scopes: tuple[str, ...] = ()
    has_pkce: bool = False
    tells: Mapping[str, object] = field(default_factory=dict)


class Behind(Protocol):
    """What stands behind: a double, or the way to one."""

    def serve(self, asked: Asked, handler: LoopbackHandler) -> None:
        """Answer a request of somebody who was let through."""

    def settle(self) -> None:
        """Wait until it has ended what it began."""

    def check(self) -> None:
        """Fail if anything was asked wrongly."""


class Front(Loopback):
    """
    Signs a person in and lets requests through to the double, as that person.

    Args:
        double: What stands behind; it need not listen itself.
        token: What the double knows the person by.

    Attributes:
        books: Who granted what. Here an old refresh token is worth nothing at once.
        pages: What the page was asked with, each time.
        says_no: The person refuses.
        on_token: Called before a token answer leaves; may raise ConnectionError to lose it.
        breaches: What was asked in a way that the service's documents do not allow.
        seen: Method and path of what was asked here, and not behind.
    """

    def __init__(
        self, rules: Rules, double: Behind, token: str, *apps: Registered, rotates: bool
    ) -> None:
        self.base_url = ""
        self.double: Any = double  # its world differs, as the tests know
        self.books = Granter(apps, leeway_s=-1, rotates=rotates, is_lasting=True)
        self.pages: list[dict[str, str]] = []
        self.says_no = False
        self.on_token: Callable[[], None] = lambda: None
        self.breaches: list[str] = []
        self.seen: set[str] = set()
        self._rules = rules
        self._token = token
        self._challenges: dict[str, str] = {}
        self._counting = threading.Lock()
        super().__init__(self)

    def answer(self, asked: Asked) -> Answer:
        rules = self._rules
        places = {rules.authorize: self._page, rules.token: self._tokens, rules.revoke: self._gone}
        return places[asked.path](asked)

    def serve(self, asked: Asked, handler: LoopbackHandler) -> None:
        rules = self._rules
        if asked.path not in {rules.authorize, rules.token, rules.revoke}:
            known = self.books.who(asked.bearer)
            token = self._token if known is not None else NOBODY
            headers = {**asked.headers, "authorization": f"Bearer {token}"}
            self.double.serve(replace(asked, headers=headers), handler)
            return
        with self._counting:
            self.seen.add(f"{asked.method} {asked.path}")
        answer = self.answer(asked)
        if asked.path == rules.token:
            try:
                self.on_token()
            except ConnectionError:
                handler.close_connection = True
                return
        handler.send(answer)

    def failed(self, error: BaseException) -> None:
        self.breaches.append(f"the double itself failed: {error!r}")

    def check(self) -> None:
        """Fail if anything was asked wrongly, here or behind."""
        assert self.breaches == []
        self.double.settle()
        self.double.check()

    def _page(self, asked: Asked) -> Answer:
        told = {name: values[-1] for name, values in asked.query.items()}
        self.pages.append(told)
        wanted = {"response_type", "client_id", "redirect_uri", "state", *self._rules.page}
        self._judge(set(told), wanted, "the page")
        back = {"state": told["state"]}
        try:
            if self.says_no:
                back["error"] = "access_denied"
            else:
                scopes = tuple(told.get("scope", "").split()) or self._rules.scopes
                code = self.books.consent(
                    told["client_id"], told["redirect_uri"], scopes, "mia", ()
                )
                self._challenges[code] = told.get("code_challenge", "")
                back["code"] = code
        except Denied as denied:
            return Answer(denied.status, {"error": denied.error})
        return Answer(302, None, {"Location": f"{told['redirect_uri']}?{urlencode(back)}"})

    def _tokens(self, asked: Asked) -> Answer:
        told = dict(parse_qsl(asked.body.decode()))
        try:
            app = (told["client_id"], told["client_secret"])
            if told["grant_type"] == "refresh_token":
                self._judge(set(told), _REFRESH | self._rules.refresh, "a renewal")
                return Answer(
                    200, {**self.books.refresh(*app, told["refresh_token"]), **self._rules.tells}
                )
            self._check_proof(told)
            granted = self.books.exchange(*app, told["code"], told["redirect_uri"])
            return Answer(200, {**granted, **self._rules.tells})
        except Denied as denied:
            return Answer(400, {"error": denied.error, "error_description": denied.described})

    def _check_proof(self, told: Mapping[str, str]) -> None:
        proof = {"code_verifier"} if self._rules.has_pkce else set()
        self._judge(set(told), _CODE | proof, "an exchange")
        if proof and challenge(told["code_verifier"]) != self._challenges[told["code"]]:
            raise Denied(400, "invalid_grant", "The code verifier does not match.")

    def _gone(self, asked: Asked) -> Answer:
        told = dict(parse_qsl(asked.body.decode()))
        try:
            self.books.revoke(told["client_id"], told["client_secret"], told["token"])
        except Denied as denied:
            return Answer(denied.status, {"error": denied.error})
        return Answer(200, {})

    def _judge(self, told: set[str], wanted: set[str], what: str) -> None:
        if told != wanted:
            self.breaches.append(f"{what} was asked with {sorted(told)}")
