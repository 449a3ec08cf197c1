"""What happens on the server beside the machines, as moves of the simulator.

Other people's branches come and go there, its first branch changes, a machine is set up anew from
it, and a computer whose disk takes any name writes files that no disk here takes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from mentorship_tui.vcs.repository.unplaced import read_unplaced

from .machines import Machine, git
from .moves import Moves

MAIN = "main"
NAMES = (
    "x" * 260 + ".txt",
    "network/" + "y" * 253 + ".md",
    "scans/" + "å" * 130 + ".txt",
    "z" * 256 + "/one.txt",
    "Scans/three.txt",
    "network/Cia.md",
)
RECORD = "---\ntype: person\nname: {token}\n---\n\n{token}\n"


class ServerMoves(Moves):
    """Branches of the server, clones, and names that only git takes."""

    def _phantom(self, machine: Machine) -> None:
        """A file is written or taken away by a computer whose disk takes all names."""
        path = self.random.choice(NAMES)
        old = self._on_server(path)
        if self._on_server(path.partition("/")[0]) is not None and "/" in path:
            return  # a file lies there instead
        if old is not None:
            self.see(old)
        if old is not None and self.random.random() < 0.4:
            put_on_server(self.hub, self.branch, path, None)
        else:
            data = RECORD.format(token=self.token()) if path.endswith(".md") else self.token()
            put_on_server(self.hub, self.branch, path, data.encode() + b"\n")
        self.story.append(f"  {path[:12]}")

    def take_long_names_away(self) -> None:
        """The names no disk takes here go, so that all of the rest must lie on every disk."""
        for path in NAMES:
            old = self._on_server(path)
            if old is not None and any(len(part.encode()) > 255 for part in path.split("/")):
                self.see(old)
                put_on_server(self.hub, self.branch, path, None)

    def _on_server(self, path: str) -> bytes | None:
        words = ["git", "-C", str(self.hub), "cat-file", "blob", f"{self.branch}:{path}"]
        done = subprocess.run(words, capture_output=True, check=False)
        return done.stdout if done.returncode == 0 else None

    def _branches(self, machine: Machine) -> None:
        """Somebody makes a branch on the server, deletes one, or has it show another first."""
        all_met = len(self.met) == len(self.machines)
        ways = ["old", "pages", "right"]
        if all_met:
            ways += ["switch", "forget"]
        if all_met and self.branch == MAIN:
            ways += ["nowhere", "old first"]
        way = self.random.choice(ways)
        self.story.append(f"  {way}")
        getattr(self, f"_branch_{way.replace(' ', '_')}")()

    def _branch_old(self) -> bool:
        """An older state under a name; False where there is none yet."""
        back = self.random.randrange(1, 4)
        done = subprocess.run(
            ["git", "-C", self.hub, "rev-parse", "-q", "--verify", f"{self.branch}~{back}"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            git(self.hub, "update-ref", "refs/heads/before", done.stdout.strip())
        return done.returncode == 0

    def _branch_pages(self) -> None:
        """A branch of something that is no journal."""
        tree = git(self.hub, "hash-object", "-w", "-t", "tree", "/dev/null")
        git(self.hub, "update-ref", "refs/heads/aaa-pages", _commit(self.hub, tree))

    def _branch_right(self) -> None:
        git(self.hub, "symbolic-ref", "HEAD", f"refs/heads/{self.branch}")

    def _branch_nowhere(self) -> None:
        """As `git init --bare` leaves it where another name is the default."""
        git(self.hub, "symbolic-ref", "HEAD", "refs/heads/master")

    def _branch_old_first(self) -> None:
        if self._branch_old():
            git(self.hub, "symbolic-ref", "HEAD", "refs/heads/before")

    def _branch_switch(self) -> None:
        """The journal goes on under another name, which the server shows first."""
        new = self.random.choice([name for name in (MAIN, "trunk") if name != self.branch])
        git(self.hub, "update-ref", f"refs/heads/{new}", f"refs/heads/{self.branch}")
        self.branch = new
        self.met.clear()
        self._branch_right()

    def _branch_forget(self) -> None:
        self._branch_right()
        for name in git(self.hub, "for-each-ref", "--format=%(refname)").split():
            if name != f"refs/heads/{self.branch}":
                git(self.hub, "update-ref", "-d", name)

    def _clone(self, machine: Machine) -> None:
        """A machine that has sent all it had is set up anew."""
        if machine.sync().state.value != "ok" or not self.is_plain(machine):
            return
        self.prove(machine)
        self.met.add(machine.number)
        machine.journal.close()
        shutil.rmtree(machine.root)
        machine.join(self.url)
        self.prepare(machine)
        left = {path[:12] for path in read_unplaced(machine.journal.versions.repository)}
        self.story.append(f"  without {sorted(left)}")
        self.prove(machine)


def put_on_server(hub: Path, branch: str, path: str, data: bytes | None) -> None:
    """One commit on the server's branch; None takes the file away."""
    place = hub / "phantom-index"
    env = {**os.environ, "GIT_INDEX_FILE": str(place)}
    tip = git(hub, "rev-parse", branch)
    line = f"0 {'0' * 40}\t{path}\0"
    if data is not None:
        oid = _run(hub, "hash-object", "-w", "--stdin", data=data)
        line = f"100644 {oid}\t{path}\0"
    _run(hub, "read-tree", tip, env=env)
    _run(hub, "update-index", "-z", "--index-info", data=line.encode(), env=env)
    tree = _run(hub, "write-tree", env=env)
    place.unlink()
    git(hub, "update-ref", f"refs/heads/{branch}", _commit(hub, tree, "-p", tip), tip)


def _commit(hub: Path, tree: str, *words: str) -> str:
    who = ("-c", "user.name=Eve", "-c", "user.email=eve@example.org")
    return git(hub, *who, "commit-tree", "-m", "elsewhere", *words, tree)


def _run(hub: Path, *words: str, data: bytes = b"", env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        ["git", "-C", hub, *words], input=data, env=env, capture_output=True, check=True
    )
    return done.stdout.decode().strip()
