"""Commands about how standups read."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.engine.team import Team
from tests.unit.engine.test_answers import is_as_promised
from tracksync.cli.parser import parse
from tracksync.cli.template import completed
from tracksync.core.problems import BadInput


@pytest.fixture
def team() -> Iterator[Team]:
    team = Team()
    yield team
    team.close()


def test_a_template_is_made_chosen_and_shared(team: Team) -> None:
    """From another one; a schedule reads by it, and it stays as long as that does."""
    name = {"template": "Team Rot"}
    saved = team.ask("standup.template.save", **name, base="friendly-de", sections=["plan=Jetzt"])
    team.schedule(template="Team Rot")
    listed = team.ask("standup.template.list")
    shown = team.ask("standup.template.show", **name)
    preview = team.ask("standup.preview")
    for answer in (saved, listed, shown, preview, team.ask("standup.schedule.list")):
        is_as_promised(answer)

    assert preview["parts"] == ["Jetzt"]
    assert (preview["template"], preview["sections"]) == ("Team Rot", ["plan"])
    assert preview["greeting"].startswith("Guten Morgen!")
    assert team.ask("standup.preview", template="brief-fr")["language"] == "fr"
    assert listed["templates"][0]["schedules"] == 1
    assert team.say("standup.template.show", **name) == shown["document"]
    assert "Team Rot  de; plan; your own; used by 1 schedule\n" in team.say("standup.template.list")
    assert "blockers-first-es  es; blockers, plan, done; with hours" in team.say(
        "standup.template.list"
    )
    assert "reads as Team Rot" in team.say("standup.schedule.list")
    assert team.code("standup.template.delete", **name) == 8


def test_a_shared_file_is_kept_and_forgotten(team: Team) -> None:
    """It brings its name along."""
    team.ask("standup.template.save", template="Ours", hours=True)
    document = team.ask("standup.template.show", template="Ours")["document"]
    deleted = team.ask("standup.template.delete", template="Ours")
    is_as_promised(deleted)

    assert team.say("standup.template.save", document=document).startswith("Kept: Ours.")
    assert team.code("standup.template.save", document=document) == 8
    assert team.code("standup.template.save", document=document, replace=True) == 0
    assert team.ask("standup.template.show", template="Ours")["template"]["with_hours"]
    assert team.say("standup.template.delete", template="Ours") == "Deleted: Ours.\n"
    assert team.code("standup.template.show", template="Ours") == 7


@pytest.mark.parametrize("name", ["--odd", 'it\'s "ours" \\ yours', "Team Rot"])
def test_how_to_see_it_can_be_pasted_into_a_shell(team: Team, name: str) -> None:
    """Whatever it is called; and it says which sections are told."""
    said = team.say("standup.template.save", template=name, sections=["plan", "done"])
    kept, see = said.splitlines()
    typed = parse(shlex.split(see.removeprefix("See it: tracksync ")))

    assert kept == f"Kept: {name}. It tells: plan, done."
    assert typed.arguments["template"] == name


def test_a_template_comes_from_one_place() -> None:
    """From a file, or from another one; not one of the two unsaid."""
    with pytest.raises(BadInput, match="not allowed with"):
        parse(["standup", "template", "save", "--file", "x.toml", "--from", "brief-en"])


def test_a_file_is_read_where_it_was_named(tmp_path: Path) -> None:
    """By the command, not by the app; one that cannot be is refused."""
    file = tmp_path / "team.toml"
    file.write_text("name = 'x'", encoding="utf-8")
    typed = parse(["standup", "template", "save", "--file", str(file), "--no-hours"])

    assert completed(typed) == {"document": "name = 'x'", "hours": False}
    file.unlink()
    with pytest.raises(BadInput):
        completed(typed)
