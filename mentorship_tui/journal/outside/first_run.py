"""A first run that was cut off before its first commit, finished by the next start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...i18n import msg
from ...records.types.journal import JOURNAL
from ..events import SnapshotChanged

if TYPE_CHECKING:
    from ...vcs.commits.uncommitted import Dirty
    from ..ledger.ledger import Ledger


def setup_begun(journal: Ledger) -> dict[str, bytes]:
    """The setup files of a repository the app made and has committed nothing in; else none."""
    from ...vcs.errors import GitError
    from ...vcs.repository.setup_files import SETUP

    versions, root = journal.versions, journal.root
    try:
        branch = versions.repository.branch()
        unborn = bool(branch) and versions.repository.is_unborn(branch)
    except GitError:
        return {}
    if not unborn or versions.queue.state.pending:
        return {}
    found = {name: (root / name).read_bytes() for name in SETUP if (root / name).is_file()}
    return found if found == SETUP else {}


def finish(journal: Ledger, uncommitted: Sequence[Dirty]) -> Sequence[Dirty]:
    """Commit what such a first run had made, if there was one; what is left to commit after it.

    It is the app's own work, and one change; what it had not come to is made. A journal that
    somebody began in another way is let be. Raises StoreError.
    """
    from ...store.templates import start_files

    dirty, home = {one.path for one in uncommitted}, journal.snapshot.journal
    setup = setup_begun(journal) if home is not None and JOURNAL.place in dirty else {}
    if not setup or home is None:
        return uncommitted
    begun = dirty.intersection((JOURNAL.place, *start_files(journal.language)))
    files = {path: journal.cache.open(path).data for path in begun}
    files |= {**setup, **start_records(journal, journal.language)}
    subject = journal.tr(msg("A new journal: {title}", title=home.title))
    journal.versions.record(journal.wording.recovered(subject), files)
    journal.tell(SnapshotChanged(journal.snapshot, frozenset(files)))
    return [one for one in uncommitted if one.path not in files]


def start_records(journal: Ledger, language: str) -> dict[str, bytes]:
    """The records every journal begins with; a file that is there already is let be (L1)."""
    from ...store.templates import start_files
    from ...text.document import Document

    today = journal.clock().date().isoformat()
    made: dict[str, bytes] = {}
    for path, data in start_files(language).items():
        if journal.cache.store.exists(path):
            continue
        made[path] = Document.parse(data).set("created", today).data
        journal.cache.store.save(path, made[path], None)
        journal.cache.put(path, made[path])
    return made
