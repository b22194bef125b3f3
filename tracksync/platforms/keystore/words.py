"""What a person reads when the keystore does not do its part."""

from __future__ import annotations

from tracksync.core.problems import (
    DiskFull,
    KeystoreAbsent,
    KeystoreLocked,
    KeystoreSlow,
    KeystoreTrouble,
)
from tracksync.core.sentences import Sentence, say


def locked(where: str) -> KeystoreLocked:
    """Word: it is there, but locked."""
    return KeystoreLocked(
        say(
            "The keystore ({where}) is locked, with TrackSync's keys inside. Nothing was lost.",
            where=where,
        ),
        say("Unlock it and TrackSync goes on by itself."),
    )


def absent(why: Sentence) -> KeystoreAbsent:
    """Word: there is none we may use. *why* is a sentence without its full stop."""
    return KeystoreAbsent(
        say(
            "There is no keystore that TrackSync can use: {why}. Nothing was lost, and nothing is "
            "kept unprotected instead.",
            why=why,
        ),
        say(
            "Start your desktop's keystore (GNOME Keyring, KWallet or KeePassXC), or choose a "
            "passphrase lock."
        ),
    )


def slow(timeout: float) -> KeystoreSlow:
    """Word: no answer within *timeout* seconds."""
    return KeystoreSlow(
        say(
            "The keystore did not answer within {timeout:g} seconds. Nothing was lost.",
            timeout=timeout,
        ),
        say("It may be showing a password window, perhaps behind other windows: answer it."),
    )


def wrong_passphrase() -> KeystoreLocked:
    """Word: the passphrase lock stays shut."""
    return KeystoreLocked(
        say("The passphrase does not open TrackSync's passphrase lock. Nothing was changed."),
        say("Type it again; capital letters and the keyboard layout count."),
    )


def other_lock() -> KeystoreLocked:
    """Word: the file was exchanged while we were running."""
    return KeystoreLocked(
        say(
            "The file of TrackSync's passphrase lock was replaced by another one. Nothing was "
            "changed."
        ),
        say("Start TrackSync again and type the passphrase of the file that is there now."),
    )


def damaged_lock() -> KeystoreTrouble:
    """Word: the file of the passphrase lock cannot be read."""
    return KeystoreTrouble(
        say(
            "The file of TrackSync's passphrase lock is damaged, or is something else. It was "
            "left as it is."
        ),
        say("Put back a copy of it, or restore from a backup with your recovery key."),
    )


def no_memory(size_mib: int) -> KeystoreAbsent:
    """Word: opening the passphrase lock needs more memory than there is."""
    return KeystoreAbsent(
        say(
            "The passphrase lock needs {size_mib} MiB of memory for a moment and could not have "
            "it. Nothing was changed.",
            size_mib=size_mib,
        ),
        say("Close some programs and try again."),
    )


def no_room() -> DiskFull:
    """Word: the passphrase lock's file cannot grow."""
    return DiskFull(
        say(
            "There is no room to write the file of the passphrase lock, or the disk is "
            "read-only. The secrets in it are as before."
        ),
        say("Free some space."),
    )


def no_access() -> KeystoreAbsent:
    """Word: the passphrase lock's file is out of reach."""
    return KeystoreAbsent(
        say("The file of the passphrase lock cannot be read or written. Nothing was changed."),
        say("Check who owns TrackSync's data folder."),
    )
