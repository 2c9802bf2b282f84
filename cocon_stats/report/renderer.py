"""Renders templates with the figures of a year."""

from __future__ import annotations

from typing import Any

from jinja2 import FileSystemLoader, Template

from cocon_stats.figures import FigureSet
from cocon_stats.report.compiled import compiled_templates
from cocon_stats.report.facts import Desk
from cocon_stats.report.folders import addition_to, template_folders
from cocon_stats.report.pen import EMPTY, Pen
from cocon_stats.report.prose import finish
from cocon_stats.report.sandbox import ReportEnvironment, limited
from cocon_stats.report.template_errors import CAUGHT, explained
from cocon_stats.report.vocabulary import Vocabulary
from cocon_stats.report.words import load_words
from cocon_stats.settings import Settings


class Renderer:
    """Turns a template into the Markdown of a section; `names` are names that end like a sentence."""

    def __init__(self, figures: FigureSet, settings: Settings, names: tuple[str, ...] = ()) -> None:
        self.pen = Pen(settings.words_up_to)
        self._folders = template_folders(settings.templates)
        self._names = names
        vocabulary = Vocabulary(Desk(figures, settings, load_words(self._folders), self.pen))
        loader = FileSystemLoader([str(one) for one in self._folders])
        self._environment = ReportEnvironment(loader, printed, compiled_templates(settings.cache))
        self._environment.globals.update(vocabulary.functions())
        self._environment.filters.update(vocabulary.filters())

    def render(self, template: str, context: dict[str, Any] | None = None) -> str:
        """The finished Markdown; every fault of the template is one `TemplateFaultError` in Dutch.

        A text in `context` may hold numbers of its own: they are taken as belonging to the words.
        """
        values = {name: self._constants(value) for name, value in (context or {}).items()}
        self._environment.start()
        try:
            raw = "\n\n".join(one.render(values) for one in self._parts(template))
            return finish(raw, self.pen, self._names)
        except CAUGHT as error:
            raise explained(error, template, self._folders) from None

    def _parts(self, template: str) -> list[Template]:
        """The template, and what the organisation adds at its end in a template of its own."""
        parts = [self._environment.get_template(template)]
        if any((folder / addition_to(template)).is_file() for folder in self._folders):
            parts.append(self._environment.get_template(addition_to(template)))
        return parts

    def _constants(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.pen.constant(value)
        if isinstance(value, (list, tuple)):
            return [self._constants(one) for one in value]
        if isinstance(value, dict):
            return {name: self._constants(one) for name, one in value.items()}
        return value


def printed(value: Any) -> str:
    """What a printed expression leaves in the text; where it is empty the line may go."""
    if value is None:
        return EMPTY
    text = str(limited(str(value))).strip("\n")
    return text if text.strip() else EMPTY
