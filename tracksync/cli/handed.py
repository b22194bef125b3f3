"""
Secrets that are handed over: by a pipe, a file descriptor or the keyboard, never in the command.

Imported by commands that take one; all others do without it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from getpass import getpass
from typing import TextIO

from tracksync.cli.typed import Typed
from tracksync.core.problems import BadInput, KeystoreLocked
from tracksync.core.sentences import say
from tracksync.ports.authorization import LONGEST_TOKEN

_RECOVERY_KEY = "AGESECRETKEY1"
_RECOVERY_KEY_SIGNS = len(_RECOVERY_KEY) + 58


def token(typed: Typed, stdin: TextIO) -> str:
    """Read a service's token: piped in, or typed without being shown."""
    if typed.token_stdin:
        return piped(stdin, LONGEST_TOKEN)
    if not stdin.isatty():
        msg = say("A token is needed.")
        raise BadInput(msg, say("Pipe it in with --token-stdin; it must not stand in the command."))
    return getpass("Token (is not shown): ")


def piped(stdin: TextIO, longest: int) -> str:
    """Read a secret from a pipe, no further than to see that it is too long."""
    try:
        return stdin.read(longest + 1).strip()
    except UnicodeDecodeError as e:
        msg = say("What came by the pipe is not text in UTF-8.")
        raise BadInput(msg, say("Nothing was changed.")) from e


def passphrase(descriptor: int, *, is_whole: bool = False) -> str:
    """Read a passphrase from a file descriptor: one line, or all there is (a printed key)."""
    try:
        with os.fdopen(descriptor, "r", encoding="utf-8") as file:
            read = file.read if is_whole else file.readline
            text = read(LONGEST_TOKEN).rstrip("\n")
    except (OSError, OverflowError, TypeError, ValueError) as e:  # too large for one, too
        msg = say(
            "No passphrase can be read from file descriptor {descriptor}.", descriptor=descriptor
        )
        raise BadInput(msg) from e
    if not text:
        msg = say("The passphrase is empty, and an empty one locks nothing.")
        raise BadInput(msg)
    return text


def secret_of(typed: Typed, stdin: TextIO) -> str:
    """Read the secret a copy opens with."""
    if typed.secret_fd is not None:
        return passphrase(typed.secret_fd, is_whole=True)
    if not stdin.isatty():
        msg = say("The copy's passphrase or recovery key is needed.")
        raise BadInput(msg, say("Hand it over with --secret-fd."))
    secret = getpass("Passphrase or recovery key of the copy (is not shown): ")
    while _is_begun(secret):
        further = getpass("The next line of the key: ")
        if not further:
            break
        secret += further
    return secret


def _is_begun(secret: str) -> bool:
    """Whether it is the first lines of a printed recovery key, which has several."""
    signs = "".join(c for c in secret.upper() if c.isalnum())
    return signs.startswith(_RECOVERY_KEY) and len(signs) < _RECOVERY_KEY_SIGNS


def word_of(typed: Typed, environ: Mapping[str, str]) -> str:
    """
    Read the passphrase of a profile that is locked with one.

    It stays with what was typed: a descriptor gives it once, and a command may be carried out in
    parts, each of which opens the profile.

    Raises:
        KeystoreLocked: None was handed over.
    """
    if not typed.passphrase:
        given = typed.passphrase_fd
        typed.passphrase = _credential(environ) if given is None else passphrase(given)
    if not typed.passphrase:
        hint = say("Give it with --passphrase-fd, or as a systemd credential.")
        raise KeystoreLocked(say("This profile is locked with a passphrase."), hint)
    return typed.passphrase


def _credential(environ: Mapping[str, str]) -> str:
    """Read the passphrase that systemd hands to a service; empty where there is none."""
    folder = environ.get("CREDENTIALS_DIRECTORY", "")
    try:
        with open(f"{folder}/tracksync-passphrase", encoding="utf-8") as file:  # noqa: PTH123  pathlib costs 36 M instructions
            return file.readline(LONGEST_TOKEN).rstrip("\n") if folder else ""
    except (OSError, ValueError):
        return ""
