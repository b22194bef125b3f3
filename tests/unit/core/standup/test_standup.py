"""What a standup says, and what it never says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.unit.core.made import INVOICE, LOGIN, REVIEW, at, entry, minutes, uid
from tracksync.core.journal.entries import ERASED, Entry, EntryText
from tracksync.core.settings.table import SETTINGS
from tracksync.core.standup.commits import Commit
from tracksync.core.standup.composer import (
    PLANNED,
    Discretion,
    Material,
    Section,
    Standup,
    compose,
)
from tracksync.core.standup.text import Item, Message, Part, as_markdown, as_text, laid_out
from tracksync.core.standup.words import LANGUAGES, WORDS, flagged
from tracksync.core.tasks import Task, TaskRef
from tracksync.core.worktime.meetings import Meeting

TODAY, YESTERDAY = date(2026, 11, 20), date(2026, 11, 19)
NOW = at(9, day=20)
JIRA_INVOICE = Task(
    INVOICE, "P-1", "Invoice export", "jira", "Billing", url="https://j.example/P-1"
)
JIRA_LOGIN = Task(LOGIN, "P-2", "Login redirect", "jira", "Billing")
OPEN = Discretion()
LOCAL = Task(REVIEW, "", "Review my pay", "local")


def material(
    *entries: Entry,
    tasks: tuple[Task, ...] = (JIRA_INVOICE, JIRA_LOGIN, LOCAL),
    planned: bool = True,
    stuck: int = 0,
) -> Material:
    return Material(entries, tasks, NOW, planned=planned, stuck=stuck)


def composed(given: Material, discretion: Discretion = OPEN) -> Standup:
    return compose(TODAY, YESTERDAY, given, discretion)


def texts(standup: Standup, section: Section) -> list[str]:
    return [line.text for line in standup.part(section)]


def on(number: int, task: TaskRef, start: datetime, length: int = 60, note: str = "") -> Entry:
    return entry(number, start, start + minutes(length), task=task, note=note)


# --- meetings --------------------------------------------------------------------------------


def test_meetings_are_told_behind_the_tasks_each_once() -> None:
    """Those of the days told about, and of today; their lines keep their names."""
    met = (
        Meeting(YESTERDAY, "Daily"),
        Meeting(YESTERDAY, "Daily"),
        Meeting(TODAY, "Daily"),
        Meeting(TODAY, "Planning"),
        Meeting(date(2026, 11, 18), "Too long ago"),
    )
    given = replace(material(on(1, INVOICE, at(10, day=19))), meetings=met)
    told = composed(given)

    assert texts(told, Section.DONE) == ["Invoice export", "Daily"]
    assert texts(told, Section.PLAN) == ["Daily", "Planning"]
    assert composed(given) == told
    assert len({line.id for line in told.lines}) == len(told.lines)
    assert not any("Daily" in line.id for line in told.lines)


def test_a_meeting_on_a_day_off_is_not_told() -> None:
    """Unless it was worked then: the weekend is nobody's business."""
    monday, friday, saturday = date(2026, 11, 23), date(2026, 11, 20), date(2026, 11, 21)
    given = replace(material(), meetings=(Meeting(friday, "Retro"), Meeting(saturday, "Wedding")))

    assert texts(compose(monday, friday, given, OPEN), Section.DONE) == ["Retro"]


def test_a_meeting_can_be_kept_out_and_stays_text() -> None:
    """By its title, in any case of letters; what would mean something is escaped."""
    met = (
        Meeting(TODAY, "Salary talk"),
        Meeting(TODAY, "<!channel> *wow*\nmore"),
        Meeting(TODAY, ""),
    )
    told = composed(
        replace(material(), meetings=met), Discretion.of("SALARY TALK", with_local=False)
    )

    assert texts(told, Section.PLAN) == ["<!channel> *wow* more"]
    assert "\\<\\!channel\\> \\*wow\\*" in as_markdown(laid_out(told, "en", with_hours=False))


# --- commits ---------------------------------------------------------------------------------


def test_commits_are_counted_behind_their_task() -> None:
    """In the team's language; those of other days, and of tasks not told about, are not."""
    committed = (
        *(Commit(YESTERDAY, "feature/p-1-export"), Commit(YESTERDAY, "P-1"), Commit(TODAY, "P-1")),
        *(Commit(YESTERDAY, "P-2"), Commit(YESTERDAY, "P-9")),
    )
    worked = (on(1, INVOICE, at(10, day=19)), on(2, LOGIN, at(14, day=19), 30))
    told = composed(replace(material(*worked), commits=committed))

    assert "- P-1  Invoice export (2 commits)" in as_text(laid_out(told, "en"))
    assert "- P-2  Login redirect (1 Commit)" in as_text(laid_out(told, "de"))
    assert [line.commits for line in told.part(Section.DONE)] == [2, 1]


def test_what_commits_say_is_told_in_plain_lines() -> None:
    """A bounded number, each once; none that names what is never named, and it is all text."""
    said = ("Fix <!here> *now*", "Fix <!here> *now*", "hr-7: pay", "See PROJX", "a\u202eb\nc", "")
    more = tuple(f"Step {number}" for number in range(9))
    committed = tuple(Commit(YESTERDAY, "P-1", subject) for subject in (*said, *more))
    given = replace(material(on(1, INVOICE, at(10, day=19))), commits=committed)
    told = composed(given, Discretion.of("HR, PROJ", with_local=False))
    (line,) = told.part(Section.DONE)
    message = laid_out(told, "en")

    assert line.subjects == ("Fix <!here> *now*", "See PROJX", "ab c", "Step 0", "Step 1")
    assert "(15 commits: Fix <!here> *now*; See PROJX; ab c; Step 0; Step 1; …)" in as_text(message)
    assert "Fix \\<\\!here\\> \\*now\\*" in as_markdown(message)
    one = replace(given, commits=(Commit(YESTERDAY, "P-1", "x" * 900),))
    assert composed(one).part(Section.DONE)[0].subjects == ("x" * 79 + "…",)
    assert "(1 commit: xxx" in as_text(laid_out(composed(one), "en"))


# --- what was done -----------------------------------------------------------------------------


def test_the_longest_comes_first() -> None:
    """What took most of the day is told first; pieces of one task are one line."""
    standup = composed(
        material(on(1, LOGIN, at(8), 50), on(2, INVOICE, at(9), 40), on(3, INVOICE, at(11), 30))
    )

    assert texts(standup, Section.DONE) == ["Invoice export", "Login redirect"]
    assert standup.part(Section.DONE)[0].length == minutes(70)


def test_what_runs_counts_up_to_now() -> None:
    """A timer that runs since last night is part of both days."""
    standup = composed(material(entry(1, at(23), None, task=INVOICE)))

    assert standup.part(Section.DONE)[0].length == minutes(60)
    assert texts(standup, Section.PLAN) == ["Invoice export"]


def test_a_task_that_is_no_longer_known_keeps_its_words() -> None:
    """What was tracked is told in the words of its day, though the task is gone from the cache."""
    standup = composed(material(on(1, INVOICE, at(8)), tasks=()))

    assert [(line.key, line.text) for line in standup.part(Section.DONE)] == [
        ("P-1", "Invoice export")
    ]


def test_what_was_erased_is_not_told() -> None:
    """Words that were erased do not come back, and no line says (erased)."""
    erased = replace(on(1, INVOICE, at(8)), text=ERASED)

    assert composed(material(erased, tasks=())).lines == ()
    assert texts(composed(material(erased)), Section.DONE) == ["Invoice export"]


def test_a_finished_task_says_so() -> None:
    """A task that its service counts as finished is told as done."""
    standup = composed(
        material(on(1, INVOICE, at(8)), tasks=(replace(JIRA_INVOICE, is_done=True),))
    )

    assert "- P-1  Invoice export (done)" in as_text(laid_out(standup, "en"))


def test_a_deleted_task_is_told_as_done_and_no_more_planned() -> None:
    """What was done on it was done, though it is not finished; what is never named stays so."""
    gone = replace(LOCAL, project="Pay", is_done=True, is_deleted=True)
    given = material(on(1, REVIEW, at(10, day=19)), on(2, REVIEW, at(8, day=20), 30), tasks=(gone,))
    told = composed(given, Discretion(with_local=True))

    assert [(line.section, line.is_finished) for line in told.lines] == [(Section.DONE, False)]
    assert composed(given, Discretion.of("pay", with_local=True)).lines == ()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://j.example/a b", "", "file:///x"])
def test_only_web_addresses_become_links(url: str) -> None:
    """What a service sends as an address is not believed to be one."""
    standup = composed(material(on(1, INVOICE, at(8)), tasks=(replace(JIRA_INVOICE, url=url),)))

    assert standup.part(Section.DONE)[0].url == ""


def moved(days_ago: int, state: str = "In\u202e Review", *, is_done: bool = False) -> list[str]:
    """What is said behind the task of yesterday, last seen in another state some days ago."""
    seen_at = at(23, day=20 - days_ago)  # past midnight in Berlin
    task = replace(JIRA_INVOICE, state=state, moved_after=seen_at, is_done=is_done)
    given = replace(material(on(1, INVOICE, at(8)), tasks=(task,)), zone="Europe/Berlin")
    return [item.after for item in laid_out(composed(given), "en").parts[0].items]


def test_a_task_that_moved_says_so() -> None:
    """Where that happened on the days told about, by the person's own clock; and only once."""
    assert moved(2) == ["moved to In Review"]
    assert moved(1) == moved(3) == [""]
    assert moved(2, is_done=True) == ["done"]
    assert moved(2, state="") == [""]


# --- what never leaves -------------------------------------------------------------------------


def test_local_tasks_stay_here() -> None:
    """What lives only here is named nowhere else, unless the person wants it."""
    given = material(on(1, REVIEW, at(8), note="Blocked: no salary"), tasks=(LOCAL,))

    assert composed(given).lines == ()
    assert len(composed(given, Discretion(with_local=True)).lines) == 2


@pytest.mark.parametrize("never", ["p-1", "P", "billing", "INVOICE EXPORT", " x , P-1 ,"])
def test_what_is_never_named(never: str) -> None:
    """Key, beginning of a key, project and title keep a task out of all three parts."""
    task = replace(JIRA_INVOICE, is_pinned=True, state="Blocked")
    given = material(on(1, INVOICE, at(8), note="Blocked: x"), tasks=(task,))

    assert composed(given, Discretion.of(never, with_local=False)).lines == ()


def test_an_old_name_counts_too() -> None:
    """A task whose title was private when it was tracked stays private under its new one."""
    renamed = replace(JIRA_INVOICE, title="Something else")

    never = Discretion.of("invoice export", with_local=False)

    assert composed(material(on(1, INVOICE, at(8)), tasks=(renamed,)), never).lines == ()


# --- what comes --------------------------------------------------------------------------------


def test_what_is_planned() -> None:
    """What was begun today comes first, then what is pinned, then what is in progress."""
    begun = on(1, LOGIN, at(8, day=20), 30)
    pinned = replace(JIRA_INVOICE, is_pinned=True)
    going = Task(TaskRef("jira-1", "3"), "P-3", "Search", "jira", state="In Progress")
    others = replace(going, ref=TaskRef("jira-1", "4"), is_assigned=False)

    standup = composed(material(begun, tasks=(going, others, JIRA_LOGIN, pinned)))

    assert texts(standup, Section.PLAN) == ["Login redirect", "Invoice export", "Search"]


def due(number: int, days_ago: int, **more: object) -> Task:
    made = Task(TaskRef("jira-1", str(number)), f"P-{number}", f"Due {days_ago}", "jira")
    return replace(made, due_on=TODAY - timedelta(days=days_ago), **more)  # type: ignore[arg-type]  # handed through


def test_what_is_due_is_planned() -> None:
    """Behind what is pinned and in progress: today's first, what waits longest last."""
    pinned = replace(JIRA_INVOICE, is_pinned=True)
    given = (
        due(3, 3),
        due(4, 0),
        due(5, -1),
        due(6, 1),
        due(7, 2, is_done=True),
        due(8, 2, is_assigned=False),
        due(9, 2, state="In Progress"),
        pinned,
    )

    standup = composed(material(tasks=given))

    plan = standup.part(Section.PLAN)
    assert [line.key for line in plan] == ["P-1", "P-9", "P-4", "P-6", "P-3"]
    assert [line.days_late for line in plan] == [None, 2, 0, 1, 3]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["due today", "due yesterday", "due 2 days ago"]),
        ("de", ["heute fällig", "seit gestern fällig", "seit 2 Tagen fällig"]),
        ("fr", ["échéance aujourd’hui", "échéance hier", "échéance il y a 2 jours"]),
        ("es", ["vence hoy", "venció ayer", "venció hace 2 días"]),
    ],
)
def test_it_is_said_since_when_something_is_due(language: str, said: list[str]) -> None:
    """In the words of the team, and in its plan alone."""
    worked = on(1, TaskRef("jira-1", "3"), at(8))
    standup = composed(material(worked, tasks=(due(3, 0), due(4, 1), due(5, 2))))

    done, plan, _ = laid_out(standup, language).parts
    assert [item.after for item in plan.items] == said
    assert [item.after for item in done.items] == [""]


def test_days_gone_by_have_no_plan() -> None:
    """What is pinned now was not planned last week."""
    pinned = replace(JIRA_INVOICE, is_pinned=True, state="Blocked")

    assert composed(material(tasks=(pinned,), planned=False)).lines == ()


def test_a_long_plan_is_offered_not_told() -> None:
    """Of forty tasks in progress the first few go out; the others can be switched on."""
    many = tuple(
        Task(TaskRef("jira-1", str(n)), f"P-{n}", f"Task {n}", "jira", state="Doing")
        for n in range(40)
    )

    standup = composed(material(tasks=many))

    assert len(standup.part(Section.PLAN)) == PLANNED
    assert len(standup.lines) == 40


# --- what is in the way ------------------------------------------------------------------------


def test_notes_and_states_tell_of_blockers() -> None:
    """A note's line that says so is a blocker, and so is a task that is blocked over there."""
    noted = on(1, LOGIN, at(8), note="Looked at it\nBlocked: waiting for the certificate")
    blocked = replace(JIRA_INVOICE, state="Blocked")
    elsewhere = replace(blocked, ref=TaskRef("jira-1", "9"), is_assigned=False)
    finished = replace(blocked, ref=TaskRef("jira-1", "8"), is_done=True)

    standup = composed(material(noted, tasks=(blocked, elsewhere, finished, JIRA_LOGIN)))

    assert [(line.key, line.text) for line in standup.part(Section.BLOCKERS)] == [
        ("P-2", "waiting for the certificate"),
        ("P-1", "Invoice export"),
    ]


def test_an_old_note_is_no_blocker() -> None:
    """What was in the way before the last working day is not told again."""
    assert composed(material(on(1, LOGIN, at(8, day=17), note="Blocked: x"))).lines == ()


@pytest.mark.parametrize(("count", "said"), [(1, "One worklog could"), (3, "3 worklogs could")])
def test_what_could_not_be_sent(count: int, said: str) -> None:
    """By choice it is said how many worklogs could not be sent; not which."""
    text = as_text(laid_out(composed(material(stuck=count)), "en"))

    assert f"- {said}" in text


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("BLOCKIERT:  warte auf Zugang", ("warte auf Zugang",)),
        ("Bloqué: accès\nImpedimento: acceso", ("accès", "acceso")),
        ("Blocked:", ()),
        ("Unblocked: fine", ()),
        ("was blocked", ()),
    ],
)
def test_what_a_note_calls_a_blocker(note: str, found: tuple[str, ...]) -> None:
    """Only lines that begin so are meant."""
    assert flagged(note) == found


# --- how it reads ------------------------------------------------------------------------------


def test_as_markdown() -> None:
    """Links are links, and what people wrote stays what it was."""
    hostile = replace(JIRA_LOGIN, key="", title="[x](http://evil) *now* <b>")
    nameless = replace(hostile, ref=TaskRef("jira-1", "7"), url="https://j.example/7>")
    standup = composed(
        material(
            on(1, INVOICE, at(8), 75),
            on(2, LOGIN, at(10), 30),
            on(3, nameless.ref, at(11), 15),
            tasks=(JIRA_INVOICE, hostile, nameless),
        )
    )

    assert as_markdown(laid_out(standup, "en", with_hours=True)).splitlines()[2:8] == [
        "### Yesterday",
        "",
        "- [P\\-1](<https://j.example/P-1>) Invoice export (1:15 h)".replace("P\\-1", "P-1"),
        "- \\[x\\]\\(http:\u2060//evil\\) \\*now\\* \\<b\\> (0:30 h)",
        "- [\\[x\\]\\(http:\u2060//evil\\) \\*now\\* \\<b\\>](<https://j.example/7%3E>) (0:15 h)",
        "",
    ]


@pytest.mark.parametrize(
    ("title", "reads"),
    [
        ("Ask @anna of the team", "Ask @\u2060anna of the team"),
        ("Mail mia@example.org", "Mail mia@\u2060example.org"),
        ("See WWW.evil.example", "See WWW\u2060.evil.example"),
        ("5 @ 3 o'clock: awww.", "5 @ 3 o'clock: awww."),
        ("1. Call the bank", "1\\. Call the bank"),
        ("- Call the bank", "\\- Call the bank"),
        ("---", "\\---"),
        ("-1 is no length, 3.5 is", "-1 is no length, 3.5 is"),
        ("&lt;b&gt; & more; R&D", "\\&lt;b\\&gt; & more; R&D"),
    ],
)
def test_markdown_mentions_and_links_nothing_unsaid(title: str, reads: str) -> None:
    """Where it is pasted, an address or a name would become a link, or call somebody."""
    told = as_markdown(Message("Week", (Part("Done", (Item(title),), ""),)))

    assert f"- {reads}" in told.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_whole(language: str) -> None:
    """Every language has its days, months and words, and can be chosen."""
    words = WORDS[language]
    chosen = next(row for row in SETTINGS if row.key == "standup.language")

    assert (len(words.weekdays), len(words.months)) == (7, 12)
    assert language in chosen.choices
    for day in (TODAY, date(2028, 2, 29)):
        assert str(day.day) in words.day(day)
        assert words.told(day, day - timedelta(days=4), day - timedelta(days=3))
    assert as_text(laid_out(composed(material()), language)).count("\n  ") == 3


def test_ids_are_unique() -> None:
    """Each line can be named: the same task in three parts, two blockers in one note."""
    task = replace(JIRA_INVOICE, is_pinned=True, state="blocked")
    standup = composed(
        material(on(1, INVOICE, at(8), note="Blocked: a\nBlocker: b"), tasks=(task,), stuck=2)
    )
    ids = [line.id for line in standup.lines]

    assert len(set(ids)) == len(ids) == 6
    assert f"note/{uid(1)}/0" in ids


def test_an_unknown_entry_without_length() -> None:
    """An entry that was begun and ended at once is no work."""
    empty = Entry(uid(1), INVOICE, at(8), at(8), "UTC", EntryText("Invoice export", "P-1"))

    assert composed(material(empty, tasks=())).lines == ()
