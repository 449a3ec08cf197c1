"""Attributes of the journal's records that no `.gitattributes` can overrule (gitattributes(5)).

A `.gitattributes` comes with a clone, and could have git change what a record holds: `ident`,
`eol`, `working-tree-encoding`, `-merge`. Git reads `info/attributes` last, and it never travels.
Filters stay as they are: the commands they run are the user's own, and one may encrypt.
"""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import GitError, explain
from ..git.fast_import import quote
from ..git.git import Git

PLACE = Path("info", "attributes")
RULES = b"-text -ident !working-tree-encoding merge=mentorship"
_COMMENT = b"# written by mentorship: what is in a record is kept as it is\n"
_ASKED = ("filter", "text", "ident", "working-tree-encoding")
_OFF = ("unset", "unspecified")
_SPECIAL = "\\*?["


def write_attributes(common_dir: Path, prefix: str = "") -> bool:
    """See to it that the rule is there; True if it was not. Raises OSError.

    It goes before what the user has written there, which therefore overrules it.
    """
    place = common_dir / PLACE
    line = _line(prefix)
    before = place.read_bytes() if place.is_file() else b""
    if line in before.splitlines():
        return False
    place.parent.mkdir(exist_ok=True)
    beside = place.with_name(f"attributes.{os.getpid()}.tmp")
    beside.write_bytes(_COMMENT + line + b"\n" + before)
    beside.replace(place)
    return True


def has_attributes(common_dir: Path, prefix: str = "") -> bool:
    """True if the rule is there."""
    try:
        lines = (common_dir / PLACE).read_bytes().splitlines()
    except OSError:
        return False
    return _line(prefix) in lines


def keep_bytes(git: Git, common_dir: Path, prefix: str = "") -> bool:
    """Write the rule, and give records that git wrote otherwise until now their own bytes.

    True if the rule was not there. A record that was edited since is left as it is. To be called
    under the repository's lock. Raises GitError, also for a disk that refuses.
    """
    if has_attributes(common_dir, prefix):
        return False
    changed = _rewritten(git, prefix)
    try:
        write_attributes(common_dir, prefix)
    except OSError as error:
        raise GitError(explain(str(error)), str(error)) from error
    if changed:
        git.run("checkout-index", "-f", "-u", "-z", "--stdin", data=_joined(changed))
    return True


def _rewritten(git: Git, prefix: str) -> list[str]:
    """The records that git, as it is told now, did not write as they are stored."""
    tracked = git.run("ls-files", "-z", "--", prefix or ".").split(b"\0")
    paths = [os.fsdecode(path) for path in tracked if path.lower().endswith(b".md")]
    if not paths:
        return []
    out = git.run("check-attr", "-z", "--stdin", *_ASKED, data=_joined(paths))
    words = [os.fsdecode(word) for word in out.split(b"\0")[:-1]]
    asked = {(words[at], words[at + 1]): words[at + 2] for at in range(0, len(words), 3)}
    found = [path for path in paths if _changes([asked[path, name] for name in _ASKED])]
    if not found:
        return []
    edited = git.run("diff", "--name-only", "--no-ext-diff", "-z").split(b"\0")
    kept = [path for path in found if os.fsencode(path) not in edited]
    return [path for path in kept if os.path.lexists(git.folder / path)]


def _changes(values: list[str]) -> bool:
    """True where line ends, keywords or the encoding may be others on the disk, by no filter."""
    filtered, text, *rest = values
    return filtered in _OFF and (text != "unset" or any(value not in _OFF for value in rest))


def _joined(paths: list[str]) -> bytes:
    return b"".join(os.fsencode(path) + b"\0" for path in paths)


def _line(prefix: str) -> bytes:
    if not prefix:
        return b"*.[mM][dD] " + RULES
    folder = "".join(f"\\{sign}" if sign in _SPECIAL else sign for sign in prefix)
    return quote(f"/{folder}**/*.[mM][dD]") + b" " + RULES
