"""What the tests of files that a disk does not take share."""

from __future__ import annotations

from mentorship_tui.journal.actions.undo import undo
from mentorship_tui.journal.doctor.examine import examine
from mentorship_tui.vcs.remote.outcome import SyncState
from mentorship_tui.vcs.repository.unplaced import read_unplaced

from .machines import Machine, git

LONG = "x" * 260 + ".txt"


def works_on(machine: Machine, left: set[str]) -> None:
    """Commits, undo and syncs go on, and what is left out is deleted nowhere."""
    assert set(read_unplaced(machine.journal.versions.repository)) == left
    before = set(git(machine.root, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0"))
    machine.journal.add("person", {"name": "Bo"}, "")
    assert machine.journal.drain(20)
    assert undo(machine.journal) is not None
    machine.journal.add("person", {"name": "Cia"}, "")
    result = machine.sync()
    assert result.state is SyncState.OK
    assert git(machine.root, "status", "--porcelain", "--untracked-files=no") == ""
    server = git(machine.root, "ls-remote", "origin", "refs/heads/main").split()[0]
    assert server == git(machine.root, "rev-parse", "HEAD")
    after = set(git(machine.root, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0"))
    assert before <= after
    checks = {verdict.finding.check for verdict in examine(machine.journal)}
    assert ("unplaced" in checks) is bool(left)
    told = machine.journal.tr(result.notice) if result.notice else ""
    assert all(path[:40] in told for path in left)
