"""What files there are below a folder: names and what the system knows of them, nothing read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from ..i18n import Message, msg
from ..text.rubbish import is_rubbish_file, is_rubbish_folder
from .disk import TEMPORARY
from .errors import reason_of

DEEPEST = 12


@dataclass(slots=True)
class Tree:
    """What a walk found, by path with /.

    Links are among the files and are not followed; hidden files and folders, other programs'
    rubbish and repositories below the journal's own are passed over.
    """

    files: dict[str, os.stat_result] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)  # "" is the one walked
    closed: dict[str, Message] = field(default_factory=dict)  # folders not listed, and why
    unfinished: dict[str, os.stat_result] = field(default_factory=dict)  # our own temporary files


def walk(root: Path) -> Tree:
    """Look through the folder. Raises OSError if the folder itself cannot be listed."""
    tree = Tree()
    _list(tree, os.fspath(root), "", 0)
    return tree


def is_passed_over(path: str) -> bool:
    """True for a path that a walk does not list: it, or a folder it is in, is not looked at."""
    if path.startswith(".") or "/." in path:
        return True
    *folders, name = path.split("/")
    return is_rubbish_file(name) or any(map(is_rubbish_folder, folders))


def is_text(path: str) -> bool:
    """False for a name whose bytes are no Unicode, as other systems may have left it."""
    return path.isascii() or path.encode(errors="replace").decode() == path


def _list(tree: Tree, folder: str, prefix: str, depth: int) -> None:
    inner: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            try:
                if name[0] == ".":
                    if name.startswith(TEMPORARY):
                        tree.unfinished[prefix + name] = entry.stat(follow_symlinks=False)
                elif entry.is_dir(follow_symlinks=False):
                    if not is_rubbish_folder(name):
                        inner.append(name)
                elif not is_rubbish_file(name):
                    tree.files[prefix + name] = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue
    tree.folders.append(prefix[:-1])
    for name in inner:
        _enter(tree, f"{folder}/{name}", f"{prefix}{name}/", depth + 1)


def _enter(tree: Tree, folder: str, prefix: str, depth: int) -> None:
    if os.path.lexists(f"{folder}/.git"):
        return
    if depth > DEEPEST:
        tree.closed[prefix[:-1]] = msg("it lies too deep; move it further up")
        return
    try:
        _list(tree, folder, prefix, depth)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        tree.closed[prefix[:-1]] = reason_of(error)
