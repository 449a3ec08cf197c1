"""Writes the one commit that joins two sides."""

from __future__ import annotations

from datetime import datetime

from .change import Change
from .checkout import Step
from .errors import GitError, NotReady, explain
from .identity import Signature
from .join import Joined
from .repository import Repository
from .states import REMARK, Note

SIGN_LIMIT = 60.0


def write_join(
    repository: Repository, joined: Joined, step: Step, subject: str, when: datetime
) -> str:
    """The commit of the joined tree, ours its first parent. Raises NotReady, GitError."""
    signature = repository.settings.signature
    text = Change(subject, dict.fromkeys(joined.questions)).text
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
