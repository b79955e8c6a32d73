"""What was made before need not be made again: by the digest of all that shapes it."""

from publisher.cache.answers import answered
from publisher.cache.conversions import Converter, converted
from publisher.cache.memory import Done, Memory, forgetful, remembering
from publisher.cache.store import SETTING, Store, digest_of, folder_for

__all__ = [
    "SETTING",
    "Converter",
    "Done",
    "Memory",
    "Store",
    "answered",
    "converted",
    "digest_of",
    "folder_for",
    "forgetful",
    "remembering",
]
