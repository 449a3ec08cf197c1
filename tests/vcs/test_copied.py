"""A `.git` that was copied from somebody, with more in it than settings (reliability, Security)."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.vcs.change import Change
from mentorship_tui.vcs.commits.commit import commit
from mentorship_tui.vcs.git.git import Git
from mentorship_tui.vcs.remote.addresses import Remote
from mentorship_tui.vcs.remote.transport import exchange
from mentorship_tui.vcs.repository.repository import Repository
from mentorship_tui.vcs.repository.session import Session

from .conftest import Shell, program


def test_what_a_partial_clone_lacks_is_not_fetched(
    repository: Repository, root: Path, shell: Shell, tmp_path: Path
) -> None:
    """Git would run what `remote.*.uploadpack` names as soon as an object is missing."""
    commit(repository, [Change("One", {"a.md": b"1\n"})])
    shell("clone", "-q", "--bare", str(root), str(tmp_path / "promised"))
    mark = tmp_path / "ran"
    evil = program(tmp_path / "evil", f'touch {mark}; exec git-upload-pack "$@"')
    shell("config", "core.repositoryFormatVersion", "1")
    shell("config", "extensions.partialClone", "evil")
    shell("config", "remote.evil.url", str(tmp_path / "promised"))
    shell("config", "remote.evil.promisor", "true")
    shell("config", "remote.evil.uploadpack", str(evil))
    oid = shell("rev-parse", "HEAD:a.md")
    (root / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    answer = Git(root).ask("cat-file", "blob", oid)
    assert answer.code != 0
    assert not mark.exists()
    shell("cat-file", "blob", oid)
    assert mark.exists()  # so the trap works


def test_a_link_in_place_of_the_apps_own_folder(repository: Repository, tmp_path: Path) -> None:
    """Opening a journal clears away the marks of windows that crashed, and nothing else."""
    precious = tmp_path / "documents"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work")
    (repository.private / "sessions").symlink_to(precious)
    Session.start(repository).end()
    assert (precious / "thesis.txt").read_text() == "years of work"
    assert not (repository.private / "sessions").is_symlink()


def test_nothing_planted_is_used_to_talk_with_the_server(
    repository: Repository, root: Path, shell: Shell, tmp_path: Path
) -> None:
    """A `commondir` there would bring the journal's settings back in, its ssh command first."""
    shell("config", "core.sshCommand", "touch /nowhere")
    planted = repository.private / "apart"
    planted.mkdir()
    (planted / "commondir").write_text("../..\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "config").write_text("mine")
    (repository.private / "apart-link").symlink_to(elsewhere)
    with exchange(repository, Remote("origin", "kim@example.org:a.git")) as transport:
        assert transport.git.ask("config", "--get", "core.sshCommand").text == ""
        assert not (transport.git.folder / "commondir").exists()
    assert (elsewhere / "config").read_text() == "mine"
    assert [place.name for place in repository.private.glob("apart*")] == []


def test_two_windows_talk_with_the_server_apart(repository: Repository) -> None:
    """A folder in common would mix the texts that are merged in it."""
    with (
        exchange(repository, Remote("origin", "/a")) as one,
        exchange(repository, Remote("origin", "/a")) as other,
    ):
        assert one.git.folder != other.git.folder
        assert one.git.ask("rev-parse", "--git-dir").code == 0
