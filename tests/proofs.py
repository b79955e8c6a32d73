"""Long proofs: `make test` runs a share of each, always the same; `make prove` runs them whole."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from typing import TypeVar

WHOLE = bool(os.environ.get("PROVE"))
MORE = 10  # times as many random examples in a proof as in a test run

T = TypeVar("T")


def examples(in_a_test_run: int) -> int:
    """How many random examples a property is tried on."""
    return in_a_test_run * MORE if WHOLE else in_a_test_run


def share(cases: Sequence[T], in_a_test_run: int, seed: int = 0) -> list[T]:
    """All of the cases in a proof; so many of them, by a fixed seed and in order, in a test run."""
    if WHOLE or len(cases) <= in_a_test_run:
        return list(cases)
    chosen = sorted(random.Random(seed).sample(range(len(cases)), in_a_test_run))
    return [cases[n] for n in chosen]
