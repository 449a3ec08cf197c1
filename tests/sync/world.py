"""Random work on all machines, and what must be true when they come to rest."""

from __future__ import annotations

import os
import random
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from mentorship_tui.errors import MentorshipError
from mentorship_tui.journal.actions.answer_question import answer
from mentorship_tui.journal.reading.questions import questions
from mentorship_tui.records.record import Record, State, Value
from mentorship_tui.vcs.git.disk_names import is_file

from .claims import committed, is_as_committed, server_has_tip
from .disk_moves import PRIVATE, DiskMoves
from .git_moves import GitMoves
from .line import Line
from .machines import Machine
from .meeting_moves import MeetingMoves
from .server_moves import MAIN, ServerMoves

TOKEN = re.compile(rb"tok\d+x")


class World(GitMoves, ServerMoves, DiskMoves, MeetingMoves):
    """All machines, the tokens that were written, and those a later edit has seen and replaced."""

    def __init__(self, folder: Path, seed: int, count: int) -> None:
        self.random = random.Random(seed)
        self.hub = folder / "hub.git"
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(self.hub)], check=True)
        self.line = Line(folder / "line")
        self.ssh_before = os.environ.get("GIT_SSH_COMMAND")
        os.environ["GIT_SSH_COMMAND"] = self.line.command
        self.url = f"ssh://server{self.hub}"
        self.branch = MAIN
        self.machines = [Machine(folder / f"m{number}", number) for number in range(count)]
        self.met = set(range(count))
        self.one_case = {one for one in range(count) if self.random.random() < 0.4}
        self.machines[0].create(self.url)
        assert self.machines[0].sync().state.value == "ok"
        for machine in self.machines[1:]:
            machine.join(self.url)
        for machine in self.machines:
            self.prepare(machine)
            self.ignore_some(machine)
        self.written: set[bytes] = set()
        self.count = 0
        self.replaced: set[bytes] = set()
        self.story: list[str] = []
        self.flagged = defaultdict(set)
        self.uids: dict[str, str] = {}

    def token(self) -> str:
        token = f"tok{self.count}x"
        self.count += 1
        self.written.add(token.encode())
        return token

    def step(self, kills: bool) -> None:
        """One thing somebody does on one of the machines."""
        machine = self.random.choice(self.machines)
        moves = ["edit"] * 8 + ["add"] * 3 + ["sync"] * 5 + ["outside", "rename", "delete", "cut"]
        moves += ["line", "line", "answer", "foreign", "outside"] + ["kill"] * kills
        moves += ["sparse", "flag", "lose_index", "phantom", "branches", "clone"]
        moves += ["shape", "private", "twin", "meeting", "meeting", "calendar"]
        move = self.random.choice(moves)
        self.story.append(f"{machine.number} {move}")
        before = set(self.written)
        try:
            getattr(self, f"_{move}")(machine)
        except MentorshipError as error:
            self.written = before
            self.story.append(f"  {error}")

    def settle(self) -> None:
        """Quiet: everybody syncs until nothing moves any more."""
        for _ in range(3):
            for machine in self.machines:
                machine.remove_locks()
                self.show_all(machine)
                machine.journal.refresh()
                result = machine.sync()
                assert result.state.value == "ok", (result, self.story[-20:])
                self.prove(machine)

    def check(self) -> None:
        """All are byte-equal, all parses, and no value is lost; then also on every disk."""
        self._check_committed()
        self.take_long_names_away()
        for machine in self.machines:
            self.clear_disk(machine)
        self.settle()
        self._check_committed()
        first, *others = [machine.files() for machine in self.machines]
        for other in others:
            assert other == first, self.story
        for machine in self.machines:
            self._calendar(machine)

    def _check_committed(self) -> None:
        first, *others = [committed(machine.root) for machine in self.machines]
        for other in others:
            assert other == first, self.story
        everything = b"\n".join([*first.values(), *(path.encode() for path in first)])
        lost = self.written - self.replaced - set(TOKEN.findall(everything))
        assert not lost, (sorted(lost), self.story)
        for machine in self.machines:
            for record in machine.journal.snapshot.records.values():
                assert record.state is not State.BROKEN, record
            words = ["git", "-C", str(machine.root), "status", "--porcelain"]
            left = subprocess.run(words, capture_output=True, check=True).stdout
            assert left == b"", (machine.number, left, self.story)

    def prove(self, machine: Machine) -> None:
        """What a sync said that ended well, asked of the server and of the disk."""
        self.met.add(machine.number)
        has = server_has_tip(machine.root, self.hub, self.branch)
        assert has, (machine.number, self.branch, self.story[-20:])
        wrong = is_as_committed(machine.root, PRIVATE)
        assert not wrong, (machine.number, wrong, self.story[-20:])

    def close(self) -> None:
        for machine in self.machines:
            machine.journal.close()
        if self.ssh_before is None:
            os.environ.pop("GIT_SSH_COMMAND", None)
        else:
            os.environ["GIT_SSH_COMMAND"] = self.ssh_before

    def _records(self, machine: Machine) -> list[Record]:
        known = machine.journal.snapshot.records.values()
        return [r for r in known if r.type in ("person", "candidate") and r.state is State.KNOWN]

    def pick(self, machine: Machine) -> Record:
        found = self._records(machine)
        return self.random.choice(found) if found else self._add(machine)

    def _add(self, machine: Machine) -> Record:
        name = self.random.choice(["Anna", "Bo", "Cia", "Åsa", "Asa"])
        kind = self.random.choice(["person", "candidate"])
        body = f"\n## Notes\n\nFirst {self.token()}\n\n- [ ] call {self.token()}\n"
        return machine.journal.add(kind, {"name": name}, body)

    def see(self, data: bytes) -> None:
        self.replaced |= set(TOKEN.findall(data))

    def _edit(self, machine: Machine) -> None:
        record = self.pick(machine)
        field = self.random.choice(
            ["phone", "email", "note_a", "tags", "body", "extra.a", "extra.b"]
        )
        opened = machine.journal.read(record.path)
        assert opened.document is not None
        if field == "body":
            self._edit_body(machine, opened.document.body, record.path)
            return
        new: Value = self.token()
        if field == "tags":
            old = list(record.words("tags"))
            if old and self.random.random() < 0.4:
                self.see(old.pop().encode())
            new = [*old, str(new)]
        else:
            outer, _, key = field.partition(".")
            held = record.fields.get(outer)
            held = held.get(key) if key and isinstance(held, dict) else held
            self.see(str(held).encode())
        machine.journal.set(record.path, {field: new})

    def _edit_body(self, machine: Machine, body: str, path: str) -> None:
        paragraphs = body.split("\n\n")
        at = self.random.randrange(len(paragraphs))
        choice = self.random.random()
        if choice < 0.4:
            paragraphs.insert(at + 1, f"More {self.token()}")
        elif choice < 0.6 and not paragraphs[at].startswith("## "):
            self.see(paragraphs[at].encode())
            del paragraphs[at]
        else:
            self.see(paragraphs[at].encode())
            paragraphs[at] = f"Now {self.token()}"
        machine.journal.set(path, {}, "\n\n".join(paragraphs).rstrip("\n") + "\n")

    def _outside(self, machine: Machine) -> None:
        record = self.pick(machine)
        place = machine.root / record.path
        if record.path in self.flagged[machine.number]:
            return  # told as left out, and the sync waits for the user
        if not place.exists():  # a sync that was killed took it away, and no watch has told of it
            machine.journal.refresh()
            return
        data = place.read_bytes()
        place.write_bytes(data + f"\nOutside {self.token()}\n".encode())

    def _foreign(self, machine: Machine) -> None:
        place = machine.root / self.random.choice(["picture.png", "list.txt"])
        if place.exists():
            self.see(place.read_bytes())
        place.write_bytes(b"\0" * self.random.randrange(3) + self.token().encode() + b"\n")

    def _rename(self, machine: Machine) -> None:
        record = self.pick(machine)
        self.see(record.title.encode())
        name = self.random.choice(["Anna", "Bo", "Dag"]) + f" {self.token()}"
        machine.journal.rename(record.path, name)

    def _delete(self, machine: Machine) -> None:
        record = self.pick(machine)
        self.see(machine.journal.read(record.path).data)
        machine.journal.delete(record.path)

    def _answer(self, machine: Machine) -> None:
        for asked in questions(machine.journal)[:1]:
            texts = machine.root / asked.path
            beside = (machine.root / asked.file) if asked.file else None
            side = self.random.choice(["mine", "theirs"])
            before = texts.read_bytes() + (beside.read_bytes() if beside else b"")
            place = machine.root / asked.record
            before += place.read_bytes() if is_file(place) else b""
            answer(machine.journal, asked.path, "mine" if side == "mine" else "theirs")
            after = place.read_bytes() if is_file(place) else b""
            self.replaced |= set(TOKEN.findall(before)) - set(TOKEN.findall(after))

    def _sync(self, machine: Machine) -> None:
        result = machine.sync()
        locks = [*self.hub.rglob("*.lock"), *(machine.root / ".git").rglob("*.lock")]
        assert result.state.value == "ok", (result, locks, self.story[-10:])
        self.prove(machine)

    def _cut(self, machine: Machine) -> None:
        machine.sync_cut(self.random.randrange(6))

    def _line(self, machine: Machine) -> None:
        """The line is cut at a byte of either direction, or goes dead there."""
        direction = self.random.choice(["up", "down"])
        count = int(10 ** self.random.uniform(0, 4.5))
        stall = self.random.random() < 0.2
        self.story.append(f"  {direction} {count} {'dead' if stall else 'cut'}")
        result = machine.sync_cut_at(self.line, direction, count, stall=stall)
        expected = ("ok", "offline", "cancelled") if stall else ("ok", "offline")
        assert result.state.value in expected, (result, self.story[-10:])
        if result.state.value == "ok":
            self.prove(machine)

    def _kill(self, machine: Machine) -> None:
        said = machine.sync_killed(self.random.random() * 0.25)
        if "SyncState.OK" in said:
            self.prove(machine)
        machine.remove_locks(keep=self.random.choice(["index.lock", ""]))


def seeds(count: int) -> Iterator[int]:
    """From SEED on, or new ones."""
    first = int(os.environ.get("SEED", random.randrange(1_000_000)))
    yield from range(first, first + count)
