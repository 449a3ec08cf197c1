"""Tells git in the journal's own settings how a plain `git pull` is to merge."""

from __future__ import annotations

import shlex
import sys
from itertools import pairwise
from pathlib import Path

from ..git.git import Git

NAME = "merge.mentorship.name"
KEY = "merge.mentorship.driver"
TITLE = "records of a mentorship journal"
PULL = ("pull.rebase", "false")
OWN = r"^pull\.(rebase|ff)$|^branch\..*\.rebase$"
START = "import sys; sys.path.insert(0, {!r}); from mentorship_tui.cli import main; main()"


def driver_command(python: Path, package: Path) -> str:
    """What git is to run: this program while it is there, else git's own merge of lines.

    A driver that cannot start would leave our side in the file without any mark of the other.
    `-P` keeps Python from taking modules out of the journal, where git starts the driver; `-c`
    starts quicker than `-m`.
    """
    program, entry = (
        shlex.quote(str(path).replace("%", "%%")) for path in (python, package / "__main__.py")
    )
    start = shlex.quote(START.format(str(package.parent)).replace("%", "%%"))
    ours = f"exec {program} -P -c {start} merge-driver %O %A %B %P"
    text = "exec git merge-file -L ours -L base -L theirs %A %O %B"
    return f"if test -x {program} && test -f {entry}; then {ours}; else {text}; fi"


def expected_command() -> str:
    """The command that starts the program that runs now."""
    return driver_command(Path(sys.executable), Path(__file__).resolve().parents[2])


def lacks_pull(git: Git) -> bool:
    """True where git would refuse to pull what has diverged until it is told how.

    What the user has set, for one journal or for all, stays.
    """
    return git.ask("config", "--get-regexp", OWN).code == 1


def configure_pull(git: Git) -> None:
    """A plain `git pull` is to merge, which is what the driver is for. Raises GitError."""
    if lacks_pull(git):
        git.run("config", "--local", *PULL)


def configured(git: Git) -> str:
    """The command the settings have; "" for none."""
    return git.ask("config", "--local", "--get", KEY).text


def is_set_up(git: Git) -> bool:
    """True if this program merges in a plain `git pull`, or another that is there does.

    A second installation of the app on a machine is as good as the one that runs.
    """
    command = configured(git)
    if command == expected_command():
        return True
    try:
        words = shlex.split(command.replace("%%", "%"))
    except ValueError:
        return False
    asked = [Path(one.rstrip(";")) for flag, one in pairwise(words) if flag in ("-x", "-f")]
    return "merge-driver" in words and len(asked) == 2 and all(one.is_file() for one in asked)


def configure(git: Git) -> bool:
    """Put the driver into the journal's settings; False if it is there as it should be.

    Raises GitError where the settings cannot be written.
    """
    command = expected_command()
    if configured(git) == command:
        return False
    git.run("config", "--local", "--replace-all", NAME, TITLE)
    git.run("config", "--local", "--replace-all", KEY, command)
    return True
