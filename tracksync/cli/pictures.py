"""The commands of pictures of the screen, and of their keys."""

from __future__ import annotations

from tracksync.cli.shape import add_command, add_group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracksync.cli.shape import Parser, Subparsers


def add_pictures(commands: Subparsers[Parser]) -> None:
    group = add_group(commands, "shots", "pictures of your screen, if you turned them on")
    add_command(group, "capture", "take one now", command="shots.capture")
    listed = add_command(group, "list", "list them", command="shots.list")
    listed.add_argument("--day", metavar="DAY", help="2026-11-21, today or yesterday")
    export = add_command(group, "export", "write them, decrypted", command="shots.export")
    export.add_argument("pictures", nargs="*", metavar="NUMBER", help="all, unless told")
    export.add_argument("--day", metavar="DAY")
    export.add_argument("--to", metavar="FOLDER", required=True)
    export.add_argument("--yes", action="store_true", help="that is meant")
    delete = add_command(group, "delete", "delete them for ever", command="shots.delete")
    delete.add_argument("pictures", nargs="+", metavar="NUMBER")
    delete.add_argument("--yes", action="store_true", help="also where time goes with them")
    group = add_group(commands, "keys", "the keys of your pictures")
    keys = add_command(group, "export", "hand out the keys of days", command="keys.export")
    keys.add_argument("--day", metavar="DAY", help="2026-11-21, today or yesterday; else all")
    keys.add_argument("--yes", action="store_true", help="that is meant")
    keys.add_argument("--output", metavar="FILE", help="into a new file, not to the screen")
    box = "hand out keys that only your policy's readers can open"
    keys = add_command(group, "box", box, command="keys.box")
    keys.add_argument("--day", metavar="DAY", help="2026-11-21, today or yesterday; else all")
    keys.add_argument("--output", metavar="FILE", help="into a new file, not to the screen")
