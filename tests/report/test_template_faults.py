"""A template that cannot be used: one Dutch sentence with its name and line, whole."""

from pathlib import Path

import pytest
from figure_builder import FigureBuilder

from cocon_stats.errors import CoconError
from cocon_stats.report.renderer import Renderer
from cocon_stats.settings import Settings


def render(folder: Path, text: str, **files: str) -> str:
    """Render `text` as a template of the organisation; `files` are other templates beside it."""
    folder.mkdir(exist_ok=True)
    (folder / "proef.md.j2").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (folder / f"{name}.md.j2").write_text(content, encoding="utf-8")
    figures = FigureBuilder().value("ci.aantal", 40).share("ci.uitval", 3, 40).distribution("cah.arij", "hoog=1 laag=1")
    return Renderer(figures.year_figures(), Settings(templates=(folder,))).render("proef.md.j2")


def fault(folder: Path, text: str, **files: str) -> str:
    with pytest.raises(CoconError) as first:
        render(folder, text, **files)
    with pytest.raises(CoconError) as caught:  # once more, from what was kept of the compiled template
        render(folder, text, **files)
    assert str(first.value) == str(caught.value)
    assert caught.value.exit_status == 2
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\n{{ cijfer('ci.aantl') }}", "regel 2: er is geen cijfer «ci.aantl». Bedoelde u ci.aantal?"),
        ("{{ cijfer('zzz') }}", "regel 1: er is geen cijfer «zzz»."),
        ("{{ verdeling('cah.ariij') }}", "regel 1: er is geen verdeling «cah.ariij». Bedoelde u cah.arij?"),
        ("a\n\n{{ cijfr('ci.aantal') }}", "regel 3: onbekende naam «cijfr»."),
        ("{{ cijfer('ci.aantal').waarde }}", "regel 1: onbekende naam «waarde»."),
        ("{{ cijfer('ci.aantal')._figure }}", "regel 1: «_figure» is niet toegankelijk voor een sjabloon."),
        ("{{ ''.__class__.__mro__ }}", "regel 1: «__class__» is niet toegankelijk voor een sjabloon."),
        ("{{ 'x'.format(a=b) }}", "regel 1: «format» is niet toegankelijk voor een sjabloon."),
        ("{{ cijfer.__globals__ }}", "regel 1: «__globals__» is niet toegankelijk voor een sjabloon."),
        ("{% import 'weg.md.j2' as w %}", "regel 1: het bestand weg.md.j2 bestaat niet."),
        ("{% set x = cijfer('ci.uitval') %}{{ x | met('a', 'b') }}",
         "regel 1: «ci.uitval» is geen aantal; «met» en «woorden» gelden alleen voor aantallen."),
        ("{{ 'veel' | woorden }}", "regel 1: «met», «woorden» en «kies» verwachten een cijfer of een aantal."),
        ("{{ vast('33') | replace('3', '4') }}",
         "regel 1: «replace» mag geen getal veranderen; een gedrukt getal komt uit een cijfer."),
        ("a\n{{ vast('a') * vast('b') }}",
         "regel 2: een sjabloon rekent niet («*»); zet het cijfer in de catalogus."),
        ("{% set a = 1 / 2 %}", "regel 1: een sjabloon rekent niet («/»); zet het cijfer in de catalogus."),
        ("{{ 'a' + 1 }}", "regel 1: een sjabloon rekent niet («+»); zet het cijfer in de catalogus."),
        ("{% for i in range(10 ** 9) %}{% endfor %}",
         "regel 1: een sjabloon rekent niet («**»); zet het cijfer in de catalogus."),
        ("{% for i in range(1000000000) %}{% endfor %}", "regel 1: range() geeft meer dan 1000 getallen."),
        ("{% set r = range(999) %}\n{% for i in r %}{% for j in r %}{% endfor %}{% endfor %}",
         "regel 2: het sjabloon herhaalt meer dan 20000 stappen; een lus of macro stopt niet."),
        ("{% macro f(n) %}{{ f(n) }}{{ f(n) }}{% endmacro %}{{ f(vast('a')) }}",
         "regel 1: een macro roept zichzelf eindeloos op."),
        ("{% macro f(t) %}{{ f(t ~ t) }}{% endmacro %}{{ f('aaaaaaaa') }}",
         "regel 1: een tekst in het sjabloon is langer dan 200000 tekens."),
    ],
)  # fmt: skip
def test_faults_while_rendering(tmp_path: Path, text: str, message: str) -> None:
    assert fault(tmp_path, text) == f"Sjabloon proef.md.j2, {message}"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\n{% if %}", 2), ("{{ cijfer( }}", 1), ("{% for x in y %}", 1), ("{{ 'a' | wegwerken }}", 1)],
)
def test_faults_of_syntax_name_the_line(tmp_path: Path, text: str, line: int) -> None:
    assert fault(tmp_path, text).startswith(
        f"Sjabloon proef.md.j2, regel {line}: de opmaak van het sjabloon klopt niet ("
    )


@pytest.mark.parametrize(
    ("text", "line", "number", "printed"),
    [
        ("Goed.\n\nVan hen kwam 33%.", 3, "33", "Van hen kwam 33%."),
        ("{{ cijfer('ci.aantal') }} en\n12 andere", 2, "12", "40 en"),
        ("{{ 'Nu 7 keer' }}", 1, "7", "Nu 7 keer"),
        ("{{ 14 }}", 1, "14", "14"),
        ("# 3.1 Titel", 1, "3.1", "# 3.1 Titel"),
    ],
)
def test_a_number_without_a_figure(tmp_path: Path, text: str, line: int, number: str, printed: str) -> None:
    message = fault(tmp_path, text)
    assert message.startswith(f"Sjabloon proef.md.j2, regel {line}: het getal «{number}» komt niet uit een cijfer")
    if number != "12":
        assert message == (
            f"Sjabloon proef.md.j2, regel {line}: het getal «{number}» komt niet uit een cijfer, in: «{printed}». "
            "Druk het met cijfer(…), of met vast(…) als het bij de woorden hoort."
        )


def test_a_number_in_a_shared_part_is_found_there(tmp_path: Path) -> None:
    part = "{% macro z() %}\nEr waren 17 keer.\n{% endmacro %}"
    message = fault(tmp_path, "{% import '_deel.md.j2' as d %}\n{{ d.z() }}", _deel=part)
    assert message.startswith("Sjabloon _deel.md.j2, regel 2: het getal «17» komt niet uit een cijfer")


def test_a_fault_in_a_shared_part_is_named_there(tmp_path: Path) -> None:
    part = "{% macro z() %}\n{{ cijfer('ci.aantl') }}\n{% endmacro %}"
    message = fault(tmp_path, "{% import '_deel.md.j2' as d %}\n{{ d.z() }}", _deel=part)
    assert message == "Sjabloon _deel.md.j2, regel 2: er is geen cijfer «ci.aantl». Bedoelde u ci.aantal?"


def test_no_filter_can_change_a_printed_number(tmp_path: Path) -> None:
    text = "Er {{ cijfer('ci.uitval') | upper | replace('x', 'y') | trim }} of {{ cijfer('ci.uitval') ~ '' }}."
    assert render(tmp_path, text) == "Er 8% of 8%.\n"


def test_what_a_template_may_do(tmp_path: Path) -> None:
    text = (
        "{{ vast('12 jaar') }} en ouder: {{ cijfer('ci.aantal') | met('begeleiding', 'begeleidingen') }}, "
        "{{ lijst(['a', 'b'] + ['c']) }} in {{ jaar }}{{ '!' if cijfer('ci.uitval').alle }}"
    )
    assert render(tmp_path, text) == "Twaalf jaar en ouder: 40 begeleidingen, a, b en c in 2025\n"


def test_an_own_template_comes_before_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "8.4-uit-dienst.md.j2").write_text("# {{ titel }}\n\nEigen tekst.\n", encoding="utf-8")
    figures = FigureBuilder().year_figures()
    own = Renderer(figures, Settings(templates=(tmp_path,))).render("8.4-uit-dienst.md.j2", {"titel": "8.4 Weg"})
    assert own == "# 8.4 Weg\n\nEigen tekst.\n"


def test_names_from_the_settings_may_hold_a_number(tmp_path: Path) -> None:
    (tmp_path / "x.md.j2").write_text("Bij {{ organisatie }}.", encoding="utf-8")
    settings = Settings(organisation="Huis 7", templates=(tmp_path,))
    assert Renderer(FigureBuilder().year_figures(), settings).render("x.md.j2") == "Bij Huis 7.\n"
