"""A standup laid out in a language: neutral parts, which every channel renders in its own way."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from tracksync.core.standup.composer import Line, Section, Standup, in_minutes
from tracksync.core.standup.words import WORDS, Words
from tracksync.core.text import clean_line
from tracksync.core.values import dataclass

# What every line costs beside its words.
_AROUND = 20
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~]|&(?=\w+;))")
# What begins a list of its own, or a rule, where it stands first.
_BEGINS = re.compile(r"^(\d{1,9}(?=\.(?: |$))|(?=-(?:[ -]|$)))")
# Where to part what is read as a mention or a link though no markup says so.
_UNSAID = re.compile(r"(?<=@)(?=\w)|(?<=:)(?=//)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_APART = "\u2060"  # a word joiner: seen by nobody


@dataclass(frozen=True, slots=True)
class Item:
    """
    One line as it is read: key, text, and what stands behind it.

    `url` belongs to the key where there is one, else to the text.
    """

    text: str
    key: str = ""
    url: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its title, and its items; `nothing` is said where there are none."""

    title: str
    items: tuple[Item, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class Message:
    """
    A message to a channel, in no channel's own form. Plain text: nothing in it is markup.

    `greeting` stands below the title; empty where there is none.
    """

    title: str
    parts: tuple[Part, ...]
    greeting: str = ""


def laid_out(standup: Standup, language: str, *, with_hours: bool = False) -> Message:
    """Lay a standup out in one of the languages of `core.standup.words`."""
    words = WORDS[language]
    titles = {
        Section.DONE: (words.told(standup.day, standup.first, standup.last), words.nothing),
        Section.PLAN: (words.today, words.no_plan),
        Section.BLOCKERS: (words.blockers, words.no_blockers),
    }
    parts = tuple(
        Part(
            title,
            tuple(item_of(line, words, with_hours=with_hours) for line in standup.part(section)),
            nothing,
        )
        for section, (title, nothing) in titles.items()
    )
    return Message(words.heading.format(day=words.day(standup.day)), parts)


def item_of(line: Line, words: Words, *, with_hours: bool) -> Item:
    """Write one line as it is read."""
    text = line.text
    if line.stuck and not text:
        text = words.one_stuck if line.stuck == 1 else words.stuck.format(count=line.stuck)
    length = line.length or timedelta(0)
    behind = [hours(length)] if with_hours and in_minutes(length) > 0 else []
    behind += [_committed(line, words)] if line.commits else []
    behind += [words.done] if line.is_finished else []
    behind += [words.moved.format(state=line.moved_to)] if line.moved_to else []
    behind += [words.due(line.days_late)] if line.days_late is not None else []
    return Item(text, line.key, line.url, ", ".join(behind))


def _committed(line: Line, words: Words) -> str:
    said = words.committed(line.commits)
    more = "; …" if line.commits > len(line.subjects) else ""
    return f"{said}: {'; '.join(line.subjects)}{more}" if line.subjects else said


def hours(length: timedelta) -> str:
    """Write a length as 1:48 h; rounded to the minute."""
    whole = in_minutes(length)
    return f"{whole // 60}:{whole % 60:02} h"


def as_text(message: Message) -> str:
    """Write a message as plain text of several lines."""
    lines = [message.title]
    lines += [message.greeting] if message.greeting else []
    for part in message.parts:
        lines += ["", part.title]
        lines += [f"- {_plain(item)}" for item in part.items] or [f"  {part.nothing}"]
    return "\n".join(lines)


def _plain(item: Item) -> str:
    named = f"{item.key}  {item.text}" if item.key else item.text
    return f"{named} ({item.after})" if item.after else named


def as_markdown(message: Message) -> str:
    """Write a message as Markdown, with links; what people wrote stays text."""
    lines = [f"## {_escaped(message.title)}"]
    lines += ["", _escaped(message.greeting)] if message.greeting else []
    for part in message.parts:
        lines += ["", f"### {_escaped(part.title)}", ""]
        lines += [f"- {_marked(item)}" for item in part.items] or [_escaped(part.nothing)]
    return "\n".join(lines)


def _marked(item: Item) -> str:
    text, key = _escaped(item.text), _escaped(item.key)
    if item.url:
        url = item.url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
        text, key = (text, f"[{key}](<{url}>)") if key else (f"[{text}](<{url}>)", "")
    named = f"{key} {text}".strip()
    return f"{named} ({_escaped(item.after)})" if item.after else named


def _escaped(text: str) -> str:
    return _BEGINS.sub(r"\1\\", _MARKUP.sub(r"\\\1", _UNSAID.sub(_APART, text)))


def shortened(message: Message, *, line: int, part: int) -> Message:
    """
    Make a message fit a channel; what was left out is counted, and what was cut ends in "…".

    Args:
        line: So many characters has a line at most.
        part: So many have the lines of a part together, the count of those left out included.
    """
    parts = tuple(replace(p, items=_fitting(p.items, line, part)) for p in message.parts)
    title, greeting = (clean_line(text, limit=line) for text in (message.title, message.greeting))
    return Message(title, parts, greeting)


def _fitting(items: tuple[Item, ...], line: int, part: int) -> tuple[Item, ...]:
    kept: list[Item] = []
    left = part - len(_more(len(items)).text)
    for number, item in enumerate(items):
        short = replace(item, text=clean_line(item.text, limit=max(1, line - len(item.key))))
        left -= _AROUND + len(_plain(short)) + len(item.url)
        if left < 0:
            return (*kept, _more(len(items) - number))
        kept.append(short)
    return tuple(kept)


def _more(count: int) -> Item:
    return Item(f"… (+{count})")
