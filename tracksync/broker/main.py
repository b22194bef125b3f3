"""The broker's own command line: `serve FILE`, `device`, `key`."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import secrets
import sys
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from pathlib import Path

from tracksync.broker.config import Unusable, read_config
from tracksync.broker.server import Server


def main(words: Sequence[str] | None = None) -> int:
    """Carry out a command line; the exit code."""
    parser = argparse.ArgumentParser("tracksync broker", description="Keep an app's secret.")
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="serve until told to end")
    serve.add_argument("file", type=Path, help="the configuration; docs/reference/broker.md")
    commands.add_parser("device", help="make a key for one device")
    commands.add_parser("key", help="make a key that seals refresh tokens")
    typed = parser.parse_args(words)
    if typed.command == "serve":
        return _serve(typed.file)
    made = urlsafe_b64encode(secrets.token_bytes(32)).decode()
    if typed.command == "key":
        sys.stdout.write(f"{made}\n")
        return 0
    key = made.rstrip("=")
    digest = hashlib.sha256(key.encode()).hexdigest()
    sys.stdout.write(
        f"For the device, this once:\n  {key}\nFor the file, under [devices]:\n"
        f'  "whose it is" = "{digest}"\n'
    )
    return 0


def _serve(file: Path) -> int:
    try:
        config = read_config(file)
        server = Server(config)
    except (OSError, Unusable) as e:
        sys.stderr.write(f"{e}\n")
        return 2
    sys.stdout.write(f"LISTENING {server.port}\n")
    sys.stdout.flush()
    with server, contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
    return 0
