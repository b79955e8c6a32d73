"""What the report's words say: its passages, and what is mentioned in them.

One module per thing that a text may mention: a function from text to what was
found there, each with its `start` and `end`.
"""

from publisher.reading.naskah import Naskah, Passage, once, passages, read_report

__all__ = ["Naskah", "Passage", "once", "passages", "read_report"]
