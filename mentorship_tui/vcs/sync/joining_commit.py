"""Writes the one commit that joins two sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from ..change import Change
from ..checkout.checkout import Step
from ..errors import GitError, NotReady, explain
from ..git.git import Git
from ..git.identity import Signature
from ..git.objects import read_many
from ..joining.join import Joined
from ..repository.repository import Repository
from ..repository.states import REMARK, Note

SIGN_LIMIT = 60.0
MOST = 12  # named in the message


class Came(NamedTuple):
    """A file that came in, or was joined with ours: as it now is, None where it is no more."""

    path: str
    data: bytes | None
    joined: bool


Told = Callable[[Sequence[Came], int], str]


def came_in(git: Git, prefix: str, joined: Joined) -> tuple[list[Came], int]:
    """The first of what came in, and how much there is besides."""
    paths = [(path, True) for path in joined.both] + [(path, False) for path in joined.came]
    named, rest = paths[:MOST], len(paths[MOST:])
    found = read_many(git, [f"{joined.tree}:{path}" for path, _ in named])
    came = [
        Came(path.removeprefix(prefix), data, both)
        for (path, both), data in zip(named, found, strict=True)
    ]
    return came, rest


def write_join(
    repository: Repository,
    joined: Joined,
    step: Step,
    words: tuple[str, str],
    when: datetime,
) -> str:
    """The commit of the joined tree, ours its first parent; `words` are its subject and body.

    Raises NotReady, GitError.
    """
    signature = repository.settings.signature
    subject, body = words
    text = Change(subject, dict.fromkeys(joined.questions), body).text
    answer = repository.git.ask(
        *("commit-tree", *(("-S",) if signature.signed else ())),
        *("-p", step.old, "-p", step.new, joined.tree),
        data=text.encode("utf-8", "replace"),
        env=_people(signature, when),
        limit=SIGN_LIMIT,
    )
    if answer.code:
        raise GitError(explain(answer.words), answer.words)
    return answer.text


def _people(signature: Signature, when: datetime) -> dict[str, str]:
    if signature.author is None or signature.committer is None:
        raise NotReady(REMARK[Note.NO_IDENTITY])
    moment = f"@{int(when.timestamp())} {when.astimezone():%z}"
    env = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    for role, person in (("AUTHOR", signature.author), ("COMMITTER", signature.committer)):
        env[f"GIT_{role}_NAME"] = person.name
        env[f"GIT_{role}_EMAIL"] = person.email
    return env
