"""oidc-provider: a real authorization server, and a person who fills in its forms."""

from __future__ import annotations

import http.cookiejar
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode, urljoin

from tests.peers.node import HERE, running

PATIENCE_S = 120
_MOST_FORMS = 8


def oidc(folder: Path, *, team_return: str = "") -> AbstractContextManager[str]:
    """
    Run oidc-provider on a free port of the loopback.

    Args:
        folder: Where its log may lie.
        team_return: Where the confidential client "team" has browsers come back to.

    Returns:
        Its address, which is its issuer too.
    """
    return running(
        lambda port: (str(HERE / "oidc.mjs"), str(port), team_return),
        folder / "oidc.log",
        says="oidc-provider is listening",
    )


@contextmanager
def entra(folder: Path, server_file: Path) -> Iterator[str]:
    """
    Run the same as a directory of Microsoft's, over TLS.

    Args:
        folder: Where its log may lie.
        server_file: Its certificate and key.

    Yields:
        The directory's address: what MSAL calls its authority.
    """
    with running(
        lambda port: (str(HERE / "entra.mjs"), str(port), str(server_file)),
        folder / "entra.log",
        says="oidc-provider is listening",
    ) as address:
        yield f"{address.replace('http:', 'https:', 1)}/fabrikam"


class _Form(HTMLParser):
    """The first form of a page: where it goes, and what stands in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.action: str | None = None
        self.method = "get"
        self.fields: dict[str, str] = {}
        self._is_over = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and self.action is None:
            self.action, self.method = told.get("action", ""), told.get("method", "get").lower()
        is_field = tag in {"input", "button"} and self.action is not None and not self._is_over
        if is_field and told.get("name"):
            self.fields[told["name"]] = told.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self._is_over = self._is_over or (tag == "form" and self.action is not None)


@dataclass
class Browser:
    """
    A browser, and who sits at it: signs in and says yes wherever it is asked.

    Attributes:
        name: Typed where a name is asked for.
        typed: Typed into fields of these names.
        ca_file: Whom to trust besides the usual ones.
    """

    name: str = "mia"
    typed: dict[str, str] = field(default_factory=dict)
    ca_file: Path | None = None

    def __post_init__(self) -> None:
        jar = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy())
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPCookieProcessor(jar),
            urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=self.ca_file)),
        )

    def visit(self, url: str) -> tuple[int, str, str]:
        """Open a page and go on until there is no form any more: status, text, address."""
        status, text, url = self._open(url)
        for _ in range(_MOST_FORMS):
            form = _Form(text)
            if form.action is None or status >= 400:
                break
            fields = {**form.fields, **self._answers(form)}
            status, text, url = self._open(urljoin(url, form.action or url), fields)
        return status, text, url

    def _answers(self, form: _Form) -> dict[str, str]:
        known = {"login": self.name, "password": "any", **self.typed}
        return {name: value for name, value in known.items() if name in form.fields}

    def _open(self, url: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        data = None if fields is None else urlencode(fields).encode()
        try:
            with self._opener.open(url, data, timeout=PATIENCE_S) as answer:
                return answer.status, answer.read().decode(), answer.url
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode(), error.url or url
