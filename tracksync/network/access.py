"""What an integration is given to reach its service."""

from __future__ import annotations

from pathlib import Path

from tracksync.core.values import dataclass
from tracksync.network.gateway import Gateway
from tracksync.network.origin import Origin
from tracksync.network.service import Service
from tracksync.ports.clock import Clock
from tracksync.ports.manifest import Manifest
from tracksync.ports.settings import Preferences


@dataclass(frozen=True, slots=True)
class Access:
    """
    One integration's way out, and the settings of its service.

    Attributes:
        preferences: Read at the moment of use.
    """

    gateway: Gateway
    clock: Clock
    preferences: Preferences

    def base_url(self, manifest: Manifest) -> str:
        """Where the interface is found instead of at the site; empty for the site itself."""
        return self.preferences.text(f"services.{manifest.name}.base_url").rstrip("/")

    def auth_url(self, manifest: Manifest, usual: str) -> str:
        """Where the service signs people in, instead of at *usual*."""
        return self.preferences.text(f"services.{manifest.name}.auth_url").rstrip("/") or usual

    def return_url(self, manifest: Manifest) -> str:
        """Where an app of the person's own has the browser come back to; empty for any port."""
        return self.preferences.text(f"services.{manifest.name}.return_url")

    def service(self, manifest: Manifest, site_url: str, connection: str = "") -> Service:
        """
        Name a service to the gateway: only *site_url*'s origin is let through.

        Args:
            manifest: Whose.
            site_url: Where it is.
            connection: Id of the connection it is reached for; empty for signing in.

        Raises:
            ValueError: *site_url* is no https address (http on this machine only).
        """
        ca_file = self.preferences.text(f"services.{manifest.name}.ca_file")
        return Service(
            manifest.name,
            Origin.parse(site_url),
            Path(ca_file) if ca_file else None,
            manifest.path_words,
            connection,
        )

    def base_origin(self, manifest: Manifest) -> str:
        """Tell the origin of `base_url`; empty where none is set."""
        base_url = self.base_url(manifest)
        return str(Origin.parse(base_url)) if base_url else ""
