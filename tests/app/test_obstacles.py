"""What stands in the way is said above everything, with what to do; nothing is lost meanwhile."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from mentorship_tui.app.main import opening
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.places import Places

from .conftest import Open, log

ANNA = "mentorships/leading/candidates/anna-svensson.md"


async def test_a_newer_format_is_for_reading_only(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """format.md rule 9: opened read-only with a message; no key that writes is there."""
    home = root / "journal.md"
    home.write_text(home.read_text().replace("format: 1", "format: 2"))
    async with open_app(size=(120, 36)) as window:
        await window.shows("opened for reading only")
        await window.press("2", "j")
        line = window.text.splitlines()[-1]
        for words in ("a Add", "e Edit", "m Move", "n Note", "D Delete", "t Topic"):
            assert words not in line, words
        before = (root / ANNA).read_bytes()
        await window.press("m", "D", "n", "t", "e", "a")
        assert window.app.screen is window.app.frame
        assert (root / ANNA).read_bytes() == before


async def test_a_detached_head_is_told_with_the_way_out(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """reliability.md row 9: files are saved, commits paused, and a banner says how to go on."""
    subprocess.run(["git", "-C", root, "checkout", "-q", "--detach"], check=True)
    async with open_app(size=(120, 36)) as window:
        await window.shows("git switch main")


async def test_a_journal_that_lives_in_a_bigger_repository_is_told_so_once(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """git.md: inside a bigger repository the app says so; a daily reminder would be noise."""
    top = root.parent
    subprocess.run(["rm", "-rf", str(root / ".git")], check=True)
    subprocess.run(["git", "init", "-q", top], check=True)
    async with open_app(size=(120, 36)) as window:
        await window.shows("folder of a bigger repository")
    async with open_app(size=(120, 36)) as window:
        await window.shows("committed ✓")
        assert "bigger repository" not in window.text


async def test_what_is_put_right_beside_the_app_is_seen(
    journal: Journal, root: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """reliability.md row 9: the banner names the way out and goes with its reason."""
    monkeypatch.setattr(opening, "AGAIN_SECONDS", 0.1)
    async with open_app(size=(140, 36)) as window:
        subprocess.run(["git", "-C", root, "checkout", "-q", "--detach"], check=True)
        await window.press("2")
        window.app.frame.pane.go_to(ANNA)
        await window.press("m", "5")
        await window.shows("not committed !", "git switch main")
        subprocess.run(["git", "-C", root, "switch", "-q", "main"], check=True)
        await window.until(lambda: "git switch" not in window.text)
        await window.shows("committed ✓")
        assert log(root)[0] == "Candidate: Anna Svensson - contacted -> going to meet"


async def test_a_folder_without_git_offers_to_keep_versions(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """git.md: not a repository, so the app offers to make it one."""
    subprocess.run(["rm", "-rf", str(root / ".git")], check=True)
    async with open_app(wait=False) as window:
        await window.shows("Keep versions of this journal?")
        await window.press("1")
        await window.until(lambda: (root / ".git").exists())
        await window.until(lambda: window.app.screen is window.app.frame)


async def test_a_refused_commit_is_told_and_tried_again(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """A commit git refuses loses nothing: saved is said, committed is not; R tries again."""
    async with open_app(size=(140, 36)) as window:
        assert "R Try again" not in window.text
        subprocess.run(["git", "-C", root, "config", "commit.gpgsign", "true"], check=True)
        subprocess.run(["git", "-C", root, "config", "gpg.program", "/bin/false"], check=True)
        await window.press("2")
        window.app.frame.pane.go_to(ANNA)
        await window.press("m", "5")
        await window.shows("not committed !", "R Try again")
        assert "saved ✓" in window.text
        assert "stage: meeting" in (root / ANNA).read_text()
        subprocess.run(["git", "-C", root, "config", "commit.gpgsign", "false"], check=True)
        await window.press("R")
        await window.shows("committed ✓")
        assert log(root)[0] == "Candidate: Anna Svensson - contacted -> going to meet"
        await window.until(lambda: "R Try again" not in window.text)


async def test_files_that_need_attention_are_told_with_line_and_reason(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """format.md rule 4: listed with file, line and reason, shown as text, never written."""
    broken = root / "network" / "broken.md"
    broken.write_text("---\ntype: person\nname: A\nname: B\n---\nText [red]here[/red]\n")
    async with open_app() as window:
        await window.shows("Needs attention (1)", "broken.md:4: ")
        assert window.app.frame.pane.go_to("network/broken.md")
        await window.shows("Text [red]here[/red]", "line 4")
        line = window.text.splitlines()[-1]
        assert "E Editor" in line
        assert "e Edit" not in line
        assert "Note" not in line
    assert broken.read_text().startswith("---\ntype: person\nname: A\nname: B\n")


async def test_wrong_settings_are_told_and_do_not_stop_anything(
    journal: Journal, places: Places, open_app: Open
) -> None:
    places.config.mkdir(parents=True)
    (places.config / "settings.toml").write_text('theme = 3\n[keys]\nadd = "e"\n')
    async with open_app(size=(120, 36)) as window:
        await window.shows("theme is not a setting, or its", "edit already has it")


async def test_the_users_own_keys(journal: Journal, places: Places, open_app: Open) -> None:
    """Any key can be rebound, and what is shown follows."""
    places.config.mkdir(parents=True)
    (places.config / "settings.toml").write_text('[keys]\nadd = "insert,+"\nfind = "F"\n')
    async with open_app(size=(120, 36)) as window:
        await window.press("F")
        assert window.app.frame.shown == "find"
        assert "a Add" not in window.text
        await window.press("a")
        assert window.app.screen is window.app.frame
        await window.press("+")
        await window.shows("What do you want to add?")


async def test_files_that_are_no_records_are_shown_and_not_read_over_and_over(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """format.md rule 4: foreign files stay; what is no text, or very long, hurts nobody."""
    (root / "notes.txt").write_text("plain [b]notes[/b]\n")
    (root / "picture.png").write_bytes(b"\x89PNG\0\1\2")
    (root / "long.txt").write_text("line\n" * 60_000)
    async with open_app(size=(100, 40)) as window:
        await window.shows("Other files (3)")
        for name, text in (
            ("notes.txt", "plain [b]notes[/b]"),
            ("picture.png", "This file is not text."),
            ("long.txt", "line"),
        ):
            assert window.app.frame.pane.go_to(f"other:{name}")
            await window.shows(text)
            await window.settled()
        await window.press("l", "G")
        await window.shows("This file is long: read the rest in your editor.")


@pytest.mark.parametrize(
    "body",
    ["a\n" * 300_000, "a\n\n" * 200_000, "*" * 90_000 + "a" + "*" * 90_000, "- [ ] a\n" * 40_000],
    ids=["short lines", "paragraphs", "emphasis", "tasks"],
)
async def test_a_record_made_to_choke_the_screen_is_shown_at_once(
    journal: Journal, root: Path, open_app: Open, body: str
) -> None:
    """Security: a file from elsewhere keeps nobody waiting; such a one took minutes."""
    (root / "network/anna.md").write_text(f"---\ntype: person\nname: Anna\n---\n{body}")
    async with open_app(size=(100, 30)) as window:
        begun = time.process_time()
        await window.app.frame.go_to("network/anna.md")
        await window.settled()
        await window.until(lambda: window.app.frame.place.key == "network/anna.md")
        assert time.process_time() - begun < 8


async def test_two_keys_can_change_places(journal: Journal, places: Places, open_app: Open) -> None:
    places.config.mkdir(parents=True)
    (places.config / "settings.toml").write_text(
        '[keys]\nadd = "e"\nedit = "a"\nnote = "t"\ntopic = "n"\n'
    )
    async with open_app(size=(120, 36)) as window:
        await window.press("2", "j", "e")
        await window.shows("What do you want to add?")
        await window.press("escape", "n")
        await window.shows("What do you want to bring up?")
        await window.press("escape", "t")
        await window.shows("A note on")


async def test_a_chosen_theme_is_there_next_time(
    journal: Journal, places: Places, open_app: Open
) -> None:
    async with open_app() as window:
        window.app.theme = "mentorship-light"
        await window.settled()
    async with open_app() as window:
        assert window.app.theme == "mentorship-light"


@pytest.mark.parametrize("key", ["R", "enter"])
async def test_a_merge_that_stopped_is_ended_by_a_key(
    journal: Journal, root: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """format.md, Merging: a plain `git pull` meets a true conflict while the app is open.

    The banner, the next step and what is told in passing all lead the same way.
    """
    monkeypatch.setattr(opening, "AGAIN_SECONDS", 0.1)

    def git(*words: str, code: int = 0) -> None:
        assert subprocess.run(["git", "-C", root, *words], check=False).returncode == code

    place = root / ANNA
    before = place.read_text()
    git("switch", "-qc", "side")
    place.write_text(before.replace("stage: contacted", "stage: replied"))
    git("commit", "-qam", "Theirs")
    git("switch", "-q", "main")
    place.write_text(before.replace("stage: contacted", "stage: declined"))
    git("commit", "-qam", "Mine")
    async with open_app(size=(120, 36)) as window:
        await window.shows("committed ✓")
        git("merge", "-q", "side", code=1)
        await window.shows("Git stopped at", "R Try again", "Next: End the merge that stopped")
        await window.until(lambda: window.app.open_journal.outside.left == frozenset({ANNA}))
        assert not [one for one in window.app._notifications if "choose" in one.message]
        await window.press(key)
        await window.shows("A merge stopped", "Merge them and end the merge")
        await window.press("1")
        await window.shows("could not decide", "1 question left")
        await window.press("1")
        await window.shows("All is answered")
        await window.until(lambda: "stage: declined" in place.read_text())
        await window.settled()
    assert log(root)[0].startswith("Answered: Anna Svensson")
    assert log(root)[1].startswith("Merge branch 'side'")
    assert subprocess.check_output(["git", "-C", root, "status", "--porcelain"]) == b""


async def test_a_program_that_the_journals_settings_name_is_told_once(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """security.md: a folder that was copied brings its settings along."""
    subprocess.run(["git", "-C", root, "config", "filter.x.clean", "evil"], check=True)
    async with open_app(size=(140, 36)) as window:
        await window.shows("filter.x.clean = evil")
    async with open_app(size=(140, 36)) as window:
        await window.shows("committed ✓")
        assert "evil" not in window.text
