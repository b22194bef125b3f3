"""What came of one request, before anybody decides what it means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from tracksync.core.sentences import UNSAID, Sentence, say
from tracksync.core.values import dataclass


class Trouble(Enum):
    """What kept a request from ending well on the way."""

    FOREIGN = say("The address is not the one this sign-in belongs to")
    NAME = say("The name could not be looked up")
    UNREACHABLE = say("No connection could be made")
    TLS = say("The connection could not be secured")
    TOO_SLOW = say("It took too long")
    DROPPED = say("The connection broke")
    TOO_BIG = say("The answer was too large")
    GARBLED = say("The answer could not be read")
    CANCELLED = say("TrackSync was closing")


@dataclass(frozen=True, slots=True)
class Exchange:
    """
    One request and its raw result.

    Attributes:
        is_connected: A connection stood, TLS included.
        is_sent: A byte of the request may have left. False means: nobody outside can have seen it.
        status: The answer's; None where no status line came.
        headers: Lower-case names; the last of equals.
        body: Unpacked; where `is_whole` is false only the beginning of it.
        is_whole: Everything announced has arrived.
        trouble: What went wrong on the way; None when nothing did.
        detail: More about the trouble, safe to show ("certificate has expired"); often empty.
    """

    is_connected: bool
    is_sent: bool
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_whole: bool = False
    trouble: Trouble | None = None
    detail: str = ""

    def json(self) -> object:
        """
        Read the body as JSON.

        Raises:
            ValueError: It is not whole, not UTF-8, not JSON, or nested too deeply.
        """
        if not self.is_whole:
            msg = "the body is not whole"
            raise ValueError(msg)
        try:
            value: object = json.loads(self.body.decode("utf-8-sig"))
        except RecursionError as e:
            msg = "the body is nested too deeply"
            raise ValueError(msg) from e
        return value

    @property
    def is_json(self) -> bool:
        """Whether the body can be read as JSON, whatever its content type says."""
        try:
            self.json()
        except ValueError:
            return False
        return True

    @property
    def is_page(self) -> bool:
        """Whether a web page answered: a sign-in form, a hotel's portal, an error page."""
        if "html" in self.headers.get("content-type", "").lower():
            return not self.is_json
        return self.body[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"

    @property
    def told(self) -> Sentence:
        """The trouble as a sentence, with its detail; nothing where there was none."""
        if self.trouble is None:
            return UNSAID
        what: Sentence = self.trouble.value
        if self.detail:
            return say("{what} ({detail}).", what=what, detail=self.detail)
        return say("{what}.", what=what)
