"""The dialog that asks what goes with worklogs: one answer for all those of a project."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from tracksync.core.delivery.details import EVERYWHERE, LONGEST, Detail, DetailKind
from tracksync.desktop.look.look import Look
from tracksync.desktop.models.answers import AnswersForm
from tracksync.desktop.models.common import Trouble
from tracksync.desktop.views.dialogs import Dialog, Labelled
from tracksync.desktop.views.fields import Choice
from tracksync.desktop.views.page import Scroll
from tracksync.desktop.views.parts import Button, Text
from tracksync.desktop.views.plain import bounded

_HIGH_EMS = 22
_SHOWN = 60
_WIDE_LETTERS = 16


class AnswersDialog(Dialog):
    """
    Asks by project; what was typed for one is kept while another is looked at.

    Signals:
        saved: What stands in the fields of every project that was looked at.
    """

    saved = Signal(object)

    def __init__(self, look: Look, form: AnswersForm, parent: QWidget | None = None) -> None:
        title = self.tr("What {service} asks").format(service=form.service)
        super().__init__(look, title, parent)
        self.setObjectName("answers")
        self._form, self._shown, self._is_saving = form, form.project, False
        self._own = {of.project: dict(of.own) for of in form.projects}
        self._typed: dict[str, dict[str, str]] = {}
        said = self.tr(
            "{service} takes no worklog without these. What you say counts for all your worklogs "
            "of a project from now on."
        )
        self.body.addWidget(Text(look, said.format(service=form.service), tone="quiet", wraps=True))
        self.project = self._projects()
        self._asked = Scroll(self.tr("Answers"), limit=look.em(_HIGH_EMS))
        self.fields = {detail.key: self._field(detail) for detail in form.asked}
        self.body.addWidget(self._asked)
        self.body.addStretch(1)
        self.cancel = Button(look, self.tr("Cancel"))
        self.save = Button(look, self.tr("Save"), kind="main")
        self.save.setDefault(True)
        self.at_end(self.cancel, self.save)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save_clicked)
        self.resize(max(460, look.em(25)), 0)
        self._show_project(form.project)
        self._first().setFocus()

    # --- asking ---------------------------------------------------------------------------------

    def _projects(self) -> Choice:
        box = _roomy(Choice(self.look, self.tr("Project")))
        others = len(self._form.projects) > 1
        everywhere = self.tr("All other projects") if others else self.tr("All projects")
        for of in self._form.projects:
            box.addItem(bounded(of.project, _SHOWN) or everywhere, of.project)
        box.setCurrentIndex(box.findData(self._shown))
        box.currentIndexChanged.connect(lambda _: self._project_chosen())
        row = Labelled(self.look, self.tr("Project"), box)
        row.setVisible(others)
        self.body.addWidget(row)
        return box

    def _field(self, detail: Detail) -> Choice | QLineEdit:
        field: Choice | QLineEdit
        if detail.kind in {DetailKind.CHOICE, DetailKind.FLAG}:
            field = _roomy(Choice(self.look, detail.title))
            field.addItem("", "")
            for value, title in self._choices(detail):
                field.addItem(bounded(title, _SHOWN), value)
        else:
            field = QLineEdit()
            field.setMaxLength(LONGEST)
        hints = {
            DetailKind.TEXT: self.tr("Required. One line of text."),
            DetailKind.NUMBER: self.tr("Required. A number, such as 1.5."),
        }
        hint = hints.get(detail.kind, self.tr("Required."))
        self._asked.column.addWidget(Labelled(self.look, detail.title, field, hint))
        return field

    def _choices(self, detail: Detail) -> list[tuple[str, str]]:
        if detail.kind is DetailKind.FLAG:
            return [("true", self.tr("Yes")), ("false", self.tr("No"))]
        titles = [choice.title for choice in detail.choices]
        return [
            (c.value, c.title if titles.count(c.title) == 1 else f"{c.title} ({c.value})")
            for c in detail.choices
        ]

    def _project_chosen(self) -> None:
        self._keep_typed()
        self._show_project(self.project.currentData())

    def _keep_typed(self) -> None:
        self._typed[self._shown] = {key: _read(field) for key, field in self.fields.items()}

    def _show_project(self, project: str) -> None:
        """Show what was said of a project, and what counts where nothing was."""
        self._shown = project
        typed = self._typed.get(project, self._own[project])
        everywhere = self._typed.get(EVERYWHERE, self._own[EVERYWHERE])
        for key, field in self.fields.items():
            general = "" if project == EVERYWHERE else everywhere.get(key, "")
            if isinstance(field, QLineEdit):
                field.setPlaceholderText(self._nothing_said(general))
                field.setText(typed.get(key, ""))
            else:
                known = field.itemText(field.findData(general)) if general else ""
                field.setItemText(0, self._nothing_said(known))
                field.setCurrentIndex(max(0, field.findData(typed.get(key, ""))))

    def _nothing_said(self, general: str) -> str:
        if not general:
            return self.tr("Not answered yet")
        return self.tr("As for all others: {answer}").format(answer=general)

    def _first(self) -> QWidget:
        """Give the first field that is empty, else the first."""
        fields = list(self.fields.values())
        return next((field for field in fields if not _read(field)), fields[0])

    # --- what came of it ------------------------------------------------------------------------

    def _save_clicked(self) -> None:
        self._keep_typed()
        self.saved.emit(self._typed)

    def show_wrong(self, project: str, key: str, trouble: Trouble) -> None:
        self.project.setCurrentIndex(self.project.findData(project))
        self.show_trouble(trouble)
        field = self.fields[key]
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()

    def show_saving(self, is_saving: bool) -> None:
        self._is_saving = is_saving
        for widget in (self.project, self._asked, self.cancel, self.save):
            widget.setEnabled(not is_saving)

    def show_saved(self) -> None:
        self.accept()

    def reject(self) -> None:
        """Stay while it is being saved: a moment on this computer."""
        if not self._is_saving:
            super().reject()


def _read(field: Choice | QLineEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else str(field.currentData())


def _roomy(box: Choice) -> Choice:
    """Let a list be as wide as there is room, however long its lines are."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_WIDE_LETTERS)
    return box
