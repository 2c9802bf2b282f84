"""``cocon-stats rules``: the list of everything that can be wrong."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from cocon_stats.cli import screen
from cocon_stats.cli.output import deliver


@click.command("rules")
@click.option("--format", "form", type=click.Choice(["table", "md", "json"]), default="table", help="How to show them.")
def command(form: str) -> None:
    """List all rules: name, severity, and what they are about.

    \b
    Examples:
      cocon-stats rules
      cocon-stats rules --format md > rules.md
    """
    from cocon_stats.validation.present.rule import listed, page
    from cocon_stats.validation.rules import load_rules

    rules = load_rules()
    if form == "json":
        deliver(json.dumps([asdict(one) for one in rules.values()], ensure_ascii=False, indent=1) + "\n", None)
    elif form == "md":
        deliver(page(rules), None)
    else:
        deliver(listed(rules.values(), screen.columns()), None)
