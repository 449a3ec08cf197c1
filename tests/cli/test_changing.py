"""What commands that change records take, refuse and doubt (ui.md, Command line)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from .conftest import Run


def test_what_is_added_passes_the_check(started: Run) -> None:
    """format.md: a dated record has its day, as the form fills it in; without a name it is none."""
    for kind in ("candidate", "person", "goal"):
        done = started("add", kind)
        assert (done.code, done.out) == (2, "")
        assert "Missing: " in done.err
    assert "name" in started("add", "candidate").err
    assert started("add", "meeting", "No date").code == 0
    today = date.today().isoformat()
    assert started("show", f"{today}-no-date", "--json").json["fields"]["date"] == today
    assert started("check").out == ""


def test_there_can_be_one_agreement(started: Run) -> None:
    """It is said which, and not that another program were at work."""
    started("add", "agreement", "Ours")
    again = started("add", "agreement", "Another")
    assert (again.code, again.out) == (1, "")
    assert again.err == "mentorship: There is one already: mentorships/leading/agreement.md\n"
    assert "already: journal.md" in started("add", "journal", "Another").err


def test_a_field_that_is_nearly_known_is_doubted(started: Run) -> None:
    """format.md rule 4: it is written all the same, for fields of one's own are welcome."""
    done = started("add", "person", "Lena", "--set", "telephone=0701", "--set", "shoe_size=38")
    assert done.code == 0
    assert "Did you mean phone?" in done.err
    assert "shoe_size" not in done.err
    done = started("set", "lena", "telephone=0702")
    assert (done.code, done.err.count("Did you mean phone?")) == (0, 1)
    assert started("show", "lena", "--json").json["fields"]["telephone"] == "0702"


def test_items_of_a_map_are_added_as_they_are_set(started: Run) -> None:
    """ui.md: `map.key=value` is one item of a map, in a new record as in an old one."""
    given = ("--set", "ratings.listened=4", "--set", "ratings.honest=5", "--set", "my.own=word")
    started("add", "candidate", "Anna")
    added = started("add", "tryout", "First", "--set", "candidate=anna", *given, "--json").json
    assert added["fields"]["ratings"] == {"listened": 4, "honest": 5}
    assert added["fields"]["my"] == {"own": "word"}
    assert not [name for name in added["fields"] if "." in name]


def test_a_question_is_only_ever_left_by_a_sync(started: Run, tmp_path: Path) -> None:
    """git.md: one made by hand would ask about values that nobody wrote."""
    done = started("add", "conflict", "x", "--set", "record=nowhere.md", "--set", "field=title")
    assert (done.code, done.out) == (2, "")
    assert "mentorship resolve" in done.err
    assert not (tmp_path / "journal/conflicts").exists()


def test_an_item_that_is_nearly_known_is_doubted(started: Run) -> None:
    """P4: a quality that is misspelt would count for nothing; one's own may have any name."""
    done = started("add", "profile", "--set", "qualities.lisens=5", "--set", "must=candit,listens")
    assert done.code == 0
    assert "qualities.lisens is written" in done.err
    assert "Did you mean qualities.listens?" in done.err
    assert "Did you mean candid?" in done.err
    own = started("set", "profile", "custom.listen=Hears me", "qualities.listen=4")
    assert (own.code, own.err) == (0, "")


def test_a_word_with_a_comma_is_one_word_in_quotes(started: Run) -> None:
    """ui.md: a list on one line is written as in the forms."""
    started("add", "person", "Bo", "--set", 'areas="law, tax", art')
    assert field(started, "bo", "areas") == ["law, tax", "art"]


def test_a_reference_to_nobody_is_doubted(started: Run) -> None:
    """format.md rule 6: it is written, for the other may come with the next sync."""
    done = started("add", "candidate", "Anna", "--set", "suggested_by=maria")
    assert done.code == 0
    assert done.err == "mentorship: suggested_by: there is no maria in the journal\n"
    assert started("set", "anna", "stage=named").err == ""


def test_what_no_record_can_lose_is_refused(started: Run) -> None:
    """A record keeps its type, its day and what its type requires."""
    before = started("show", "leading").out
    for pair in ("type=person", "created=", "title="):
        done = started("set", "leading", pair)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(f"mentorship: {pair.partition('=')[0]}: ")
    assert started("show", "leading").out == before


def test_days_are_said_in_words(started: Run) -> None:
    """ui.md: as in the forms, `+2w`, `fre`, also in what is to be brought up."""
    today = date.today()
    started("add", "candidate", "Anna", "--set", "next_date=+2w")
    assert field(started, "anna", "next_date") == (today + timedelta(14)).isoformat()
    started("set", "anna", "next_date=imorgon")
    assert field(started, "anna", "next_date") == (today + timedelta(1)).isoformat()
    assert started("set", "anna", "next_date=soonish").code == 2


@pytest.mark.parametrize(
    ("kind", "name", "pairs", "field"),
    [
        ("candidate", "Anna", ("checked",), "checked"),
        ("meeting", "First", ("status=held", "date"), "date"),
        ("meeting", "First", ("date", "status=held"), "date"),
        ("tryout", "Walk", ("date", "status=held", "candidate=anna"), "date"),
        ("contact", "Mail", ("date", "about=anna", "direction=out", "channel=email"), "date"),
        ("evaluation", "Look", ("date", "kind=relationship"), "date"),
    ],
)
def test_a_day_without_a_year_of_what_has_been_is_the_last_one(
    started: Run, tmp_path: Path, kind: str, name: str, pairs: tuple[str, ...], field: str
) -> None:
    """S2: two days ago is this year's or last year's, not the next; and it is said which."""
    day = date.today() - timedelta(days=2)
    short = f"{day.day}/{day.month}"
    words = [word if "=" in word else f"{word}={short}" for word in pairs]
    made = started("add", kind, name, *(part for word in words for part in ("--set", word)))
    assert made.code == 0
    assert f"{field}: {short} is taken as {day}." in made.err
    path = made.out.strip()
    assert f"{field}: {day}\n" in (tmp_path / "journal" / path).read_text()
    done = started("set", path, f"{field}={short}")
    assert f"is taken as {day}." in done.err


def test_a_day_ahead_and_a_time_are_understood_as_in_a_form(started: Run, tmp_path: Path) -> None:
    """S2: a planned meeting's day is the next such one; 17.30 is written as 17:30."""
    day = date.today() - timedelta(days=2)
    words = ("--set", f"date={day.day}/{day.month}", "--set", "time=17.30")
    made = started("add", "meeting", "Ahead", *words)
    text = (tmp_path / "journal" / made.out.strip()).read_text()
    (found,) = re.findall(r"^date: (.+)$", text, re.MULTILINE)
    assert date.fromisoformat(found) > date.today()
    assert found in made.err
    for typed, kept in (("kl 9", "09:00"), ("5pm", "17:00")):
        assert started("set", made.out.strip(), f"time={typed}").code == 0
        assert kept in (tmp_path / "journal" / made.out.strip()).read_text()
    assert started("set", made.out.strip(), "time=25.00").code == 2


def test_topics_of_all_kinds(started: Run, tmp_path: Path) -> None:
    """M1: one a line from standard input, without the marks of a list; none is empty."""
    for word in ("", "!!", "-"):
        done = started("topic", word)
        assert (done.code, done.out) == (2, "")
    assert not (tmp_path / "journal/topics.md").exists()
    assert started("topic", "-", stdin="Say no !!\n\n- [ ] Ask for more\n").code == 0
    assert started("topic", "- [ ] Dare due:tomorrow").code == 0
    text = (tmp_path / "journal/topics.md").read_text()
    tomorrow = (date.today() + timedelta(1)).isoformat()
    expected = ["Say no !!", "Ask for more", f"Dare due:{tomorrow}"]
    assert re.findall(r"- \[ \] (.*)", text) == expected


def test_a_field_is_not_taken_for_a_title(started: Run) -> None:
    """ui.md: `set` takes KEY=VALUE as it stands, `add` behind --set; a mistake makes no record."""
    done = started("add", "goal", "title=Lead")
    assert (done.code, done.out) == (2, "")
    assert "--set title=Lead" in done.err
    assert started("add", "goal", "Courage = action").code == 0


def field(run: Run, slug: str, name: str) -> object:
    return run("show", slug, "--json").json["fields"].get(name)


def test_what_is_wrong_is_said_in_the_language_of_the_journal(run: Run) -> None:
    """product.md: the journal's language is chosen once; the shell's may be another."""
    run("init", "--lang", "sv", "--name", "Ada Test")
    refused, doubted = run("show", "nobody"), run("add", "person", "Lena", "--set", "telephone=1")
    assert refused.err.startswith("mentorship: Det finns ")
    assert "Menade du" in doubted.err


def test_the_open_mentorship_is_called_by_what_it_is(started: Run) -> None:
    """ui.md, Command line: the record one is in most needs no slug."""
    assert started("set", "mentorship", "intention=I want to lead").code == 0
    shown = started("show", "mentorship", "--json").json
    assert (shown["path"], shown["fields"]["intention"]) == (
        "mentorships/leading/mentorship.md",
        "I want to lead",
    )


def test_topics_from_a_file_are_one_change_or_none(started: Run, tmp_path: Path) -> None:
    """X2, S1: a hundred lines are a commit; NUL or bytes that are no text are refused in words."""
    place = tmp_path / "journal" / "topics.md"
    lines = "".join(f"line {number}\n" for number in range(100))
    assert started("topic", "-", stdin=lines).code == 0
    assert place.read_text().count("- [ ] line ") == 100
    assert started("log", "--limit", "1").out.count("100") == 1
    assert started("undo").code == 0
    assert "line" not in (place.read_text() if place.exists() else "")
    refused = started("topic", "-", stdin="good\nbad\x00\n")
    assert (refused.code, "U+0000" in refused.err) == (2, True)
    refused = started("add", "person", "Bo", "--body", "-", stdin="no\x00tes")
    assert (refused.code, "U+0000" in refused.err) == (2, True)
