"""Names, bytes, filters and modes of what is committed."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.errors import ChangeRefused, GitError
from mentorship_tui.vcs.git.fast_import import Draft, Entry, write_commits
from mentorship_tui.vcs.git.git import Answer, Git
from mentorship_tui.vcs.git.identity import Identity
from mentorship_tui.vcs.repository.repository import Repository

from .conftest import Shell, save

ODD_NAMES = (
    'quote".md',
    "new\nline.md",
    "tab\t.md",
    "back\\slash.md",
    "-dash.md",
    ":(top)magic.md",
    ":colon.md",
    "star*.md",
    "[x].md",
    " space .md",
    "!bang.md",
    "#hash.md",
    "Åsa Öberg.md",
    "Åsa".encode("utf-16-le").decode("latin-1").replace("\0", "") + "\udcff.md",
    "deep/er/😀/a.md",
)


class Cut(Git):
    """A git whose input ends early, as when the program that feeds it is killed."""

    def ask(self, *words: str, **how: Any) -> Answer:
        """Everything but the last words of the stream."""
        if "fast-import" in words and b"commit " in how["data"]:
            how["data"] = how["data"].partition(b'"b.md"\n')[0] + b'"b.md"\n'
        return super().ask(*words, **how)


def test_half_a_change_is_no_commit(repository: Repository, shell: Shell) -> None:
    """Reliability row 4: what came in before the end does not move the branch."""
    (oid,) = commit(repository, [Change("Zero", {"a.md": b"0\n", "b.md": b"0\n"})])
    git = Cut(repository.root)
    people = (Identity("Ada", "ada@example.org"),) * 2
    entry = Entry("100644", shell("rev-parse", "HEAD:a.md"))
    draft = Draft("Half\n", {"b.md": entry, "c.md": entry}, datetime.now(UTC))
    with pytest.raises(GitError):
        write_commits(git, "refs/heads/main", [draft], people, str(oid))
    assert shell("rev-parse", "HEAD") == oid
    assert not list((repository.root / ".git").glob("*crash*"))


def test_odd_names(repository: Repository, root: Path, shell: Shell) -> None:
    """Reliability row 13: any name a file can have; -z and quoting everywhere."""
    files = {name: f"{number}\n".encode() for number, name in enumerate(ODD_NAMES)}
    for name, data in files.items():
        save(root, name, data)
    for name, data in files.items():
        commit(repository, [Change(f"Odd {name}", {name: data})])
    listed = shell("ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0")[:-1]
    assert sorted(listed) == sorted(ODD_NAMES)
    assert shell("status", "--porcelain", "-z", "--", "*.md") == ""
    for name, data in files.items():
        assert shell("cat-file", "blob", f"HEAD:{name}").encode() + b"\n" == data
    commit(repository, [Change("All at once", dict.fromkeys(ODD_NAMES))])
    assert shell("ls-tree", "-r", "HEAD") == ""


def test_bytes_stay_as_they_are(repository: Repository, root: Path, shell: Shell) -> None:
    """format.md: the bytes of a record are the same whatever the machine's line-end setting."""
    shell("config", "core.autocrlf", "true")
    contents = {
        "crlf.md": b"a\r\nb\r\n",
        "lf.md": b"a\nb\n",
        "nul.md": b"\0\xff\r\n",
        "empty.md": b"",
    }
    for path, data in contents.items():
        save(root, path, data)
    commit(repository, [Change("All", contents)])
    for path in contents:
        raw = subprocess.run(
            ["git", "cat-file", "blob", f"HEAD:{path}"], cwd=root, capture_output=True
        )
        assert raw.stdout == contents[path]
    assert shell("status", "--porcelain", "--", "*.md") == ""


def test_line_ends_are_gits_where_the_journal_says_nothing(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """Without our attributes a commit holds what `git add` would."""
    (root / ".gitattributes").unlink()
    (root / ".git" / "info" / "attributes").unlink()
    shell("config", "core.autocrlf", "true")
    files = {"one.md": b"a\r\nb\r\n", "two.md": b"c\r\n"}
    for path, data in files.items():
        save(root, path, data)
    commit(repository, [Change("Both", files)])
    assert shell("cat-file", "blob", "HEAD:one.md") == "a\nb"
    assert shell("status", "--porcelain", "--", "*.md") == ""


def test_clean_filters_apply(repository: Repository, root: Path, shell: Shell) -> None:
    """What the user's settings encrypt (git-crypt) is never stored in the clear."""
    shell("config", "filter.rot.clean", "tr a-z n-za-m")
    shell("config", "filter.rot.smudge", "tr a-z n-za-m")
    shell("config", "filter.rot.required", "true")
    (root / ".gitattributes").write_text("*.md -text\nnetwork/*.md filter=rot\n")
    files = {"network/anna.md": b"secret\n", "open.md": b"plain\n"}
    for path, data in files.items():
        save(root, path, data)
    commit(repository, [Change("Both", files), Change("One", {"network/bo.md": b"also\n"})])
    assert shell("cat-file", "blob", "HEAD:network/anna.md") == "frperg"
    assert shell("cat-file", "blob", "HEAD:network/bo.md") == "nyfb"
    assert shell("cat-file", "blob", "HEAD:open.md") == "plain"
    assert "secret" not in shell("cat-file", "--batch-all-objects", "--batch")
    assert shell("status", "--porcelain", "--", "network/anna.md", "open.md") == ""


def test_a_filter_that_fails_stops_the_commit(repository: Repository, shell: Shell) -> None:
    """A required filter that cannot run (a locked git-crypt) must not let the text through."""
    shell("config", "filter.crypt.clean", "false")
    shell("config", "filter.crypt.required", "true")
    (repository.root / ".gitattributes").write_text("*.md -text filter=crypt\n")
    with pytest.raises(GitError):
        commit(repository, [Change("Secret", {"a.md": b"secret\n"})])
    assert "secret" not in shell("cat-file", "--batch-all-objects", "--batch")


def test_modes(repository: Repository, root: Path, shell: Shell) -> None:
    """A file that can be run stays so; a link is not written through."""
    save(root, "run.md", b"1\n")
    (root / "run.md").chmod(0o755)
    (root / "link.md").symlink_to("run.md")
    shell("add", "run.md", "link.md")
    shell("commit", "-qm", "by hand")
    save(root, "run.md", b"2\n")
    commit(repository, [Change("Two", {"run.md": b"2\n"})])
    assert shell("ls-tree", "HEAD", "run.md").startswith("100755")
    with pytest.raises(ChangeRefused, match=r"link\.md"):
        commit(repository, [Change("Through", {"link.md": b"2\n"})])
    assert shell("status", "--porcelain", "--", "*.md") == ""
    commit(repository, [Change("Not run", {"run.md": b"2\n"}, modes={"run.md": "100644"})])
    assert shell("ls-tree", "HEAD", "run.md").startswith("100644")
    commit(repository, [Change("Gone", {"link.md": None}, modes={"link.md": "120000"})])
    assert shell("ls-tree", "HEAD", "link.md") == ""


def test_an_encoding_that_files_do_not_have_is_named(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """Reliability: a line that came with a sync, and that no commit would pass, is told of."""
    (root / ".gitattributes").write_text("*.txt working-tree-encoding=UTF-16\n")
    with pytest.raises(GitError, match=r"working-tree-encoding.* in \.gitattributes"):
        commit(repository, [Change("Added", {"a.txt": b"1\n"})])


def test_a_file_that_became_a_folder_is_not_deleted_with_what_is_in_it(
    repository: Repository, shell: Shell
) -> None:
    """The deletion of the old file comes last, in the same go; and the other way round."""
    commit(repository, [Change("List", {"scans": b"list\n"})])
    inside, gone = Change("In it", {"scans/two.txt": b"two\n"}), Change("Gone", {"scans": None})
    made = commit(repository, [inside, gone, Change("More", {"scans/one.txt": b"one\n"})])
    assert made[1] is None
    assert shell("ls-tree", "-r", "--name-only", "HEAD").split() == [
        "scans/one.txt",
        "scans/two.txt",
    ]
    back = [Change("List", {"scans": b"list\n"}), Change("Gone", {"scans/one.txt": None})]
    made = commit(repository, back)
    assert made[1] is None
    assert shell("ls-tree", "-r", "--name-only", "HEAD") == "scans"
    assert shell("status", "--porcelain", "--untracked-files=no") in ("", "D scans", " D scans")


def test_a_folder_that_was_taken_away_in_the_same_go_is_gone(
    repository: Repository, shell: Shell
) -> None:
    """A file deleted before its place became a folder is no matter; nor one that comes back."""
    commit(repository, [Change("List", {"scans": b"list\n"})])
    commit(
        repository,
        [
            Change("Gone", {"scans": None}),
            Change("In it", {"scans/one.txt": b"one\n"}),
            Change("Out of it", {"scans/one.txt": None}),
            Change("Again", {"scans": b"again\n"}),
        ],
    )
    assert shell("show", "HEAD:scans") == "again"
