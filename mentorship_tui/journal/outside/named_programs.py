"""Says once which programs a journal's own git settings name (docs/git.md, Settings)."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from ...i18n import Message, nmsg
from ...text.clean import one_line
from ...vcs.errors import GitError
from ...vcs.repository.named_programs import named_programs
from ..places import key_of

if TYPE_CHECKING:
    from ..ledger.ledger import Ledger


def told_programs(journal: Ledger) -> Message | None:
    """What to say of them, the first time these are met on this machine.

    None as well where git cannot be asked, which is said where it is needed.
    """
    try:
        found = named_programs(journal.versions.repository)
    except GitError:
        return None
    if not found:
        return None
    listed = "\0".join(f"{one.key}\0{one.command}" for one in found)
    mark = sha256(listed.encode("utf-8", "replace")).hexdigest()[:16]
    if not journal.places.told_once(f"programs-{key_of(journal.root)}-{mark}"):
        return None
    return nmsg(
        "The journal's own git settings name a program that git runs: {program}. If it was not "
        "you who set it, take it out before anything else: git config --local --unset-all {key}",
        "The journal's own git settings name {count} programs that git runs, the first is "
        "{program}. If it was not you who set them, take them out before anything else: "
        "git config --local --unset-all {key}, and so on: git config --local --list",
        len(found),
        program=one_line(f"{found[0].key} = {found[0].command}"),
        key=one_line(found[0].key),
    )
