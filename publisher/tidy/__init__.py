"""Nothing of a run stays behind: signals end it in order, and a dead one is cleared away.

Every folder of ours holds a lock that the system takes back when its owner
dies, however it dies. So the next run can tell the living from the dead.
"""

from __future__ import annotations

from publisher.tidy import swap
from publisher.tidy.folders import orphans, temporary_folder
from publisher.tidy.held import InUse, in_use, is_held
from publisher.tidy.lock import Lock, holder_of, take
from publisher.tidy.signals import Terminated, orderly, undisturbed

__all__ = [
    "InUse",
    "Lock",
    "Terminated",
    "in_use",
    "is_held",
    "orderly",
    "orphans",
    "holder_of",
    "swap",
    "take",
    "temporary_folder",
    "undisturbed",
]
