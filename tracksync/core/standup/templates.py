"""How a team wants its standup to read: which sections, in which order, under which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from tracksync.core.problems import BadInput
from tracksync.core.sentences import Sentence, say
from tracksync.core.standup.composer import Section, Standup
from tracksync.core.standup.schedules import Schedule
from tracksync.core.standup.text import Message, laid_out
from tracksync.core.standup.words import LANGUAGES, WORDS
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass

FORMAT = 1
NAME_LIMIT, TITLE_LIMIT, GREETING_LIMIT, HEADING_LIMIT = 40, 100, 200, 60
# So many characters has a file with one at most, and so many own ones there may be.
LARGEST, MOST = 8_000, 50
# What may stand in braces, and is filled in.
PLACEHOLDERS = ("day", "weekday", "told")
OF_GREETINGS = (*PLACEHOLDERS, "name")
_FILLED_LIMIT = 300
_PLACE = re.compile(r"\{([a-z]+)\}")
_FIELDS = frozenset({"tracksync_template", "name", "language", "title", "greeting", "hours"})
_SLOT_FIELDS = frozenset({"of", "heading"})
_HINT = say("Nothing was changed. tracksync standup template show classic-en shows a good one.")


@dataclass(frozen=True, slots=True)
class Slot:
    """One section; `heading` is empty for the words of the language."""

    section: Section
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """
    How a standup reads.

    Attributes:
        name: Empty for what the settings say.
        language: One of `core.standup.words`.
        title, greeting: With placeholders; empty for the language's own title, and for no greeting.
        slots: The sections that are told, in order; each once, at least one.
    """

    name: str
    language: str = "en"
    title: str = ""
    greeting: str = ""
    slots: tuple[Slot, ...] = tuple(Slot(section) for section in Section)
    with_hours: bool = False

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that are told, in order."""
        return tuple(slot.section for slot in self.slots)

    @property
    def document(self) -> str:
        """The file it is shared as: TOML, as `read_template` reads it."""
        return _as_file(self)


def laid_out_by(template: Template, standup: Standup, *, person: str = "") -> Message:
    """Lay a standup out as a template says; what it leaves out is not in it."""
    plain = laid_out(standup, template.language, with_hours=template.with_hours)
    parts = dict(zip(Section, plain.parts, strict=True))
    words = WORDS[template.language]
    known = {
        "day": words.day(standup.day),
        "weekday": words.weekdays[standup.day.weekday()],
        "told": parts[Section.DONE].title,
        "name": person,
    }
    return Message(
        _filled(template.title, known) or plain.title,
        tuple(
            replace(parts[slot.section], title=_filled(slot.heading, known) or title)
            for slot in template.slots
            for title in (parts[slot.section].title,)
        ),
        _filled(template.greeting, known),
    )


def narrowed(standup: Standup, template: Template) -> Standup:
    """Leave out the lines of sections that a template does not tell; the others in its order."""
    places = {section: place for place, section in enumerate(template.sections)}
    told = (line for line in standup.lines if line.section in places)
    return replace(standup, lines=tuple(sorted(told, key=lambda line: places[line.section])))


def template_of(schedules: Iterable[Schedule], goes: Iterable[Schedule]) -> str:
    """
    Name the template of a day's standup at a channel; empty for what the settings say.

    Args:
        schedules: All of the channel.
        goes: Those of them that go on that day; the first of the day decides.
    """
    chosen = min(tuple(goes) or tuple(schedules), key=lambda s: (s.at, s.id), default=None)
    return "" if chosen is None else chosen.template


def _filled(text: str, known: Mapping[str, str]) -> str:
    said = _PLACE.sub(lambda found: known.get(found[1], found[0]), text)
    return clean_line(said, limit=_FILLED_LIMIT)


# --- made by people -----------------------------------------------------------------------------


def checked(template: Template) -> Template:
    """
    Make what a person chose safe to keep: plain lines, of bounded length.

    Raises:
        BadInput: It cannot be kept.
    """
    name = clean_line(template.name, limit=2 * NAME_LIMIT)
    if not name or len(name) > NAME_LIMIT:
        raise _bad(say("A template needs a name of at most {most} characters.", most=NAME_LIMIT))
    if any(one.name.casefold() == name.casefold() for one in BUILT_IN):
        raise _bad(say("{name} comes with TrackSync and stays as it is.", name=name))
    if template.language not in WORDS:
        known = ", ".join(LANGUAGES)
        raise _bad(say("A template's language is one of these: {known}.", known=known))
    if not template.slots or len(set(template.sections)) != len(template.slots):
        raise _bad(say("A template has one to three sections, each once."))
    return replace(
        template,
        name=name,
        title=_line(template.title, TITLE_LIMIT, PLACEHOLDERS),
        greeting=_line(template.greeting, GREETING_LIMIT, OF_GREETINGS),
        slots=tuple(
            replace(slot, heading=_line(slot.heading, HEADING_LIMIT, PLACEHOLDERS))
            for slot in template.slots
        ),
    )


def _line(text: str, most: int, placeholders: tuple[str, ...]) -> str:
    line = clean_line(text, limit=2 * most)
    shown = clean_line(line, limit=20)
    if len(line) > most:
        raise _bad(say("“{shown}” is longer than {most} characters.", shown=shown, most=most))
    if any(found not in placeholders for found in _PLACE.findall(line)):
        raise _bad(_may_stand(shown, placeholders))
    if any(brace in _PLACE.sub("", line) for brace in "{}"):
        raise _bad(_may_stand(shown, placeholders))
    return line


def _may_stand(shown: str, placeholders: tuple[str, ...]) -> Sentence:
    known = ", ".join(f"{{{name}}}" for name in placeholders)
    return say("In “{shown}” only these may stand in braces: {known}.", shown=shown, known=known)


def _bad(says: Sentence) -> BadInput:
    return BadInput(says, _HINT)


@dataclass(frozen=True, slots=True)
class Said:
    """
    What somebody says of a template; None leaves it as it is.

    `sections` as they are typed: `done`, or `done=What I finished`; none leave them.
    """

    language: str | None = None
    title: str | None = None
    greeting: str | None = None
    with_hours: bool | None = None
    sections: tuple[str, ...] = ()


def with_said(template: Template, said: Said) -> Template:
    """
    Put what was said of a template into it; `checked` comes after.

    Raises:
        BadInput: There is no such section.
    """
    typed = (section.partition("=") for section in said.sections)
    slots = tuple(_slot({"of": of.strip(), "heading": words}) for of, _, words in typed)
    return replace(
        template,
        language=template.language if said.language is None else said.language,
        title=template.title if said.title is None else said.title,
        greeting=template.greeting if said.greeting is None else said.greeting,
        with_hours=template.with_hours if said.with_hours is None else said.with_hours,
        slots=slots or template.slots,
    )


# --- as a file ----------------------------------------------------------------------------------


def read_template(told: Mapping[str, object]) -> Template:
    """
    Read what a file says, strictly.

    Raises:
        BadInput: It is no template, or a bad one.
    """
    form = told.get("tracksync_template")
    if isinstance(form, bool) or form != FORMAT:
        raise _bad(say("This is no template of a standup, or one of a newer TrackSync."))
    slots = told.get("section")
    if not isinstance(slots, list) or not 1 <= len(slots) <= len(Section):
        raise _bad(say("A template has one to three sections, each once."))
    _refuse_unknown(told, _FIELDS | {"section"})
    return checked(
        Template(
            _text(told, "name"),
            _text(told, "language", "en"),
            _text(told, "title"),
            _text(told, "greeting"),
            tuple(map(_slot, slots)),
            _hours(told),
        )
    )


def _slot(told: object) -> Slot:
    if not isinstance(told, Mapping):
        raise _bad(say("A section of a template is a table."))
    _refuse_unknown(told, _SLOT_FIELDS)
    name = _text(told, "of")
    if name not in {section.value for section in Section}:
        known = ", ".join(Section)
        raise _bad(say("A section of a template is one of these: {known}.", known=known))
    return Slot(Section(name), _text(told, "heading"))


def _refuse_unknown(told: Mapping[str, object], known: frozenset[str]) -> None:
    for name in told:
        if name not in known:
            shown = clean_line(str(name), limit=20)
            raise _bad(say("A template says nothing of “{shown}”.", shown=shown))


def _text(told: Mapping[str, object], name: str, otherwise: str = "") -> str:
    value = told.get(name, otherwise)
    if not isinstance(value, str):
        raise _bad(say("“{name}” of a template is a text in quotes.", name=name))
    return value


def _hours(told: Mapping[str, object]) -> bool:
    value = told.get("hours", False)
    if not isinstance(value, bool):
        raise _bad(say("“hours” of a template is true or false."))
    return value


def _as_file(template: Template) -> str:
    lines = [
        "# How a standup reads. To use it: tracksync standup template save --file THIS",
        f"tracksync_template = {FORMAT}",
        f"name = {_quoted(template.name)}",
        f"language = {_quoted(template.language)}",
        f"title = {_quoted(template.title)}",
        f"greeting = {_quoted(template.greeting)}",
        f"hours = {str(template.with_hours).lower()}",
    ]
    for slot in template.slots:
        lines += ["", "[[section]]", f"of = {_quoted(slot.section.value)}"]
        lines.append(f"heading = {_quoted(slot.heading)}")
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


# --- those that come along ----------------------------------------------------------------------

_FRIENDLY = {
    "en": ("Good morning! My {weekday}:", "What I did", "What comes next", "Where I am stuck"),
    "de": ("Guten Morgen! Mein {weekday}:", "Was ich gemacht habe", "Was ansteht", "Wo es klemmt"),
    "fr": (
        *("Bonjour ! Mon {weekday} :", "Ce que j’ai fait"),
        *("Ce qui vient", "Ce qui me bloque"),
    ),
    "es": (
        *("¡Buenos días! Mi {weekday}:", "Lo que hice"),
        *("Lo que sigue", "Lo que me frena"),
    ),
}


def _built_in(language: str) -> tuple[Template, ...]:
    greeting, *headings = _FRIENDLY[language]
    done, plan, blockers = Section.DONE, Section.PLAN, Section.BLOCKERS
    warm = tuple(Slot(section, said) for section, said in zip(Section, headings, strict=True))
    first = (Slot(blockers), Slot(plan), Slot(done))
    return (
        Template(f"classic-{language}", language),
        Template(f"friendly-{language}", language, greeting=greeting, slots=warm),
        Template(f"brief-{language}", language, slots=(Slot(plan), Slot(blockers))),
        Template(f"blockers-first-{language}", language, slots=first, with_hours=True),
    )


BUILT_IN = tuple(template for language in LANGUAGES for template in _built_in(language))
