"""
Slack on the wire: one address that takes JSON and answers a word. The only file that knows it.

Source: docs.slack.dev, "Sending messages using incoming webhooks".
"""

from __future__ import annotations

from tracksync.network.webhook import Webhook

SlackClient = Webhook
