"""Finds what a template may not do: compare figures itself, or say by itself that something rose, fell or stayed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, nodes

JUDGING = re.compile(
    r"""\b(?:
        gestegen|steeg|stegen|stijg\w*|daal\w*|dal(?:en|ing|end|ende)\w*|gedaald\w*|
        toe(?:ge)?nomen|toename\w*|toeneem\w*|af(?:ge)?nomen|afname\w*|afneem\w*|groei\w*|gegroeid|
        verminder\w*|vermeerder\w*|verbeterd?e?|verslechter\w*|verdubbeld\w*|gehalveerd\w*|
        hoger|lager|hoogst\w*|laagst\w*|stabiel|gelijk\ gebleven|constant|trend\w*|evolu\w*|
        in\ lijn\ met|vergelijkbaar\ met|(?:meer|minder|vaker|zelden|langer|korter)\ dan\ (?:in|vorig)|
        vorig\ jaar|voorgaande?\ jar\w*|significant\w*
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
ORDERED = ("gt", "gteq", "lt", "lteq")


def by_hand(source: str) -> list[str]:
    """What stands in a template that only the ladder may say or decide, as ``line: what``."""
    tree = Environment(trim_blocks=True).parse(source)
    found = [f"{line}: {words[0]}" for line, text in _texts(tree) for words in JUDGING.finditer(text)]
    return found + [f"{node.lineno}: vergelijking" for node in tree.find_all(nodes.Compare) if _of_values(node)]


def _texts(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """All words that may be printed: the text between the tags, and the constants in them."""
    for data in tree.find_all(nodes.TemplateData):
        yield data.lineno, data.data
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str):
            yield constant.lineno, constant.value


def _of_values(node: nodes.Compare) -> bool:
    """Whether it puts two things in order, or holds two things equal of which neither is a word in the template."""
    if any(operand.op in ORDERED for operand in node.ops):
        return True
    sides = [node.expr, *(operand.expr for operand in node.ops)]
    return not any(isinstance(side, nodes.Const) and isinstance(side.value, str) for side in sides)
