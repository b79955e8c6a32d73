"""Which fields, stamps and notes of a PDF are hidden (ISO 32000-1, 8.11 and 12.5.3).

What is seen on the screen or on paper becomes part of the page. What is seen on
neither stays unseen: it is dropped before all else is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from publisher.assemble.actions import annotations_of

INVISIBLE, HIDDEN, PRINT, NO_VIEW = 1, 2, 4, 32  # flags of an annotation
DEEPEST = 20  # conditions within conditions
NEVER_DRAWN = (Name.Link, Name.Popup)
KINDS = """
    Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut
    Caret Stamp Ink FileAttachment Sound Movie Screen Widget PrinterMark TrapNet Watermark 3D
    Redact RichMedia Projection
"""
STANDARD = frozenset(f"/{name}" for name in KINDS.split())


class Layers:
    """The layers of a document as they are when it is opened."""

    def __init__(self, pdf: Pdf) -> None:
        layers = pdf.Root.get(Name.OCProperties)
        default = layers.get(Name.D) if isinstance(layers, Dictionary) else None
        self._default = default if isinstance(default, Dictionary) else Dictionary()
        self._all_off = self._default.get(Name.BaseState) == Name.OFF

    def show(self, condition: Object | None) -> bool:
        """Is that seen which depends on a layer, or on several?"""
        if not isinstance(condition, Dictionary):
            return True
        if condition.get(Name.Type) != Name.OCMD:
            return self._is_on(condition)
        expression = condition.get(Name.VE)
        if isinstance(expression, Array):
            return self._holds(expression, DEEPEST)
        return self._by_policy(condition)

    def _is_on(self, layer: Dictionary) -> bool:
        listed = self._default.get(Name.ON if self._all_off else Name.OFF)
        is_listed = isinstance(listed, Array) and any(
            isinstance(one, Dictionary) and one.objgen == layer.objgen for one in listed
        )
        return is_listed is self._all_off

    def _by_policy(self, condition: Dictionary) -> bool:
        layers = condition.get(Name.OCGs)
        listed = layers if isinstance(layers, Array) else [layers]
        on = [self._is_on(one) for one in listed if isinstance(one, Dictionary)]
        policy = condition.get(Name.P)
        if policy == Name.AllOn:
            return all(on)
        if policy == Name.AllOff:
            return not any(on)
        return not on or (not all(on) if policy == Name.AnyOff else any(on))

    def _holds(self, part: Object, depth: int) -> bool:
        if not isinstance(part, Array):
            return not isinstance(part, Dictionary) or self._is_on(part)
        if not len(part) or depth == 0:
            return True
        operator, *parts = part
        held = [self._holds(one, depth - 1) for one in parts]
        if operator == Name.Not:
            return not all(held)
        return any(held) if operator == Name.Or else all(held)


def is_hidden(annotation: Dictionary, layers: Layers) -> bool:
    flags = annotation.get(Name.F)
    said = flags if isinstance(flags, int) else 0
    seen = bool(said & PRINT) or not said & NO_VIEW
    unknown = bool(said & INVISIBLE) and str(annotation.get(Name.Subtype)) not in STANDARD
    return bool(said & HIDDEN) or not seen or unknown or not layers.show(annotation.get(Name.OC))


def hidden_marks(pdf: Pdf) -> Iterator[Dictionary]:
    """Hidden fields, stamps and notes that would show something."""
    layers = Layers(pdf)
    for annotation in annotations_of(pdf):
        shows = Name.AP in annotation or Name.V in annotation
        is_drawn = annotation.get(Name.Subtype) not in NEVER_DRAWN
        if shows and is_drawn and _has_size(annotation) and is_hidden(annotation, layers):
            yield annotation


def _has_size(annotation: Dictionary) -> bool:
    """A signature that nobody is to see has a rectangle of no size."""
    rectangle = annotation.get(Name.Rect)
    if not isinstance(rectangle, Array) or len(rectangle) != 4:
        return False
    left, bottom, right, top = rectangle
    return bool(left != right and bottom != top)


def drop_hidden(pdf: Pdf) -> None:
    """Leave only what is seen. The library takes what is marked invisible for hidden always."""
    layers = Layers(pdf)
    for page in pdf.pages:
        listed = page.obj.get(Name.Annots)
        if not isinstance(listed, Array):
            continue
        for number, annotation in reversed(list(enumerate(listed))):
            if not isinstance(annotation, Dictionary):
                continue
            flags = annotation.get(Name.F)
            if is_hidden(annotation, layers):
                del listed[number]
            elif isinstance(flags, int):
                annotation[Name.F] = flags & ~INVISIBLE
