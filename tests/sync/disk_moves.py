"""What lies in the way on a disk, as moves of the simulator.

A file becomes a folder and the other way, something that is in no version lies in its place, and
names differ in capitals alone, which some machines are told not to tell apart.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from .machines import Machine, git
from .moves import Moves
from .server_moves import RECORD

PRIVATE = "private.txt"  # ignored on every machine
SCANS = "scans"


class DiskMoves(Moves):
    """Files and folders in each other's place, and twins."""

    def prepare(self, machine: Machine) -> None:
        """What a machine is like from its first day."""
        place = machine.root / ".git" / "info" / "exclude"
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"{PRIVATE}\n")
        if machine.number in self.one_case:
            git(machine.root, "config", "core.ignorecase", "true")

    def is_plain(self, machine: Machine) -> bool:
        """True where nothing of what lies on the disk is the machine's own affair."""
        return not self._private_files(machine) and machine.number not in self.one_case

    def clear_disk(self, machine: Machine) -> None:
        """Nothing is in the way any more, and capitals are told apart."""
        self._take_private_away(machine)
        git(machine.root, "config", "core.ignorecase", "false")
        self.one_case.discard(machine.number)

    def _scans(self, machine: Machine) -> Path:
        """The folder or file of that name, as a disk that ignores capitals finds it."""
        names = [path.name for path in machine.root.iterdir() if path.name.lower() == SCANS]
        is_one = machine.number in self.one_case and names and SCANS not in names
        return machine.root / (names[0] if is_one else SCANS)

    def _shape(self, machine: Machine) -> None:
        """A file where there was a folder, a folder where there was a file, or one more file."""
        place = self._scans(machine)
        is_folder = place.is_dir()
        if not (place.exists() or self.random.random() < 0.5):
            place.write_text(f"{self.token()}\n")
        elif is_folder and self.random.random() < 0.5 and not (place / PRIVATE).exists():
            for path in sorted(place.rglob("*")):
                self.see(path.read_bytes() if path.is_file() else b"")
            shutil.rmtree(place)
            place.write_text(f"{self.token()}\n")
        else:
            if place.is_file():
                self.see(place.read_bytes())
                place.unlink()
            place.mkdir(exist_ok=True)
            new = place / self.random.choice(["one.txt", "two.txt"])
            self.see(new.read_bytes() if new.exists() else b"")
            new.write_text(f"{self.token()}\n")
        self.story.append(f"  {'folder' if is_folder else 'file'} before")

    def _private(self, machine: Machine) -> None:
        """A file in no version in that folder, or none any more."""
        place = self._scans(machine) / PRIVATE
        if place.exists():
            self._take_private_away(machine)
        elif not place.parent.is_file():
            place.parent.mkdir(exist_ok=True)
            place.write_text("only copy\n")

    def _take_private_away(self, machine: Machine) -> None:
        for place in self._private_files(machine):
            place.unlink()
            if not any(place.parent.iterdir()):
                place.parent.rmdir()

    def _private_files(self, machine: Machine) -> list[Path]:
        """Also in the folder's twin, where a sync brought that after the file was written."""
        twins = [path for path in machine.root.iterdir() if path.name.lower() == SCANS]
        return [path / PRIVATE for path in twins if (path / PRIVATE).exists()]

    def _twin(self, machine: Machine) -> None:
        """A record gets other capitals, or one beside it has them where the disk allows it."""
        path = self.pick(machine).path
        machine.journal.drain(20)
        place = machine.root / path
        other = place.with_name(place.name[0].swapcase() + place.name[1:])
        if path in self.flagged[machine.number] or other.exists() or not place.exists():
            return
        if machine.number in self.one_case or self.random.random() < 0.3:
            place.rename(other)
            self.story.append(f"  {path} renamed")
        else:
            other.write_text(RECORD.format(token=self.token()))
            self.story.append(f"  beside {path}")
