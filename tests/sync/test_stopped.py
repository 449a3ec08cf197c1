"""A sync stopped at each of its stages leaves the old state, and the next one is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.i18n import Message
from mentorship_tui.journal.sync.sync import SyncResult, sync
from mentorship_tui.vcs.remote.outcome import SyncState

from .machines import Machine, git

HANGS = "#!/bin/sh\nexec sleep 60\n"


def stopped_at(machine: Machine, stage: str) -> SyncResult:
    """A sync whose user wants no more of it when it says that."""
    reached: list[str] = []

    def progress(message: Message) -> None:
        if message.text.startswith(stage):
            reached.append(message.text)

    result = sync(machine.journal, progress, lambda: bool(reached))
    assert reached, f"it never said {stage}"
    return result


@pytest.mark.parametrize("stage", ["Saving", "Asking", "Fetching", "Joining"])
def test_stopped_before_the_checkout_nothing_has_changed(
    ada: Machine, second: Machine, hub: Path, stage: str
) -> None:
    """git.md: cancel; also what was fetched and joined already is not put in the work tree."""
    ada.journal.add("person", {"name": "Anna"}, "")
    ada.sync()
    second.journal.add("person", {"name": "Bo"}, "")
    assert second.journal.drain(20)
    before = second.files(), git(second.root, "rev-parse", "HEAD"), git(hub, "rev-parse", "main")
    assert stopped_at(second, stage).state is SyncState.CANCELLED
    after = second.files(), git(second.root, "rev-parse", "HEAD"), git(hub, "rev-parse", "main")
    assert after == before
    assert git(second.root, "status", "--porcelain") == ""
    assert second.sync().state is SyncState.OK
    ada.sync()
    assert ada.files() == second.files()


def test_stopped_while_a_server_keeps_it_waiting_all_is_sent_the_next_time(
    ada: Machine, hub: Path
) -> None:
    """git.md: the git that waits is ended, and with it all that it has started."""
    ada.journal.add("person", {"name": "Anna"}, "")
    hook = hub / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HANGS)
    hook.chmod(0o755)
    before = git(hub, "rev-parse", "main")
    assert stopped_at(ada, "Sending").state is SyncState.CANCELLED
    assert git(hub, "rev-parse", "main") == before
    hook.unlink()
    assert (ada.sync().state, ada.sync().pushed) == (SyncState.OK, 0)
    assert git(hub, "rev-parse", "main") == git(ada.root, "rev-parse", "HEAD")


def test_who_waits_no_longer_for_a_version_is_told_so(ada: Machine) -> None:
    """While another window has the journal, what was saved here has no version yet."""
    with ada.journal.versions.repository.locked():
        ada.journal.add("person", {"name": "Anna"}, "")
        assert stopped_at(ada, "Saving").state is SyncState.CANCELLED
    assert ada.journal.drain(20)
    assert ada.sync().state is SyncState.OK
