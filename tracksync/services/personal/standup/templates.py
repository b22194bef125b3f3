"""Templates of standups: those that come along, and the person's own, to share as files."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import replace

from tracksync.core.problems import BadInput, Conflict, NotAllowed, NotFound, Problem
from tracksync.core.sentences import Sentence, say
from tracksync.core.standup.templates import (
    BUILT_IN,
    LARGEST,
    MOST,
    Said,
    Template,
    checked,
    with_said,
)
from tracksync.core.standup.templates import read_template as read_told
from tracksync.core.text import clean_line
from tracksync.ports.settings import Preferences
from tracksync.ports.store import Snapshot
from tracksync.services.personal.journal.changed import Changed
from tracksync.services.personal.journal.recording import Recorder

# Source: Python's tomllib: each of its errors ends so, or "at end of document".
_PLACE = re.compile(r"\(at line (\d{1,6}), column (\d{1,6})\)$")
_AT_END = "(at end of document)"
_LIST = say("tracksync standup template list shows them.")


def read_file(text: str) -> Template:
    """
    Read a template as it is shared.

    Raises:
        BadInput: It is none, or a bad one.
    """
    if len(text) > LARGEST:
        raise BadInput(say("This file is too large for a template. Nothing was changed."))
    try:
        told = tomllib.loads(text)
    except (ValueError, RecursionError) as e:
        raise _no_toml(str(e)) from e
    return read_told(told)


def _no_toml(told: str) -> BadInput:
    """Say where a file stops being TOML, as far as the reader tells."""
    hint = say("tracksync standup template show classic-en shows one.")
    place = _PLACE.search(told)
    if told.endswith(_AT_END):
        msg = say("This is no template of a standup: its TOML breaks off at the end.")
        return BadInput(msg, hint)
    if place is None:
        return BadInput(
            say("This is no template of a standup: no TOML. Nothing was changed."), hint
        )
    msg = say(
        "This is no template of a standup: no TOML, in line {line}, at character {column}. "
        "Nothing was changed.",
        line=int(place[1]),
        column=int(place[2]),
    )
    return BadInput(msg, hint)


def by_settings(preferences: Preferences) -> Template:
    """Give the template of whoever chose none: as the settings say."""
    with_hours = preferences.flag("standup.hours")
    return Template("", preferences.text("standup.language"), with_hours=with_hours)


def known_as(snapshot: Snapshot, name: str) -> Template:
    """
    Find a template that comes along, or one of the person's own.

    Raises:
        NotFound: There is none of that name.
        BadInput: It cannot be read: a newer TrackSync made it.
    """
    for template in BUILT_IN:
        if template.name == name:
            return template
    document = snapshot.templates().get(name)
    if document is None:
        shown = clean_line(name, limit=40)
        raise NotFound(say("There is no template {shown!r}.", shown=shown), _LIST)
    return read_file(document)


def chosen_or_not(
    snapshot: Snapshot, name: str, preferences: Preferences
) -> tuple[Template, tuple[Sentence, ...]]:
    """Find a schedule's template; where it is lost, as the settings say, and a sentence."""
    if not name:
        return by_settings(preferences), ()
    try:
        return known_as(snapshot, name), ()
    except Problem:
        shown = clean_line(name, limit=40)
        says = say("The template {shown} is not there: it reads as the settings say.", shown=shown)
        return by_settings(preferences), (says,)


class TemplateService:
    """Keeps templates. `save` and `delete`: STORE lane."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def all(self) -> tuple[Template, ...]:
        """Tell the person's own by name, then those that come along; none that cannot be read."""
        with self._recorder.store.read() as snapshot:
            documents = snapshot.templates()
        own = []
        for document in documents.values():
            try:
                own.append(read_file(document))
            except BadInput:
                continue
        return (*own, *BUILT_IN)

    def one(self, name: str) -> Template:
        """
        Find one by its name; without a name, what the settings say.

        Raises:
            NotFound: There is none.
            BadInput: It cannot be read.
        """
        if not name:
            return by_settings(self._recorder.preferences)
        with self._recorder.store.read() as snapshot:
            return known_as(snapshot, name)

    def is_own(self, template: Template) -> bool:
        """Whether it is one of the person's own."""
        return template.name not in {one.name for one in BUILT_IN}

    def users(self) -> Counter[str]:
        """Count the schedules that use each, by name."""
        with self._recorder.store.read() as snapshot:
            return Counter(schedule.template for schedule in snapshot.schedules())

    def wished(self, name: str, document: str, base: str, said: Said) -> Template:
        """
        Put together what is to be kept: from a file, from another one, or from that of this name.

        Args:
            name: What it is to be called; as its file says where that is empty.

        Raises:
            BadInput: The file is no template, or there is no such section.
            NotFound: There is no other one of that name.
        """
        if document:
            begun = read_file(document)
        elif base:
            begun = self.one(base)
        else:
            own = (one for one in self.all() if one.name == name)
            begun = next(own, Template(name, by_settings(self._recorder.preferences).language))
        return with_said(replace(begun, name=name or begun.name), said)

    def save(self, template: Template, *, via: str, replaces: bool = True) -> Template:
        """
        Keep one of the person's own.

        Args:
            replaces: One of the same name is replaced; else it stays, and nothing is kept.

        Raises:
            BadInput: It cannot be kept.
            Conflict: There is one of the same name.
            NotAllowed: There are too many.
        """
        kept = checked(template)
        with self._recorder.open(via) as recording:
            names = recording.unit.templates()
            if kept.name in names and not replaces:
                msg = say(
                    "There is a template {name} already. Nothing was changed.", name=kept.name
                )
                raise Conflict(msg, say("Say --replace to have this one in its place, or a name."))
            if kept.name not in names and len(names) >= MOST:
                msg = say("There are {most} own templates already. Nothing was changed.", most=MOST)
                raise NotAllowed(msg, say("Delete one first."))
            recording.unit.save_template(kept.name, kept.document)
            recording.changed |= Changed.STANDUPS
        return kept

    def delete(self, name: str, *, via: str) -> None:
        """
        Forget one of the person's own.

        Raises:
            NotFound: There is none of that name.
            NotAllowed: It comes along.
            Conflict: A schedule uses it.
        """
        if any(template.name == name for template in BUILT_IN):
            raise NotAllowed(say("{name} comes with TrackSync and stays.", name=name))
        with self._recorder.open(via) as recording:
            if name not in recording.unit.templates():
                shown = clean_line(name, limit=40)
                raise NotFound(say("There is no template {shown!r}.", shown=shown), _LIST)
            if any(schedule.template == name for schedule in recording.unit.schedules()):
                msg = say("A schedule reads as {name} says. Nothing was changed.", name=name)
                raise Conflict(msg, say("Choose another template there first."))
            recording.unit.remove_template(name)
            recording.changed |= Changed.STANDUPS
