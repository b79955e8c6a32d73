"""Jinja for a template that somebody sent: it sees the report, changes nothing, and has limits.

Every turn of a loop, every call, filter and operator is counted against an allowance. A
tag is known by the line that it stands in: each is given one of its own.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from publisher.word.allowance import VALUE, Allowance, Excess, weigh
from publisher.word.tokens import Ledger

# They are for web pages, and slow on purpose-made text; or give another result each time.
WITHOUT = ("random", "striptags", "urlize", "wordwrap", "xmlattr")
# The names of our own filters; no template can write a blank in one.
TURN, MEASURED, JOINED = "a turn", "a measured value", "joined values"
_TAG = re.compile(r"(\{\{|\{%)([-+]?)(.*?(?:\}\}|%\}))", re.DOTALL)
_RAW = re.compile(r"\{%[-+]?\s*raw\b")
_BOUNDARY = nodes.For, nodes.Macro, nodes.CallBlock  # whose bodies are counted by themselves


MOST = 100  # texts of a template: the body, headers, footers, notes and properties
_COMPILED: dict[str, tuple[Any, list[str]]] = {}


class Sandbox(ImmutableSandboxedEnvironment):
    """One rendering's environment."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(self, ledger: Ledger, filters: dict[str, Callable[..., Any]]) -> None:
        @pass_context  # so that nothing is computed while the template is compiled
        def finalize(_: Context, value: Any) -> str:
            self.allowance.printed(value)
            return ledger.put(value)

        super().__init__(undefined=StrictUndefined, finalize=finalize, optimized=False)
        self.allowance = Allowance()
        self.lines: list[str] = []
        for name in WITHOUT:
            del self.filters[name]
        for known in (self.filters, self.tests):
            known |= {name: self._measured(name, f) for name, f in known.items()}
        self.filters |= filters | {
            TURN: self._turn,
            MEASURED: self._weighed,
            JOINED: self._joined,
        }
        del self.globals["lipsum"]
        self.globals["range"] = self._range

    def compile(self, source: Any, *args: Any, **named: Any) -> Any:
        """The code of a template is the same in every rendering: a watch compiles it once."""
        if args or named or not isinstance(source, str):
            return super().compile(source, *args, **named)
        if source not in _COMPILED:
            if len(_COMPILED) >= MOST:
                _COMPILED.clear()
            _COMPILED[source] = super().compile(source), self.lines
        code, self.lines = _COMPILED[source]
        return code

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        # What stands in {% raw %} is text, in which the break would be seen.
        if not _RAW.search(source):
            source = _TAG.sub(r"\1\2" + "\n" + r"\3", source)
        self.lines = source.split("\n")
        return super().preprocess(source, name, filename)

    def tag_of(self, error: BaseException) -> tuple[str, int] | None:
        """What stands in the tag at fault, and how many the same come before it."""
        line = getattr(error, "lineno", None) or _line_of(error.__traceback__)
        if line is None or not 0 < line <= len(self.lines):
            return None
        tag, *before = [inside(text) for text in reversed(self.lines[:line])]
        return (tag, before.count(tag)) if tag else None

    def call(self, context: Context, called: Any, /, *args: Any, **named: Any) -> Any:
        owner = getattr(called, "__self__", None)
        method = isinstance(owner, str | bytes | int | list | tuple | dict)
        name = getattr(called, "__name__", "") if method else ""
        own = [owner] if method else []
        values = self.allowance.operands(name, [*own, *args, *named.values()])[len(own) :]
        given = dict(zip(named, values[len(args) :], strict=True))
        made = super().call(context, called, *values[: len(args)], **given)
        weigh(made)  # what comes of it, too: no name tells of every method how much that is
        return made

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        self.allowance.work(1)
        if operator == "*":
            self.allowance.multiplied(left, right)
        elif operator == "**":
            self.allowance.raised(left, right)
        elif operator == "%" and isinstance(left, str | bytes):
            self.allowance.formatted(left, right)
        made = super().call_binop(context, operator, left, right)
        self.allowance.weighed(made)
        return made

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        format = super().wrap_str_format(value)
        if format is None:
            return None

        @functools.wraps(format)
        def measured(*args: Any, **named: Any) -> str:
            self.allowance.formatted(value.__self__, [*args, *named.values()])
            return format(*args, **named)

        return measured

    def _generate(self, source: nodes.Template, *args: Any, **named: Any) -> str:
        """Jinja's hook between the reading of a template and its compiling."""
        return super()._generate(_counted(source), *args, **named)

    def _measured(self, name: str, function: Any) -> Callable[..., Any]:
        first = 1 if hasattr(function, "jinja_pass_arg") else 0  # the context, or the like

        @functools.wraps(function)
        def apply(*args: Any, **named: Any) -> Any:
            values = self.allowance.operands(name, [*args[first:], *named.values()])
            if name == "format":
                self.allowance.formatted(str(values[0]), values[1:])
            given = values[: len(args) - first]
            rest = dict(zip(named, values[len(given) :], strict=True))
            made = function(*args[:first], *given, **rest)
            weigh(made)
            return made

        return apply

    def _turn(self, value: Any, size: int) -> Any:
        self.allowance.turn(size)
        return value

    def _weighed(self, value: Any) -> Any:
        self.allowance.weighed(value)
        return value

    def _joined(self, values: tuple[Any, ...]) -> str:
        self.allowance.weighed(values)
        return "".join(str(value) for value in values)

    def _range(self, *args: int) -> range:
        # Of a slice, because len() fails where no machine number holds the length.
        numbers = range(*args)
        if len(numbers[: VALUE + 1]) > VALUE:
            raise Excess
        return numbers


def _counted(template: nodes.Template) -> nodes.Template:
    """The tree of a template, with a counter wherever something may be done again and again."""
    for node in list(_all(template)):
        if isinstance(node, nodes.For):
            node.body.insert(0, _counter(node, _size(node.body)))
            if node.test is not None:
                seen = _filter(nodes.Const(True), TURN, 0)
                node.test = nodes.And(seen, node.test).set_lineno(node.lineno)
        elif isinstance(node, nodes.Macro | nodes.CallBlock):
            node.body.insert(0, _counter(node, _size(node.body)))
        elif isinstance(node, nodes.Compare):
            node.expr = _filter(node.expr, MEASURED)
            for operand in node.ops:
                operand.expr = _filter(operand.expr, MEASURED)
        elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Slice):
            node.node = _filter(node.node, MEASURED)
        for field, value in node.iter_fields():
            setattr(node, field, _each(value))
    return template


def _each(value: Any) -> Any:
    return [_built(one) for one in value] if isinstance(value, list) else _built(value)


def _built(node: Any) -> Any:
    """An expression that makes a value of others, as one that is measured."""
    if isinstance(node, nodes.Concat):
        return _filter(nodes.Tuple(node.nodes, "load", lineno=node.lineno), JOINED)
    is_value = isinstance(node, nodes.List | nodes.Dict) or (
        isinstance(node, nodes.Tuple) and node.ctx == "load"
    )
    return _filter(node, MEASURED) if is_value else node


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    """The innermost first."""
    for child in node.iter_child_nodes():
        yield from _all(child)
    yield node


def _filter(node: nodes.Expr, name: str, *args: int) -> nodes.Filter:
    given: list[nodes.Expr] = [nodes.Const(arg) for arg in args]
    filtered = nodes.Filter(node, name, given, [], None, None)
    return filtered.set_lineno(node.lineno or 1)  # type: ignore[return-value]


def _counter(node: nodes.Node, size: int) -> nodes.ExprStmt:
    counter = nodes.ExprStmt(_filter(nodes.Const(None), TURN, size))
    return counter.set_lineno(node.lineno, override=True)  # type: ignore[return-value]


def _size(body: list[nodes.Node]) -> int:
    """The characters that a body writes, without those of the loops in it."""
    size, ahead = 0, list(body)
    while ahead:
        node = ahead.pop()
        if isinstance(node, nodes.TemplateData):
            size += len(node.data)
        elif not isinstance(node, _BOUNDARY):
            ahead += node.iter_child_nodes()
    return size


def _line_of(trace: TracebackType | None) -> int | None:
    """The line of the template, in the innermost of the frames that Jinja made for it."""
    line = None
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def inside(text: str) -> str:
    """What a tag says, from behind its opening sign, without blanks; nothing if it is none."""
    end = re.search(r"[-+]?(?:\}\}|%\})", text)
    return re.sub(r"\s+", "", text[: end.start()]) if end else ""
