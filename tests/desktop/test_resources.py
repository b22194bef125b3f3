"""Icons and translations are there, whole, and of one kind."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from tests.desktop import translating
from tests.desktop.gallery import KEPT
from tracksync.desktop.look import resources
from tracksync.desktop.look.icons import Icons
from tracksync.desktop.look.languages import install_language, remove_language

ICONS = sorted((translating.ROOT / "resources" / "icons").glob("*.svg"))
DESKTOP = translating.ROOT / "tracksync" / "desktop"
_PLACES = r"{(\w+)[^{}]*}|(%n)"


@pytest.mark.parametrize("path", ICONS, ids=lambda p: p.stem)
def test_icons_are_one_family(path: Path) -> None:
    """24 units square, strokes of 1.5 in the palette's colour, round ends, no fills."""
    root = ET.parse(path).getroot()  # noqa: S314 - our own file

    assert root.get("viewBox") == "0 0 24 24"
    assert (root.get("stroke"), root.get("stroke-width")) == ("currentColor", "1.5")
    assert (root.get("fill"), root.get("stroke-linecap")) == ("none", "round")


@pytest.mark.parametrize("path", ICONS, ids=lambda p: p.stem)
@pytest.mark.usefixtures("qapp")
def test_icons_can_be_drawn(path: Path) -> None:
    """In any colour; the result is not empty and has that colour."""
    image = Icons().icon(path.stem, (200, 0, 0), 32).pixmap(32, 32).toImage()
    inked = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]

    assert inked
    assert max(of.green() for of in inked) < 10


def test_every_icon_is_used_and_every_used_one_is_there() -> None:
    """A name in the code without a file would end the program; a file without a name is weight."""
    words = set()
    for path in DESKTOP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)

    assert {path.stem for path in ICONS} <= words


def test_resources_are_looked_for_beside_the_program_first(tmp_path: Path) -> None:
    """An installer's folder, then the installed package's, then the checkout's."""
    package = tmp_path / "tracksync"

    assert resources.candidates(package, str(tmp_path / "app")) == (
        tmp_path / "app" / "_resources",
        package / "_resources",
        tmp_path / "resources",
    )
    assert resources.candidates(package, None)[0] == package / "_resources"


@pytest.mark.parametrize("language", translating.LANGUAGES)
def test_translations_know_every_string(language: str, tmp_path: Path) -> None:
    """After a changed string: `python -m tests.desktop.translating`, and translate what is new."""
    kept = translating.FOLDER / f"tracksync_{language}.ts"
    fresh = tmp_path / kept.name
    fresh.write_bytes(kept.read_bytes())
    translating.collect(fresh, only_plurals=language == "en")

    assert [key for key, is_done in translating.messages(fresh).items() if not is_done] == []
    assert translating.messages(fresh).keys() == translating.messages(kept).keys()


@pytest.mark.parametrize("language", translating.LANGUAGES)
def test_compiled_translations_are_up_to_date(language: str, tmp_path: Path) -> None:
    """The .qm file is what lrelease makes of the .ts file today."""
    kept = translating.FOLDER / f"tracksync_{language}.qm"
    translating.compile_to(kept.with_suffix(".ts"), tmp_path / "fresh.qm")

    assert (tmp_path / "fresh.qm").read_bytes() == kept.read_bytes()


def test_translations_keep_their_places() -> None:
    """What is filled in later ({title}, %n) stands in the translation too."""
    for context in ET.parse(translating.FOLDER / "tracksync_de.ts").getroot().iter("message"):  # noqa: S314 - our own file
        source = context.findtext("source") or ""
        forms = [f.text or "" for f in context.iter("numerusform")]
        forms = forms or [context.findtext("translation") or ""]
        for form in forms:
            wanted = sorted(re.findall(_PLACES, source))
            assert sorted(re.findall(_PLACES, form)) == wanted, source


def test_languages_come_and_go(qapp: QApplication) -> None:
    """German is German, everything else English with right plurals."""

    def said(locale: str, count: int) -> str:
        installed = install_language(qapp, QLocale(locale))
        text = QCoreApplication.translate("OutboxPage", "%n need(s) you", "", count)
        remove_language(qapp, installed)
        return text

    assert said("de_DE", 2) == "2 brauchen dich"
    assert said("en_US", 1) == "1 needs you"
    assert said("fr_FR", 3) == "3 need you"


def test_the_gallery_has_and_shows_every_main_window() -> None:
    """Each in both themes, and on its page; what the page shows is there."""
    folder = translating.ROOT / "docs" / "gallery"
    there = {path.stem for path in folder.glob("*.png")}
    shown = set(re.findall(r"\]\(([\w-]+)\.png\)", (folder / "README.md").read_text("utf-8")))

    assert there >= KEPT
    assert shown <= there
    assert {name.rpartition("-")[0] for name in KEPT} <= {n.rpartition("-")[0] for n in shown}


def test_models_and_presenters_know_no_qt() -> None:
    """What a screen shows is plain values; only views and the look import Qt."""
    plain = [*(DESKTOP / "models").rglob("*.py"), *(DESKTOP / "presenters").rglob("*.py")]

    assert plain
    for path in plain:
        assert "PySide6" not in path.read_text(encoding="utf-8"), path


def test_views_do_no_input_or_output_and_know_no_service() -> None:
    """They draw and forward; what they need comes through the constructor."""
    forbidden = re.compile(
        r"QApplication\.instance|tracksync\.(services|storage|engine|network|platforms)"
        r"|(?<!def )\bopen\(|\bPath\(|requests|subprocess|threading"
    )
    for path in (DESKTOP / "views").rglob("*.py"):
        assert not forbidden.search(path.read_text(encoding="utf-8")), path


def test_german_has_one_word_for_a_worklog() -> None:
    """Who meets two words looks for two things."""
    text = (translating.FOLDER / "tracksync_de.ts").read_text(encoding="utf-8")

    assert "rbeitszeit" not in text
