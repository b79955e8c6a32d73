"""Why the system refused something, in words of ours: its own are in its own language."""

from __future__ import annotations

import errno

from publisher.vocabulary.errors import Unfit
from publisher.vocabulary.messages import Message, message

_REASONS: dict[int, Message] = {
    errno.EACCES: message("permission denied"),
    errno.EPERM: message("permission denied"),
    errno.EROFS: message("the disk cannot be written to"),
    errno.ENOSPC: message("the disk is full"),
    errno.EDQUOT: message("your share of the disk is used up"),
    errno.EFBIG: message("the file would be larger than is allowed here"),
    errno.EIO: message("the disk is damaged or was taken out"),
    errno.ENOENT: message("no such file or folder"),
    errno.ENOTDIR: message("a part of the path is not a folder"),
    errno.EISDIR: message("it is a folder"),
    errno.EEXIST: message("it exists already"),
    errno.ENOTEMPTY: message("the folder is not empty"),
    errno.ENAMETOOLONG: message("the name is too long"),
    errno.EBUSY: message("another program uses it"),
    errno.ENOEXEC: message("it is not a program for this system"),
}


def reason(refused: OSError) -> Message:
    """The reason alone, without the path."""
    if isinstance(refused, Unfit):
        return refused.said
    unknown = message("the system refused it (error number {number})", number=refused.errno or 0)
    return _REASONS.get(refused.errno or 0, unknown)
