"""Connecting Jira Cloud: what to ask, and what of it can be judged before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass

from tracksync.core.problems import BadInput
from tracksync.network.origin import Origin

_EXAMPLE = "It looks like https://your-company.atlassian.net."
_TOKEN_LIMIT = 2000
_EMAIL_LIMIT = 254


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to ask for, in order."""

    name: str
    label: str
    hint: str
    is_secret: bool = False


ASKS = (
    Ask("site", "Jira site", _EXAMPLE),
    Ask("email", "E-mail", "The one you sign in to Jira with."),
    Ask(
        "token",
        "API token",
        "Made at id.atlassian.com > Security > API tokens. It is kept in your keystore.",
        is_secret=True,
    ),
)


def check_site(typed: str) -> str:
    """
    Read the site's address as typed.

    Returns:
        The origin the token will belong to, to be shown before it is used: a look-alike name shows
        as punycode (`https://xn--...`).

    Raises:
        BadInput: Not https (plain http on this machine only), a path, a user name, not a host.
    """
    text = typed.strip()
    try:
        origin = Origin.parse(text if "://" in text else f"https://{text}")
    except ValueError as e:
        title = "That is not the address of a Jira site."
        raise BadInput(title, _EXAMPLE) from e
    rest = text.partition("://")[2] or text
    if any(sign in rest.removesuffix("/") for sign in "/?#"):
        title = "The address of the site is needed, not of a page in it."
        raise BadInput(title, f"Try {origin}.")
    return str(origin)


def check_sign_in(email: str, token: str) -> tuple[str, str]:
    """Take the blanks off e-mail and token; BadInput where one cannot be sent as it is."""
    name, secret = email.strip(), token.strip()
    if not 0 < len(name) <= _EMAIL_LIMIT or "@" not in name or not _is_plain(name) or ":" in name:
        title = "That is not an e-mail address."
        raise BadInput(title, "Use the one you sign in to Jira with.")
    if not 0 < len(secret) <= _TOKEN_LIMIT or not secret.isascii() or not _is_plain(secret):
        title = "That is not an API token."
        raise BadInput(title, "Copy the whole token, and nothing else, from id.atlassian.com.")
    return name, secret


def _is_plain(text: str) -> bool:
    return text.isprintable() and " " not in text
