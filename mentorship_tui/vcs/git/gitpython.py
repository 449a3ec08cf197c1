"""GitPython's own runner of git, found also where git's settings cannot be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from ...i18n import msg
from ..errors import GitMissing

MISSING = msg("Git is not installed. Install git 2.38 or later; your texts are saved all the same.")
_NO_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_DIR": os.devnull,
}


def load_git() -> None:
    """Import GitPython, which asks git for its version. Raises GitMissing.

    Git answers nothing while one of its files of settings has a slip; that is asked without them,
    so that the slip is told by the command that follows.
    """
    try:
        import git.cmd
    except ImportError:
        try:
            with _without_settings():
                import git.cmd  # noqa: F401
        except ImportError as error:
            raise GitMissing(MISSING, str(error)) from error


@contextmanager
def _without_settings() -> Iterator[None]:
    before = {name: os.environ.get(name) for name in _NO_SETTINGS}
    os.environ.update(_NO_SETTINGS)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
