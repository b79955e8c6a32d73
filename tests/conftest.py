"""Fixtures for every test."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.proofs import WHOLE, examples

# A test run judges the change, not the luck of the draw; a proof looks elsewhere every time.
settings.register_profile("share", derandomize=not WHOLE, deadline=None, max_examples=examples(100))
settings.load_profile("share")

SHARED_CACHE = "PUBLISHER_TESTS_CACHE"

Golden = Callable[[str, Path], None]


def pytest_configure() -> None:
    """A test sees the work itself, and not what an earlier one made; see `tests.test_cache`."""
    os.environ["PUBLISHER_CACHE"] = "tidak"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="rewrite the golden files with today's output"
    )


@pytest.fixture(scope="session")
def _remembered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shared = os.environ.get(SHARED_CACHE)  # by the halves of a run side by side
    return Path(shared) if shared else tmp_path_factory.mktemp("cache")


@pytest.fixture
def remembering(_remembered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what is done with a build and not of its steps: known ones are not repeated."""
    monkeypatch.setenv("PUBLISHER_CACHE", str(_remembered))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(text, file)`: the text is that of the file; with --accept, it becomes it."""

    def compare(text: str, file: Path) -> None:
        if request.config.getoption("--accept"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.exists(), f"no golden file {file}: make it with --accept"
        assert text == file.read_text(encoding="utf-8"), f"{file} differs; see --accept"

    return compare
