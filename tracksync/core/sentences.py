"""
Sentences for people: English, and able to be said in another language by whoever shows them.

Everything below the desktop writes English and knows of no other language. A `Sentence` is that
English, and remembers what it was made of: a template, whole as a translator wants it, and what was
filled in. The desktop translates the template and fills it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping


class Sentence(str):
    """
    English text with its template.

    Attributes:
        template: With `{names}`; the text itself where nothing was filled in.
        fields: What was filled in, by name. One that is a sentence itself is translated as well.
    """

    __slots__ = ("fields", "template")
    fields: Mapping[str, object]
    template: str

    def __new__(  # noqa: PYI034  the name would come from typing: 4 ms more for `status`
        cls, template: str, fields: Mapping[str, object] | None = None
    ) -> Sentence:
        """Fill in *fields*; without any, braces are just braces."""
        made = super().__new__(cls, template.format(**fields) if fields else template)
        made.template, made.fields = template, fields or {}
        return made

    def translated(self, translate: Callable[[str], str]) -> str:
        """Say it in the language that *translate* brings a template into."""
        if not self.fields:
            return translate(self.template)
        filled = {
            name: value.translated(translate) if isinstance(value, Sentence) else value
            for name, value in self.fields.items()
        }
        return translate(self.template).format(**filled)


def say(template: str, /, **fields: object) -> Sentence:
    """
    Make a sentence.

    Args:
        template: A literal: what is to be translated is found by reading the sources.
        fields: For its `{names}`.
    """
    return Sentence(template, fields)


UNSAID = Sentence("")
