"""A change becomes a commit of exactly its bytes."""

from __future__ import annotations

import contextlib
import random
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commit import commit
from mentorship_tui.vcs.errors import ChangeRefused, GitError, NotReady
from mentorship_tui.vcs.fast_import import Draft, Entry, write_commits
from mentorship_tui.vcs.git import Answer, Git
from mentorship_tui.vcs.identity import Identity
from mentorship_tui.vcs.log import show_file
from mentorship_tui.vcs.outside import find_dirty
from mentorship_tui.vcs.repository import Repository

from .conftest import Shell


def save(root: Path, path: str, data: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)


def test_first_commit_and_next(repository: Repository, root: Path, shell: Shell) -> None:
    """Unborn branch, then a change, then a deletion (reliability row 10)."""
    save(root, "a.md", b"one\n")
    (first,) = commit(repository, [Change("Added", {"a.md": b"one\n"})])
    save(root, "a.md", b"two\n")
    (second,) = commit(repository, [Change("Changed", {"a.md": b"two\n"}, body="name: one -> two")])
    assert shell("status", "--porcelain", "--", "a.md") == ""
    (root / "a.md").unlink()
    commit(repository, [Change("Deleted", {"a.md": None})])
    assert shell("log", "--format=%s").split("\n") == ["Deleted", "Changed", "Added"]
    assert shell("rev-parse", "HEAD~2", "HEAD~1").split() == [first, second]
    assert shell("show", "-s", "--format=%B", "HEAD~1") == (
        "Changed\n\nname: one -> two\n\nMentorship-Record: a.md"
    )
    assert shell("ls-tree", "HEAD") == ""
    assert shell("status", "--porcelain", "--", "a.md") == ""
    assert shell("fsck", "--strict") == ""


def test_bytes_of_the_change_not_of_the_disk(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """A hundred queued changes of one file are a hundred commits, each with its own content."""
    save(root, "a.md", b"99\n")
    changes = [Change(f"Change {n}", {"a.md": b"%d\n" % n}) for n in range(100)]
    oids = commit(repository, changes)
    assert len(set(oids)) == 100
    for n, oid in enumerate(oids):
        assert shell("show", f"{oid}:a.md") == str(n)
    assert shell("status", "--porcelain", "--", "a.md") == ""


def test_date(repository: Repository, shell: Shell) -> None:
    """The sample journal's commits carry the dates of its story."""
    when = datetime(2026, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=-2, minutes=-30)))
    commit(repository, [Change("Past", {"a.md": b"x"}, when=when)])
    assert shell("log", "--format=%aI %cI") == "2026-03-01T09:30:00-02:30 2026-03-01T09:30:00-02:30"


def test_staged_by_the_user_stays_staged(repository: Repository, root: Path, shell: Shell) -> None:
    """git.md: only the paths of the change are committed."""
    save(root, "theirs.md", b"staged\n")
    shell("add", "theirs.md")
    save(root, "a.md", b"mine\n")
    commit(repository, [Change("Mine", {"a.md": b"mine\n"})])
    assert shell("status", "--porcelain", "--", "*.md") == "A  theirs.md"
    assert shell("ls-tree", "--name-only", "HEAD") == "a.md"


def test_only_what_changed_is_a_commit(repository: Repository, shell: Shell) -> None:
    """Saying again what is committed already makes no empty commit."""
    assert commit(repository, [Change("One", {"a.md": b"1\n"})]) != [None]
    again = [Change("Again", {"a.md": b"1\n"}), Change("Gone", {"never.md": None})]
    assert commit(repository, again) == [None, None]
    assert shell("rev-list", "--count", "HEAD") == "1"


PATHS = st.sampled_from(["a", "b", "a/x.md", "a/y.md", "b/c/z.md", "d.md"])
FILES = st.dictionaries(PATHS, st.none() | st.binary(max_size=3), min_size=1, max_size=4)


def _can_stand_together(paths: set[str]) -> bool:
    return not any(one.startswith(f"{other}/") for one in paths for other in paths)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(FILES, min_size=1, max_size=6), st.booleans())
def test_any_history(
    tmp_path_factory: pytest.TempPathFactory, story: list[dict[str, bytes | None]], at_once: bool
) -> None:
    """Whatever is changed in whatever order, each commit and the index hold what they should."""
    root = tmp_path_factory.mktemp("any") / "journal"
    repository = Repository.create(root)
    told: list[dict[str, bytes]] = [{}]
    changes = []
    for files in story:
        now = {path: data for path, data in {**told[-1], **files}.items() if data is not None}
        if _can_stand_together(set(now)) and now != told[-1]:
            told.append(now)
            changes.append(Change(f"{len(told)}", files))
    if at_once:
        oids = commit(repository, changes)
    else:
        oids = [oid for change in changes for oid in commit(repository, [change])]
    for oid, expected in zip(oids, told[1:], strict=True):
        assert {path: show_file(repository, str(oid), path) for path in expected} == expected
        listed = repository.git.run("ls-tree", "-r", "-z", "--name-only", str(oid))
        assert set(listed.decode().split("\0")[:-1]) == set(expected)
    if changes:
        assert repository.git.run("diff-index", "--cached", "HEAD") == b""


def test_many_files(repository: Repository, root: Path, shell: Shell) -> None:
    """A change of more files than a command line holds names is one commit too."""
    files: dict[str, bytes | None] = {
        f"network/{'a long name ' * 12}{number}.md": b"%d\n" % number for number in range(1200)
    }
    commit(repository, [Change("Many", files), Change("One", {"a.md": b"x"})])
    assert len(shell("ls-tree", "-r", "--name-only", "HEAD").splitlines()) == 1201
    files = {path: None if number % 2 else b"y" for number, path in enumerate(files)}
    assert commit(repository, [Change("Half", files)]) == [shell("rev-parse", "HEAD")]
    assert len(shell("ls-tree", "-r", "--name-only", "HEAD").splitlines()) == 601
    assert shell("diff", "--cached", "--name-only") == ""


def test_other_hash(tmp_path: Path, shell: Shell) -> None:
    """A repository whose object names are SHA-256 works as any other."""
    root = tmp_path / "longer"
    shell("init", "-q", "-b", "main", "--object-format=sha256", str(root))
    repository = Repository.open(root)
    (root / "b.md").write_bytes(b"1\n")
    commit(repository, [Change("One", {"a.md": b"1\n"}), Change("Two", {"a.md": None})])
    (oid,) = commit(repository, [Change("Three", {"b.md": b"1\n"})])
    assert len(str(oid)) == 64
    assert shell("status", "--porcelain", cwd=root) == ""
    (root / "b.md").rename(root / "c.md")
    assert [dirty.old for dirty in find_dirty(repository)] == ["b.md"]


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
        if words[0] == "fast-import" and b"commit " in how["data"]:
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
    """Without our `.gitattributes` (a bigger repository) a commit holds what `git add` would."""
    (root / ".gitattributes").unlink()
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


def test_below_a_link_or_another_repository(
    repository: Repository, root: Path, shell: Shell, tmp_path: Path
) -> None:
    """Git would put the file in the place of the link or the submodule."""
    (tmp_path / "elsewhere").mkdir()
    (root / "network").symlink_to(tmp_path / "elsewhere")
    shell("init", "-q", str(root / "reading" / "nested"))
    for path in ("network/a.md", "reading/nested/a.md", "reading/nested/deep/er/a.md"):
        with pytest.raises(ChangeRefused):
            commit(repository, [Change("No", {path: b"x"})])
    assert shell("rev-list", "--all") == ""


def test_ignored_files_stay_ignored(repository: Repository, root: Path, shell: Shell) -> None:
    """git.md: what the user told git to leave alone is not versioned by the app."""
    (root / ".gitignore").write_text("network/\n!network/public.md\n*.secret.md\n")
    change = Change("Both", {"network/a.md": b"x", "a.secret.md": b"x", "open.md": b"x"})
    (oid,) = commit(repository, [change])
    assert shell("ls-tree", "-r", "--name-only", str(oid)) == "open.md"
    save(root, "b.secret.md", b"by hand\n")
    shell("add", "-f", "b.secret.md")
    shell("commit", "-qm", "forced", "--", "b.secret.md")
    commit(repository, [Change("Tracked", {"b.secret.md": b"followed\n"})])
    assert shell("show", "HEAD:b.secret.md") == "followed"


def test_no_identity(
    repository: Repository, home: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reliability row 10: asked for once, never guessed from the account."""
    (home / ".gitconfig").write_text("")
    with pytest.raises(NotReady):
        commit(repository, [Change("Whose?", {"a.md": b"x"})])
    assert repository.identity is None
    repository.set_identity("Åsa Öberg", "asa@example.org")
    commit(repository, [Change("Mine", {"a.md": b"x"})])
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Bo <bo@x>\nEvil: header")
    commit(repository, [Change("Theirs", {"a.md": b"y"})])
    assert shell("log", "--format=%an <%ae> %cn").split("\n") == [
        "Bo bo@xEvil: header <asa@example.org> Åsa Öberg",
        "Åsa Öberg <asa@example.org> Åsa Öberg",
    ]


def test_full_disk(tmp_path: Path, small_disk: Path, shell: Shell) -> None:
    """A full disk loses nothing: it is said, and the same change goes through afterwards."""
    repository = Repository.create(small_disk / "journal")
    ballast = small_disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as stream:
        while stream.write(b"\0" * 4096):
            pass
    change = Change("Big", {"a.md": random.Random(1).randbytes(50_000)})
    with pytest.raises(GitError) as caught:
        commit(repository, [change])
    assert "disk is full" in str(caught.value)
    ballast.unlink()
    (oid,) = commit(repository, [change])
    assert shell("rev-parse", "HEAD", cwd=repository.root) == oid
    assert shell("fsck", "--strict", cwd=repository.root) == ""


def _retold(path: str, old: bytes | None, new: bytes) -> tuple[str, str]:
    return f"Before: {old!r} -> {new!r}", ""


def test_what_a_change_was_made_from_comes_before_it(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """git.md: one change, one commit; also where somebody staged something in the same file."""
    commit(repository, [Change("Added", {"a.md": b"one\n"})])
    made = Change("Mine", {"a.md": b"three\n"}, base={"a.md": b"two\n"}, retold=_retold)
    again = Change("Again", {"a.md": b"four\n"}, base={"a.md": b"three\n"}, retold=_retold)
    assert all(commit(repository, [made, again]))
    assert shell("log", "--format=%s").split("\n") == [
        "Again",
        "Mine",
        "Before: b'one\\n' -> b'two\\n'",
        "Added",
    ]


def test_what_was_committed_long_ago_is_not_committed_again(
    repository: Repository, root: Path, shell: Shell
) -> None:
    """Reliability row 5: another window was quicker; what it did is not taken back first."""
    commit(repository, [Change(word, {"a.md": word.encode()}) for word in ("one", "two")])
    commit(repository, [Change("Mine", {"a.md": b"3"}, base={"a.md": b"one"}, retold=_retold)])
    assert shell("log", "--format=%s").split("\n") == ["Mine", "two", "one"]


def test_a_window_that_is_late_takes_nothing_back(repository: Repository, shell: Shell) -> None:
    """Reliability row 5: what it saved first was committed as what the other made its change of."""
    commit(repository, [Change("Added", {"a.md": b"1"})])
    late = Change("Late", {"a.md": b"2"}, base={"a.md": b"1"}, retold=_retold)
    quick = Change("Quick", {"a.md": b"3"}, base={"a.md": b"2"}, retold=_retold)
    assert all(commit(repository, [quick]))
    assert commit(repository, [late]) == [None]
    assert shell("log", "--format=%s").split("\n") == ["Quick", "Before: b'1' -> b'2'", "Added"]
    assert shell("show", "HEAD:a.md") == "3"
    assert all(commit(repository, [Change("Back", {"a.md": b"2"}, base={"a.md": b"3"})]))
    assert shell("show", "HEAD:a.md") == "2"
