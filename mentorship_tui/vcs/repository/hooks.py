"""The user's own git hooks, for those whose settings let them run."""

from __future__ import annotations

from dataclasses import replace

from ...i18n import Message, msg
from ..errors import GitError
from ..git.fast_import import Draft
from . import index
from .repository import Repository

LIMIT = 60.0
MOST_WORDS = 200


def run_before(repository: Repository, base: str, draft: Draft) -> Draft:
    """Ask `pre-commit` and `commit-msg`; the draft with the message the latter left.

    They see an index of their own that holds this change alone; what they stage there is not
    taken. Raises GitError if one refuses.
    """
    own = repository.private / "hook-index"
    message = repository.private / "COMMIT_EDITMSG"
    env = {"GIT_INDEX_FILE": str(own)}
    try:
        repository.git.run("read-tree", base or "--empty", env=env)
        index.update(repository, draft.entries, own)
        message.write_text(draft.text, encoding="utf-8", errors="replace")
        _run(repository, env, "pre-commit")
        _run(repository, env, "commit-msg", "--", str(message))
        text = message.read_text(encoding="utf-8", errors="replace")
    finally:
        own.unlink(missing_ok=True)
        message.unlink(missing_ok=True)
    return replace(draft, text=text if text.strip() else draft.text)


def run_after(repository: Repository) -> None:
    """Tell `post-commit`, whose answer does not count."""
    repository.git.ask("hook", "run", "--ignore-missing", "post-commit", limit=LIMIT, hooks=True)


def _run(repository: Repository, env: dict[str, str], name: str, *words: str) -> None:
    answer = repository.git.ask(
        *("hook", "run", "--ignore-missing", name, *words), env=env, limit=LIMIT, hooks=True
    )
    if answer.code:
        raise GitError(_refusal(name, " ".join(answer.words.split())), answer.words)


def _refusal(name: str, words: str) -> Message:
    """Only the hook knows why; what it says in many lines is said on one, from its beginning."""
    if not words:
        return msg("Your git hook {name} refused the version.", name=name)
    said = words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS]} …"
    return msg(
        "Your git hook {name} refused the version. It says: “{words}”.", name=name, words=said
    )
