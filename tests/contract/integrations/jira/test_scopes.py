"""The rights Jira is asked for are those its own description wants for what is used; no more."""

from __future__ import annotations

import json
from typing import Any

from tests.fakes.service_double import CONTRACTS
from tracksync.integrations.jira.manifest import MANIFEST


def wanted() -> dict[tuple[str, str], set[str]]:
    """Tell, for every address that is used, the scopes its description wants."""
    spec: dict[str, Any] = json.loads((CONTRACTS / "jira-cloud-v3.json").read_text("utf-8"))
    found = {}
    for endpoint in MANIFEST.endpoints:
        if endpoint.path.startswith("/rest/"):
            operation = spec["paths"][endpoint.path][endpoint.method.lower()]
            ways = [way["OAuth2"] for way in operation["security"] if "OAuth2" in way]
            found[endpoint.method, endpoint.path] = {scope for way in ways for scope in way}
    return found


def test_the_scopes_are_enough_and_not_one_too_many() -> None:
    """Each is wanted by something that is used; `offline_access` alone is for staying."""
    needed = {scope for scopes in wanted().values() for scope in scopes}

    assert set(MANIFEST.scopes) - {"offline_access"} == needed


def test_reading_needs_no_right_to_write() -> None:
    """A read-only connection asks for what reading wants."""
    reading = set(MANIFEST.scopes_for(is_read_only=True))
    for (method, path), scopes in wanted().items():
        changes = method in {"PUT", "DELETE"} or (method, path.rpartition("/")[2]) == (
            "POST",
            "worklog",
        )
        assert (scopes <= reading) is not changes, (method, path)
