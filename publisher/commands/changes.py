"""What has changed since the files in the output folder were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publisher.manifest import changed_inputs, read_manifest
from publisher.vocabulary.messages import Message, message

if TYPE_CHECKING:
    from publisher.pipeline import Request


def changed_since(request: Request) -> tuple[Message, ...]:
    """What is another than when the files in the output folder were made."""
    made = read_manifest(request.out / request.dokumen.manifes)
    if made is None:
        return (message("there is no earlier build to compare with in {path}", path=request.out),)
    return changed_inputs(made, request.content, request.template)
