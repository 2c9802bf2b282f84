"""The catalogue of rules, the code that names them and the page that explains them are one set."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocon_stats.validation.present.rule import WHY, explained, listed, page
from cocon_stats.validation.present.words import SEVERITY_WORDS
from cocon_stats.validation.rules import Rule, load_rules

ROOT = Path(__file__).parents[2]
RULES = load_rules()
FOUND_BY = ("Fault", "Flag", "problem", "report")  # what is called with the name of a rule

SAMPLE = Rule(
    name="datum-volgorde",
    severity="error",
    title="Datums in de verkeerde volgorde",
    meaning="Twee datums die op elkaar horen te volgen staan omgekeerd, zoals een einddatum voor de startdatum. "
    "Dezelfde dag mag.",
    example="startdatum 05/03/2025, einddatum 04/03/2025",
    right="startdatum 04/03/2025, einddatum 05/03/2025",
    message="De datum{waarde} in de kolom {kolom} ligt {richting} {ander}.",
    advice="Vul {kolom} aan, of verbeter {ander}; mogelijk: {codes}.",
)


def strings(node: ast.AST) -> Iterator[str]:
    """The texts that an argument can be: a literal, or either side of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*strings(node.body), *strings(node.orelse))


def in_code() -> tuple[set[str], set[str]]:
    """All literal texts of the modules that check, and those among them that are used as the name of a rule."""
    texts: set[str] = set()
    used: set[str] = set()
    for folder in ("exports", "validation"):
        for path in (ROOT / "cocon_stats" / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                texts.update(strings(node))
                if isinstance(node, ast.Call) and node.args:
                    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                    used.update(strings(node.args[0]) if name in FOUND_BY else ())
    return texts, used


def test_every_rule_is_found_somewhere_and_every_fault_has_a_rule() -> None:
    texts, used = in_code()
    assert [name for name in RULES if name not in texts] == []
    assert sorted(used - set(RULES)) == []
    assert len(used) > len(RULES) / 2  # the search itself works


def test_the_page_of_rules_is_the_catalogue() -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == page(RULES), "renew it: cocon-stats rules --format md > docs/rules.md"
    assert re.findall(r"^### (.*)$", written, re.MULTILINE) == [
        name for severity in WHY for name, rule in RULES.items() if rule.severity == severity
    ]


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_everything(name: str) -> None:
    rule = RULES[name]
    assert rule.severity in SEVERITY_WORDS
    for text in (rule.meaning, rule.message, rule.advice):
        assert re.search(r"[.!?}]$", text), text
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.example


def test_a_rule_explained() -> None:
    assert explained(SAMPLE) == (
        "datum-volgorde (fout)\n"
        "Datums in de verkeerde volgorde\n"
        "\n"
        "Twee datums die op elkaar horen te volgen staan omgekeerd, zoals een einddatum\n"
        "voor de startdatum. Dezelfde dag mag.\n"
        "\n"
        "Fout        startdatum 05/03/2025, einddatum 04/03/2025\n"
        "Goed        startdatum 04/03/2025, einddatum 05/03/2025\n"
        "Wat u doet  Vul de kolom aan, of verbeter de andere kolom; mogelijk: ….\n"
        "Waarom      Zolang de fout er staat, komt er geen rapport. Met --with-errors\n"
        "            telt de rij niet mee, of wordt de waarde onbekend als de kolom niet\n"
        "            verplicht is; het rapport zegt dan hoeveel.\n"
        "Aanvaarden  Kan niet: er zou een fout cijfer in het rapport kunnen komen.\n"
    )


def test_rules_in_a_list() -> None:
    assert listed([SAMPLE, RULES["kolom-dubbel"]], width=56) == (
        "datum-volgorde  fout          Datums in de verkeerde\n"
        "                              volgorde\n"
        "kolom-dubbel    fataal        Twee kolommen met dezelfde\n"
        "                              naam\n"
    )


def test_no_line_of_the_list_is_too_wide() -> None:
    assert max(map(len, listed(RULES.values(), 80).splitlines())) <= 80


def test_the_page_of_one_rule() -> None:
    text = page({"datum-volgorde": SAMPLE})
    assert text.endswith(
        "\n### datum-volgorde\n"
        "\n"
        "**Datums in de verkeerde volgorde.** Twee datums die op elkaar horen te volgen staan omgekeerd, zoals een "
        "einddatum voor de startdatum. Dezelfde dag mag.\n"
        "\n"
        "- Fout: startdatum 05/03/2025, einddatum 04/03/2025\n"
        "- Goed: startdatum 04/03/2025, einddatum 05/03/2025\n"
        "- Wat u doet: Vul de kolom aan, of verbeter de andere kolom; mogelijk: ….\n"
        "- Aanvaarden: Kan niet: er zou een fout cijfer in het rapport kunnen komen.\n"
        "- Melding: De datum{waarde} in de kolom {kolom} ligt {richting} {ander}.\n"
        "\n## Waarschuwingen\n"
        f"\n{WHY['warning']}\n"
    )
