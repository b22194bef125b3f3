"""Carrying out one command line: by the running app if there is one, else here."""

from __future__ import annotations

import itertools
import json
import sys
import time

from tracksync import __version__
from tracksync.cli.quick import ask, show, understand
from tracksync.cli.typed import NO_OPTIONS, Typed
from tracksync.core.problems import BadInput, NotAllowed, Problem, something_went_wrong
from tracksync.core.sentences import say
from tracksync.engine.local_socket.address import data_dir, socket_path

TYPE_CHECKING = False
if TYPE_CHECKING:  # a command for the running app loads neither of them, nor dataclasses
    from collections.abc import Callable, Mapping, Sequence
    from typing import TextIO

    # Carries out a command in this process: by name, arguments and format; text and exit code.
    # Raises `InUse` while another process holds the profile.
    Here = Callable[[Typed, dict[str, object]], tuple[str, int]]

_STARTING_SECONDS = 30.0
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_LINK = "tracksync:"
_CONFLICT = 8
_REFUSED = 3
_MEANT = {
    "shots.export": "Exported pictures lie there unprotected. Export them?",
    "keys.export": "Whoever has a day's key can open all its pictures. Hand them out?",
}
# What a refusal says where the person's word is all that is missing.
_BY_YES = "If that is meant, add --yes."
_MAKE_FILES = frozenset({"policy.new", "policy.sign"})
_NEED_MORE = frozenset({"backup", "connect", "shots.export", "standup.template.save"})
# Beyond what the command itself may wait for.
_PATIENCE_SECONDS = 120
_LONGEST_WAIT_SECONDS = 3_600


class InUse(NotAllowed):
    """Another program holds the profile."""


# What is no command to an engine, but a program of its own.
PROGRAMS = frozenset(
    {"tray", "agent", "demo", "restore", "keystore.passphrase", "connect.browser", "broker"}
)


def run(
    words: Sequence[str],
    environ: Mapping[str, str],
    here: Here,
    program: Callable[[Typed], int],
) -> int:
    """
    Carry out a command line and print its answer; the exit code.

    Args:
        here: Carries a command out in this process; asked when no app runs.
        program: Runs one of `PROGRAMS`.
    """
    wants = "json" if "--json" in words else "text"
    try:
        typed = _understand(words)
        if typed.command == "version":
            sys.stdout.write(f"TrackSync {__version__}\n")
            return 0
        if typed.command == "tray":
            _check_screen(environ)
        if typed.command in PROGRAMS:
            return program(typed)
        return carry_out(typed, environ, here)
    except Problem as problem:
        show(*refusal(problem, wants), wants)
        return problem.exit_code


def went_wrong(
    words: Sequence[str], environ: Mapping[str, str], note: Callable[[str], None]
) -> int:
    """
    Say that a fault of ours got in the way; the exit code.

    Args:
        note: Keeps its place in the log of a data directory.
    """
    note(data_dir(environ, _folder_in(words)))
    wants = "json" if "--json" in words else "text"
    text, code = refusal(something_went_wrong(), wants)
    show(text, code, wants)
    return code


def _folder_in(words: Sequence[str]) -> str:
    """Find the data directory in words that may not be understood; empty for the usual one."""
    folder = ""
    for word, following in itertools.pairwise([*words, ""]):
        name, is_one, value = word.partition("=")
        if name == "--data-dir":
            folder = value if is_one else following
    return folder


def _understand(words: Sequence[str]) -> Typed:
    """
    Read a command line; nothing typed is the tray, a link the tray with a wish.

    Raises:
        BadInput: It cannot be understood.
        SystemExit: Help or the version was asked for, and printed.
    """
    if not words:
        return Typed("tray", {}, NO_OPTIONS)
    if len(words) == 1 and words[0][: len(_LINK)].lower() == _LINK:
        from tracksync.cli.link import wished  # for whoever follows links

        return Typed("tray", {"ref": wished(words[0])}, NO_OPTIONS)
    understood = understand(list(words))
    if understood is not None:
        command, folder, wants, given = understood
        options = NO_OPTIONS | {"json": wants == "json", "data_dir": folder}
        return Typed(command, dict(given), options)
    # all commands and their words: 15 ms, and memory that a tray that stays does not need
    from tracksync.cli.parser import parse  # see above

    return parse(words)


def _check_screen(environ: Mapping[str, str]) -> None:
    """Refuse a tray where there is no screen for one: Qt would end the process with a dump."""
    if sys.platform == "linux" and not any(environ.get(name) for name in _SCREENS):
        msg = say("There is no screen here, so there can be no tray. Nothing was changed.")
        raise NotAllowed(msg, say("tracksync agent --headless watches over the timer without one."))


def is_there(typed: Typed, environ: Mapping[str, str]) -> bool:
    """Ask a running app to show its window; whether there is one that answers."""
    path = socket_path(data_dir(environ, typed.data_dir), environ)
    return ask(path, b'{"command":"app.raise","args":{},"format":"text"}') is not None


def start_or_hail(typed: Typed, environ: Mapping[str, str], start: Callable[[], int]) -> int:
    """
    Start the app; one that runs already shows itself instead, or asks about a link.

    Returns:
        The exit code.
    """
    code = _hail(typed, environ)
    if code is not None:
        return code
    try:
        return start()
    except InUse:  # two starts at once: the other was quicker by a blink
        code = _hail(typed, environ)
        if code is None:
            raise
        return code


def _hail(typed: Typed, environ: Mapping[str, str]) -> int | None:
    """Tell a running app that it was wanted; the exit code, None where none answers."""
    if "ref" not in typed.arguments:
        if not is_there(typed, environ):
            return None
        tell("TrackSync is running already with this data folder.")
        return 0
    asked = {"command": "link.open", "args": typed.arguments, "format": typed.wants}
    path = socket_path(data_dir(environ, typed.data_dir), environ)
    answer = ask(path, json.dumps(asked).encode(), wants=typed.wants)
    if answer is None:
        return None
    show(*answer, typed.wants)
    return answer[1]


def carry_out(typed: Typed, environ: Mapping[str, str], here: Here) -> int:
    """
    Carry out a command and print its answer; the exit code.

    Args:
        here: Carries it out in this process; asked when no app runs.
    """
    arguments = _completed(typed)
    if typed.command in _MAKE_FILES:
        return _make_files(typed, arguments, environ, here)
    if typed.command == "shots.delete":
        return _delete(typed, arguments, environ, here)
    text, code = _answered(typed, arguments, environ, here)
    if code == _CONFLICT and typed.command == "recovery.new" and _may_replace(typed, sys.stdin):
        text, code = _answered(typed, arguments | {"replace": True}, environ, here)
    if code == _CONFLICT and typed.command == "policy.apply" and _is_the_key(typed, text):
        text, code = _answered(typed, arguments | {"yes": True}, environ, here)
    if code == _REFUSED and _is_meant(typed, text, sys.stdin):
        text, code = _answered(typed, arguments | {"yes": True}, environ, here)
    if typed.output and code == 0:
        from tracksync.cli.files import write_new  # for whoever writes files

        write_new(typed.output, text)
        text = f"Wrote {typed.output}.\n"
    show(text, code, typed.wants)
    return code


def _make_files(
    typed: Typed, arguments: dict[str, object], environ: Mapping[str, str], here: Here
) -> int:
    """Carry out a command whose answer is files; they are written here, where they were named."""
    from tracksync.cli.policy import written  # for whoever writes policies

    text, code = _answered(_for_json(typed), arguments, environ, here)
    if code == 0:
        text = written(typed, text)
    elif typed.wants == "text":
        error = json.loads(text)["error"]
        text = f"{error['title']}\n{error['hint']}".rstrip() + "\n"
    show(text, code, typed.wants)
    return code


def _delete(
    typed: Typed, arguments: dict[str, object], environ: Mapping[str, str], here: Here
) -> int:
    """Delete pictures day by day; how far it is goes to standard error."""
    from tracksync.cli.deleting import delete_by_day  # for whoever deletes

    asked = _for_json(typed)
    text, code = delete_by_day(
        arguments,
        lambda given: _answered(asked, given, environ, here),
        wants=typed.wants,
        note=lambda line: sys.stderr.write(f"{line}\n"),
    )
    show(text, code, typed.wants)
    return code


def _for_json(typed: Typed) -> Typed:
    """Have the same answered as data."""
    asked = Typed(typed.command, typed.arguments, {**NO_OPTIONS, "json": True})
    asked.data_dir, asked.config = typed.data_dir, typed.config
    asked.passphrase_fd = typed.passphrase_fd
    return asked


def _is_the_key(typed: Typed, told: str) -> bool:
    """Ask on a terminal whether a policy's key is the one the organization told."""
    if typed.wants == "json" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    said = told.partition("\n")[0]
    asked = f"{said}\nIs that the key your organization told you? [y/N] "
    return _says_yes(asked)


def _may_replace(typed: Typed, stdin: TextIO) -> bool:
    """Ask on a terminal whether another recovery key is meant; anywhere else it is not."""
    if typed.wants == "json" or not (stdin.isatty() and sys.stdout.isatty()):
        return False
    asked = "There is a recovery key already. Make another, for the copies from now on? [y/N] "
    return _says_yes(asked)


def _is_meant(typed: Typed, told: str, stdin: TextIO) -> bool:
    """Ask on a terminal whether what others can read, or get, afterwards is meant to be theirs."""
    asked = _MEANT.get(typed.command, "")
    if typed.command == "config.set" and _BY_YES in told:
        said = told.partition("\n")[0]
        asked = f"{said}\nIs that meant?"
    if not asked or typed.arguments.get("yes") or typed.wants == "json":
        return False
    if not (stdin.isatty() and sys.stdout.isatty()):
        return False
    return _says_yes(f"{asked} [y/N] ")


def _says_yes(asked: str) -> bool:
    """Ask on a terminal; an end of input (Ctrl+D) is no."""
    try:
        return input(asked).strip().lower() in {"y", "yes"}
    except EOFError:
        sys.stdout.write("\n")
        return False


def refusal(problem: Problem, wants: str) -> tuple[str, int]:
    """Write a problem as it is to be printed."""
    if wants != "json":
        return f"{problem.title}\n{problem.hint}".rstrip() + "\n", problem.exit_code
    error = {
        "kind": type(problem).__name__,
        "title": problem.title,
        "hint": problem.hint,
        "exit_code": problem.exit_code,
    }
    return json.dumps({"schema": "tracksync.error.v1", "error": error}) + "\n", problem.exit_code


def _answered(
    typed: Typed, arguments: dict[str, object], environ: Mapping[str, str], here: Here
) -> tuple[str, int]:
    path = socket_path(data_dir(environ, typed.data_dir), environ)
    asked = {"command": typed.command, "args": arguments, "format": typed.wants}
    try:
        message = json.dumps(asked, ensure_ascii=False).encode()
    except UnicodeEncodeError as e:  # bytes of a command line that are no text
        raise BadInput(
            say("What you typed is not text in UTF-8."), say("Nothing was changed.")
        ) from e
    ends_at = time.monotonic() + _STARTING_SECONDS
    wait = arguments.get("wait", 0)
    # What is no wait is refused by whoever carries it out; a socket takes no other number.
    patience = _PATIENCE_SECONDS
    if isinstance(wait, int) and 0 <= wait <= _LONGEST_WAIT_SECONDS:
        patience += wait
    while True:
        answer = ask(path, message, patience, wants=typed.wants)
        if answer is not None:
            return answer
        try:
            return here(typed, arguments)
        except InUse:
            # Somebody holds the profile and does not listen yet (or no longer): give it a moment.
            if time.monotonic() > ends_at:
                raise
            time.sleep(0.05)


def _completed(typed: Typed) -> dict[str, object]:
    """Add files and secrets to the words of a command that needs some."""
    if typed.command not in _NEED_MORE and not typed.command.startswith("policy."):
        return dict(typed.arguments)
    from tracksync.cli.completing import completed  # 10 ms: files and secrets, seldom

    return completed(typed, sys.stdin)


def tell(line: str) -> None:
    """Write a line that a program at the other end may wait for."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
