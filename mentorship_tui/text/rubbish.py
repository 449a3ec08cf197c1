"""Files that other programs keep for themselves: no history is made of them (git.md).

The lists are printed in docs/git.md. A line `!name` in the journal's .gitignore takes a name out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import translate

FOLDERS = (  # workspaces, bins and caches
    *(".obsidian", ".logseq", ".foam", ".makemd", ".smart-env", ".space"),
    *(".vscode", ".idea", ".fleet", ".zed", ".history"),
    *(".trash", ".Trash", ".Trash-*", ".Trashes", "$RECYCLE.BIN", "#recycle", "@eaDir"),
    *(".stfolder", ".stversions", ".sync", ".dropbox.cache", ".tmp.drive*"),
    *("System Volume Information", ".Spotlight-V100", ".fseventsd", ".TemporaryItems"),
    *(".DocumentRevisions-V100", ".AppleDouble", "__pycache__", "node_modules"),
)
FILES = (  # temporaries, backups, locks and notes of how a folder was shown
    *("#*#", ".#*", "*~", ".*.sw?", "*.swp", "*.swo", "4913", "*.kate-swp"),
    *("~$*", ".~lock.*#", "~WRL*.tmp", "*.tmp", "*.temp", "*.part", "*.partial", "*.crdownload"),
    *("*.bak", "*.orig", "*.rej", ".goutputstream-*", ".fuse_hidden*", ".nfs*"),
    *("Thumbs.db", "ehthumbs.db", "desktop.ini", ".DS_Store", "._*", "Icon\r", ".directory"),
    *("~syncthing~*", ".dropbox", ".dropbox.attr", ".sync_*.db*", "._sync_*.db*"),
    *(".owncloudsync.log*", ".nextcloudsync.log*", ".dendron.cache.*", ".dendron.port"),
)
SYNC_COPIES = (  # of a file that was changed on two devices: Syncthing, Dropbox, Nextcloud, Seafile
    *("*.sync-conflict-[0-9]*", "* (*conflicted copy*)*", "* (*motstridiga kopia*)*"),
    *("*_conflict-[0-9]*", "* (SFConflict *)*", "* (Case Conflict*)*"),
)
_MARK = re.compile(
    r"\.sync-conflict-[0-9][0-9A-Za-z-]*|_conflict-[0-9][0-9-]*"
    r"| \([^()]*(?:conflicted copy|motstridiga kopia)[^()]*\)"
    r"| \((?:SFConflict |Case Conflict)[^()]*\)",
    re.IGNORECASE,
)


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(translate, patterns)), re.IGNORECASE)


_FOLDER, _FILE, _COPY = _any_of(FOLDERS), _any_of(FILES), _any_of(SYNC_COPIES)


def is_rubbish_folder(name: str) -> bool:
    """True for a folder that another program keeps for itself."""
    return not name.isalnum() and bool(_FOLDER.match(name))


def is_rubbish_file(name: str) -> bool:
    """True for a file that another program keeps for itself; not for the copy of a sync."""
    if name.endswith(".md") and name[0].isalnum():  # asked of each file of each scan
        return False
    return bool(_FILE.match(name))


def is_sync_copy(name: str) -> bool:
    """True for the copy a sync program makes of a file that was changed on two devices."""
    return (" (" in name or "conflict-" in name) and bool(_COPY.match(name))


def original_of(path: str) -> str:
    """The path of the file that a sync program made this copy of; "" for what is no such copy."""
    folder, slash, name = path.rpartition("/")
    if not is_sync_copy(name):
        return ""
    return f"{folder}{slash}{_MARK.sub('', name)}"


def rubbish_in(path: str) -> str:
    """The part of the path, down to the name that is rubbish; "" where none is.

    A copy of a sync is among it: to make a version of it is for the user to say.
    """
    parts = path.rstrip("/").split("/")
    for number, name in enumerate(parts[:-1], start=1):
        if is_rubbish_folder(name):
            return "/".join(parts[:number])
    last = parts[-1]
    folder = path.endswith("/") and is_rubbish_folder(last)
    return "/".join(parts) if folder or is_rubbish_file(last) or is_sync_copy(last) else ""
