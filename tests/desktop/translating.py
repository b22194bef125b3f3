"""Keeps translations in step with the strings: `python -m tests.desktop.translating`."""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

from tracksync import integrations
from tracksync.desktop.presenters.base import SENTENCES
from tracksync.desktop.presenters.settings import words_of_table

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
TOOLS = Path(PySide6.__file__).parent
LANGUAGES = ("de", "en")
# What is said here is read on a terminal and never in a window.
_TERMINAL = ("bootstrap/", "cli/", "demo/", "engine/api/", "engine/local_socket/")


def sources() -> list[str]:
    """Every module whose words people see."""
    return [str(path) for path in sorted((ROOT / "tracksync" / "desktop").rglob("*.py"))]


def words_of_services() -> tuple[str, ...]:
    """Every sentence in which a service is described before it is connected."""
    manifests = [
        importlib.import_module(f"tracksync.integrations.{name}").MANIFEST
        for name in integrations.names()
    ]
    said = [
        text
        for manifest in manifests
        for text in (*manifest.uses_for(is_read_only=False), *manifest.caveats)
    ]
    said += [
        reason
        for manifest in manifests
        for reason in (*manifest.scopes.values(), *manifest.email_scopes.values())
    ]
    for manifest in manifests:
        told = (
            manifest.keeps_said,
            manifest.lent_said,
            manifest.site_hint,
            manifest.asks_for,
            manifest.steps,
            manifest.trial,
            manifest.email_allows,
        )
        said += [text for text in told if text]
    return tuple(dict.fromkeys(said))


def sentences() -> tuple[str, ...]:
    """
    Every sentence from below the desktop that can come up in a window, each once.

    Raises:
        SyntaxError: One is put together elsewhere than in its template, and so cannot be found.
    """
    found: dict[str, None] = {}
    package = ROOT / "tracksync"
    for path in sorted(package.rglob("*.py")):
        if path.relative_to(package).as_posix().startswith(_TERMINAL):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("say"), args=[ast.Constant(str(template))]):
                    found[template] = None
                case ast.Call(func=ast.Name("say")):
                    msg = f"{path}:{node.lineno}: say() takes a literal, and fills it by name"
                    raise SyntaxError(msg)
    return tuple(found)


def collect(target: Path, *, only_plurals: bool) -> None:
    """Write the strings found in the sources into a .ts file, keeping what is translated."""
    options = ["-silent", "-locations", "none", "-no-obsolete"]
    if only_plurals:
        options.append("-pluralonly")
    with tempfile.TemporaryDirectory() as folder:
        # Below the desktop nobody knows of translations: written down as if it did.
        below = Path(folder) / "below.py"
        said = [("Settings", text) for text in words_of_table()]
        said += [("Services", text) for text in words_of_services()]
        said += [(SENTENCES, text) for text in sentences()]
        lines = [
            f"QCoreApplication.translate({context!r}, {json.dumps(text, ensure_ascii=False)})\n"
            for context, text in said
        ]
        below.write_text("".join(lines), encoding="utf-8")
        _run("lupdate", *options, *sources(), str(below), "-ts", str(target))


def compile_to(source: Path, target: Path) -> None:
    """Make the .qm file of a .ts file."""
    _run("lrelease", "-silent", str(source), "-qm", str(target))


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(TOOLS / tool), *arguments], check=True, capture_output=True, timeout=60)


def messages(path: Path) -> dict[tuple[str, str], bool]:
    """Tell of each (context, source) whether it is translated."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            is_done = translation is not None and translation.get("type") != "unfinished"
            found[name, message.findtext("source") or ""] = is_done
    return found


def main() -> int:
    """Collect the strings and compile what is translated."""
    for language in LANGUAGES:
        target = FOLDER / f"tracksync_{language}.ts"
        collect(target, only_plurals=language == "en")
        compile_to(target, target.with_suffix(".qm"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
