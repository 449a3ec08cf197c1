"""The palette finds commands and records by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.journal.journal import Journal

from .conftest import Open


async def test_the_palette_finds_a_record_and_a_command(journal: Journal, open_app: Open) -> None:
    """X3: ctrl+p has the app's commands and records."""
    async with open_app() as window:
        await window.press("ctrl+p")
        await window.write("boken")
        await window.shows("Boken om mentorskap")
        await window.press("enter")
        await window.until(lambda: window.app.frame.shown == "reading")
        await window.press("ctrl+p")
        await window.write("bring up with")
        await window.shows("Write down something to bring up")
        await window.press("enter")
        await window.shows("What do you want to bring up?")


async def test_a_record_of_that_name_comes_before_letters_here_and_there(
    journal: Journal, root: Path, open_app: Open
) -> None:
    """X3: the letters of Quotes are in "Quit; what is saved goes into ...", which is not meant."""
    (root / "network/quotes.md").write_text("---\ntype: person\nname: Quotes\n---\n")
    async with open_app() as window:
        await window.press("ctrl+p")
        await window.write("Quotes")
        await window.shows("Quit; what is saved", "network/quotes.md")
        await window.press("enter")
        await window.until(lambda: window.app.frame.place.key == "network/quotes.md")


async def test_a_colon_opens_the_palette_where_q_is_quit_and_w_nothing(
    journal: Journal, open_app: Open
) -> None:
    """X3: who is at home in vim finds the way out, and no theme or record by accident."""
    async with open_app() as window:
        theme = window.app.theme
        await window.press(":", "z")
        await window.shows("Nothing with that name")
        await window.press("enter", "1", ":", "w")  # no Weigh by accident
        await window.shows("Nothing to save: each change is saved at once")
        await window.press("q")
        await window.shows("Quit; what is saved")
        await window.press("escape", ":", "x")
        await window.shows("Quit; what is saved")
        await window.press("escape", ":", "q")
        await window.shows("Quit; what is saved")
        assert "^q" not in "".join(window.text.splitlines()[5:15])
        assert window.app.theme == theme
        await window.press("escape", "t", ":")
        await window.until(lambda: window.app.focused is not None)
        assert getattr(window.app.focused, "value", "") == ":"


@pytest.mark.parametrize("markup", ["[red]x[/red]", "[/nope]", "[@click=app.quit]go[/]", "[$x]"])
async def test_the_palette_finds_a_name_without_its_marks(
    journal: Journal, root: Path, open_app: Open, markup: str
) -> None:
    """X3: `oberg` finds Öberg in the palette, too; markup in a name or a path is only text."""
    path = f"network/lena-{markup.replace('/', '')}.md"
    text = f'---\ntype: person\nname: "Lena Öberg {markup}"\n---\n'
    (root / path).write_text(text)
    async with open_app() as window:
        await window.press("ctrl+p")
        await window.write("oberg")
        await window.shows(f"Lena Öberg {markup}", path)
        await window.press("enter")
        await window.until(lambda: window.app.frame.place.key == path)


@pytest.mark.parametrize("key", ["slash", "L", "b"])
async def test_a_record_is_seen_from_wherever_it_was_chosen(
    journal: Journal, open_app: Open, key: str
) -> None:
    """X3: chosen over another screen, it is not left below that, out of sight."""
    async with open_app() as window:
        await window.press("2", key)
        await window.until(lambda: window.app.screen is not window.app.frame)
        await window.press("ctrl+p")
        await window.write("boken")
        await window.shows("Boken om mentorskap")
        await window.press("enter")
        await window.until(lambda: window.app.screen is window.app.frame)
        await window.until(lambda: window.app.frame.shown == "reading")


@pytest.mark.parametrize("key", ["e", "H"])
async def test_no_record_is_offered_where_none_would_be_seen(
    journal: Journal, open_app: Open, key: str
) -> None:
    """X3: below a form nobody sees what was gone to."""
    async with open_app() as window:
        await window.press("6", "j", key)
        await window.until(lambda: window.app.screen is not window.app.frame)
        await window.press("ctrl+p")
        await window.write("svensson")
        await window.shows("Nothing with that name")
