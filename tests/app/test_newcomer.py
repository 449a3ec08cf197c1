"""What somebody sees who knows neither the terminal nor git: where to paste, print and press."""

from __future__ import annotations

from pathlib import Path

from mentorship_tui.journal.journal import Journal

from .conftest import Open


async def test_a_letter_is_on_the_clipboard_of_the_desktop(
    journal: Journal, open_app: Open, tmp_path: Path
) -> None:
    """F4: many terminals let no program copy, but the desktop's own command does."""
    letter = journal.add("contact", {"about": "johan-ek", "date": "2027-01-16"}, "## Text\n\nHi!\n")
    programs, pasted = tmp_path / "bin", tmp_path / "pasted"
    programs.mkdir()
    (programs / "wl-copy").write_text(f"#!/bin/sh\n/bin/cat > '{pasted}'\n")
    (programs / "wl-copy").chmod(0o755)
    desktop = {"PATH": str(programs), "WAYLAND_DISPLAY": "wayland-0"}
    for environ, said in (
        ({**desktop, "SSH_TTY": "/dev/pts/1"}, "Copied, if your terminal"),
        (desktop, "Copied. Paste it"),
    ):
        async with open_app(size=(100, 40), environ=environ) as window:
            await window.press("2")
            assert window.app.frame.pane.go_to(letter.path)
            await window.press("y")
            await window.shows(said)
        assert pasted.exists() == (environ is desktop)
    assert pasted.read_text() == "Hi!\n"


async def test_what_the_hat_before_a_letter_means_is_said(journal: Journal, open_app: Open) -> None:
    """ui.md: a newcomer is never lost, not by `^p` either; sentences say ctrl."""
    async with open_app() as window:
        await window.press("?")
        await window.shows("hold Ctrl down")
        await window.press("escape", "t")
        await window.write("Saying no")
        await window.press("enter")
        await window.settled()
        await window.press("u")
        await window.shows("ctrl+r does it again")


async def test_a_page_that_was_written_is_opened_in_a_browser(
    journal: Journal, open_app: Open, tmp_path: Path
) -> None:
    """A2: whoever wants it on paper is told where it is printed from."""
    async with open_app() as window:
        await window.press("X")
        await window.shows("What do you want to export?")
        await window.press("2")
        await window.shows("In what form?")
        await window.press("1")
        await window.shows("Write it to")
        await window.press("ctrl+u")
        await window.write(str(tmp_path / "report.html"))
        await window.press("enter")
        await window.shows("Written to", "in a web browser")


async def test_what_was_said_before_covers_no_form(journal: Journal, open_app: Open) -> None:
    """H3: the help below a form is read while one writes; a message of before would hide it."""
    async with open_app(size=(80, 24)) as window:
        await window.press("x")
        await window.shows("Put off until tomorrow")
        await window.press("1", "e")
        await window.shows("Title *")
        assert "Put off until tomorrow" not in window.text


async def test_a_promise_is_said_to_be_ticked_before_it_is(
    journal: Journal, open_app: Open
) -> None:
    """H1, R47: Enter marks it done at once, so it says so and not "do it now"."""
    late = "## Actions\n\n- [ ] Call HR due:2027-01-14\n"
    journal.add("meeting", {"date": "2027-01-13", "status": "held", "worth": 7}, late)
    async with open_app(size=(80, 24)) as window:
        for _ in range(9):
            if "You said you would" in window.text:
                break
            await window.press("x")
        await window.shows("You said you would: Call HR", "It is done: tick it")


async def test_whose_promise_it_is_is_said_in_words(journal: Journal, open_app: Open) -> None:
    """R47: `@mentor` is how it is typed, and no name of anybody."""
    journal.add("meeting", {"date": "2027-01-13"}, "## Actions\n\n- [ ] Find the book @mentor\n")
    async with open_app() as window:
        await window.press("4")
        await window.shows("The mentor: Find the book")
