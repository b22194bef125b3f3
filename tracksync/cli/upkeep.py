"""The commands of upkeep: copies, settings, the keystore, the programs that stay."""

from __future__ import annotations

import argparse

from tracksync.cli.shape import add_command, add_group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracksync.cli.shape import Parser, Subparsers


def add_upkeep(commands: Subparsers[Parser]) -> None:
    backup = add_command(commands, "backup", "write an encrypted copy")
    backup.add_argument("file", metavar="FILE")
    opens = "read the copy's passphrase (or recovery key) from this file descriptor"
    backup.add_argument("--secret-fd", type=int, metavar="FD", help=opens)
    moves = "for a new machine: with the keys of your texts and sign-ins; recovery key only"
    backup.add_argument("--move", action="store_true", help=moves)
    recovery = add_group(commands, "recovery", "the key on paper that opens copies")
    fresh = add_command(recovery, "new", "make one and show it, this once", command="recovery.new")
    fresh.add_argument("--replace", action="store_true", help="also where there is one already")
    add_command(recovery, "status", "say whether there is one", command="recovery.status")
    restore = add_command(commands, "restore", "bring the store back from a copy")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--secret-fd", type=int, metavar="FD", help=opens)
    forsakes = "set a store aside that belongs to another keystore"
    restore.add_argument("--forsake", action="store_true", help=forsakes)
    check = add_command(commands, "check", "verify journal, store and sums")
    check.add_argument("--repair", action="store_true", help="rebuild what can be rebuilt")
    check.add_argument("--ids", action="store_true", help="list every id the journal holds")
    config = add_group(commands, "config", "settings")
    add_command(config, "list", "list all settings", command="config.list")
    add_command(config, "get", "tell one setting", command="config.get").add_argument(
        "key", metavar="KEY"
    )
    change = add_command(config, "set", "choose a value", command="config.set")
    change.add_argument("key", metavar="KEY")
    change.add_argument("value", metavar="VALUE")
    change.add_argument("--yes", action="store_true", help="another address of a service is meant")
    keystore = add_group(commands, "keystore", "the keystore this profile belongs to")
    add_command(keystore, "unlock", "open it, asking if need be", command="keystore.unlock")
    add_command(
        keystore,
        "passphrase",
        "use a passphrase where there is no keystore",
        command="keystore.passphrase",
    )
    add_command(commands, "doctor", "say what works on this machine")
    add_command(commands, "privacy", "say what is captured, stored and sent")
    purge = add_command(commands, "purge", "forget the cached tasks of one connection, or of all")
    purge.add_argument("connection", metavar="SERVICE|ID", nargs="?")
    add_command(commands, "quit", "ask the running app to end", command="app.quit")
    agent = add_command(commands, "agent", "run without a screen")
    agent.add_argument("--headless", action="store_true")
    add_command(commands, "demo", "run the scripted morning")
    broker = add_command(commands, "broker", "keep an app's secret for a team, on a server")
    broker.add_argument("words", metavar="…", nargs=argparse.REMAINDER)
