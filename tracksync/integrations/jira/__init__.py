"""Jira Cloud. The wire is loaded when the first connection is used, not when TrackSync starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from tracksync.core.problems import BadInput
from tracksync.integrations.jira import manifest
from tracksync.integrations.jira.signin import check_site
from tracksync.network.gateway import Gateway
from tracksync.network.origin import Origin
from tracksync.network.service import Service
from tracksync.ports.clock import Clock
from tracksync.ports.tracker import Connection, IssueTracker, TimesheetSink


class JiraCloud:
    """
    The integration, for the catalogue. See `ports.tracker.Integration`.

    Args:
        gateway: The way out.
        clock: Reads the time.
        adjust_estimate: Reads the setting "auto" or "leave", at each write.
        base_url: `services.jira.base_url`: where the interface is found instead of at the site.
        ca_file: `services.jira.ca_file`: certificates to trust instead of the usual ones.
        retry_base: `services.jira.retry_base_ms`: the first wait between tries; for whoever tries.

    Raises:
        BadInput: *base_url* is no https address (http on this machine only).
    """

    name = manifest.NAME
    title = manifest.TITLE

    def __init__(
        self,
        gateway: Gateway,
        clock: Clock,
        *,
        adjust_estimate: Callable[[], str] = lambda: "auto",
        base_url: str = "",
        ca_file: Path | None = None,
        retry_base: timedelta = manifest.RETRY_BASE,
    ) -> None:
        self.retry_base = retry_base
        self._gateway = gateway
        self._clock = clock
        self._adjust_estimate = adjust_estimate
        self._base_url = base_url
        self._base_origin = _origin(base_url) if base_url else ""
        self._ca_file = ca_file

    def check_site(self, site_url: str) -> str:
        """Turn the address as typed into the origin its token will belong to; else BadInput."""
        return self._base_origin or check_site(site_url)

    def connect(
        self, connection: Connection, read_token: Callable[[], str]
    ) -> tuple[IssueTracker, TimesheetSink]:
        """
        Build the adapters of one connection; `whoami` works before its account is known.

        Where `services.jira.base_url` leads to another origin than the one the token was given for,
        every call ends as `SignInExpired`, and nothing is sent.
        """
        # requests and jira: 300 ms and 16 MB, which the icon must not wait for.
        from tracksync.integrations.jira.adapter import JiraTimesheet, JiraTracker
        from tracksync.integrations.jira.client import JiraClient

        origin = Origin.parse(connection.site_url)
        base_url = self._base_url or connection.site_url
        service = Service(manifest.NAME, origin, self._ca_file, manifest.PATH_WORDS)
        client = JiraClient(
            self._gateway, service, base_url, email=connection.email, read_token=read_token
        )
        return (
            JiraTracker(client, connection, self._clock),
            JiraTimesheet(client, connection, self._clock, adjust_estimate=self._adjust_estimate),
        )


def _origin(base_url: str) -> str:
    try:
        return str(Origin.parse(base_url))
    except ValueError as e:
        title = f"services.jira.base_url is not an address TrackSync may use: {e}."
        raise BadInput(title, "Change the setting, or take it out.") from e
