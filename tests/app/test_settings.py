"""settings.toml: what is right is taken, what is wrong is told, no key means two things."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.app.keys import KEYS, key_names, remapped
from mentorship_tui.app.theme.house import unknown_theme
from mentorship_tui.settings import Settings, read_settings


def write(folder: Path, text: str) -> Settings:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return read_settings(folder)


def test_no_file_is_all_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_what_is_settled(tmp_path: Path) -> None:
    found = write(tmp_path, 'theme = "nord"\nencourage = false\nascii = true\n[keys]\nadd = "i"\n')
    assert (found.theme, found.encourage, found.ascii) == ("nord", False, True)
    assert dict(found.keys) == {"add": "i"}
    assert found.problems == ()


def test_wrong_lines_are_told_and_the_rest_is_taken(tmp_path: Path) -> None:
    found = write(tmp_path, "theme = 1\nunknown = 2\nencourage = false\n[keys]\nadd = 3\n")
    assert not found.encourage
    assert found.theme == ""
    names = [problem.params["name"] for problem in found.problems]
    assert names == ["theme", "unknown", "keys.add"]


def test_hooks_run_only_on_the_users_word(tmp_path: Path) -> None:
    """git.md: off unless the settings say so, plainly."""
    assert not read_settings(tmp_path).git.hooks
    assert write(tmp_path, "[git]\nhooks = true\n").git.hooks
    found = write(tmp_path, '[git]\nhooks = "yes"\n')
    assert not found.git.hooks
    assert [problem.params["name"] for problem in found.problems] == ["git.hooks"]


@pytest.mark.parametrize("wrong", ["Nowhere/At_all", "../../etc/passwd", "", "Europe"])
def test_the_zone_is_one_that_there_is(tmp_path: Path, wrong: str) -> None:
    """M4: a name of the zone database; any other is told, and the machine's holds."""
    assert write(tmp_path, 'zone = "Europe/Stockholm"\n').zone == "Europe/Stockholm"
    found = write(tmp_path, f'zone = "{wrong}"\n')
    assert found.zone == ""
    assert [problem.params["name"] for problem in found.problems] == ["zone"]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert len(write(tmp_path, "theme = ").problems) == 1
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe")
    assert len(read_settings(tmp_path).problems) == 1


def test_keys_can_change_places() -> None:
    keymap, problems = remapped({"add": "e", "edit": "a"})
    assert keymap == {"add": "e", "edit": "a"}
    assert problems == ()


def test_a_taken_key_or_an_unknown_name_is_told() -> None:
    keymap, problems = remapped({"add": "e", "nonsense": "z", "find": "?,f"})
    assert keymap == {}
    assert len(problems) == 3


@given(st.dictionaries(st.sampled_from([*KEYS, "other"]), st.text(max_size=6), max_size=6))
def test_however_keys_are_bound_none_means_two_things(asked: dict[str, str]) -> None:
    keymap, _ = remapped(asked)
    owners: dict[str, str] = {}
    for key in KEYS.values():
        for name in key_names(keymap.get(key.id, key.keys)):
            assert owners.setdefault(name, key.id) == key.id


def test_a_theme_that_is_none_is_told() -> None:
    """A wrong line never stops the app; it is named, with what there is."""
    assert unknown_theme("nord", ["nord"]) == unknown_theme("", []) == ()
    (said,) = unknown_theme("nosuch", ["nord", "gruvbox"])
    assert said.params == {"name": "nosuch", "known": "nord, gruvbox"}
