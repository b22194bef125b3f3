"""
The quick way: ask the running app over its socket, importing next to nothing.

`argparse`, `json` and `socket` cost 30 M instructions each; `_json` and `_socket`, the parts of
them written in C, cost one. What this module does not understand goes the long way.
"""

from __future__ import annotations

import os
import sys
from _json import encode_basestring, make_scanner

from tracksync.engine.local_socket.address import data_dir, socket_path

TYPE_CHECKING = False
if TYPE_CHECKING:  # collections.abc costs 20 M instructions
    from collections.abc import Callable

    # To send, to receive at most so many bytes, to hang up.
    Line = tuple[Callable[[bytes], object], Callable[[int], bytes], Callable[[], None]]

# By command: how many words may follow, and the options, each with whether a word follows it.
_COMMANDS: dict[str, tuple[int, dict[str, bool]]] = {
    "status": (0, {}),
    "start": (1, {"--last": False, "--note": True}),
    "stop": (0, {}),
    "switch": (1, {"--note": True}),
    "pause": (1, {"--for": True, "--until": True}),
    "private": (1, {"--for": True, "--until": True}),
    "resume": (0, {}),
    "undo": (0, {}),
}
_LONGEST_WAIT_SECONDS = 60.0
_BUSY = "TrackSync runs, but did not answer."
_LOOK = "What you asked for may have happened. Look before you ask again."
_NO_ANSWER = {
    "text": f"{_BUSY}\n{_LOOK}\n",
    "json": '{"schema": "tracksync.error.v1", "error": {"kind": "NoAnswer", '
    f'"title": "{_BUSY}", "hint": "{_LOOK}", "exit_code": 1}}}}\n',
}
_MOST_BYTES = 1 << 20


class _Scan:
    """What CPython's JSON scanner, written in C, wants to know."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = float
    memo: dict[str, str] = {}  # noqa: RUF012  the scanner reads a plain attribute


def try_quickly(arguments: list[str]) -> int | None:
    """Carry out a command by the running app; the exit code, or None when that is not possible."""
    understood = understand(arguments)
    if understood is None:
        return None
    command, folder, wants, sent = understood
    path = socket_path(data_dir(os.environ, folder), os.environ)
    try:
        message = _message(command, sent, wants)
    except UnicodeEncodeError:  # bytes that are no text: the long way says so
        return None
    answer = ask(path, message, wants=wants)
    if answer is None:
        return None
    text, exit_code = answer
    show(text, exit_code, wants)
    return exit_code


def show(text: str, exit_code: int, wants: str) -> None:
    """Print an answer: JSON always where it can be piped, sentences about failures aside."""
    stream = sys.stderr if exit_code and wants == "text" else sys.stdout
    try:
        stream.write(text)
    except UnicodeEncodeError:
        # A terminal of another age: what it has no sign for is shown by its number.
        known = stream.encoding or "ascii"
        stream.write(text.encode(known, "backslashreplace").decode(known))
    stream.flush()


def understand(arguments: list[str]) -> tuple[str, str, str, dict[str, str | bool]] | None:
    """
    Read the few commands that can go quickly.

    Returns:
        The command, the data directory ("" for the usual one), "text" or "json", and the command's
        arguments. None for anything else, mistakes included.
    """
    folder, wants = "", "text"
    sent: dict[str, str | bool] = {}
    words: list[str] = []
    rest = iter(arguments)
    for word in rest:
        if word == "--json":
            wants = "json"
        elif word == "--data-dir":
            folder = next(rest, "")
            if not folder:
                return None
        elif not word.startswith("-"):
            words.append(word)
        else:
            options = _COMMANDS[words[0]][1] if words and words[0] in _COMMANDS else {}
            if word not in options:
                return None
            value = next(rest, None) if options[word] else True
            if value is None:
                return None
            sent[word[2:]] = value
    return _checked(words, folder, wants, sent)


def _checked(
    words: list[str], folder: str, wants: str, sent: dict[str, str | bool]
) -> tuple[str, str, str, dict[str, str | bool]] | None:
    if not words or words[0] not in _COMMANDS or len(words) - 1 > _COMMANDS[words[0]][0]:
        return None
    if words[0] in {"pause", "private"}:
        if len(words) == 2 and sent:  # noqa: PLR2004  the command and a length, then nothing else
            return None
        return words[0], folder, wants, sent | ({"for": words[1]} if words[1:] else {})
    needs_task = words[0] in {"start", "switch"} and "last" not in sent
    if needs_task != (len(words) == 2):  # noqa: PLR2004  the command and its task
        return None
    if needs_task:
        sent["ref"] = words[1]
    return words[0], folder, wants, sent


def _message(command: str, sent: dict[str, str | bool], wants: str) -> bytes:
    parts = ",".join(
        f"{encode_basestring(name)}:{'true' if value is True else encode_basestring(str(value))}"
        for name, value in sent.items()
    )
    text = f'{{"command":"{command}","args":{{{parts}}},"format":"{wants}"}}'
    return text.encode()


def ask(
    path: str, message: bytes, wait_seconds: float = _LONGEST_WAIT_SECONDS, *, wants: str = "text"
) -> tuple[str, int] | None:
    """
    Send one command and collect its answer.

    Returns:
        The text to print and the exit code; None when no app listens there. An app that ends
        without an answer counts as exit code 1: what was asked for may have happened.
    """
    connection = _dial(path, wait_seconds)
    if connection is None:
        return None
    send, receive, close = connection
    try:
        send(len(message).to_bytes(4, "big") + message)
        return _collect(receive)
    except (OSError, ValueError, StopIteration, RecursionError):
        return _NO_ANSWER[wants], 1
    finally:
        close()


def _dial(path: str, wait_seconds: float) -> Line | None:
    """Reach the app; how to send, to receive, and to hang up. None when it is not there."""
    try:
        if sys.platform == "win32":
            pipe = open(path, "r+b", buffering=0)  # noqa: SIM115, PTH123  closed by who sends
            return pipe.write, pipe.read, pipe.close
        import _socket  # not there on Windows

        line = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    except (ImportError, OSError):
        return None
    try:
        # Before the time-out is set: with one, a full queue is an error at once instead of a wait.
        line.connect(path)
        line.settimeout(wait_seconds)
    except OSError:
        line.close()
        return None
    return line.sendall, line.recv, line.close


def _collect(recv: Callable[[int], bytes]) -> tuple[str, int]:
    scan = make_scanner(_Scan)  # type: ignore[arg-type]  # it takes anything with these names
    texts: list[str] = []
    while True:
        size = int.from_bytes(_exactly(recv, 4), "big")
        if size > _MOST_BYTES:
            raise ValueError(size)
        body = _exactly(recv, size).decode("utf-8", "surrogatepass")
        value, _ = scan(body, 0)
        texts.append(value["text"])
        if not value.get("more"):
            return "".join(texts), int(value["exit_code"])


def _exactly(recv: Callable[[int], bytes], size: int) -> bytes:
    received = b""
    while len(received) < size:
        data = recv(size - len(received))
        if not data:
            raise ValueError(size)
        received += data
    return received
