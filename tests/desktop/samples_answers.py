"""Made-up content of what a service asks with worklogs: for the gallery and for tests."""

from __future__ import annotations

from dataclasses import replace

from tests.desktop import samples_pages as pages
from tests.desktop.samples import ZONE
from tests.desktop.samples_held import held
from tracksync.core.delivery.details import Choice, Detail, DetailKind
from tracksync.desktop.models.answers import AnswersForm, ProjectAnswers
from tracksync.desktop.models.common import Remedy, Trouble
from tracksync.desktop.models.connections import (
    Asked,
    ConnectForm,
    ConnectionCard,
    ConnectionsModel,
    Queue,
)
from tracksync.desktop.models.outbox import OutboxModel
from tracksync.ports.manifest import Way

ACCOUNT = Detail(
    "_Account_",
    "Account",
    DetailKind.CHOICE,
    (Choice("CLOUD", "Cloudbay"), Choice("OPS", "Operations"), Choice("X", "Cloudbay")),
)
TICKET = Detail("_Ticket_", "Ticket & customer")
RATE = Detail("_Rate_", "Rate", DetailKind.NUMBER)
REMOTE = Detail("_Remote_", "Remote", DetailKind.FLAG)
UNSAID = Trouble(
    "Nobody has said yet what goes with the project Invoices: Account.",
    "Answer once; all worklogs that wait for it go on.",
    Remedy("answer", "Answer…"),
)
NO_NUMBER = Trouble("'1,5' is nothing Rate can be.", "Give a number, as 1.5.")


def connections() -> ConnectionsModel:
    """Give two accounts that ask something with worklogs; at one all was answered."""
    card = ConnectionCard(
        "tempo", "Tempo", "example.atlassian.net", "Mia Berger", "mia@example.org", ZONE,
        home="Jira Cloud", queue=Queue(2, 1),
        asked=Asked(("Account", "Kind of work"), 3, 2, is_answered=False),
    )  # fmt: skip
    answered = replace(
        card, id="tempo-2", site="customer.atlassian.net", queue=Queue(),
        asked=Asked(("Ticket",), 1, 1, is_answered=True),
    )  # fmt: skip
    return ConnectionsModel((card, answered))


def answers() -> AnswersForm:
    """Give one detail of each kind; some were answered for all projects."""
    asked = (ACCOUNT, TICKET, RATE, REMOTE)
    nothing = dict.fromkeys((detail.key for detail in asked), "")
    projects = (
        ProjectAnswers("", nothing | {"_Account_": "OPS", "_Ticket_": "INC-7"}),
        ProjectAnswers("Invoices", nothing | {"_Account_": "CLOUD", "_Rate_": "1.5"}),
        ProjectAnswers("Website", nothing),
    )
    return AnswersForm("tempo", "Tempo", asked, projects, "Invoices")


def outbox() -> OutboxModel:
    """Give an outbox in which a worklog waits for an answer."""
    found = pages.outbox()
    return replace(found, stuck=(replace(found.stuck[0], service="Tempo", trouble=UNSAID),))


def connect_form() -> ConnectForm:
    """Give the form of a service that is only read, and gives no sign-in for that alone."""
    return replace(held().forms["tempo"], way=Way.OAUTH, is_read_only=True)
