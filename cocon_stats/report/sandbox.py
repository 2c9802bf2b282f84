"""The closed room in which templates run: no access to Python, no arithmetic, no endless work.

On top of Jinja's immutable sandbox: undefined names are errors, only a few harmless filters exist, arithmetic is
refused (figures are computed in the catalogue), and loops, macros and texts have a limit, so that a hostile template
ends with a message instead of never.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MAX_STEPS = 20_000
"""Passes through loops and macros per section."""
MAX_RANGE = 1_000
MAX_TEXT = 200_000

_FILTERS = (
    "default first join last length list lower map reject rejectattr select selectattr trim unique upper"
).split()
_TEXT_METHODS = frozenset(("lower", "upper", "strip", "startswith", "endswith"))
_STEP, _JOIN = "__stap", "__samen"


class UndefinedName(StrictUndefined):
    """A name no template knows; the message is Dutch."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        return f"onbekende naam «{self._undefined_name}»"


class ReportEnvironment(ImmutableSandboxedEnvironment):
    """The Jinja environment of the report; `finalize` receives every value a template prints, `kept` keeps what was
    compiled. Constants are worked out when a template is compiled: `finalize` and the filters depend on nothing else.
    """

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, loader: BaseLoader, finalize: Callable[[Any], str], kept: BytecodeCache | None = None) -> None:
        super().__init__(
            loader=loader,
            bytecode_cache=kept,
            finalize=finalize,
            undefined=UndefinedName,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
        )
        self._steps = 0
        self.filters = {name: FILTERS[name] for name in _FILTERS} | {"replace": refuse_in_numbers}
        self.globals.clear()
        self.globals.update({"range": limited_range, _STEP: self._step, _JOIN: joined})

    def start(self) -> None:
        """Begin a section: the count of steps starts again."""
        self._steps = 0

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MAX_STEPS:
            raise TemplateRuntimeError(
                f"het sjabloon herhaalt meer dan {MAX_STEPS} stappen; een lus of macro stopt niet"
            )

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Limits().visit(super()._parse(source, name, filename))
        tree.set_environment(self)
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read the attribute: nothing private, and of texts only what cannot grow them."""
        if isinstance(obj, str):
            return attr in _TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """No formatting of texts at all: `is_safe_attribute` then refuses ``format``."""
        return None

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """What reading a forbidden attribute gives: an error as soon as it is used."""
        return self.undefined(
            f"«{attribute}» is niet toegankelijk voor een sjabloon", name=attribute, exc=SecurityError
        )

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse arithmetic; ``+`` may join texts or lists."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return joined(left, right)
        if operator == "+" and isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
            return limited([*left, *right])
        raise SecurityError(f"een sjabloon rekent niet («{operator}»); zet het cijfer in de catalogus")


class _Limits(NodeTransformer):
    """Counts every pass through a loop or macro, and keeps joined texts within bounds."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 (the visitor's own naming)
        self.generic_visit(node)
        node.body = [_call_step(node), *node.body]
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.body = [_call_step(node), *node.body]
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        name = nodes.Name(_JOIN, "load", lineno=node.lineno)
        return nodes.Call(name, node.nodes, [], None, None, lineno=node.lineno)

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if node.expr2 is None:  # {{ "…" if … }} without else prints nothing
            node.expr2 = nodes.Const("", lineno=node.lineno)
        return node


def _call_step(node: nodes.Node) -> nodes.ExprStmt:
    name = nodes.Name(_STEP, "load", lineno=node.lineno)
    return nodes.ExprStmt(nodes.Call(name, [], [], None, None, lineno=node.lineno), lineno=node.lineno)


def limited(value: Any) -> Any:
    """The text or list itself when it is not too long; a template error otherwise."""
    if len(value) > MAX_TEXT:
        raise TemplateRuntimeError(f"een tekst in het sjabloon is langer dan {MAX_TEXT} tekens")
    return value


def joined(*parts: Any) -> str:
    """The parts as one text (``~`` in a template)."""
    return str(limited("".join(str(part) for part in parts)))


def limited_range(*bounds: int) -> range:
    """Python's range up to `MAX_RANGE` numbers."""
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise TemplateRuntimeError(f"range() geeft meer dan {MAX_RANGE} getallen")
    return numbers


def refuse_in_numbers(text: str, old: str, new: str) -> str:
    """The filter ``replace`` for words; a printed number cannot be changed."""
    if any(one.isnumeric() for one in f"{old}{new}"):
        raise SecurityError("«replace» mag geen getal veranderen; een gedrukt getal komt uit een cijfer")
    return str(limited(str(text).replace(old, new)))
