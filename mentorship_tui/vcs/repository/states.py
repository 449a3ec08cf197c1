"""The states a folder's repository can be in, each with what it means and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ...i18n import Message, msg


class State(Enum):
    """What the folder is to git; only OK lets changes be committed."""

    OK = "ok"
    NONE = "none"
    IGNORED = "ignored"
    INSIDE_GIT = "inside-git"
    BARE = "bare"
    OTHER_OWNER = "other-owner"
    READ_ONLY = "read-only"
    DETACHED = "detached"
    MERGING = "merging"
    REBASING = "rebasing"
    CHERRY_PICKING = "cherry-picking"
    REVERTING = "reverting"
    APPLYING = "applying"
    BISECTING = "bisecting"
    GIT_MISSING = "git-missing"
    GIT_OLD = "git-old"
    BROKEN = "broken"
    BAD_SETTINGS = "bad-settings"
    GONE = "gone"


class Note(Enum):
    """What is worth saying of a repository in which all works."""

    INSIDE_BIGGER = "inside-bigger"
    UNBORN = "unborn"
    SHALLOW = "shallow"
    LINKED = "linked"
    SUBMODULE = "submodule"
    NO_IDENTITY = "no-identity"
    UNMERGED = "unmerged"


OF_THE_PLACE = (Note.INSIDE_BIGGER, Note.SHALLOW, Note.LINKED, Note.SUBMODULE)

MEANING: dict[State, Message] = {
    State.OK: msg("Every change is kept as a version."),
    State.NONE: msg("This folder is not under git yet, so no versions are kept."),
    State.IGNORED: msg(
        "The git repository around this folder ignores it, so no versions are kept."
    ),
    State.INSIDE_GIT: msg("This folder is git's own storage, not a place for a journal."),
    State.BARE: msg("This is a bare repository: it holds history but no files."),
    State.OTHER_OWNER: msg(
        "The folder belongs to another user of this computer, so git will not use it."
    ),
    State.READ_ONLY: msg("Git may not write in this repository: its files are read-only for you."),
    State.DETACHED: msg(
        "The repository shows an old version (a detached HEAD), so new versions would "
        "get lost. None are kept until you go back; your changes are saved in their files."
    ),
    State.MERGING: msg(
        "A merge is under way. Until it is done no versions are kept; your changes are "
        "saved in their files."
    ),
    State.REBASING: msg(
        "A rebase is under way. Until it is done no versions are kept; your changes are "
        "saved in their files."
    ),
    State.CHERRY_PICKING: msg(
        "A cherry-pick is under way. Until it is done no versions are kept; your "
        "changes are saved in their files."
    ),
    State.REVERTING: msg(
        "A revert is under way. Until it is done no versions are kept; your changes are "
        "saved in their files."
    ),
    State.APPLYING: msg(
        "Patches are being applied (git am). Until it is done no versions are kept; your changes "
        "are saved in their files."
    ),
    State.BISECTING: msg(
        "A search through the versions (git bisect) is under way, and the folder shows an old "
        "one. Until it is done no versions are kept; your changes are saved in their files."
    ),
    State.GIT_MISSING: msg("Git is not installed, so no versions are kept."),
    State.GIT_OLD: msg("This git is too old: version 2.38 or later is needed."),
    State.BROKEN: msg("Git cannot read this repository."),
    State.BAD_SETTINGS: msg(
        "Git cannot read its settings in {place}, so no versions are kept until they are mended."
    ),
    State.GONE: msg("The journal's folder is not there any more, so nothing can be saved."),
}

ADVICE: dict[State, Message] = {
    State.NONE: msg(
        "Make it a repository: `git init -b main` in the folder, or let the app do it."
    ),
    State.IGNORED: msg("Make the folder a repository of its own, or take it out of .gitignore."),
    State.INSIDE_GIT: msg("Choose another folder."),
    State.BARE: msg("Clone it, and open the clone."),
    State.OTHER_OWNER: msg(
        "If you trust that user, run the command git proposes: "
        "`git config --global --add safe.directory {folder}`"
    ),
    State.READ_ONLY: msg(
        "Make the folder .git writable, or keep a copy of the journal of your own."
    ),
    State.DETACHED: msg(
        "Go back with `git switch {branch}`, or keep what you see as a new branch with "
        "`git switch -c NAME`."
    ),
    State.MERGING: msg("Finish it with `git commit`, or leave it with `git merge --abort`."),
    State.REBASING: msg(
        "If files have conflict marks, choose in each and `git add` it. Finish it then with "
        "`git rebase --continue`, or leave it with `mentorship doctor --fix`, "
        "which keeps a copy of what you have changed meanwhile; `git rebase --abort` keeps none."
    ),
    State.CHERRY_PICKING: msg(
        "If files have conflict marks, choose in each and `git add` it. Finish it then with "
        "`git cherry-pick --continue`, or leave it with `git cherry-pick --abort`."
    ),
    State.REVERTING: msg(
        "If files have conflict marks, choose in each and `git add` it. Finish it then with "
        "`git revert --continue`, or leave it with `git revert --abort`."
    ),
    State.APPLYING: msg(
        "If files have conflict marks, choose in each and `git add` it. Finish it then with "
        "`git am --continue`, or leave it with `git am --abort`."
    ),
    State.BISECTING: msg("End it with `git bisect reset`: it brings back what is newest."),
    State.GIT_MISSING: msg("Install git 2.38 or later; your texts are saved all the same."),
    State.GIT_OLD: msg("Install git 2.38 or later; your texts are saved all the same."),
    State.BROKEN: msg("Run `git status` in the folder to see what git says."),
    State.BAD_SETTINGS: msg("Correct that line or take it out; your texts are saved all the same."),
    State.GONE: msg("Put {folder} back, such as by plugging in the disk or the stick it is on."),
}

REMARK: dict[Note, Message] = {
    Note.INSIDE_BIGGER: msg(
        "The journal is a folder of a bigger repository, {top}. Only the journal's "
        "files are kept as versions."
    ),
    Note.UNBORN: msg("There are no versions yet."),
    Note.SHALLOW: msg("This is a shallow clone: the oldest history is not on this computer."),
    Note.LINKED: msg("This is a linked work tree of {top}."),
    Note.SUBMODULE: msg(
        "The journal is a submodule: the repository around it must itself record that it moved on."
    ),
    Note.NO_IDENTITY: msg(
        "Git does not know your name and email yet. The app asks for them; or run "
        "`git config user.name` and `git config user.email` in the folder."
    ),
    Note.UNMERGED: msg(
        "Git stopped at records that both sides changed. Try again (R), or run "
        "`mentorship resolve`: the app merges them and asks about what it cannot decide. "
        "`git merge --abort` leaves the merge."
    ),
}


def remarks_on(notes: frozenset[Note], top: str) -> tuple[Message, ...]:
    """A sentence for each thing that is special about where the journal lives."""
    return tuple(msg(REMARK[note].text, top=top) for note in OF_THE_PLACE if note in notes)


def with_advice(message: Message, advice: Message | None) -> Message:
    """What is the matter, and what to do about it if something can be done."""
    return message if advice is None else msg("{first} {second}", first=message, second=advice)


NAME_YOURSELF = msg(
    'Run `git config user.name "Your Name"` and `git config user.email you@example.org` in the '
    "folder, or open the app, which asks."
)

# what git leaves in its folder while it waits for the user
UNDER_WAY: tuple[tuple[str, State], ...] = (
    ("rebase-merge", State.REBASING),
    ("rebase-apply/applying", State.APPLYING),
    ("rebase-apply", State.REBASING),
    ("MERGE_HEAD", State.MERGING),
    ("CHERRY_PICK_HEAD", State.CHERRY_PICKING),
    ("REVERT_HEAD", State.REVERTING),
)
BISECT = "BISECT_LOG"


def unusable(root: Path) -> State:
    """Why git can do nothing in a folder: it may be gone itself."""
    return State.BROKEN if root.is_dir() else State.GONE


def git_gone(root: Path, git_dir: Path) -> Message:
    """What to say where git's own folder is not where it was, nor perhaps the journal's."""
    if not root.is_dir():
        advice = msg(ADVICE[State.GONE].text, folder=str(root))
        return with_advice(MEANING[State.GONE], advice)
    return msg(
        "Git's folder {folder} is not there any more, so no versions are kept. Put it back; your "
        "texts are saved in their files.",
        folder=str(git_dir),
    )


@dataclass(frozen=True, slots=True)
class RepositoryState:
    """The state, what is worth saying besides, and git's own words if it refused."""

    state: State
    notes: frozenset[Note] = frozenset()
    branch: str = ""
    words: str = ""
    place: str = ""

    @property
    def can_commit(self) -> bool:
        """True if changes can be committed now."""
        return self.state is State.OK

    @property
    def is_missing(self) -> bool:
        """True if the folder is not under git."""
        return self.state is State.NONE

    @property
    def is_stopped(self) -> bool:
        """True if a merge waits for somebody to decide what both sides changed."""
        return Note.UNMERGED in self.notes

    @property
    def message(self) -> Message:
        """What the state means for the user."""
        return msg(MEANING[self.state].text, place=self.place)

    @property
    def advice(self) -> Message | None:
        """What the user can do about it; None when there is nothing to do."""
        found = REMARK[Note.UNMERGED] if self.is_stopped else ADVICE.get(self.state)
        return found and msg(found.text, folder=self.place, branch=self.branch or "main")

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What is special about where the journal lives."""
        return remarks_on(self.notes, self.place)
