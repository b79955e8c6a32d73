"""What was made before need not be made again: by the digest of all that shapes it."""

from publisher.cache.answers import answered
from publisher.cache.conversions import Converter, converted
from publisher.cache.memory import Done, Memory, forgetful, remembering
from publisher.cache.own_files import derived, program
from publisher.cache.replies import Reply, keep_reply, reply_of
from publisher.cache.sighting import Fact, Sighting, TooMuch, mark, sighted
from publisher.cache.store import SETTING, Store, digest_of, folder_for

__all__ = [
    "SETTING",
    "Converter",
    "Done",
    "Fact",
    "Memory",
    "Reply",
    "Sighting",
    "Store",
    "TooMuch",
    "answered",
    "converted",
    "derived",
    "digest_of",
    "folder_for",
    "forgetful",
    "keep_reply",
    "mark",
    "program",
    "remembering",
    "reply_of",
    "sighted",
]
