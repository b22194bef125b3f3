"""The commands of an organization's policy: as typed, and the files they read and write."""

from __future__ import annotations

import json
import os
from getpass import getpass

from tracksync.core.problems import BadInput, NotAllowed
from tracksync.core.sentences import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from tracksync.cli.typed import Typed

_LARGEST_BYTES = 64 * 1024
_SOURCE, _SIGNED = "policy.toml", "policy.jws"
# So does a table begin, as a signed document is written.
_BEGINS = "eyJ"


def with_pins(words: Sequence[str]) -> list[str]:
    """Join `--pin` and its fingerprint: one of sixty-four begins with a dash, as an option does."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--pin":
            joined[-1] = f"--pin={word}"
        else:
            joined.append(word)
    return joined


def add_policy(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add them; *command* makes one from its name and what it is about."""
    command("show", "say what holds, who set it, and what waits for you")
    apply = command("apply", "follow a signed policy")
    apply.add_argument("file", metavar="FILE")
    apply.add_argument("--pin", metavar="FINGERPRINT", help="the organization's key, if it is new")
    seen = command("acknowledge", "say that you have seen what a version changes for you")
    seen.add_argument("serial", metavar="VERSION")
    command("leave", "follow it no more")
    new = command("new", "write an example, and make the organization's key")
    new.add_argument("name", metavar="FILE", nargs="?", default=_SOURCE)
    new.add_argument("--key-file", metavar="FILE", help="keep the key there, under a passphrase")
    reader = "may open pictures, once people have seen it; can be repeated"
    new.add_argument("--reader", metavar="NAME=age1…", action="append", dest="readers", help=reader)
    opens = "read the key file's passphrase from this file descriptor"
    sign = command("sign", "sign what you wrote")
    sign.add_argument("name", metavar="FILE", nargs="?", default=_SOURCE)
    sign.add_argument("--to", metavar="FILE", default=_SIGNED, help="policy.jws unless told")
    sign.add_argument("--key-file", metavar="FILE", help="the key made with --key-file")
    for one in (new, sign):
        one.add_argument("--secret-fd", type=int, metavar="FD", help=opens)


def add_policy_key(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add what is about the organization's key; *command* as above."""
    show = command("print", "show it, to be printed")
    show.add_argument("--key-file", metavar="FILE", help="the key made with --key-file")
    opens = "read the key file's passphrase from this file descriptor"
    show.add_argument("--secret-fd", type=int, metavar="FD", help=opens)
    take = command("import", "type it in from paper")
    take.add_argument("--replace", action="store_true", help="also where there is another one")
    opens = "read the printed key from this file descriptor"
    take.add_argument("--secret-fd", type=int, metavar="FD", help=opens)


def completed(typed: Typed, passphrase: Callable[..., str], stdin: TextIO) -> dict[str, object]:
    """Put what stands in the files that were named in the place of their names."""
    given = dict(typed.arguments)
    if typed.command == "policy.apply":
        return {"document": read_named(given.pop("file"))} | given
    if typed.command == "policy.key.import":
        return given | {"printed": _printed(typed, passphrase, stdin)}
    key_file = given.pop("key_file", None)
    if typed.command == "policy.sign":
        _must_be_a_policys(given["to"])
        given = {"source": read_named(given["name"])}
    elif typed.command == "policy.new":
        _must_be_free(*(name for name in (given["name"], key_file) if name))
        given["name"] = os.path.basename(str(given["name"]))  # noqa: PTH119  as in main
    if key_file is None:
        return given
    word = _passphrase(typed, passphrase, stdin)
    made = typed.command == "policy.new"
    return given | {"key_file": True if made else read_named(key_file), "passphrase": word}


def written(typed: Typed, text: str) -> str:
    """Write the files an answer holds; what is to be printed. Asked for as JSON by `wants_json`."""
    from tracksync.cli.files import write_new, write_over  # pathlib: 36 M instructions

    answer = json.loads(text)
    names, said = typed.arguments, []
    for field, name in (
        ("example", names.get("name")),
        ("key_file", names.get("key_file")),
        ("document", names.get("to")),
    ):
        content = answer.pop(field, "")
        if content:
            # A signed document takes the place of the one before; a key never does.
            (write_new if field == "key_file" else write_over)(str(name), content)
            said.append(f"Wrote {name}.")
    if typed.wants == "json":
        return json.dumps(answer, ensure_ascii=False) + "\n"
    from tracksync.engine.telling.answers import tell  # all words: 15 ms

    return "\n".join([*said, tell(typed.command, answer, {})])


def _passphrase(typed: Typed, passphrase: Callable[[int], str], stdin: TextIO) -> str:
    if typed.secret_fd is not None:
        return passphrase(typed.secret_fd)
    if not stdin.isatty():
        msg = say("The key file's passphrase is needed.")
        raise BadInput(msg, say("Hand it over with --secret-fd."))
    word = getpass("Passphrase of the key file (is not shown): ")
    if typed.command == "policy.new" and getpass("Once more: ") != word:
        raise BadInput(say("The two are not the same. Nothing was made."))
    return word


def _printed(typed: Typed, passphrase: Callable[..., str], stdin: TextIO) -> str:
    if typed.secret_fd is not None:
        return passphrase(typed.secret_fd, is_whole=True)
    if not stdin.isatty():
        msg = say("The printed key is needed.")
        raise BadInput(msg, say("Hand it over with --secret-fd."))
    asked = "The next line of the key (is not shown; an empty one ends it): "
    return "\n".join(iter(lambda: getpass(asked), ""))


def read_named(name: object) -> str:
    """Read a small file that was named on the command line; `BadInput` where it cannot be."""
    try:
        # Editors of Windows begin a text with a mark nobody sees.
        with open(str(name), encoding="utf-8-sig") as file:  # noqa: PTH123  pathlib costs 36 M instructions
            text = file.read(_LARGEST_BYTES + 1)
    except (OSError, ValueError) as e:
        raise BadInput(say("{file} cannot be read.", file=name)) from e
    if len(text) > _LARGEST_BYTES:
        raise BadInput(say("{file} is too large to be one.", file=name))
    return text


def _must_be_free(*names: object) -> None:
    for name in names:
        if os.path.lexists(str(name)):
            msg = say("{file} exists already, and nothing is overwritten.", file=name)
            raise NotAllowed(msg, say("Choose another name."))


def _must_be_a_policys(name: object) -> None:
    """Refuse to sign over anything but a policy that was signed before: a key, or the text."""
    # An empty one holds nothing that could be lost.
    if os.path.isfile(str(name)) and not _BEGINS.startswith(read_named(name)[: len(_BEGINS)]):  # noqa: PTH113  as in main
        msg = say("{file} is something else than a signed policy, so it stays as it is.", file=name)
        raise NotAllowed(msg, say("Choose another name with --to. Nothing was signed."))
