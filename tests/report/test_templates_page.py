"""docs/templates.md names everything a template may ask, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from figure_builder import FigureBuilder

from cocon_stats.report.distribution import Verdeling
from cocon_stats.report.facts import Cijfer
from cocon_stats.report.places import Plaats, Regel
from cocon_stats.report.renderer import Renderer
from cocon_stats.report.sandbox import MAX_RANGE, MAX_STEPS, MAX_TEXT
from cocon_stats.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z_]+)(?=[(`])", PAGE))


def public(kind: type) -> set[str]:
    return {name for name in dir(kind) if not name.startswith("_")}


def test_everything_a_template_may_ask_is_named() -> None:
    environment = Renderer(FigureBuilder().year_figures(), Settings())._environment
    names = {name for name in environment.globals if not name.startswith("_")} | set(environment.filters)
    listed = set(re.findall(r"[a-z]+", PAGE[PAGE.index("Of Jinja's own") : PAGE.index("### A figure")]))
    asked = public(Cijfer) | public(Verdeling) | public(Plaats) | public(Regel)
    assert (names | asked) - NAMED - listed == set()


def test_the_page_names_nothing_that_does_not_exist() -> None:
    environment = Renderer(FigureBuilder().year_figures(), Settings())._environment
    known = set(environment.globals) | set(environment.filters)
    known |= public(Cijfer) | public(Verdeling) | public(Plaats) | public(Regel)
    parameters = {"lijst", "zonder", "met_nul", "begin", "samen", "altijd"}
    assert NAMED - known - parameters - {"templates", "sjablonen", "for"} == set()


def test_the_limits_are_those_of_the_program() -> None:
    assert f"{MAX_STEPS:,} steps" in PAGE
    assert f"{MAX_TEXT:,} characters" in PAGE
    assert f"up to {MAX_RANGE} |" in PAGE
