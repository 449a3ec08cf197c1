"""The git repository a journal's folder is in: how it is found, made, and what state it is in."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from copy import copy
from pathlib import Path

from ...i18n import msg
from ..errors import GitError, GitMissing, NotReady, explain, settings_slip
from ..git.git import Git
from ..git.git_version import too_old
from ..git.identity import Identity, write_identity
from ..git.lock import locked
from ..git.own_folder import own_folder
from ..git.settings import Settings
from .own_attributes import write_attributes
from .remote_settings import RemoteSettings
from .set_up import add_setup_files, set_up
from .states import (
    BISECT,
    MEANING,
    UNDER_WAY,
    Note,
    RepositoryState,
    State,
    git_gone,
    unusable,
)

BRANCH = "refs/heads/"
LOCK_LIMIT = 60.0


class Repository:
    """A repository with a work tree, and the journal's folder in it.

    `prefix` is the way from the top of the work tree down to the journal: "" or "notes/journal/".
    """

    def __init__(
        self, root: Path, top: Path, git_dir: Path, common_dir: Path, prefix: str, hash_name: str
    ) -> None:
        self.root = root
        self.top = top
        self.git_dir = git_dir
        self.common_dir = common_dir
        self.prefix = prefix
        self.hash_name = hash_name
        self.git = Git(top)
        self.settings = Settings(self.git, git_dir, common_dir)
        self.remotes = RemoteSettings(self.git, common_dir)

    @classmethod
    def open(cls, root: Path) -> Repository:
        """The repository `root` is in.

        Raises GitMissing; NotReady if there is none that a journal could use; `NotReady.words`
        are git's own.
        """
        found = locate(root)
        if isinstance(found, RepositoryState):
            raise NotReady(found.message, found.words)
        return found

    @classmethod
    def create(cls, root: Path) -> Repository:
        """Make `root` a repository of its own, for its owner's eyes alone.

        Files already there stay; of `.gitattributes` and `.gitignore` what is missing is added.
        The first commit is the caller's: SETUP names the files that belong in it.
        """
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not any(root.iterdir()):
            root.chmod(0o700)
        git = Git(root)
        git.run("init", "-q", "-b", "main")
        set_up(git, whole=True)
        write_attributes(root / ".git")
        add_setup_files(root)
        return cls.open(root)

    @property
    def no_object(self) -> str:
        """The name git gives to no object at all."""
        return "0" * hashlib.new(self.hash_name).digest_size * 2

    @property
    def private(self) -> Path:
        """The app's own folder inside git's, made if it is not there."""
        try:
            return own_folder(self.git_dir / "mentorship")
        except FileNotFoundError as error:
            raise NotReady(git_gone(self.root, self.git_dir), str(error)) from error
        except OSError as error:
            raise NotReady(MEANING[State.READ_ONLY], str(error)) from error

    @contextlib.contextmanager
    def locked(
        self, limit: float = LOCK_LIMIT, env: Mapping[str, str] | None = None
    ) -> Iterator[Repository]:
        """Keep the app's other windows out for as long as what is yielded is used.

        `env` is for each git that it runs. Raises NotReady, GitError for a disk that refuses.
        """
        try:
            with locked(self.private / "lock", limit) as held:
                mine = copy(self)
                mine.git = Git(self.top, held=held, env=env)
                yield mine
        except TimeoutError as error:
            words = msg(
                "Another window of the app has been busy with this journal for a long time. "
                "Close it, or try again in a moment."
            )
            raise NotReady(words, str(error)) from error
        except OSError as error:
            raise GitError(explain(str(error)), str(error)) from error

    @property
    def identity(self) -> Identity | None:
        """Who commits are by; None if git has not been told."""
        return self.settings.signature.author

    def set_identity(self, name: str, email: str) -> None:
        """Put the identity into the journal's own settings. Raises BadIdentity."""
        write_identity(self.git, name, email)

    def branch(self) -> str:
        """The full name of the branch HEAD is on; "" when it is on none."""
        try:
            head = (self.git_dir / "HEAD").read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            head = ""
        found = head.removeprefix("ref: ").strip() if head.startswith("ref: ") else ""
        if found.startswith(BRANCH) and not found.endswith("/.invalid"):
            return found
        answer = self.git.ask("symbolic-ref", "-q", "HEAD")
        return answer.text if answer.code == 0 else ""

    def state(self) -> RepositoryState:
        """What state it is in now, asked of the disk."""
        branch = self.branch()
        words = self._damage(branch)
        hindrance = unusable(self.root) if words else self.hindrance(branch)
        return RepositoryState(
            hindrance or State.OK,
            frozenset(self._notes(branch)),
            branch.removeprefix(BRANCH) or self._branch_before(),
            words=words,
            place=str(self.top),
        )

    def is_unborn(self, branch: str) -> bool:
        """True if the branch has no commits yet; a damaged one has."""
        return self.git.ask("show-ref", "-q", "--verify", branch).code != 0

    def hindrance(self, branch: str) -> State | None:
        """Why nothing can be committed now; cheap, for it is asked before each commit."""
        for name, state in UNDER_WAY:
            if (self.git_dir / name).exists():
                return state
        if not branch:
            bisecting = (self.git_dir / BISECT).exists()
            return State.BISECTING if bisecting else State.DETACHED
        writable = all(os.access(folder, os.W_OK) for folder in self._written())
        return None if writable else State.READ_ONLY

    def maintain(self) -> None:
        """Let git tidy up if it is time: plumbing commands never start it by themselves."""
        self.git.ask("maintenance", "run", "--auto", "--quiet")

    def _damage(self, branch: str) -> str:
        """What git says of a last commit that it cannot read, as after a power cut."""
        if not branch or self.is_unborn(branch):
            return ""
        answer = self.git.ask("cat-file", "-t", f"{branch}^{{tree}}")
        return answer.words if answer.code else ""

    def _written(self) -> tuple[Path, ...]:
        return self.git_dir, self.common_dir, self.common_dir / "objects", self.common_dir / "refs"

    def _notes(self, branch: str) -> set[Note]:
        found = {
            Note.INSIDE_BIGGER: bool(self.prefix),
            Note.UNBORN: bool(branch) and self.is_unborn(branch),
            Note.SHALLOW: (self.common_dir / "shallow").exists(),
            Note.LINKED: self.git_dir != self.common_dir,
            Note.SUBMODULE: self._is_submodule(),
            Note.NO_IDENTITY: self.identity is None,
            Note.UNMERGED: self._is_stopped(branch),
        }
        return {note for note, holds in found.items() if holds}

    def _is_stopped(self, branch: str) -> bool:
        merging = not self.prefix and self.hindrance(branch) is State.MERGING
        return merging and bool(self.git.ask("ls-files", "-u", "-z").out)

    def _is_submodule(self) -> bool:
        return bool(self.git.ask("rev-parse", "--show-superproject-working-tree").text)

    def _branch_before(self) -> str:
        """The branch HEAD was on before it was detached, to name in the advice."""
        name = self.git.ask("rev-parse", "-q", "--symbolic-full-name", "@{-1}").text
        return name.removeprefix(BRANCH)


def inspect(root: Path) -> RepositoryState:
    """What git says of a folder; never raises for a state of the folder or of git."""
    try:
        found = locate(root)
        return found if isinstance(found, RepositoryState) else found.state()
    except GitMissing as error:
        return RepositoryState(State.GIT_MISSING, words=error.words, place=str(root))
    except GitError as error:
        return RepositoryState(unusable(root), words=error.words, place=str(root))


def locate(root: Path) -> Repository | RepositoryState:
    """The repository `root` is in, or why a journal cannot use it. Raises GitMissing."""
    git = Git(root)
    version = git.ask("version")
    if version.code == 0 and too_old(version.text):
        return RepositoryState(State.GIT_OLD, words=version.text, place=str(root))
    asked = ("--is-bare-repository", "--is-inside-git-dir", "--is-inside-work-tree")
    answer = git.ask("rev-parse", *asked, "--show-object-format")
    lines = answer.text.split("\n")
    if answer.code:
        place = _named_in(answer.words) or settings_slip(answer.words) or str(root)
        return RepositoryState(_refusal(answer.words, root), words=answer.words, place=place)
    if lines[2] != "true":
        state = State.BARE if lines[0] == "true" else State.INSIDE_GIT
        return RepositoryState(state, place=str(root))
    top, git_dir, common, prefix = _places(git, root)
    repository = Repository(root, Path(top), Path(git_dir), Path(common), prefix, lines[3])
    magic = {"GIT_LITERAL_PATHSPECS": "0"}
    if prefix and git.ask("check-ignore", "-q", "--", ".", env=magic).code == 0:
        return RepositoryState(State.IGNORED, place=top)
    return repository


def _places(git: Git, root: Path) -> list[str]:
    """Top, git's folder, the common one and prefix; asked one by one if a name has a line break."""
    names = ("--show-toplevel", "--git-dir", "--git-common-dir", "--show-prefix")
    words = ("rev-parse", "--path-format=absolute")
    if "\n" in str(root.resolve()):
        return [git.ask(*words, name, expect=(0,)).text for name in names]
    return git.ask(*words, *names, expect=(0,)).text.split("\n")


def _refusal(words: str, root: Path) -> State:
    if "dubious ownership" in words:
        return State.OTHER_OWNER
    if settings_slip(words):
        return State.BAD_SETTINGS
    return State.NONE if "not a git repository" in words else unusable(root)


def _named_in(words: str) -> str:
    """The folder in the command git proposes, which may lie above the journal."""
    found = re.search(r"--add safe\.directory (.+)", words)
    return found[1].strip() if found else ""
