"""The one gateway out: everything that leaves this machine leaves through here."""

from tracksync.network.exchange import Exchange, Trouble
from tracksync.network.gateway import Gateway
from tracksync.network.limits import Limits
from tracksync.network.origin import Origin
from tracksync.network.sent import SentRecord
from tracksync.network.service import Service

__all__ = ["Exchange", "Gateway", "Limits", "Origin", "SentRecord", "Service", "Trouble"]
