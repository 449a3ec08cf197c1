"""Looks before a push for files that hosts refuse: one of them would block all later pushes."""

from __future__ import annotations

from ...i18n import msg
from ...text.clean import one_line
from ..repository.repository import Repository
from .outcome import SyncFailed, SyncState

HOST_LIMIT = 100 * 1024 * 1024


def check_sizes(
    repository: Repository, tip: str, without: str = "", limit: int = HOST_LIMIT
) -> None:
    """Raises SyncFailed that names the file (reliability row 14)."""
    new = (tip, f"^{without}") if without else (tip,)
    words = ("rev-list", "--objects", f"--filter=blob:limit={limit}", "--filter-print-omitted")
    found = repository.git.ask(*words, *new).text.splitlines()
    large = {line.removeprefix("~") for line in found if line.startswith("~")}
    if not large:
        return
    listed = repository.git.ask("rev-list", "--objects", *new).text.splitlines()
    names = [line.partition(" ")[2] for line in listed if line.partition(" ")[0] in large]
    raise SyncFailed(
        SyncState.REFUSED,
        msg(
            "{path} is larger than {limit} MB, which most servers refuse, and it is in a "
            "version that is to be sent. Take it out of the history (git filter-repo), then "
            "sync again.",
            path=one_line(names[0] if names else "?"),
            limit=limit // 1024 // 1024,
        ),
    )
