"""`mentorship doctor` as a script sees it."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run


def test_it_says_what_is_wrong_and_mends_it(started: Run, tmp_path: Path) -> None:
    """ui.md: exit code 1 if something is left, 0 when all is well; a sentence for each finding."""
    well = started("doctor")
    assert (well.code, well.out) == (0, "The journal is well.\n")
    (tmp_path / "journal").chmod(0o755)
    ill = started("doctor")
    assert ill.code == 1
    assert "Others on this computer can read the journal" in ill.out
    assert "mentorship doctor --fix" in ill.out
    listed = started("doctor", "--json").json
    assert [(one["check"], one["mended"], one["mendable"]) for one in listed] == [
        ("permissions", False, True)
    ]
    mended = started("doctor", "--fix")
    assert mended.code == 0
    assert mended.out.startswith("mended: ")
    assert started("doctor", "--json").json == []


def test_the_driver_is_refused_nothing_it_needs(run: Run, tmp_path: Path) -> None:
    """git's words: 0 merged, 1 disputed; a file that is not there is a line, not a traceback."""
    for name, stage in (("base", "a"), ("mine", "b"), ("theirs", "a")):
        (tmp_path / name).write_text(f"---\ntype: goal\nstage: {stage}\n---\n")
    files = [str(tmp_path / name) for name in ("base", "mine", "theirs")]
    assert run("merge-driver", *files, "x.md", journal=False).code == 0
    assert (tmp_path / "mine").read_text() == "---\ntype: goal\nstage: b\n---\n"
    (tmp_path / "theirs").write_text("---\ntype: goal\nstage: c\n---\n")
    assert run("merge-driver", *files, "x.md", journal=False).code == 1
    gone = run("merge-driver", *files[:2], str(tmp_path / "gone"), "x.md", journal=False)
    assert gone.code == 2
    assert gone.err.count("\n") == 1
