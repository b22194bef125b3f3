"""The commands of templates: as typed, and the file one is read from."""

from __future__ import annotations

import argparse

from tracksync.cli.policy import read_named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracksync.cli.typed import Typed

_SECTION = (
    "done, plan or blockers; can be repeated: those named are told, in this order, no others; "
    "the heading may be left out"
)
_BRACES = "with {day}, {weekday} and {told} filled in"


def add_templates(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add them; *command* makes one from its name and what it is about."""
    command("list", "list your own, and those that come along")
    show = command("show", "show one as a file, to share it")
    show.add_argument("template", metavar="NAME")
    show.add_argument("--output", metavar="FILE", help="into a new file, not to the screen")
    save = command("save", "make one of your own, or change it; what you do not say stays")
    save.add_argument("template", metavar="NAME", nargs="?", help="as its file says unless told")
    begun = save.add_mutually_exclusive_group()
    begun.add_argument("--file", metavar="FILE", help="from a file that somebody shared")
    begun.add_argument("--from", metavar="NAME", dest="base", help="from another one")
    replaces = "with --file: put it in the place of one of the same name"
    save.add_argument("--replace", action="store_true", help=replaces)
    save.add_argument("--language", metavar="LANGUAGE", help="en, de, fr or es")
    save.add_argument("--title", metavar="TEXT", help=f'{_BRACES}; "": that of the language')
    greets = f'a line below the title, {_BRACES}, and {{name}}; "": none'
    save.add_argument("--greeting", metavar="TEXT", help=greets)
    save.add_argument(
        "--section", metavar="SECTION=HEADING", action="append", dest="sections", help=_SECTION
    )
    hours = "say behind each task how long it was worked on"
    save.add_argument("--hours", action=argparse.BooleanOptionalAction, help=hours)
    command("delete", "forget one of your own").add_argument("template", metavar="NAME")


def completed(typed: Typed) -> dict[str, object]:
    """Put what stands in the file that was named in the place of its name."""
    given = dict(typed.arguments)
    if "file" in given:
        given["document"] = read_named(given.pop("file"))
    return given
