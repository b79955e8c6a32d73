"""Every rule on the files of the lampiran and the pictures."""

from publisher.assemble.illustrations import RULES as OF_PICTURES
from publisher.assemble.illustrations import UNSEEN
from publisher.assemble.notices import NOTICES
from publisher.assemble.trouble import TROUBLES, Broken, Exhausting, Unconvertible, Unfilled

RULES = (*(kind.rule for kind in TROUBLES.values()), *NOTICES, *OF_PICTURES)
UNFILLED = Unfilled.rule.id
MOMENTARY = (Broken.rule.id, Exhausting.rule.id, Unconvertible.rule.id, UNSEEN.id)
"""Rules that may find what is the machine's fault today, and not the file's."""
