"""The report of one period → the content of the next: what stands is carried, what moves is moved.

What must be new is emptied, and what was said of the last period is recorded, so that rules
can find it where it still stands.
"""

from publisher.succession.carrying import Account, Plan, next_report
from publisher.succession.period import Period, Wanted, following, period_of
from publisher.succession.standing import stands

__all__ = [
    "Account",
    "Period",
    "Plan",
    "Wanted",
    "following",
    "next_report",
    "period_of",
    "stands",
]
