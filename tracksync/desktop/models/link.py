"""What is asked about a link."""

from __future__ import annotations

from tracksync.core.values import dataclass
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.models.timer import TaskLine


@dataclass(frozen=True, slots=True)
class LinkModel:
    """
    One link, as far as it is understood here.

    Attributes:
        task: What it names, as known on this computer; None where nothing can be started.
        service: Where the task lives, as people call it; empty for a task of this computer.
        site: Which of several connections of that service; empty where there is only one.
        running: What would end when it starts; empty where nothing would.
        trouble: Why nothing can be started.
    """

    task: TaskLine | None = None
    service: str = ""
    site: str = ""
    running: str = ""
    trouble: Trouble | None = None
