"""What the content model says of a table: its keys, and where in a file it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from publisher.vocabulary.nodes import Node
from publisher.vocabulary.places import Keys


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table: the model, its path (`program.kegiatan`), and if it is one of several."""

    node: type[Node]
    path: tuple[str, ...] = ()
    many: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(k for k in self.node.model_fields if k != "at")

    @property
    def header(self) -> str:
        """The line that opens such a table; nothing for the whole file."""
        name = ".".join(self.path)
        return f"[[{name}]]" if self.many else f"[{name}]" if name else ""

    def inner(self, key: str) -> Kind | None:
        """The kind of the tables that `key` holds, if it holds tables."""
        field = self.node.model_fields.get(key)
        if field is None:
            return None
        node, many = _node_in(field.annotation)
        return Kind(node, (*self.path, key), many) if node else None

    def all_below(self) -> Iterator[Kind]:
        """This kind and every kind of table in it."""
        yield self
        for key in self.keys:
            inner = self.inner(key)
            if inner:
                yield from inner.all_below()


def kind_at(root: type[Node], keys: Keys) -> Kind | None:
    """The kind of the table at `keys` in a file; None where the model has no table there."""
    kind: Kind | None = Kind(root)
    for key in keys:
        if isinstance(key, str) and kind is not None:
            kind = kind.inner(key)
    return kind


def _node_in(annotation: Any) -> tuple[type[Node] | None, bool]:
    """The model inside `Annotated[…]`, `… | None` or `tuple[…, ...]`, and if it is in a tuple."""
    if isinstance(annotation, type) and issubclass(annotation, Node):
        return annotation, False
    for argument in get_args(annotation):
        node, many = _node_in(argument)
        if node:
            return node, many or get_origin(annotation) is tuple
    return None, False
