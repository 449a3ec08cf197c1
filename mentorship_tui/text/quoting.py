"""Paths as text: a name may be bytes that are no UTF-8, which front matter cannot hold.

Written as git writes such names (core.quotePath): in double quotes, each byte that is no plain
letter as a backslash and three octal digits.
"""

from __future__ import annotations

import os
import re

_CODED = re.compile(rb"\\([0-3][0-7]{2})")


def quote_path(path: str) -> str:
    """The path itself where it is plain text, else quoted."""
    try:
        path.encode()
    except UnicodeEncodeError:
        pass
    else:
        if not path.startswith('"'):
            return path
    data = os.fsencode(path)
    coded = (chr(one) if 32 <= one < 127 and one not in b'"\\' else f"\\{one:03o}" for one in data)
    return '"' + "".join(coded) + '"'


def unquote_path(text: str) -> str:
    """The path that was quoted; any other text as it is."""
    if len(text) < 2 or not (text.startswith('"') and text.endswith('"')):
        return text
    data = text[1:-1].encode("utf-8", "surrogateescape")
    return os.fsdecode(_CODED.sub(lambda found: bytes([int(found[1], 8)]), data))
