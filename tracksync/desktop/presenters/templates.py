"""Templates of standups: chosen, changed while looking at what comes of it, shared as files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tracksync.core.problems import BadInput, NotAllowed, Problem
from tracksync.core.sentences import say
from tracksync.core.standup.composer import Standup
from tracksync.core.standup.templates import LARGEST, Template, checked, laid_out_by, narrowed
from tracksync.core.standup.text import as_text
from tracksync.desktop.models.templates import Draft, TemplateForm, TemplatesView
from tracksync.desktop.presenters.base import Desk, Presenter
from tracksync.desktop.presenters.exporting import name_of, write_for_the_owner
from tracksync.engine.services import Services
from tracksync.services.personal.standup.templates import read_file

VIA = "window/standup"
# Under this name a draft that has none yet is tried.
_NAMELESS = "…"
Read = tuple[TemplateForm, Standup]


class TemplatesPresenter(Presenter):
    """
    Takes the person's word on templates.

    Args:
        channel: Whose standup of today it is tried on.
    """

    def __init__(self, desk: Desk, view: TemplatesView, channel: str) -> None:
        super().__init__(desk)
        self._view, self._channel = view, channel
        self._whole: Standup | None = None
        self._person, self._text = "", ""

    def failed(self, problem: Problem) -> None:
        self._view.show_trouble(self.desk.trouble_of(problem))

    def begin(self, name: str = "") -> None:
        """Show them, with the one of that name filled in; else the one the channel reads by."""

        def read(services: Services) -> Read:
            known = services.templates
            told = services.standups.prepare(services.standups.today(), self._channel)
            form = _form(services, known.one(name) if name else told.template)
            return form, told.whole or told.standup

        self.look(read, self._begun)

    def _begun(self, read: Read) -> None:
        form, self._whole = read
        self._person = self.desk.engine.parts.preferences.text("profile.name")
        self._show(form)

    def _show(self, form: TemplateForm) -> None:
        """Show one; what comes along is kept only under another name, and has none yet."""
        self._view.show_form(form)
        known = {template.name for template in form.templates} - form.own
        self.draft(replace(form.shown, name="") if form.shown.name in known else form.shown)

    def draft(self, template: Template) -> None:
        """Show how it would read; and, as it stands, why it cannot be kept."""
        wrong = ""
        try:
            made = checked(replace(template, name=template.name.strip() or _NAMELESS))
        except BadInput as problem:
            wrong = self.desk.said(problem.title)
        else:
            if self._whole is not None:
                told = narrowed(self._whole, made)
                self._text = as_text(laid_out_by(made, told, person=self._person))
        self._view.show_draft(Draft(self._text, wrong))

    def save(self, template: Template) -> None:
        """Keep it; one of the same name is replaced."""

        def work(services: Services) -> TemplateForm:
            return _form(services, services.templates.save(template, via=VIA))

        said = self.tr("Kept. Choose it in a schedule: there it says how the standup reads.")
        self._change(work, said)

    def delete(self, name: str) -> None:
        """Forget one."""

        def work(services: Services) -> TemplateForm:
            services.templates.delete(name, via=VIA)
            return _form(services, services.templates.all()[0])

        self._change(work, self.tr("Deleted."))

    def _change(self, work: Callable[[Services], TemplateForm], said: str) -> None:
        def done(form: TemplateForm) -> None:
            self._show(form)
            self._view.show_kept(said)

        self._view.show_trouble(None)
        self.write(work, done)

    # --- files ----------------------------------------------------------------------------------

    def open_file(self, name: str) -> None:
        """Fill in what a file says; it is kept only by the person's word."""
        said = self.tr("This is what the file says. Save it to keep it.")

        def done(form: TemplateForm) -> None:
            self._show(form)
            self._view.show_kept(said)

        self._view.show_trouble(None)
        self.look(lambda services: _form(services, read_file(_content(name))), done)

    def write_file(self, name: str, template: Template) -> None:
        """Write it as a file that can be shared."""
        self._view.show_trouble(None)
        written = self.tr("Written: {file}").format(file=name_of(name))
        self.look(
            lambda _: _write(name, checked(template).document),
            lambda _: self._view.show_kept(written),
        )


def _form(services: Services, shown: Template) -> TemplateForm:
    known = services.templates
    templates = known.all()
    own = frozenset(one.name for one in templates if known.is_own(one))
    return TemplateForm(templates, own, shown)


def _content(name: str) -> str:
    try:
        with Path(name).open(encoding="utf-8") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as e:
        raise BadInput(say("This file cannot be read.")) from e


def _write(name: str, content: str) -> None:
    try:
        write_for_the_owner(Path(name), content)
    except OSError as e:
        raise NotAllowed(say("The file cannot be written."), say("Choose another place.")) from e
