"""The command line: the screen's words, exit codes, JSON, nothing a terminal obeys (X6)."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from .conftest import Run

ANNA = "mentorships/leading/candidates/anna-svensson.md"


def test_init_makes_a_journal_for_its_owner_alone(run: Run, tmp_path: Path) -> None:
    """format.md rule 7, ui.md: asks nothing when there is no terminal."""
    done = run("init", "--lang", "sv", "--name", "Åsa Öberg")
    root = tmp_path / "journal"
    assert (done.code, done.out) == (0, f"{root}\n")
    text = (root / "journal.md").read_text()
    assert "language: sv\n" in text
    assert "mentee: Åsa Öberg\n" in text
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert stat.S_IMODE((root / "journal.md").stat().st_mode) == 0o600
    subjects = git(root, "log", "--format=%s").splitlines()
    assert subjects == ["En ny journal: Mitt mentorskap"]
    assert git(root, "status", "--porcelain") == ""
    assert run("init").code == 1


def test_add_set_move_show_and_list(started: Run, tmp_path: Path) -> None:
    """ui.md: add and set go through the journal's use cases."""
    added = started("add", "candidate", "Anna Svensson", "--set", "stage=named", "--body", "")
    assert added.out == f"{ANNA}\n"
    assert started("set", "anna-svensson", "fit.listens=4", "next_date=2027-01-20").code == 0
    assert started("move", ANNA, "contacted").code == 0
    shown = started("show", "anna-svensson", "--json").json
    assert shown["fields"] == {
        "type": "candidate",
        "name": "Anna Svensson",
        "stage": "contacted",
        "created": shown["fields"]["created"],
        "fit": {"listens": 4},
        "next_date": "2027-01-20",
    }
    assert (shown["type"], shown["slug"], shown["path"]) == ("candidate", "anna-svensson", ANNA)
    assert shown["problems"] == []
    listed = started("list", "candidate")
    assert ANNA in listed.out
    assert "contacted" in listed.out
    assert [one["slug"] for one in started("list", "candidate", "--json").json] == ["anna-svensson"]
    last = git(tmp_path / "journal", "log", "-1", "--format=%s")
    assert last == "Candidate: Anna Svensson - named -> contacted\n"


def test_an_empty_value_takes_a_field_away(started: Run) -> None:
    """ui.md: `set REF key=value`."""
    started("add", "candidate", "Anna Svensson", "--set", "phone=0701234567")
    started("set", "anna-svensson", "phone=")
    assert "phone" not in started("show", "anna-svensson", "--json").json["fields"]


def test_body_from_standard_input_comes_through_whole(started: Run, tmp_path: Path) -> None:
    """X1."""
    text = "\n## Mina ord\n\nÅ, ä och ö – och 🙂.\n"
    started("add", "goal", "Dare", "--set", "kind=mission", "--body", "-", stdin=text)
    found = (tmp_path / "journal/mentorships/leading/goals/dare.md").read_text()
    assert found.endswith(f"---\n{text}")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("set", "nobody", "stage=named"), 1, "nobody"),
        (("set", "twin", "name=x"), 2, "network/twin.md, reading/twin.md"),
        (("set", "leading", "horizon_months=many"), 2, "horizon_months: many is not a whole"),
        (("set", "leading", "phase"), 2, "phase is not of the form key=value"),
        (("set", "journal.md", "format=2"), 2, "format: the app sets it"),
        (("rename", "leading", " "), 2, "What is it to be called?"),
        (("move", "leading", "nowhere"), 2, "nowhere is not one of: prepare"),
        (("add", "wizard", "x"), 2, "There is no record type wizard"),
        (("schema", "wizard"), 2, "There is no record type wizard"),
        (("list", "wizard"), 2, "There is no record type wizard"),
        (("show", "../../etc/passwd"), 1, "../../etc/passwd"),
        (("frobnicate", "x"), 2, "There is no command frobnicate. See `mentorship --help`."),
        (("frobnicate",), 2, "There is no command frobnicate. See `mentorship --help`."),
        ((), 1, "needs a terminal"),
    ],
)
def test_wrong_usage_is_one_clear_line(
    started: Run, words: tuple[str, ...], code: int, says: str
) -> None:
    """ui.md: exit codes 1 and 2; errors on standard error; never a traceback."""
    started("add", "person", "Twin")
    started("add", "reading", "Twin")
    done = started(*words)
    assert (done.code, done.out) == (code, "")
    assert says in done.err


def test_every_wrong_value_is_told_of(started: Run, tmp_path: Path) -> None:
    """ui.md: errors are one line each, and nothing is written while one is left."""
    started("add", "goal", "Dare", "--set", "kind=mission")
    place = tmp_path / "journal/mentorships/leading/goals/dare.md"
    before = place.read_bytes()
    done = started("set", "dare", "due=someday", "sign=I dare", "kind=dream", "baseline=eleven")
    assert (done.code, done.out) == (2, "")
    assert [line.split()[1] for line in done.err.splitlines()] == ["due:", "kind:", "baseline:"]
    assert place.read_bytes() == before


def test_check_names_file_line_and_reason(started: Run, tmp_path: Path) -> None:
    """ui.md: `file:line: reason`, exit 1 if any."""
    assert started("check").code == 0
    started("add", "candidate", "Anna Svensson", "--body", "")
    place = tmp_path / "journal" / ANNA
    place.write_text(place.read_text().replace("stage: named", "stage: famous\nname: Again"))
    done = started("check")
    assert done.code == 1
    assert done.out.startswith(f"{ANNA}:5: ")
    place.write_text(place.read_text().replace("\nname: Again", ""))
    assert started("check").out.startswith(f"{ANNA}:4: stage: famous is not one of: lead, named")
    assert started("check", "--json").json[0]["line"] == 4


def test_check_says_where_what_is_for_me_only_is_in_doubt(started: Run, tmp_path: Path) -> None:
    """outgoing.md: in doubt it is private; the line that is in doubt is named, a heading is not."""
    sure = "## Notes\n\nA\n\n## For me only\n\n**Private:** more\n"
    started("add", "meeting", "Sure", "--set", "date=2027-01-12", "--body", sure)
    assert started("check").code == 0
    code = "## Notes\n\n```\noutput\n\n## For me only\n\nB\n"
    path = started("add", "meeting", "Open", "--set", "date=2027-01-13", "--body", code).out.strip()
    done = started("check")
    lines = (tmp_path / "journal" / path).read_text().split("\n")
    assert (done.code, done.out.count("\n")) == (1, 1)
    assert done.out.startswith(f"{path}:{lines.index('## For me only') + 1}: This line may be")


def test_sharing_is_refused_where_nothing_is_shared(started: Run, tmp_path: Path) -> None:
    """outgoing.md: `share` is no field of what is the mentee's alone; an old one is told of."""
    person = started("add", "person", "Maria Berg").out.strip()
    refused = started("set", "maria-berg", "share=mentor")
    assert refused.code == 2
    assert "is not shared" in refused.err
    place = tmp_path / "journal" / person
    place.write_text(place.read_text().replace("type: person\n", "type: person\nshare: mentor\n"))
    done = started("check")
    assert (done.code, done.out.count("\n")) == (1, 1)
    assert done.out.startswith(f"{person}:3: share: nothing of this record")
    assert started("set", "maria-berg", "share=").code == 0
    assert started("check").code == 0


def test_check_says_that_a_letter_to_another_is_not_shared(started: Run) -> None:
    """outgoing.md: of letters and try-outs only those with the mentor may leave."""
    started("add", "candidate", "Anna Svensson")
    started("add", "candidate", "Bo Ek")
    to_bo = ("--set", "about=bo-ek", "--set", "share=mentor", "--set", "date=2027-01-12")
    started("add", "contact", *to_bo)
    assert started("check").code == 0
    started("set", "mentorships/leading/mentorship", "mentor=bo-ek")
    assert started("check").code == 0
    started("set", "mentorships/leading/mentorship", "mentor=anna-svensson")
    assert "share: nothing of this record" in started("check").out


def test_check_names_a_reference_to_nobody(started: Run, tmp_path: Path) -> None:
    """format.md rule 6: a record that is named and is not there is told of, and harms nothing."""
    started("add", "person", "Maria Berg")
    started("add", "contact", "--set", "about=maria-berg", "--set", "date=2027-01-17")
    assert started("check").code == 0
    (tmp_path / "journal" / "network" / "maria-berg.md").unlink()
    done = started("check")
    assert (done.code, done.out.count("\n")) == (1, 1)
    assert done.out.rstrip().endswith(": about: there is no maria-berg in the journal")


def test_a_file_that_cannot_be_read_is_there_all_the_same(started: Run, tmp_path: Path) -> None:
    """format.md rule 4: it is told of once, and what names it is right."""
    started("add", "person", "Maria Berg")
    started("add", "candidate", "Anna", "--set", "suggested_by=maria-berg")
    started("move", "anna", "i_declined")
    (tmp_path / "journal" / "network" / "maria-berg.md").write_text("---\ntype: [\n---\n")
    done = started("check")
    assert (done.code, done.out.count("\n")) == (1, 1)
    assert done.out.startswith("network/maria-berg.md:")
    listed = started("list", "person")
    assert (listed.code, listed.out) == (0, "")
    assert listed.err == "mentorship: 1 file cannot be read: mentorship check\n"
    listed = started("list", "candidate")
    assert "  I declined  Anna" in listed.out
    assert listed.err == ""


def test_a_hostile_title_reaches_no_terminal_raw(started: Run, tmp_path: Path) -> None:
    """format.md rule 8: control characters never reach the terminal raw, in any command."""
    place = tmp_path / "journal/network/evil.md"
    place.parent.mkdir()
    place.write_bytes(b'---\ntype: person\nname: "\\e]0;owned\\a[red]x"\n---\n\x1b[2J\xc2\x9b31m\n')
    for words in (("list",), ("show", "evil"), ("check",), ("status",)):
        done = started(*words)
        assert "\x1b" not in done.out + done.err
        assert "\x9b" not in done.out + done.err


def test_status_tells_the_next_step(started: Run) -> None:
    """M4: for the shell; exit 0."""
    done = started("status")
    assert done.code == 0
    assert "Next: " in done.out
    assert started("status", "--json").json["next"]["text"]


def test_status_names_what_keeps_versions_from_being_kept(started: Run, tmp_path: Path) -> None:
    """Reliability row 9: a halted rebase or an old version checked out is not passed over."""
    root = tmp_path / "journal"
    assert "git " not in started("status").out
    assert started("status", "--json").json["repository"] == "ok"
    git(root, "switch", "-q", "--detach")
    done = started("status")
    assert done.code == 0
    assert "a detached HEAD" in done.out
    assert "`git switch main`" in done.out
    assert started("status", "--json").json["repository"] == "detached"


def test_status_tells_what_is_not_committed_and_not_sent(started: Run, tmp_path: Path) -> None:
    """H1: the facts of the app's status line, and "synced" only where they agree."""
    root, hub = tmp_path / "journal", tmp_path / "hub.git"
    known = started("status", "--json").json
    assert (known["uncommitted"], known["remote"], known["to_send"]) == ([], None, None)
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(hub))
    started("remote", str(hub))
    done = started("status")
    assert "Synced 20" in done.out
    assert "not committed" not in done.out
    started("add", "person", "Anna")
    done = started("status")
    assert f"1 change to send to {hub}: mentorship sync" in done.out
    assert "Synced" not in done.out
    started("sync")
    (root / "list.txt").write_text("mine\n")
    git(root, "add", "list.txt")
    done, known = started("status"), started("status", "--json").json
    assert "Saved, not committed: list.txt." in done.out
    assert "Synced" not in done.out
    assert (known["uncommitted"], known["to_send"], known["remote"]) == (["list.txt"], 0, str(hub))


def test_topic_goes_into_the_inbox(started: Run, tmp_path: Path) -> None:
    """M1."""
    started("topic", "Say", "no", "!!")
    assert "- [ ] Say no !!\n" in (tmp_path / "journal/topics.md").read_text()


def test_help_has_examples_in_the_users_language(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """ui.md: `--help` with examples."""
    assert "mentorship add candidate" in run("add", "--help", journal=False).out
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    assert "Lägg till en post" in run("add", "--help", journal=False).out
    assert "enskilt mentorskap" in run("--help", journal=False).out.replace("\n  ", " ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_each_shell(run: Run, shell: str) -> None:
    """ui.md: shell completion."""
    assert "_MENTORSHIP_COMPLETE" in run("completion", shell, journal=False).out


def test_completion_proposes_commands(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """ui.md: shell completion."""
    monkeypatch.setenv("_MENTORSHIP_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "mentorship st")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert "plain,status" in run(journal=False).out


def test_schema_is_json_schema_of_the_front_matter(run: Run) -> None:
    """Issue: JSON Schema for each, printed by `mentorship schema TYPE`."""
    schema = run("schema", "goal", journal=False).json
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "kind" in schema["required"]


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", root, *words], check=True, capture_output=True, text=True)
    return done.stdout


def test_a_rename_moves_the_file_and_what_refers_to_it(started: Run, tmp_path: Path) -> None:
    """format.md rule 5: one commit; a slug leaves the title, and the log names what changed."""
    started("add", "person", "Maria Berg")
    started("add", "candidate", "Anna Svensson", "--set", "suggested_by=maria-berg")
    assert started("rename", "maria-berg", "maria").out == "network/maria.md\n"
    shown = started("show", "maria", "--json").json
    assert shown["fields"]["name"] == "Maria Berg"
    assert started("show", "anna-svensson", "--json").json["fields"]["suggested_by"] == ["maria"]
    assert started("rename", "maria", "Maria Ek").out == "network/maria-ek.md\n"
    git = ["git", "-C", str(tmp_path / "journal"), "log", "--format=%s", "-2"]
    done = subprocess.run(git, check=True, capture_output=True, text=True)
    assert done.stdout.splitlines() == [
        "Renamed network person: Maria Berg -> Maria Ek",
        "Renamed network person: maria-berg -> maria",
    ]
    assert started("rename", "journal.md", "x").code == 1
    assert started("rename", "nobody", "x").code == 1


def test_a_slug_of_two_is_listed_and_not_guessed(run: Run, tmp_path: Path) -> None:
    """ui.md: ambiguous ones are listed, also where one of them is of the open mentorship."""
    run("init", "--lang", "en", "--name", "Ada Test")
    run("add", "mentorship", "Leading", "--set", "intention=lead")
    run("add", "person", "Andrew Strom")
    run("add", "candidate", "Andrew Strom")
    done = run("set", "andrew-strom", "next_step=hello")
    assert done.code != 0
    assert "network/andrew-strom.md" in done.err
    assert "candidates/andrew-strom.md" in done.err


def test_a_record_of_a_mentorship_before_there_is_one(run: Run) -> None:
    """X3: the way on is named for the shell, where one is."""
    run("init", "--lang", "en")
    done = run("add", "goal", "Lead a team")
    assert (done.code, done.out) == (1, "")
    assert 'mentorship add mentorship "..."' in done.err
