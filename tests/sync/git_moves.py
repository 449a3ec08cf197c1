"""What a person does to git beside the app, as moves of the simulator."""

from __future__ import annotations

import subprocess

from mentorship_tui.vcs.repository.lost_index import is_lost, rebuild

from .machines import Machine, git
from .moves import Moves

IGNORED = "network/\ntarget/\nconflicts/\n*.tmp\n"


class GitMoves(Moves):
    """Ignored paths, sparse and flagged ones, and an index that is lost."""

    def ignore_some(self, machine: Machine) -> None:
        """On some machines git is told to ignore folders in which records come to lie."""
        if self.random.random() < 0.5:
            place = machine.root / ".git" / "info" / "exclude"
            place.write_text(place.read_text() + IGNORED)

    def show_all(self, machine: Machine) -> None:
        """Nothing is left out or flagged any more."""
        machine.journal.drain(20)
        with machine.journal.versions.repository.locked() as mine:
            rebuild(mine)
        _try_git(machine, "sparse-checkout", "disable")
        for path in self.flagged.pop(machine.number, ()):
            self._unflag(machine, path)

    def _sparse(self, machine: Machine) -> None:
        """A part of the folders on the disk, or all again; git refuses beside a lock."""
        machine.journal.drain(20)
        if self.random.random() < 0.4:
            words = ["disable"]
        else:
            folders = ("network", "mentorships", "conflicts")
            some = self.random.sample(folders, self.random.randrange(1, 3))
            words = ["set", "--cone", *some]
        self.story.append(f"  {words}")
        if self._is_usable(machine):
            _try_git(machine, "sparse-checkout", *words)
        machine.journal.refresh()

    def _flag(self, machine: Machine) -> None:
        """Git is told to leave a record alone here, which the app goes on saving."""
        machine.journal.drain(20)
        path = self.pick(machine).path
        machine.journal.drain(20)
        if not self._is_usable(machine):
            return
        option = self.random.choice(["skip-worktree", "assume-unchanged"])
        if git(machine.root, "ls-files", "--", path):
            git(machine.root, "update-index", f"--{option}", "--", path)
            self.flagged[machine.number].add(path)

    def _is_usable(self, machine: Machine) -> bool:
        """False where a user's own git would refuse, or begin an index of one file."""
        repository = machine.journal.versions.repository
        return not (repository.git_dir / "index.lock").exists() and not is_lost(repository)

    def _unflag(self, machine: Machine, path: str) -> None:
        if git(machine.root, "ls-files", "--", path):
            for option in ("--no-skip-worktree", "--no-assume-unchanged"):
                git(machine.root, "update-index", option, "--", path)

    def _lose_index(self, machine: Machine) -> None:
        """As a power cut, a cloud drive or a well-meant `rm` leaves it."""
        machine.journal.drain(20)
        place = machine.root / ".git" / "index"
        how = self.random.choice(["missing", "empty", "zeros", "short"])
        self.story.append(f"  {how}")
        data = place.read_bytes() if place.exists() else b""
        place.unlink(missing_ok=True)
        if how != "missing":
            kept = {"empty": b"", "zeros": bytes(len(data)), "short": data[: len(data) // 2]}
            place.write_bytes(kept[how])
        self.flagged.pop(machine.number, None)


def _try_git(machine: Machine, *words: str) -> None:
    """Git itself stops half-way at a name that the disk refuses."""
    subprocess.run(["git", "-C", machine.root, *words], capture_output=True, check=False)
