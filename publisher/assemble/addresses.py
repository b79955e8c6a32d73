"""Where a link of a lampiran may lead: on the web, to mail, or within its own file."""

from __future__ import annotations

import re

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
SAFE_SCHEMES = ("http", "https", "mailto", "tel")
FILE_SCHEMES = ("file", "smb", "nfs", "afp", "ftp", "cifs", "webdav", "dav")
INVISIBLE = re.compile(r"[\x00-\x20\x7f\xa0\u200b-\u200f\u2028\u2029\ufeff]")
HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
"""How an address begins that somebody typed without its scheme: www.contoh.go.id/a."""


def is_web(address: str) -> bool:
    """Does it lead to the web or to mail, whatever reader follows it?"""
    plain = INVISIBLE.sub("", address)  # readers skip what is not seen: `fi\\tle:` is `file:`
    scheme = SCHEME.match(plain)
    return scheme is not None and scheme[1].lower() in SAFE_SCHEMES and "\\" not in plain[:12]


def is_typed_web(address: str) -> bool:
    """`is_web`, or without a scheme: not `\\\\server\\share`, not `//server`, not `/etc`."""
    plain = INVISIBLE.sub("", address)
    if SCHEME.match(plain) is None:
        return not plain or plain[0] in "#?" or ("\\" not in plain and bool(HOST.match(plain)))
    return is_web(address)


def is_file(address: str) -> bool:
    """Does it name a file of a computer or of a network?"""
    plain = INVISIBLE.sub("", address)
    scheme = SCHEME.match(plain)
    if scheme is None:
        return not is_typed_web(plain)
    return scheme[1].lower() in FILE_SCHEMES or len(scheme[1]) == 1  # `C:`
