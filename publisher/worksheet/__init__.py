"""The workbook that colleagues fill in: the figures of a report as cells, and back again.

`sheets_of` says which cells there are, from the content files as they stand. `write` makes the
.xlsx of them; `read` finds what was filled in; `plan_worksheet` makes the smallest edits of it.
"""

from publisher.worksheet.filled import plan_worksheet
from publisher.worksheet.model import Lembar, sheets_of
from publisher.worksheet.read import Isian, is_worksheet, read_worksheet
from publisher.worksheet.write import workbook

__all__ = [
    "Isian",
    "Lembar",
    "is_worksheet",
    "plan_worksheet",
    "read_worksheet",
    "sheets_of",
    "workbook",
]
