"""What the journal's own git settings must have: an identity, the merge driver, safe writes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...i18n import msg
from ...vcs.repository import merge_driver_setup
from ...vcs.repository.repository import Repository
from ...vcs.repository.set_up import FSYNC, lacks_fsync
from .finding import Finding


def check_settings(repository: Repository) -> Iterator[Finding]:
    """Raises GitError."""
    git = repository.git
    if repository.identity is None:
        yield Finding(
            "identity",
            msg(
                "Git does not know who you are, so no versions are kept: open the app, which "
                "asks, or run `git config user.name` and `git config user.email` in the folder."
            ),
        )
    if not merge_driver_setup.is_set_up(git):
        yield Finding(
            "merge-driver",
            msg("A plain `git pull` cannot merge records: its merge driver is not set up."),
            partial(merge_driver_setup.configure, git),
        )
    if not repository.prefix and merge_driver_setup.lacks_pull(git):
        yield Finding(
            "pull",
            msg("A plain `git pull` stops as soon as two machines have written something."),
            partial(merge_driver_setup.configure_pull, git),
        )
    if lacks_fsync(git):
        yield Finding(
            "fsync",
            msg("A power cut could damage the newest versions: git is not told to write safely."),
            partial(git.run, "config", "--local", *FSYNC),
        )
