"""What a person reads when the keystore does not do its part."""

from __future__ import annotations

from tracksync.core.problems import KeystoreAbsent, KeystoreLocked, KeystoreSlow


def locked(where: str) -> KeystoreLocked:
    """Word: it is there, but locked."""
    return KeystoreLocked(
        f"The keystore ({where}) is locked, with TrackSync's keys inside. Nothing was lost.",
        "Unlock it and TrackSync goes on by itself.",
    )


def absent(why: str) -> KeystoreAbsent:
    """Word: there is none we may use. *why* is a sentence without its full stop."""
    return KeystoreAbsent(
        f"There is no keystore that TrackSync can use: {why}. Nothing was lost, and nothing is "
        "kept unprotected instead.",
        "Start your desktop's keystore (GNOME Keyring, KWallet or KeePassXC), or choose a "
        "passphrase lock.",
    )


def slow(timeout: float) -> KeystoreSlow:
    """Word: no answer within *timeout* seconds."""
    return KeystoreSlow(
        f"The keystore did not answer within {timeout:g} seconds. Nothing was lost.",
        "It may be showing a password window, perhaps behind other windows: answer it.",
    )
