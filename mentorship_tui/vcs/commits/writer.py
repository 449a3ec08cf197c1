"""Puts drafted commits on a branch: with the user's signature and hooks if they want those."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..errors import GitError, explain
from ..git.fast_import import Draft, Entry, RefMoved, write_commits
from ..git.identity import People
from ..repository import index
from ..repository.hooks import run_after, run_before
from ..repository.last_commit import head
from ..repository.repository import Repository

UNSIGNED = "refs/mentorship/unsigned"
SIGN_LIMIT = 60.0


@dataclass(frozen=True, slots=True)
class Writer:
    """How commits are written in one repository, for one go."""

    repository: Repository
    people: People
    signed: bool
    hooks: bool
    stopped: Callable[[], bool] | None = None  # true once nobody waits for a signature any more

    def write(self, branch: str, base: str, drafts: list[Draft]) -> list[str]:
        """The object names of the drafts, on top of `branch`; without a `base`, as its first.

        Raises RefMoved if somebody else moved the branch meanwhile, GitError.
        """
        if len(drafts) > 1 and (self.signed or self.hooks):
            first = self.write(branch, base, drafts[:1])
            return first + self.write(branch, "HEAD", drafts[1:])
        if not drafts:
            return []
        if self.hooks:
            drafts = [run_before(self.repository, base, draft) for draft in drafts]
        last: dict[str, Entry | None] = {}
        for draft in drafts:
            last.update(draft.entries)
        # index first: between the two, a commit of the user's own would else undo this change
        with index.staged(self.repository, base, last):
            oids = self._write(branch, base, drafts)
        if self.hooks:
            run_after(self.repository)
        return oids

    def _write(self, branch: str, base: str, drafts: list[Draft]) -> list[str]:
        git = self.repository.git
        if not self.signed:
            # the tip as git finds it: beside a busy git, one read earlier is soon outdated
            return write_commits(git, branch, drafts, self.people, base and f"{branch}^0")
        parent = head(git) if base else ""
        with self._unsigned(parent, drafts) as unsigned:
            (draft,) = drafts
            oid = self._sign(unsigned, parent, draft)
        old = parent or self.repository.no_object
        # without its subject: every user of a machine can read the arguments of a program
        moved = git.ask("update-ref", "-m", "commit", branch, oid, old)
        if moved.code:
            raise RefMoved(explain(moved.words), moved.words)
        return [oid]

    @contextlib.contextmanager
    def _unsigned(self, parent: str, drafts: list[Draft]) -> Iterator[str]:
        git = self.repository.git
        (oid,) = write_commits(git, UNSIGNED, drafts, self.people, parent, force=True)
        try:
            yield oid
        finally:
            forget_unsigned(self.repository)

    def _sign(self, unsigned: str, parent: str, draft: Draft) -> str:
        """The same commit again, signed, which `commit-tree` alone can."""
        author, committer = self.people
        moment = f"@{int(draft.when.timestamp())} {draft.when:%z}"
        env = {
            "GIT_AUTHOR_NAME": author.name,
            "GIT_AUTHOR_EMAIL": author.email,
            "GIT_AUTHOR_DATE": moment,
            "GIT_COMMITTER_NAME": committer.name,
            "GIT_COMMITTER_EMAIL": committer.email,
            "GIT_COMMITTER_DATE": moment,
        }
        above = ("-p", parent) if parent else ()
        answer = self.repository.git.stopped_by(self.stopped).ask(
            *("commit-tree", "-S", *above, f"{unsigned}^{{tree}}"),
            data=draft.text.encode("utf-8", "replace"),
            env=env,
            limit=SIGN_LIMIT,
        )
        if answer.code:
            raise GitError(explain(answer.words), answer.words)
        return answer.text


def forget_unsigned(repository: Repository) -> None:
    """Take away the commit that waited for its signature; a killed app leaves it."""
    repository.git.ask("update-ref", "-d", UNSIGNED)
