"""Publications made with the real LibreOffice, each once in a run of the tests."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest

from publisher import pipeline
from tests.conftest import SHARED_CACHE
from tests.reports import TEMPLATE


@cache
def published(content: Path) -> pipeline.Build:
    """The build of a content folder; its files stand in a folder that no test writes into."""
    out = Path(tempfile.mkdtemp(prefix="publisher-tests-"))
    atexit.register(shutil.rmtree, out, ignore_errors=True)
    request = pipeline.Request(content, out, TEMPLATE, comments=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBLISHER_CACHE", os.environ.get(SHARED_CACHE, "tidak"))  # of both halves
        result = pipeline.build(request, lambda stage: None)
    assert result.word is not None and result.publication is not None
    return result


def pdf_of(content: Path) -> Path:
    publication = published(content).publication
    assert publication is not None
    return publication.path
