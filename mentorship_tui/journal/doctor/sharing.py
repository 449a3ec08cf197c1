"""What is saved but not yet committed, or committed but not yet sent."""

from __future__ import annotations

from collections.abc import Iterator

from ...i18n import nmsg
from ...vcs.repository import Repository
from ..journal import Journal
from .finding import Finding


def check_uncommitted(journal: Journal) -> Iterator[Finding]:
    """What lies in the folder and is nobody's to wait for. Raises GitError."""
    loose = [dirty for dirty in journal.versions.dirty() if dirty.hold is None]
    if loose:
        words = nmsg(
            "{count} file is saved but has no version yet.",
            "{count} files are saved but have no version yet.",
            len(loose),
        )
        yield Finding("uncommitted", words, lambda: journal.outside.sweep(False))


def check_unsent(repository: Repository) -> Iterator[Finding]:
    """Commits no remote has, as far as is known without asking one. Raises GitError."""
    git, branch = repository.git, repository.branch()
    if not git.run("remote") or not branch or repository.is_unborn(branch):
        return
    count = int(git.run("rev-list", "--count", branch, "--not", "--remotes") or 0)
    if count:
        words = nmsg(
            "{count} change is on this computer only: run `mentorship sync`.",
            "{count} changes are on this computer only: run `mentorship sync`.",
            count,
        )
        yield Finding("unsent", words)
