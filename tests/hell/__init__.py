"""Lampiran from hell: bad and odd files, made here, none of them kept in the repository."""

from __future__ import annotations
