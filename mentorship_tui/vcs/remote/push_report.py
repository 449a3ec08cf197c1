"""What `git push --porcelain` reports of a ref: whether the server took it."""

from __future__ import annotations

_REFUSED = "!"
_NEW = "*"
_UP_TO_DATE = "="


def was_taken(report: str, commit: str, ref: str) -> bool:
    """True if the report says that the server's `ref` is at `commit` now.

    A line is `flag TAB from:to TAB summary`; a summary `old..new` names the commit the ref is at,
    which a server may choose itself (git-push, "OUTPUT"; gitprotocol-pack, "option new-oid").
    """
    for line in report.splitlines():
        flag, _, rest = line.partition("\t")
        refs, _, summary = rest.partition("\t")
        if not refs.endswith(f":{ref}"):
            continue
        if flag.strip() == _REFUSED:
            return False
        if flag.strip() in (_NEW, _UP_TO_DATE):
            return refs == f"{commit}:{ref}"
        new = summary.partition(" ")[0].rpartition("..")[2].strip(".")
        return bool(new) and commit.startswith(new)
    return False
