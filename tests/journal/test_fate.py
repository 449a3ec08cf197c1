"""What happens to the notes at the end, and the journey after it."""

from __future__ import annotations

import subprocess

import pytest

from mentorship_tui.journal.actions.fate_of_notes import KEPT, Fate, anonymised, carry_out, deleted
from mentorship_tui.journal.actions.mentorships import open_mentorship, start_mentorship
from mentorship_tui.journal.actions.undo import redo, told, undo
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.reading.mentions import FIXED
from mentorship_tui.records.lost import lost_references
from mentorship_tui.records.record import Value

from .conftest import Log, files, git

HOME = "mentorships/leading"


@pytest.fixture
def ended(journal: Journal) -> Journal:
    add = journal.add
    add("person", {"name": "Maria Berg"}, "")
    add(
        "candidate",
        {
            "name": "Anna Hall",
            "stage": "mentor",
            "email": "anna@example.org",
            "suggested_by": ["maria-berg"],
        },
        "Annas hus. Write to anna@example.org. We met in the hall.\n",
    )
    add("candidate", {"name": "Leila Hall", "stage": "not_now"}, "Leila knows Anna.\n")
    journal.set(f"{HOME}/mentorship.md", {"mentor": "anna-hall", "phase": "close"})
    add("contact", {"about": "anna-hall", "date": "2027-01-02", "purpose": "first"}, "Dear Anna,\n")
    add(
        "meeting", {"title": "With Anna", "date": "2027-01-12", "status": "held"}, "[[anna-hall]]\n"
    )
    add("goal", {"title": "Say no", "kind": "concrete"}, "")
    add("profile", {"qualities": {"listens": 5}, "must": ["listens"]}, "Someone calm.\n")
    add("closing", {"reason": "reached", "title": "A year with Anna Hall"}, "")
    return journal


def test_anonymising_takes_the_name_out_of_files_and_file_names(ended: Journal, log: Log) -> None:
    """C1, R50: name, details, slugs and references; in one commit, which names nobody."""
    fate = anonymised(ended)
    assert fate.renamed == 3
    assert fate.places >= 9
    carry_out(ended, fate)
    everything = "\n".join(
        f"{file.relative_to(ended.root)}\n{file.read_text()}"
        for file in (ended.root / HOME).rglob("*.md")
    )
    for gone in ("Anna", "anna-hall", "anna@example.org", "with-anna"):
        assert gone not in everything
    assert "We met in the hall." in everything, "a word of the text is no name"
    assert "Leila Hall" in everything, "somebody else keeps theirs"
    records = ended.snapshot.records
    mentor = records[f"{HOME}/candidates/mentor.md"]
    assert mentor.title == "the mentor"
    assert records[f"{HOME}/mentorship.md"].words("mentor") == ("mentor",)
    assert records[f"{HOME}/contacts/2027-01-02-mentor.md"].words("about") == ("mentor",)
    assert records[f"{HOME}/closing.md"].text("notes") == "anonymise"
    assert not [one for one in records.values() if one.problems]
    assert log()[-1].startswith("Took the mentor's name and details out of ")
    kept = subprocess.run(
        ["git", "-C", ended.root, "show", f"HEAD~1:{HOME}/candidates/anna-hall.md"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "Anna Hall" in kept.stdout, "the history keeps it, as the dialog says"


def test_a_sentence_that_began_with_the_name_begins_with_a_capital_letter(ended: Journal) -> None:
    """C1, R49: what is kept is to be read; in the middle of a line nobody shouts."""
    text = "Anna told it. Anna waited, as\nAnna does.\n\n- Anna: call\n- [ ] “Anna?” Yes, Anna.\n"
    note = ended.add("meeting", {"title": "Talk", "date": "2027-01-13"}, text).path
    carry_out(ended, anonymised(ended))
    assert (
        (ended.root / note)
        .read_text()
        .endswith(
            "The mentor told it. The mentor waited, as\nthe mentor does.\n\n- The mentor: call\n"
            "- [ ] “The mentor?” Yes, the mentor.\n"
        )
    )


def test_anonymising_reaches_all_that_can_be_written(ended: Journal) -> None:
    """C1, R50: other people's notes, other ways to write a number or a name; the rest is told."""
    ended.set(f"{HOME}/candidates/anna-hall.md", {"phone": "070-123 45 67"})
    ended.add(
        "meeting",
        {"date": "2027-02-12", "status": "held"},
        "ANNA HALL said: 070 1234567, or Anna\nHall at anna.hall@work.example.\n",
    )
    ended.add("person", {"name": "Bo Ek"}, "## Suggestions\n\n- Anna Hall, Anna@Example.org\n")
    ended.add("reading", {"title": "A book"}, "Lent by Anna Hall.\n")
    ended.add("person", {"name": "Anna Hall"}, "")
    (ended.root / HOME / "broken.md").write_text("---\na: [\n---\nAnna Hall\n")
    (ended.root / HOME / "letter.txt").write_text("Dear Anna Hall\n")
    (ended.root / "mentorships/earlier").mkdir()
    (ended.root / "mentorships/earlier/mentorship.md").write_text(
        "---\ntype: mentorship\ntitle: With Anna Hall\n---\n"
    )
    ended.refresh()
    fate = anonymised(ended)
    assert set(fate.stays) >= {
        f"{HOME}/broken.md",
        "mentorships/earlier/mentorship.md",
        "network/anna-hall.md",
    }
    carry_out(ended, fate)
    left = {
        file.relative_to(ended.root).as_posix()
        for file in ended.root.rglob("*.*")
        if ".git" not in file.parts and file.is_file()
        for text in [file.read_text(encoding="utf-8").casefold()]
        if any(one in text for one in ("anna", "1234567", "123 45"))
    }
    assert left <= {*fate.stays}
    assert f"{HOME}/candidates/mentor.md" in fate.stays, "`the hall` may be the name"
    assert (ended.root / "network/bo-ek.md").read_text().endswith("- The mentor, (removed)\n")


def test_deleting_takes_the_notes_and_keeps_ones_own_work(ended: Journal, log: Log) -> None:
    """C1, R50: meetings and contacts with the mentor go; goals and profile stay."""
    fate = deleted(ended)
    assert fate.files == 2
    carry_out(ended, fate)
    assert not list((ended.root / HOME).glob("meetings/*"))
    assert not list((ended.root / HOME).glob("contacts/*"))
    assert (ended.root / HOME / "goals/say-no.md").exists()
    assert "notes: delete" in (ended.root / HOME / "closing.md").read_text()
    assert log()[-1] == "Deleted the notes of the mentorship: 2 files"


def test_keeping_is_written_down(ended: Journal) -> None:
    """C1: an answer, too."""
    carry_out(ended, Fate(KEPT))
    assert "notes: keep" in (ended.root / HOME / "closing.md").read_text()


def test_the_next_journey_takes_the_profile_along(ended: Journal, log: Log) -> None:
    """C1, R5, X7: opened, with the earlier profile; the network is everybody's; one commit."""
    before = len(log())
    values = {"title": "Next", "phase": "prepare", "profile_from": "leading"}
    record = start_mentorship(ended, values)
    assert "profile_from" not in record.fields
    assert len(log()) == before + 1
    assert ended.snapshot.mentorship == record
    profile = ended.snapshot.single("profile")
    assert profile is not None
    assert profile.mentorship == "next"
    assert profile.scores("qualities") == {"listens": 5}
    assert ended.snapshot.of("person")
    open_mentorship(ended, "leading")
    assert ended.snapshot.mentorship is not None
    assert ended.snapshot.mentorship.slug == "leading", "C3: the ended one can be opened again"


def test_two_files_that_come_to_one_name_are_both_kept(ended: Journal) -> None:
    """C1: without the name they would be called the same; neither is written over the other."""
    for title, text in (("With Anna Hall", "The long talk.\n"), ("With Anna!", "The short one.\n")):
        ended.add("meeting", {"title": title, "date": "2027-01-12", "status": "held"}, text)
    before = len(ended.snapshot.of("meeting"))
    carry_out(ended, anonymised(ended))
    texts = [file.read_text() for file in (ended.root / HOME / "meetings").iterdir()]
    assert len(texts) == before == len(ended.snapshot.of("meeting"))
    assert sum("The long talk." in text for text in texts) == 1
    assert sum("The short one." in text for text in texts) == 1


def test_what_is_in_doubt_changes_on_a_yes_alone(ended: Journal) -> None:
    """O5: shared names, other mentorships, files that are no records and their names."""
    ended.add("person", {"name": "Anna Lind"}, "")
    ended.add("mentorship", {"title": "Earlier with Anna Hall", "phase": "closed"}, "")
    ended.add(
        "goal", {"title": "Grow"}, "As Anna Hall said.\n", mentorship="earlier-with-anna-hall"
    )
    (ended.root / "pics").mkdir()
    (ended.root / "pics/anna-hall.jpg").write_bytes(b"\0x")
    (ended.root / "letter.txt").write_text("Dear Anna Hall\n")
    note = ended.add("reading", {"title": "B"}, "Anna left.\n\n![](../pics/anna-hall.jpg)\n").path
    ended.refresh()
    ended.outside.sweep(crashed=False)
    fate = anonymised(ended)
    chosen = [one for one in fate.asked if one.path != "letter.txt"]
    assert {(one.path, one.context) for one in fate.asked} >= {
        ("pics/anna-hall.jpg", "pics/anna-hall.jpg"),
        ("letter.txt", "Dear Anna Hall"),
        ("mentorships/earlier-with-anna-hall/mentorship.md", "mentorships/earlier-with-anna-hall"),
        ("mentorships/earlier-with-anna-hall/goals/grow.md", "As Anna Hall said."),
        (note, "Anna left."),
    }
    carry_out(ended, fate.with_answers(chosen))
    ended.drain(20)
    assert (ended.root / "pics/mentor.jpg").exists()
    assert (
        (ended.root / note).read_text().endswith("The mentor left.\n\n![](../pics/mentor.jpg)\n")
    ), "what names the picture follows it"
    grown = ended.root / "mentorships/earlier-with-mentor/goals/grow.md"
    assert grown.read_text().endswith("As the mentor said.\n")
    assert (ended.root / "letter.txt").read_text() == "Dear Anna Hall\n", "that was a no"
    assert (ended.root / "network/anna-lind.md").exists(), "somebody else keeps theirs"
    assert ended.snapshot.records[f"{HOME}/closing.md"].number("places_left")
    assert not list(lost_references(ended.snapshot))


def test_the_mentee_and_what_is_no_prose_stay_as_they_are(ended: Journal) -> None:
    """O5: the mentee's own name, dates, keys, numbers and choices."""
    ended.set("journal.md", {"mentee": "Anna Berg"})
    ended.set(f"{HOME}/candidates/anna-hall.md", {"phone": "2027011", "Anna Hall": "yes"})
    text = "I am Anna Berg. On 2027-01-12, 2611.\n"
    note = ended.add("meeting", {"date": "2027-01-13", "minutes": 60}, text).path
    (ended.root / HOME / "goals/anna-lindqvist.md").write_text(
        "---\ntype: goal\ntitle: Be like Anna Lindqvist\nkind: concrete\nstatus: active\n---\n"
    )
    ended.refresh()
    before = (ended.root / note).read_text()
    fate = anonymised(ended)
    assert ("Anna Hall", FIXED) in [(one.written, one.doubt) for one in fate.left], "it is told"
    carry_out(ended, fate)
    assert (ended.root / note).read_text() == before
    assert (ended.root / HOME / "goals/anna-lindqvist.md").exists(), "nobody in the journal"
    assert ended.snapshot.journal is not None
    assert ended.snapshot.journal.text("mentee") == "Anna Berg"
    assert ended.snapshot.records[f"{HOME}/candidates/mentor.md"].fields["Anna Hall"] == "yes"


def test_unsaved_forms_are_gone_through_and_what_is_kept_beside_is_emptied(ended: Journal) -> None:
    """O5: a form of a record that has another name now is found there."""
    old, new = f"{HOME}/candidates/anna-hall.md", f"{HOME}/candidates/mentor.md"
    base = (ended.root / old).read_text()
    held = {"values": {"next_step": "Ring Anna Hall"}, "body": "Ankan said", "base": base}
    ended.drafts.put(f"candidate:{old}", held)
    ended.drafts.put("contact:new:leading", {"values": {"about": "anna-hall"}, "body": "For Bo"})
    ended.search.update()
    ended.search.find("Anna")
    carry_out(ended, anonymised(ended))
    form = ended.drafts.get(f"candidate:{new}")
    assert form is not None
    assert form["values"] == {"next_step": "Ring the mentor"}
    assert form["base"] == (ended.root / new).read_text(), "it is no change of another program's"
    contact = ended.drafts.get("contact:new:leading")
    assert contact is not None
    assert contact["values"] == {"about": "mentor"}
    kept = [file for file in ended.places.cache.rglob("*") if file.is_file()]
    drafts = [file for file in ended.drafts.folder.rglob("*") if file.is_file()]
    assert not [file for file in (*kept, *drafts) if b"Anna Hall" in file.read_bytes()]
    assert not [file for file in kept if b"anna-hall" in file.read_bytes()]


def test_undone_it_says_what_does_not_come_back_and_redone_it_names_nobody(
    ended: Journal,
) -> None:
    """O5, X2."""
    ended.drain(20)
    before = files(ended.root)
    carry_out(ended, anonymised(ended))
    done = undo(ended)
    assert files(ended.root) == before
    assert "does not come back into unsaved forms" in ended.tr(told(done))
    again = redo(ended)
    assert "unsaved" not in ended.tr(told(again, redo=True))
    ended.drain(20)
    message = git(ended.root, "log", "-1", "--format=%B")
    assert message.startswith("Redone: Took the mentor's name")
    assert "anna" not in message.casefold()


def test_deleting_says_by_number_what_goes_and_what_of_the_person_stays(ended: Journal) -> None:
    """O5."""
    fate = deleted(ended)
    assert dict(fate.gone) == {"meeting": 1, "contact": 1}
    assert {one.path for one in fate.left} == {
        f"{HOME}/candidates/anna-hall.md",
        f"{HOME}/candidates/leila-hall.md",
        f"{HOME}/closing.md",
        f"{HOME}/mentorship.md",
    }


def test_a_value_that_yaml_would_lose_is_set_as_a_field(ended: Journal) -> None:
    """An apostrophe in a quoted value, and the ending of the language."""
    place = ended.root / HOME / "goals/say-no.md"
    place.write_text(
        "---\ntype: goal\ntitle: 'Anna Hall''s: way'\nkind: concrete\nstatus: active\n---\n"
    )
    ended.refresh()
    carry_out(ended, anonymised(ended))
    goal = ended.snapshot.records[f"{HOME}/goals/say-no.md"]
    assert goal.title == "The mentor's: way"
    assert not goal.problems


def test_scores_of_a_goal_follow_it_to_its_new_name(ended: Journal) -> None:
    """O5: a key that is a reference is one all the same, with its number."""
    goal = ended.add("goal", {"title": "Talk as Anna Hall does", "kind": "concrete"}, "")
    values: dict[str, Value] = {"date": "2027-01-10", "kind": "final", "goals": {goal.slug: 7}}
    looked_back = ended.add("evaluation", values, "As Anna Hall says.\n")
    carry_out(ended, anonymised(ended))
    renamed = ended.snapshot.records[f"{HOME}/goals/talk-as-mentor-does.md"]
    assert renamed.title == "Talk as the mentor does"
    evaluation = ended.snapshot.records[looked_back.path]
    assert evaluation.scores("goals") == {renamed.slug: 7}
    assert (ended.root / looked_back.path).read_text().endswith("As the mentor says.\n")
    assert not list(lost_references(ended.snapshot))
