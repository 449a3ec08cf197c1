"""The doctor finds what is wrong with a journal, says what to do, and mends what it can."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from mentorship_tui.journal.doctor.examine import examine
from mentorship_tui.journal.journal import Journal
from mentorship_tui.vcs.repository.merge_driver_setup import driver_command

from .conftest import found, git


def mend(journal: Journal) -> dict[str, bool]:
    """What was found, and whether it was mended; what was is not found again."""
    verdicts = {one.finding.check: one.mended for one in examine(journal, fix=True)}
    again = found(journal)
    assert not {check for check, mended in verdicts.items() if mended} & set(again), again
    return verdicts


def test_a_new_journal_is_well(journal: Journal) -> None:
    """Nothing is found where nothing is wrong."""
    assert found(journal) == []


def test_settings_are_mended(journal: Journal) -> None:
    """git.md: `doctor --fix` puts the merge driver back; reliability.md row 4: core.fsync."""
    git(journal.root, "config", "--remove-section", "merge.mentorship")
    git(journal.root, "config", "--unset", "core.fsync")
    git(journal.root, "config", "--unset", "pull.rebase")
    assert mend(journal) == {"merge-driver": True, "pull": True, "fsync": True}


def test_the_driver_of_another_installation_is_as_good(journal: Journal, tmp_path: Path) -> None:
    """git.md: a `git pull` merges with either of two; with one that is gone it does not."""
    other = tmp_path / "an other's"
    other.mkdir()
    (other / "__main__.py").touch()
    command = driver_command(Path(sys.executable), other)
    git(journal.root, "config", "merge.mentorship.driver", command)
    assert found(journal) == []
    (other / "__main__.py").unlink()
    assert found(journal) == ["merge-driver"]


def test_no_identity_is_the_users_to_give(journal: Journal, home: Path) -> None:
    """reliability.md row 10: nobody's name is guessed."""
    (home / ".gitconfig").write_text("")
    assert mend(journal)["identity"] is False


def test_attributes_and_ignored_files_are_completed_and_committed(journal: Journal) -> None:
    """What the user wrote in those files stays."""
    (journal.root / ".gitattributes").write_text("*.png binary")
    (journal.root / ".gitignore").unlink()
    assert mend(journal) == {"gitattributes": True, "gitignore": True}
    assert (journal.root / ".gitattributes").read_text().startswith("*.png binary\n*.md -text")
    assert git(journal.root, "status", "--short") == ""


def test_a_link_in_place_of_a_setup_file_is_not_written_through(journal: Journal) -> None:
    """A journal that was cloned may hold links to anywhere; git follows none of these either."""
    outside = journal.root.parent / "key"
    outside.write_text("secret")
    for name in (".gitattributes", ".gitignore"):
        (journal.root / name).unlink()
        (journal.root / name).symlink_to(outside)
    assert mend(journal) == {"gitattributes": True, "gitignore": True}
    assert outside.read_text() == "secret"
    assert "secret" not in git(journal.root, "show", "HEAD:.gitignore", "HEAD:.gitattributes")
    assert (journal.root / ".gitignore").read_text().startswith(".*.tmp\n")


def test_a_pipe_is_not_waited_for(journal: Journal) -> None:
    """Reading one would last until somebody writes into it."""
    os.mkfifo(journal.root / "network" / "pipe.md")
    journal.refresh()
    assert found(journal) == []


def test_only_the_owner_may_read(journal: Journal) -> None:
    """format.md rule 7."""
    journal.root.chmod(0o755)
    assert mend(journal) == {"permissions": True}
    assert journal.root.stat().st_mode & 0o777 == 0o700


def test_only_an_old_lock_of_a_dead_git_goes(journal: Journal) -> None:
    """reliability.md row 4: removed on the user's word, over 60 s old, when no git lives."""
    lock = journal.root / ".git" / "index.lock"
    lock.touch()
    assert mend(journal)["lock"] is False
    old = time.time() - 600
    os.utime(lock, (old, old))
    assert "lock" in found(journal)
    assert lock.exists()
    assert mend(journal)["lock"] is True
    assert not lock.exists()


def test_what_was_committed_beside_a_lock_has_its_version(journal: Journal) -> None:
    """reliability.md row 4: git's index lags behind the lock; what is in HEAD is not called new."""
    maria = journal.root / "network" / "maria-berg.md"
    lock = journal.root / ".git" / "index.lock"
    lock.touch()
    old = time.time() - 600
    os.utime(lock, (old, old))
    journal.set("network/maria-berg.md", {"tags": ["choir"]})
    journal.add("person", {"name": "Eva Lund"}, "")
    journal.delete("network/eva-lund.md")
    journal.add("person", {"name": "Ola Holm"}, "")
    assert journal.drain(20)
    assert found(journal) == ["lock"]
    maria.write_text(maria.read_text() + "More\n")
    assert found(journal) == ["lock", "uncommitted"]


def test_an_unfinished_merge_is_given_up_and_its_text_kept(journal: Journal) -> None:
    """reliability.md rows 4 and 9: --abort, then --quit; what was typed into it is not lost."""
    root, path = journal.root, "network/maria-berg.md"
    git(root, "config", "--remove-section", "merge.mentorship")
    git(root, "switch", "-qc", "other")
    (root / path).write_text((root / path).read_text().replace("everybody", "some"))
    git(root, "commit", "-qam", "other")
    git(root, "switch", "-q", "main")
    (root / path).write_text((root / path).read_text().replace("everybody", "all"))
    git(root, "commit", "-qam", "main")
    git(root, "merge", "-q", "other", check=False)
    (root / path).write_text("half decided\n")
    (said,) = [
        journal.tr(one.finding.message)
        for one in examine(journal)
        if one.finding.check == "unfinished"
    ]
    assert mend(journal)["unfinished"] is True
    assert "Knows all" in (root / path).read_text()
    kept = list((root / ".git" / "mentorship" / "given-up").rglob("maria-berg.md"))
    assert [one.read_text() for one in kept] == ["half decided\n"]
    assert str(root / ".git" / "mentorship" / "given-up") in said


def test_line_ends_of_two_kinds_become_one(journal: Journal) -> None:
    """The kind most lines have; nothing else of the file changes."""
    path = journal.root / "network" / "maria-berg.md"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"\n", b"\r\n", 1))
    git(journal.root, "commit", "-qam", "mixed")
    journal.refresh()
    assert mend(journal) == {"line-ends": True}
    assert path.read_bytes() == data
    assert git(journal.root, "status", "--short") == ""


def test_conflict_markers_are_named_and_left(journal: Journal) -> None:
    """reliability.md row 1: such a file is listed, and never rewritten."""
    path = journal.root / "network" / "maria-berg.md"
    marked = path.read_text() + "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"
    path.write_text(marked)
    journal.refresh()
    assert mend(journal) == {"markers": False}
    assert path.read_text() == marked


def test_what_has_no_version_gets_one(journal: Journal) -> None:
    """git.md: a file saved while nobody could commit it is committed."""
    (journal.root / "notes.txt").write_text("by hand\n")
    journal.refresh()
    assert mend(journal) == {"uncommitted": True}
    assert git(journal.root, "status", "--short") == ""


def test_a_folder_git_cannot_use_is_told_with_the_way_out(journal: Journal) -> None:
    """reliability.md row 9: a detached HEAD is named, and all else is looked at still."""
    git(journal.root, "switch", "-q", "--detach")
    verdict = next(examine(journal))
    assert verdict.finding.check == "repository"
    assert "git switch main" in str(journal.tr(verdict.finding.message))


def test_a_file_the_app_leaves_is_named(journal: Journal) -> None:
    """git.md: over 20 MB nothing is versioned, and what is not is no secret."""
    (journal.root / "film.bin").write_bytes(b"x" * (20 * 2**20 + 1))
    (journal.root / "draft.txt").write_text("one\n")
    git(journal.root, "add", "draft.txt")
    (journal.root / "link.txt").symlink_to("nowhere")
    verdicts = list(examine(journal, fix=True))
    assert [(one.finding.check, one.finding.path, one.mended) for one in verdicts] == [
        ("not-versioned", "draft.txt", False),
        ("not-versioned", "film.bin", False),
        ("not-versioned", "link.txt", False),
    ]


def test_an_address_that_is_refused_is_found(journal: Journal) -> None:
    """reliability.md, security: it is refused also where the journal's own config names it."""
    git(journal.root, "config", "remote.origin.url", "ext::sh -c id")
    verdict = next(examine(journal))
    assert verdict.finding.check == "remote"
    assert "mentorship remote URL" in journal.tr(verdict.finding.message)


def test_what_git_refuses_to_commit_is_not_called_mended(journal: Journal, home: Path) -> None:
    """Saved, committed and synced are three facts: it looks again, and says what is true."""
    (home / ".gitconfig").write_text("")
    (journal.root / "notes.txt").write_text("by hand\n")
    journal.refresh()
    verdicts = {one.finding.check: one for one in examine(journal, fix=True)}
    assert verdicts["uncommitted"].mended is False
    assert "your name" in journal.tr(verdicts["uncommitted"].finding.message)
