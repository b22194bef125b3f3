"""What was typed, understood."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # they and dataclasses cost 60 M instructions
    from typing import Any

NO_OPTIONS = {"json": False, "data_dir": "", "config": "", "passphrase_fd": None}


class Typed:
    """
    What was typed.

    Attributes:
        command: As in the engine's table, or one of this program's own: "tray", "agent", "demo",
            "restore", "keystore.passphrase", "connect.browser", "broker", "version".
        arguments: Of the command, those that were given; of "tray" the task a link wishes for.
        wants: "text" or "json".
        passphrase: What was read from `passphrase_fd`, which gives it once; empty before.
    """

    def __init__(self, command: str, arguments: dict[str, object], options: dict[str, Any]) -> None:
        self.command = command
        self.arguments = arguments
        self.wants = "json" if options["json"] else "text"
        self.data_dir: str = options["data_dir"]
        self.config: str = options["config"]
        self.passphrase_fd: int | None = options["passphrase_fd"]
        self.passphrase = ""
        self.secret_fd: int | None = options.get("secret_fd")
        self.token_stdin: bool = options.get("token_stdin", False)
        self.secret_stdin: bool = options.get("secret_stdin", False)
        self.no_browser: bool = options.get("no_browser", False)
        self.output: str = options.get("output", "")
