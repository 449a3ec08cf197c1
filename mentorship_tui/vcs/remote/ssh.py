"""The ssh command of an exchange: the user's own, told never to ask and not to wait for ever."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from pathlib import Path

from ..errors import TimedOut
from ..git.git import Git
from .server_settings import ServerSettings

# never ask, never wait for ever, and print no banner: its words would be taken for a failure's
OPTIONS = (
    "-oBatchMode=yes -oConnectTimeout=10 -oServerAliveInterval=10 -oServerAliveCountMax=3 "
    "-oLogLevel=ERROR"
)
PROBE_SECONDS = 10.0
_probed: dict[str, str] = {}
_KINDS = {"ssh": "ssh", "plink": "plink", "tortoiseplink": "tortoiseplink"}


def ssh_command(git: Git, settings: ServerSettings, environ: Mapping[str, str]) -> str:
    """The command with the options its kind understands, as git tells the kinds (ssh.variant)."""
    given = environ.get("GIT_SSH_COMMAND") or settings.last("core.sshcommand")
    if not given:
        given = shlex.quote(environ["GIT_SSH"]) if environ.get("GIT_SSH") else "ssh"
    kind = (environ.get("GIT_SSH_VARIANT") or settings.last("ssh.variant") or "auto").lower()
    if kind == "auto":
        kind = _kind_of(git, given)
    if kind in ("plink", "putty"):
        return f"{given} -batch"
    return f"{given} {OPTIONS}" if kind == "ssh" else given


def _kind_of(git: Git, command: str) -> str:
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    for word in words[:1]:
        known = _KINDS.get(Path(word.replace("\\", os.sep)).stem.lower())
        if known:
            return known
    if command not in _probed:
        _probed[command] = _probe(git, command)
    return _probed[command]


def _probe(git: Git, command: str) -> str:
    """Whether an unknown program takes OpenSSH's `-G`, which connects to nothing."""
    try:
        asked = f"!f() {{ {command} -G {OPTIONS} localhost; }}; f"
        answer = git.ask("-c", f"alias.probe={asked}", "probe", limit=PROBE_SECONDS)
    except TimedOut:
        return "simple"
    return "ssh" if answer.code == 0 else "simple"
