"""Commands about how standups read."""

from __future__ import annotations

from tracksync.core.standup.templates import Said, Template
from tracksync.engine.api.asking import VIA, Answer, Arguments, Data
from tracksync.engine.engine import Engine


def templates(engine: Engine, _: Arguments) -> Answer:
    """List the person's own, then those that come along."""
    known = engine.services.templates
    users = known.users()
    return Answer({"templates": [_data(engine, one, users[one.name]) for one in known.all()]})


def show(engine: Engine, arguments: Arguments) -> Answer:
    """Tell one, and the file it is shared as."""
    return _one(engine, engine.services.templates.one(arguments.needed("template")))


def save(engine: Engine, arguments: Arguments) -> Answer:
    """Keep one of the person's own."""
    said = Said(
        arguments.optional("language"),
        arguments.optional("title"),
        arguments.optional("greeting"),
        arguments.choice("hours"),
        arguments.texts("sections"),
    )
    known, name = engine.services.templates, arguments.text("template")
    document, base = arguments.text("document"), arguments.text("base")
    wished = known.wished(name, document, base, said)
    # What is changed by words is meant; what a file calls itself, nobody here has typed.
    replaces = not document or arguments.flag("replace")
    return _one(engine, known.save(wished, via=VIA, replaces=replaces))


def delete(engine: Engine, arguments: Arguments) -> Answer:
    """Forget one of the person's own."""
    name = arguments.needed("template")
    engine.services.templates.delete(name, via=VIA)
    return Answer({"deleted": name})


def _one(engine: Engine, template: Template) -> Answer:
    used = engine.services.templates.users()[template.name]
    return Answer({"template": _data(engine, template, used), "document": template.document})


def _data(engine: Engine, template: Template, used: int) -> Data:
    known = engine.services.templates
    return {
        "name": template.name,
        "is_own": known.is_own(template),
        "schedules": used,
        "language": template.language,
        "title": template.title,
        "greeting": template.greeting,
        "with_hours": template.with_hours,
        "sections": [
            {"section": slot.section.value, "heading": slot.heading} for slot in template.slots
        ],
    }
