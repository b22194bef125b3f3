"""The words of a standup, in the languages of teams: they are read there, not here."""

from __future__ import annotations

from datetime import date, timedelta

from tracksync.core.text import clean_line
from tracksync.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """
    One language.

    Attributes:
        heading, since: With `{day}`; `on` with `{weekday}`, `{date}` and `{month}`.
        on_the_first: The same of the first of a month, where that is written otherwise.
        nothing: Where nothing was tracked; `no_plan` and `no_blockers` the same of the others.
        moved: With `{state}`, in the words of its service.
        due_today, due_yesterday, due_before: Of a task; the last with `{count}`.
        one_commit, commits: Behind a task; with `{count}`.
        one_stuck, stuck: Worklogs that could not be sent; with `{count}`.
        week, total: Of the digest: with `{first}` and `{last}`; with `{length}`.
    """

    heading: str
    yesterday: str
    since: str
    today: str
    blockers: str
    nothing: str
    no_plan: str
    no_blockers: str
    done: str
    moved: str
    due_today: str
    due_yesterday: str
    due_before: str
    one_commit: str
    commits: str
    one_stuck: str
    stuck: str
    on: str
    week: str
    total: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    on_the_first: str = ""

    def day(self, day: date) -> str:
        """Name a day: Thursday, 26 November."""
        on = (day.day == 1 and self.on_the_first) or self.on
        return on.format(
            weekday=self.weekdays[day.weekday()], date=day.day, month=self.months[day.month - 1]
        )

    def due(self, days_late: int) -> str:
        """Say since when something is due."""
        said = (self.due_today, self.due_yesterday)
        if days_late < len(said):
            return said[days_late]
        return self.due_before.format(count=days_late)

    def committed(self, count: int) -> str:
        """Say how often something was committed."""
        return self.one_commit if count == 1 else self.commits.format(count=count)

    def told(self, day: date, first: date, last: date) -> str:
        """Name the days a standup of *day* tells about: *first*, or from it to *last*."""
        if first == day - timedelta(days=1):
            return self.yesterday
        name = self.day(first)
        return name[:1].upper() + name[1:] if first == last else self.since.format(day=name)


WORDS = {
    "en": Words(
        heading="Standup, {day}",
        yesterday="Yesterday",
        since="Since {day}",
        today="Today",
        blockers="Blockers",
        nothing="Nothing was tracked.",
        no_plan="Nothing is planned yet.",
        no_blockers="None.",
        done="done",
        moved="moved to {state}",
        due_today="due today",
        due_yesterday="due yesterday",
        due_before="due {count} days ago",
        one_commit="1 commit",
        commits="{count} commits",
        one_stuck="One worklog could not be sent.",
        stuck="{count} worklogs could not be sent.",
        on="{weekday}, {date} {month}",
        week="Week from {first} to {last}",
        total="In all: {length}",
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=(
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
    ),
    "de": Words(
        heading="Standup, {day}",
        yesterday="Gestern",
        since="Seit {day}",
        today="Heute",
        blockers="Hindernisse",
        nothing="Es wurde nichts erfasst.",
        no_plan="Es ist noch nichts geplant.",
        no_blockers="Keine.",
        done="fertig",
        moved="jetzt {state}",
        due_today="heute fällig",
        due_yesterday="seit gestern fällig",
        due_before="seit {count} Tagen fällig",
        one_commit="1 Commit",
        commits="{count} Commits",
        one_stuck="Eine Zeitbuchung konnte nicht gesendet werden.",
        stuck="{count} Zeitbuchungen konnten nicht gesendet werden.",
        on="{weekday}, {date}. {month}",
        week="Woche von {first} bis {last}",
        total="Zusammen: {length}",
        weekdays=(
            *("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
        ),
        months=(
            *("Januar", "Februar", "März", "April", "Mai", "Juni"),
            *("Juli", "August", "September", "Oktober", "November", "Dezember"),
        ),
    ),
    "fr": Words(
        heading="Point du jour, {day}",
        yesterday="Hier",
        since="Depuis {day}",
        today="Aujourd’hui",
        blockers="Points bloquants",
        nothing="Rien n’a été noté.",
        no_plan="Rien n’est encore prévu.",
        no_blockers="Aucun.",
        done="terminé",
        moved="passé à {state}",
        due_today="échéance aujourd’hui",
        due_yesterday="échéance hier",
        due_before="échéance il y a {count} jours",
        one_commit="1 commit",
        commits="{count} commits",
        one_stuck="Un temps saisi n’a pas pu être envoyé.",
        stuck="{count} temps saisis n’ont pas pu être envoyés.",
        on="{weekday} {date} {month}",
        on_the_first="{weekday} 1er {month}",
        week="Semaine du {first} au {last}",
        total="En tout : {length}",
        weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        months=(
            *("janvier", "février", "mars", "avril", "mai", "juin"),
            *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
        ),
    ),
    "es": Words(
        heading="Reunión diaria, {day}",
        yesterday="Ayer",
        since="Desde el {day}",
        today="Hoy",
        blockers="Impedimentos",
        nothing="No se registró nada.",
        no_plan="Aún no hay nada planeado.",
        no_blockers="Ninguno.",
        done="hecho",
        moved="pasó a {state}",
        due_today="vence hoy",
        due_yesterday="venció ayer",
        due_before="venció hace {count} días",
        one_commit="1 commit",
        commits="{count} commits",
        one_stuck="Un registro de tiempo no se pudo enviar.",
        stuck="{count} registros de tiempo no se pudieron enviar.",
        on="{weekday}, {date} de {month}",
        week="Semana del {first} al {last}",
        total="En total: {length}",
        weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        months=(
            *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
            *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
        ),
    ),
}
LANGUAGES = tuple(WORDS)

# A line of an entry's note that begins with one of these tells of a blocker.
_FLAGS = (
    *("blocked", "blocker", "blockiert", "hindernis", "bloqué", "blocage"),
    *("bloqueado", "impedimento"),
)


def flagged(note: str) -> tuple[str, ...]:
    """Find what a note calls a blocker: its lines that begin with `Blocked:` or the like."""
    found = []
    for line in note.splitlines():
        word, colon, rest = line.partition(":")
        said = clean_line(rest)
        if colon and said and word.strip().casefold() in _FLAGS:
            found.append(said)
    return tuple(found)
