"""Rules explained to the person who must mend the registration: on a screen, and as the page docs/rules.md."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from cocon_stats.validation.present.markdown import escaped
from cocon_stats.validation.present.words import SEVERITY_WORDS
from cocon_stats.validation.problem import SEVERITIES, Severity
from cocon_stats.validation.rules import Rule

WHY: Mapping[Severity, str] = {
    "fatal": "Het bestand kan niet gebruikt worden: wat erop steunt wordt niet berekend, en er komt geen rapport "
    "(met --with-errors een rapport zonder die delen).",
    "error": "Zolang de fout er staat, komt er geen rapport. Met --with-errors telt de rij niet mee, of wordt de "
    "waarde onbekend als de kolom niet verplicht is; het rapport zegt dan hoeveel.",
    "warning": "Het kan juist zijn: met de gegevens gebeurt niets en het rapport wordt gemaakt. Is het toch fout, "
    "dan zijn de cijfers die erop steunen ook fout.",
}
_HEADINGS: Mapping[Severity, str] = {"fatal": "Fataal", "error": "Fouten", "warning": "Waarschuwingen"}
_BLANKS = {"kolom": "de kolom", "ander": "de andere kolom", "schrijf": "decimalen achter een komma"}
_PLACE = re.compile(r"\{(\w+)\}")
_LABEL_WIDTH = 12


def explained(rule: Rule, width: int = 80) -> str:
    """All that is known about one rule, for a screen of `width` columns; ends with a line break."""
    lines = [f"{rule.name} ({SEVERITY_WORDS[rule.severity]})", rule.title, ""]
    lines += textwrap.wrap(rule.meaning, width)
    lines.append("")
    for label, text in _parts(rule):
        hang = " " * _LABEL_WIDTH
        lines += textwrap.wrap(text, width, initial_indent=f"{label:<{_LABEL_WIDTH}}", subsequent_indent=hang)
    return "\n".join(lines) + "\n"


def listed(rules: Iterable[Rule], width: int = 80) -> str:
    """One line per rule: name, severity and title; longer titles go on below. Ends with a line break."""
    chosen = list(rules)
    widest = max(len(one.name) for one in chosen)
    lines = []
    for one in chosen:
        start = f"{one.name:<{widest}}  {SEVERITY_WORDS[one.severity]:<12}  "
        lines += textwrap.wrap(one.title, width, initial_indent=start, subsequent_indent=" " * len(start))
    return "\n".join(lines) + "\n"


def page(rules: Mapping[str, Rule]) -> str:
    """The page docs/rules.md: every rule, the worst first."""
    return "\n".join(_page(rules)) + "\n"


def _page(rules: Mapping[str, Rule]) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield (
        "Everything that `cocon-stats validate` can find, in the words in which it is told. This page is made with "
        "`cocon-stats rules --format md`; `cocon-stats explain NAME` shows one rule."
    )
    for severity in SEVERITIES:
        chosen = [one for one in rules.values() if one.severity == severity]
        yield f"\n## {_HEADINGS[severity]}\n\n{WHY[severity]}"
        for rule in chosen:
            yield f"\n### {rule.name}\n\n**{escaped(rule.title)}.** {escaped(rule.meaning)}\n"
            yield from (f"- {label}: {escaped(text)}" for label, text in _parts(rule) if label != "Waarom")
            yield f"- Melding: {escaped(rule.message)}"


def _parts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "Fout", rule.example
    if rule.right:
        yield "Goed", rule.right
    yield "Wat u doet", _without_places(rule.advice)
    yield "Waarom", WHY[rule.severity]
    yield "Aanvaarden", _waiver(rule)


def _waiver(rule: Rule) -> str:
    """Whether an exception may be accepted on the rule."""
    if rule.is_waivable:
        return "Kan, met een uitzondering in uitzonderingen.toml."
    if rule.severity == "fatal":
        return "Kan niet: het bestand moet verbeterd worden."
    return f"Kan niet: {rule.why_not}."


def _without_places(template: str) -> str:
    """The advice of no problem in particular: ``Vul {kolom} aan`` becomes ``Vul de kolom aan``."""
    return _PLACE.sub(lambda found: _BLANKS.get(found[1], "…"), template)
