"""What the operator decides: one file, read when the broker starts."""

from __future__ import annotations

import ipaddress
import os
import re
import stat
import tomllib
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_PRESETS: dict[str, dict[str, Any]] = {
    "jira": {
        "authorize_url": "https://auth.atlassian.com/authorize",
        "token_url": "https://auth.atlassian.com/oauth/token",
        "revoke_url": "https://auth.atlassian.com/oauth/revoke",
        "scopes": ["read:jira-user", "read:jira-work", "write:jira-work", "offline_access"],
        "more": {"audience": "api.atlassian.com", "prompt": "consent"},
        "json": True,
    },
    "asana": {
        "authorize_url": "https://app.asana.com/-/oauth_authorize",
        "token_url": "https://app.asana.com/-/oauth_token",
        "revoke_url": "https://app.asana.com/-/oauth_revoke",
        "scopes": ["default"],
    },
    # Its page wants to know the Jira site as well: `more = {jira_url = "https://…"}`.
    "tempo": {
        "authorize_url": "https://api.tempo.io/oauth/authorize/redirect",
        "token_url": "https://api.tempo.io/oauth/token/",
        "revoke_url": "https://api.tempo.io/oauth/revoke_token/",
        "scopes": ["read", "write"],
    },
    # A bot, which the whole workspace shares: its token is never given back from here.
    "slack": {
        "authorize_url": "https://slack.com/oauth/v2/authorize",
        "token_url": "https://slack.com/api/oauth.v2.access",
        "scopes": [
            *("chat:write", "channels:history", "groups:history"),
            *("channels:read", "groups:read"),
        ],
        "scopes_apart": ",",
        "lasting": True,
    },
}


class Unusable(Exception):
    """The configuration cannot be used; a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Upstream:
    """
    One service, and the app it knows us as.

    Attributes:
        is_lasting: Its access tokens hold until they are revoked, and nothing renews them. A
            device gets them for a while, with a sealed one to ask again by.
    """

    authorize_url: str
    token_url: str
    revoke_url: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: frozenset[str]
    more: Mapping[str, str]
    is_json: bool
    ca_file: str | None
    scopes_apart: str = " "
    is_lasting: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the operator decides. `devices`: by the SHA-256 of a key, what it is called."""

    host: str
    port: int
    public_url: str
    seal_keys: tuple[bytes, ...] = field(repr=False)
    services: Mapping[str, Upstream]
    devices: Mapping[str, str]
    certificate: str
    private_key: str
    is_behind_proxy: bool


def read_config(path: Path) -> Config:
    """Read the configuration; `Unusable` says what is wrong with it."""
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        msg = f"{path} can be read by others, and holds secrets: chmod 600 it."
        raise Unusable(msg)
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        services = {name: _upstream(name, raw) for name, raw in told["services"].items()}
        host, _, port = str(told.get("address", "127.0.0.1:8450")).rpartition(":")
        config = Config(
            host=host.strip("[]"),
            port=int(port),
            public_url=_checked(told["public_url"]).rstrip("/"),
            seal_keys=tuple(_key(text) for text in told["seal_keys"]),
            services=services,
            devices={_digest(found): name for name, found in told.get("devices", {}).items()},
            certificate=str(told.get("certificate", "")),
            private_key=str(told.get("private_key", "")),
            is_behind_proxy=bool(told.get("behind_proxy", False)),
        )
    except (LookupError, TypeError, ValueError, AttributeError, OSError) as e:
        msg = f"{path} cannot be used: {type(e).__name__}: {e}"
        raise Unusable(msg) from e
    if not config.seal_keys or not services:
        msg = f"{path} needs at least one seal key and one service."
        raise Unusable(msg)
    if not (config.certificate or config.is_behind_proxy or _is_here(config.host)):
        msg = "Without a certificate the broker listens on this machine only, behind a proxy."
        raise Unusable(msg)
    return config


def _upstream(name: str, raw: Mapping[str, Any]) -> Upstream:
    told = {**_PRESETS.get(name, {}), **raw}
    secret = told.get("client_secret", "")
    if "client_secret_file" in told:
        secret = Path(told["client_secret_file"]).read_text(encoding="utf-8").strip()
    return Upstream(
        authorize_url=_checked(told["authorize_url"]),
        token_url=_checked(told["token_url"]),
        revoke_url=_checked(told["revoke_url"]) if told.get("revoke_url") else "",
        client_id=str(told["client_id"]),
        client_secret=str(secret),
        scopes=frozenset(map(str, told["scopes"])),
        more={str(k): str(v) for k, v in told.get("more", {}).items()},
        is_json=bool(told.get("json", False)),
        ca_file=told.get("ca_file"),
        scopes_apart=str(told.get("scopes_apart", " ")),
        is_lasting=bool(told.get("lasting", False)),
    )


def _checked(url: str) -> str:
    parts = urlsplit(url)
    is_secure = parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname))
    if not (is_secure and parts.hostname) or parts.query or parts.fragment or "@" in parts.netloc:
        msg = f"{url!r} is not an https address (http is for this machine only)"
        raise ValueError(msg)
    return url


def _is_here(host: str | None) -> bool:
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"


def _key(text: str) -> bytes:
    key = urlsafe_b64decode(text)
    if len(key) != 32:  # noqa: PLR2004  AES-256
        msg = "a seal key has 32 bytes: tracksync broker key"
        raise ValueError(msg)
    return key


def _digest(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        msg = "a device is told by the SHA-256 of its key: tracksync broker device"
        raise ValueError(msg)
    return text
