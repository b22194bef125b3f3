"""Signing in from a terminal: the page is shown, the answer waited for, a site chosen."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from getpass import getpass
from typing import Any, TextIO

from tracksync.cli.handed import piped
from tracksync.cli.main import InUse, refusal
from tracksync.cli.quick import ask, show
from tracksync.cli.typed import Typed
from tracksync.core.problems import BadInput
from tracksync.core.sentences import say
from tracksync.engine.api.answering import Api
from tracksync.engine.local_socket.address import data_dir, socket_path
from tracksync.engine.local_socket.frames import Request
from tracksync.engine.telling.answers import tell

# Carries out a command of the engine, by name and arguments; its JSON and exit code.
Engine = Callable[[str, dict[str, object]], tuple[str, int]]
# Opens the profile here, for a whole conversation; raises `InUse` while another process holds it.
Hold = Callable[[Typed], AbstractContextManager[Api]]
Open = Callable[[str, Mapping[str, str]], bool]

_LONGEST_SECRET = 20_000
_STARTING_SECONDS = 30.0
# More than these are not numbered, but searched.
_MANY = 30
# A sign-in is given up by itself long before.
_PATIENCE_SECONDS = 1_800.0


class _Refused(Exception):
    """The engine said no; its answer is printed as it is."""

    def __init__(self, text: str, code: int) -> None:
        super().__init__(code)
        self.text = text
        self.code = code


def sign_in(typed: Typed, environ: Mapping[str, str], hold: Hold, open_page: Open) -> int:
    """
    Carry out `connect --oauth` (or `--device`) and print how it ended; the exit code.

    Args:
        hold: Opens the profile in this process; used when no app runs.
        open_page: Opens a page in the person's browser; whether it could.
    """
    try:
        with _line(typed, environ, hold) as engine:
            data = _converse(typed, engine, lambda page: open_page(page, environ))
    except _Refused as refused:
        show(_as_wanted(refused, typed.wants), refused.code, typed.wants)
        return refused.code
    answer = {"schema": "tracksync.connect.v1", "connection": data["connection"]}
    is_json = typed.wants == "json"
    text = json.dumps(answer, ensure_ascii=False) + "\n" if is_json else tell("connect", answer, {})
    show(text, 0, typed.wants)
    return 0


def _converse(typed: Typed, engine: Engine, show: Callable[[str], bool]) -> dict[str, Any]:
    arguments = dict(typed.arguments)
    is_app_named = bool(arguments.get("client_id") or arguments.get("broker"))
    if typed.secret_stdin or (is_app_named and sys.stdin.isatty()):
        arguments["secret"] = _secret(typed, sys.stdin)
    begun = _said(engine, "connect.begin", arguments)
    try:
        _show_page(begun)
        if not typed.no_browser:
            show(begun["page"])
        found = _said(engine, "connect.finish", {"sign_in": begun["sign_in"]})
        if found["connection"] is None:
            site = _choice(found["sites"])
            found = _said(engine, "connect.choose", {"sign_in": begun["sign_in"], "site": site})
    except BaseException:
        engine("connect.cancel", {"sign_in": begun["sign_in"]})
        raise
    return found


def _secret(typed: Typed, stdin: TextIO) -> str:
    if typed.secret_stdin:
        return piped(stdin, _LONGEST_SECRET)
    if typed.arguments.get("broker"):
        return getpass("This device's key to the broker (is not shown): ")
    return getpass("The app's secret (is not shown; Enter where it has none): ")


def _show_page(begun: Mapping[str, Any]) -> None:
    """Show the page where it does not get into a piped answer."""
    sys.stderr.write(tell("connect.begin", dict(begun), {}))
    sys.stderr.flush()


def _choice(sites: list[dict[str, str]]) -> str:
    """Ask on a terminal which site is meant; anywhere else it must be named."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        msg = say("Several sites were granted, and none was named. Nothing was connected.")
        reached = ", ".join(site["url"] for site in sites)
        raise BadInput(msg, say("Say --site with one of: {sites}.", sites=reached))
    sites = fewer(sites, sys.stdin)
    sys.stderr.write("Which of them?\n")
    for place, site in enumerate(sites, 1):
        sys.stderr.write(f"  {place}  {site['name']}  {site['url']}\n")
    while True:
        sys.stderr.write("Its number: ")
        sys.stderr.flush()
        typed = sys.stdin.readline()
        if not typed:
            raise BadInput(say("No site was chosen. Nothing was connected."))
        number = typed.strip()
        if number.isdecimal() and 0 < int(number[:9]) <= len(sites):
            chosen = sites[int(number) - 1]
            return chosen["id"] or chosen["url"]


def fewer(sites: list[dict[str, str]], stdin: TextIO) -> list[dict[str, str]]:
    """Ask for a part of the name until those that have it in theirs can be looked through."""
    found = sites
    while len(found) > _MANY or not found:
        sys.stderr.write(f"There are {len(found)} of {len(sites)}. A part of its name: ")
        sys.stderr.flush()
        typed = stdin.readline()
        if not typed:
            raise BadInput(say("No site was chosen. Nothing was connected."))
        wanted = typed.strip().casefold()
        found = [site for site in sites if wanted in site["name"].casefold()]
    return found


def _said(engine: Engine, command: str, arguments: dict[str, object]) -> dict[str, Any]:
    text, code = engine(command, arguments)
    if code:
        raise _Refused(text, code)
    data: dict[str, Any] = json.loads(text)
    return data


def _as_wanted(refused: _Refused, wants: str) -> str:
    if wants == "json":
        return refused.text
    try:
        error = json.loads(refused.text)["error"]
    except (LookupError, TypeError, ValueError):  # the app ended in the middle of it
        return refused.text
    return refusal(BadInput(error["title"], error["hint"]), "text")[0]


@contextmanager
def _line(typed: Typed, environ: Mapping[str, str], hold: Hold) -> Iterator[Engine]:
    """Reach the engine for a whole conversation: the running app's, else one of this process."""
    path = socket_path(data_dir(environ, typed.data_dir), environ)
    ends_at = time.monotonic() + _STARTING_SECONDS
    with ExitStack() as stack:
        engine: Engine = partial(_said_there, path)
        while ask(path, _message("connections", {})) is None:
            try:
                api = stack.enter_context(hold(typed))
            except InUse:
                if time.monotonic() > ends_at:
                    raise
                time.sleep(0.05)
            else:
                engine = _said_here(api)
                break
        yield engine


def _said_here(api: Api) -> Engine:
    return lambda command, arguments: api.handle(Request(command, arguments, "json"))


def _said_there(path: str, command: str, arguments: dict[str, object]) -> tuple[str, int]:
    answer = ask(path, _message(command, arguments), _PATIENCE_SECONDS, wants="json")
    return answer or ("TrackSync ended before the sign-in did. Nothing was connected.\n", 1)


def _message(command: str, arguments: dict[str, object]) -> bytes:
    asked = {"command": command, "args": arguments, "format": "json"}
    return json.dumps(asked).encode("utf-8", "replace")
