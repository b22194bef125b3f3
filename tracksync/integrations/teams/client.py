"""A workflow on the wire: one address that takes JSON. The only file that knows it."""

from __future__ import annotations

from tracksync.network.webhook import Webhook

TeamsClient = Webhook
