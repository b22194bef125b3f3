"""A signed-in account on the Connections page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tracksync.desktop.look.look import Look
from tracksync.desktop.look.scale import APART, NEAR, TARGET, TIGHT, Type
from tracksync.desktop.models.connections import Asked, ConnectionCard, Moment, Queue, Rights
from tracksync.desktop.views.fields import Toggle
from tracksync.desktop.views.flow import FlowLayout
from tracksync.desktop.views.initials import Initials
from tracksync.desktop.views.page import Box
from tracksync.desktop.views.parts import Button, ElidedText, Picture, Text, rule
from tracksync.desktop.views.standup.schedule_words import ScheduleWords
from tracksync.ports.manifest import Way


class RightsList(QWidget):
    """What a connection may do, one line each."""

    def __init__(self, look: Look, rights: Rights, *, is_channel: bool = False) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(TIGHT)
        self._say("key", self._way_words(rights, is_channel=is_channel))
        for use in () if is_channel else rights.uses:
            self._say("check", use)
        for scope in rights.scopes:
            self._say("check", f"{scope.name}: {scope.reason}" if scope.reason else scope.name)
        for caveat in rights.caveats:
            self._say("info", caveat)
        if rights.account_id:
            known = self.tr("Known there as {account}.").format(account=rights.account_id)
            self._say("info", known)
        if rights.picture_url:
            lies = self.tr("Your picture there, which is not fetched: {address}")
            words = lies.format(address=rights.picture_url)
            # An address has no place where a line could be broken.
            self._put("info", ElidedText(self._look, words, tone="quiet"))
        for place in rights.places:
            self._say("info", self.tr("Connected with {place}.").format(place=place))

    def _way_words(self, rights: Rights, *, is_channel: bool) -> str:
        return {
            Way.TOKEN: self.tr("Connected by a secret address: whoever has it can post there.")
            if is_channel
            else self.tr(
                "Signed in with a token. It has all the rights you gave it; TrackSync uses these:"
            ),
            Way.OAUTH: self.tr("Signed in by the browser. This was granted, and no more:"),
            Way.DEVICE: self.tr("Signed in by a code. This was granted, and no more:"),
        }[rights.way]

    def _say(self, icon: str, words: str) -> None:
        self._put(icon, Text(self._look, words, tone="quiet", wraps=True))

    def _put(self, icon: str, words: Text) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        picture = Picture(self._look, icon, size_px=16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._column.addWidget(line)


class AccountCard(QFrame):
    """One signed-in account: who, where, how it writes, what waits, what is wrong."""

    remedied = Signal(str)
    automatic_changed = Signal(bool)
    read_only_changed = Signal(bool)
    rights_opened = Signal(bool)
    tested = Signal()
    signed_in_again = Signal()
    left = Signal()
    purged = Signal()
    outbox_asked = Signal()
    standup_asked = Signal()
    answer_asked = Signal()

    def __init__(self, look: Look, card: ConnectionCard, *, shows_rights: bool = False) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "card")
        self.setObjectName("account")
        self.setAccessibleName(f"{card.service}, {card.account}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(NEAR)
        self._column.addLayout(self._head(card))
        if card.trouble:
            self._box(card)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(APART)
        self._facts.setVerticalSpacing(2)
        self._facts.setColumnStretch(1, 1)
        self._column.addLayout(self._facts)
        self._fill(card, shows_rights=shows_rights)
        self._column.addWidget(rule())
        if not card.is_channel:
            self._column.addLayout(self._switches(card))
        self._column.addLayout(self._verbs(card))

    # --- who and how it stands ------------------------------------------------------------------

    def _head(self, card: ConnectionCard) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Initials(self._look, card.account or card.email, card.id))
        words = QVBoxLayout()
        words.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(NEAR)
        line.addWidget(ElidedText(self._look, card.service, size=Type.ROW, is_strong=True))
        line.addWidget(ElidedText(self._look, card.site, tone="quiet"), 1)
        icon, tone, said = self._standing(card)
        line.addWidget(Picture(self._look, icon, tone=tone))
        line.addWidget(Text(self._look, said, tone=tone.removesuffix("_text").replace("text_", "")))
        words.addLayout(line)
        who = "  ·  ".join(filter(None, (card.account, card.email)))
        words.addWidget(ElidedText(self._look, who))
        head.addLayout(words, 1)
        return head

    def _standing(self, card: ConnectionCard) -> tuple[str, str, str]:
        if card.trouble:
            return "warning", "red_text", self.tr("needs you")
        if not card.is_working:
            return "offline", "text_quiet", self.tr("not reached")
        if card.is_read_only:
            return "eye", "text_quiet", self.tr("only read")
        return "check", "good_text", self.tr("connected")

    def _box(self, card: ConnectionCard) -> None:
        if card.trouble:
            box = Box(self._look, "trouble", "warning", "red_text")
            box.say(card.trouble.title, card.trouble.hint, card.trouble.remedy)
            box.remedied.connect(self.remedied)
            self._column.addWidget(box)

    # --- facts ----------------------------------------------------------------------------------

    def _fill(self, card: ConnectionCard, *, shows_rights: bool) -> None:
        if card.is_channel:
            self._fill_channel(card, shows_rights=shows_rights)
        else:
            self._fill_work(card, shows_rights=shows_rights)
        if shows_rights:
            rights = RightsList(self._look, card.rights, is_channel=card.is_channel)
            self._facts.addWidget(rights, self._facts.rowCount(), 1, 1, 2)
        if card.tried:
            name = self.tr("Address") if card.is_by_address else self.tr("Sign-in")
            self._fact(name, self._tried_words(card), None)

    def _fill_channel(self, card: ConnectionCard, *, shows_rights: bool) -> None:
        look_at = Button(self._look, self.tr("Look at it"), kind="link")
        look_at.setAccessibleName(
            self.tr("Look at the standup for {channel}").format(channel=card.service)
        )
        look_at.clicked.connect(self.standup_asked)
        uses = " ".join(card.rights.uses)
        self._fact(self.tr("Standup"), uses, self._more(shows_rights))
        self._fact(self.tr("When"), self._when_words(card), look_at)

    def _when_words(self, card: ConnectionCard) -> str:
        if not card.schedules:
            return self.tr("When you say so.")
        words = ScheduleWords(self._look)
        told = (f"{words.when(s.schedule)}  ·  {words.deed(s)}" for s in card.schedules)
        return "\n".join(told)

    def _fill_work(self, card: ConnectionCard, *, shows_rights: bool) -> None:
        forget = None
        if card.task_count:
            forget = Button(self._look, self.tr("Forget"), kind="link")
            forget.setAccessibleName(self.tr("Forget the tasks kept here for offline use"))
            forget.clicked.connect(self.purged)
        self._fact(self.tr("Tasks"), self._tasks_words(card), forget)
        times = self._times_words(card)
        if times:
            self._fact(self.tr("Last"), times, None)
        if card.reading:
            said = " ".join(filter(None, (card.reading.title, card.reading.hint)))
            self._fact(self.tr("Reading"), said, None)
        if not card.is_read_only:
            show = None
            if card.queue.waiting:
                show = Button(self._look, self.tr("Outbox"), kind="link")
                show.clicked.connect(self.outbox_asked)
            self._fact(self.tr("To send"), self._queue_words(card.queue, card.zone), show)
            if card.asked:
                self._fact(self.tr("Asked"), self._asked_words(card.asked), self._answer(card))
            self._fact(self.tr("Keeps"), self._keeps_words(card), self._more(shows_rights))
        else:
            never = self.tr("Nothing is written there.")
            self._fact(self.tr("Keeps"), never, self._more(shows_rights))

    def _fact(self, name: str, words: str, button: Button | None) -> None:
        row = self._facts.rowCount()
        self._facts.setRowMinimumHeight(row, self._look.px(TARGET))
        self._facts.addWidget(Text(self._look, name, tone="quiet"), row, 0)
        self._facts.addWidget(Text(self._look, words, wraps=True), row, 1)
        if button is not None:
            self._facts.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTrailing)

    def _more(self, shows_rights: bool) -> Button:
        more = Button(self._look, self.tr("What it may do"), kind="link")
        more.setCheckable(True)
        more.setChecked(shows_rights)
        more.clicked.connect(self.rights_opened)
        return more

    def _tasks_words(self, card: ConnectionCard) -> str:
        if card.home:
            return self.tr("Time on the tasks of {home} goes here.").format(home=card.home)
        said = self.tr("%n assigned task(s)", "", card.task_count)
        if card.booked_over:
            goes = self.tr("Time on them goes to {service}.").format(service=card.booked_over)
            said = f"{said}. {goes}"
        return said

    def _times_words(self, card: ConnectionCard) -> str:
        """Say what was done last, each with its time."""
        told = (
            (card.read, self.tr("tasks read {time}")),
            (card.compared, self.tr("compared {time}")),
            (card.sent, self.tr("sent {time}")),
        )
        parts = (said.format(time=self._time(at, card.zone)) for at, said in told if at)
        return "  ·  ".join(parts)

    def _time(self, moment: Moment, zone: str) -> str:
        time = self._look.words.clock(moment.at, zone)
        return time if moment.is_today else f"{self._look.words.day_at(moment.at, zone)}, {time}"

    def _queue_words(self, queue: Queue, zone: str) -> str:
        if not queue.waiting:
            return self.tr("Nothing waits to be sent.")
        said = self.tr("%n worklog(s) wait.", "", queue.waiting)
        if queue.stuck:
            needs = self.tr("%n of them need(s) you.", "", queue.stuck)
            said = f"{said} {needs}"
        if queue.next_at is not None:
            again = self.tr("Next try at {time}: {reason}")
            time = self._look.words.clock(queue.next_at, zone)
            said = f"{said} {again.format(time=time, reason=queue.because)}"
        return said

    def _asked_words(self, asked: Asked) -> str:
        if asked.is_answered:
            said = self.tr("answered for all projects")
        elif asked.answered:
            said = self.tr("answered for {answered} of %n project(s)", "", asked.projects)
            said = said.format(answered=asked.answered)
        else:
            said = self.tr("not answered yet")
        return f"{', '.join(asked.titles)}  ·  {said}"

    def _answer(self, card: ConnectionCard) -> Button:
        is_done = card.asked is not None and card.asked.is_answered
        words = self.tr("Change…") if is_done else self.tr("Answer…")
        answer = Button(self._look, words, kind="link")
        name = self.tr("Answer what {service} asks with worklogs").format(service=card.service)
        answer.setAccessibleName(name)
        answer.clicked.connect(self.answer_asked)
        return answer

    def _keeps_words(self, card: ConnectionCard) -> str:
        keeps = card.keeps
        if keeps.said:
            return keeps.said
        return "  ·  ".join(
            (
                self.tr("one total a task and day")
                if keeps.is_total
                else self.tr("one worklog an entry"),
                self.tr("with its start") if keeps.has_start else self.tr("with its date only"),
                self.tr("with your note") if keeps.has_note else self.tr("without your note"),
            )
        )

    def _tried_words(self, card: ConnectionCard) -> str:
        tried = card.tried
        if tried is None or tried.at is None:
            return self.tr("Asking {service}…").format(service=card.service)
        time = self._look.words.clock(tried.at, card.zone)
        if tried.trouble is None:
            said = self.tr("{service} accepted the sign-in at {time}.")
            if card.is_by_address:
                said = self.tr("{service} knows the address, asked at {time}. Nothing was posted.")
            return said.format(service=card.service, time=time)
        what = " ".join(filter(None, (tried.trouble.title, tried.trouble.hint)))
        return self.tr("At {time}: {what}").format(time=time, what=what)

    # --- what can be done -----------------------------------------------------------------------

    def _switches(self, card: ConnectionCard) -> FlowLayout:
        line = FlowLayout(gap=APART)
        if not card.is_read_only:
            automatic = Toggle(self._look, self.tr("Send worklogs by themselves"), shows_name=True)
            automatic.setChecked(card.is_automatic)
            automatic.toggled.connect(self.automatic_changed)
            line.addWidget(automatic)
        reads = Toggle(self._look, self.tr("Only read, write nothing"), shows_name=True)
        reads.setChecked(card.is_read_only)
        reads.toggled.connect(self.read_only_changed)
        line.addWidget(reads)
        return line

    def _verbs(self, card: ConnectionCard) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(NEAR)
        is_asking = card.tried is not None and card.tried.at is None
        test = Button(self._look, self.tr("Stop the test") if is_asking else self.tr("Test"))
        test.clicked.connect(self.tested)
        verbs = QWidget()
        line = FlowLayout(verbs)
        if card.can_be_tested:
            line.addWidget(test)
        if not card.trouble and not card.is_channel:
            again = Button(self._look, self.tr("Sign in again…"))
            again.clicked.connect(self.signed_in_again)
            line.addWidget(again)
        foot.addWidget(verbs, 1)
        leave = Button(self._look, self.tr("Disconnect…"), kind="quiet")
        leave.clicked.connect(self.left)
        foot.addWidget(leave, 0, Qt.AlignmentFlag.AlignBottom)
        return foot
