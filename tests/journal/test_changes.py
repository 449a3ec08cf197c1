"""One change, one commit, in words a person would use (git.md)."""

from __future__ import annotations

from collections import Counter

import pytest

from mentorship_tui.journal.actions.tasks import add_topic, tick
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.ledger.opened import NotEditable, ReadOnly, SaveConflict
from mentorship_tui.text.handler import RecordHandler
from mentorship_tui.text.split import Parts

from .conftest import Log, git

ANNA = "mentorships/leading/candidates/anna-svensson.md"


@pytest.fixture
def anna(journal: Journal) -> str:
    return journal.add("candidate", {"name": "Anna Svensson", "stage": "named"}, "").path


def test_a_new_record_is_a_file_with_its_type_first(journal: Journal, anna: str) -> None:
    """format.md rule 5: the slug comes from the name; required fields have their defaults."""
    assert anna == ANNA
    text = (journal.root / anna).read_text()
    assert text == (
        "---\ntype: candidate\nname: Anna Svensson\nstage: named\ncreated: 2027-01-17\n---\n"
    )


def test_the_log_reads_as_a_diary(journal: Journal, anna: str, log: Log) -> None:
    """git.md: the stage as a move, one field by its label, old -> new in the body."""
    journal.move(anna, "contacted")
    journal.set(anna, {"next_date": "2027-01-20"})
    journal.set(anna, {"next_step": "Call", "interest": "yes"})
    assert log() == [
        "A new journal: My mentorship",
        "Added mentorship: Leading",
        "Added candidate: Anna Svensson",
        "Candidate: Anna Svensson - named -> contacted",
        "Candidate: Anna Svensson - next date: 2027-01-20",
        "Candidate: Anna Svensson - next step: Call, wants it too: yes",
    ]
    body = git(journal.root, "log", "-1", "--format=%b")
    assert "next step: - -> Call" in body
    assert f"Mentorship-Record: {ANNA}" in body


def test_the_log_calls_people_by_their_names(journal: Journal, anna: str, log: Log) -> None:
    """git.md: a diary for a person; a name of nobody in the journal is what it is."""
    leading = "mentorships/leading/mentorship.md"
    journal.set(leading, {"mentor": "anna-svensson"})
    journal.set(anna, {"suggested_by": ["bo-ek"]})
    assert log()[-2:] == [
        "Mentorship: Leading - mentor: Anna Svensson",
        "Candidate: Anna Svensson - suggested by: bo-ek",
    ]


def test_what_was_said_with_a_move_is_told_whole(journal: Journal, log: Log) -> None:
    """git.md: "I said yes on" without its day would tell nothing; two things have room."""
    title = {"title": "A year of leading, calmly"}
    agreement = journal.add("agreement", {**title, "status": "revised"}, "").path
    journal.set(agreement, {"status": "proposed", "agreed_me": "2027-01-17"})
    assert log()[-1].endswith("being revised -> proposed, I said yes on: 2027-01-17")
    assert len(log()[-1]) > 72


def test_the_log_names_values_by_their_labels_and_a_field_once(
    journal: Journal, anna: str, log: Log
) -> None:
    """git.md: as a person would say it: no key of the files, nothing said twice."""
    journal.set(anna, {"conflicts": {"friend": "high"}})
    assert log()[-1] == "Candidate: Anna Svensson - two chairs: friend high risk"
    journal.set(anna, {"conflicts.friend": "low", "conflicts.manager": "none", "attention": "yes"})
    assert log()[-1].startswith("Candidate: Anna Svensson - ")
    assert log()[-1].count("two chairs") == 1
    journal.set(anna, {"discussed": ["business_partner"]})
    assert log()[-1].endswith("talked about openly: possible business partner")


def test_a_map_is_named_once_and_a_comma_has_one_task(
    journal: Journal, anna: str, log: Log
) -> None:
    """git.md: `git log` is a diary; fields and the items of one are told apart."""
    journal.set(anna, {"fit": {"calm": 4, "candid": 3}})
    journal.set(anna, {"fit.calm": 3, "fit.candid": 4})
    journal.set(anna, {"fit.calm": 5, "next_step": "Call"})
    agreement = journal.add("agreement", {"status": "draft"}, "").path
    journal.set(agreement, {"clauses": {"two_chairs": "open", "feedback": "open"}})
    proposed = {"clauses.two_chairs": "proposed", "clauses.feedback": "proposed"}
    journal.set(
        agreement, {**proposed, "status": "proposed", "minutes": 90, "place": "the library"}
    )
    told = log()
    assert told[-6:-3] == [
        "Candidate: Anna Svensson - fit: calm 4, candid 3",
        "Candidate: Anna Svensson - fit: calm 4 -> 3, candid 3 -> 4",
        "Candidate: Anna Svensson - fit: calm 3 -> 5; next step: Call",
    ]
    assert told[-1] == (
        "Agreement - draft -> proposed; clauses: two chairs, feedback; minutes; place or medium"
    )


def test_a_save_changes_only_the_lines_of_its_field(journal: Journal, anna: str) -> None:
    """format.md rule 3, through the whole way from the use case to the disk."""
    place = journal.root / anna
    mine = (
        "\ufeff---\r\n# mine\r\ntype: candidate\r\nname:   'Anna'  # as she signs\r\n"
        "stage: named\r\nodd: [1,2]\r\n---\r\ntext"
    )
    place.write_bytes(mine.encode())
    journal.set(anna, {"stage": "contacted"})
    assert place.read_bytes().decode() == mine.replace("stage: named", "stage: contacted")


def test_a_hundred_changes_are_a_hundred_commits_in_order(
    journal: Journal, anna: str, log: Log
) -> None:
    """Issue: 100 changes in a row lose nothing; each commit has its own content (row 5)."""
    for number in range(100):
        journal.set(anna, {"next_step": f"step {number}"})
    steps = [line for line in log() if "next step" in line]
    assert [line.rsplit(" ", 1)[1] for line in steps] == [str(number) for number in range(100)]
    old = git(journal.root, "show", f"HEAD~40:{ANNA}")
    assert "next_step: step 59\n" in old


def test_an_outside_edit_of_another_field_is_merged_and_told(
    journal: Journal, anna: str, log: Log
) -> None:
    """Reliability row 3: never overwritten, and a commit of its own."""
    opened = journal.read(anna)
    place = journal.root / anna
    place.write_text(place.read_text().replace("---\n", "---\nphone: 0701234567\n", 1))
    saved = journal.save(opened, {"stage": "contacted"})
    assert saved.merged_in == ("phone",)
    assert "phone: 0701234567\n" in place.read_text()
    assert saved.record.text("stage") == "contacted"
    assert log()[-2:] == [
        "Candidate: Anna Svensson - telephone: 0701234567 (edited outside)",
        "Candidate: Anna Svensson - named -> contacted",
    ]


def test_an_outside_edit_of_the_same_field_is_asked_about(journal: Journal, anna: str) -> None:
    """Reliability row 3: nothing is written until the user has chosen."""
    opened = journal.read(anna)
    place = journal.root / anna
    place.write_text(place.read_text().replace("stage: named", "stage: not_now"))
    with pytest.raises(SaveConflict) as caught:
        journal.save(opened, {"stage": "contacted", "next_step": "Call"})
    assert [(one.field, one.mine, one.theirs) for one in caught.value.conflicts] == [
        ("stage", "contacted", "not_now")
    ]
    assert "stage: not_now" in place.read_text()
    journal.save(caught.value.current, {"next_step": "Call"})
    assert "stage: not_now\n" in place.read_text()
    assert "next_step: Call\n" in place.read_text()


def test_a_broken_file_is_never_written(journal: Journal, anna: str) -> None:
    """format.md rule 4: the app leaves it until it parses, and says where and why."""
    place = journal.root / anna
    broken = b"---\nname: [Anna\nstage: named\n---\n"
    place.write_bytes(broken)
    with pytest.raises(NotEditable, match="anna-svensson"):
        journal.set(anna, {"stage": "contacted"})
    assert place.read_bytes() == broken


def test_a_name_that_leads_out_of_the_folder_stays_in_it(journal: Journal) -> None:
    """format.md rule 5: no path made from a title leaves its folder, is hidden or reserved."""
    hostile = ("../../x", "-rf", "con", ".hidden", "a" * 300, "]0;owned", "🙂")
    for title in hostile:
        record = journal.add("goal", {"title": title}, "")
        place = (journal.root / record.path).resolve()
        assert place.parent == (journal.root / "mentorships/leading/goals").resolve()
        assert place.is_file()


def test_two_of_one_name_get_slugs_of_their_own(journal: Journal) -> None:
    """format.md rule 5."""
    paths = [journal.add("person", {"name": "Åsa Öberg"}, "").path for _ in range(2)]
    assert paths == ["network/asa-oberg.md", "network/asa-oberg-2.md"]


def test_a_rename_takes_its_references_along_in_one_commit(
    journal: Journal, anna: str, log: Log
) -> None:
    """format.md rules 5 and 6."""
    journal.add("person", {"name": "Maria Berg"}, "")
    journal.set(anna, {"suggested_by": ["maria-berg"]}, "See [[maria-berg]] and maria-berg.\n")
    journal.rename("network/maria-berg.md", "Maria Berg Ek")
    assert journal.snapshot.records[anna].words("suggested_by") == ("maria-berg-ek",)
    assert "See [[maria-berg-ek]] and maria-berg." in (journal.root / anna).read_text()
    assert not (journal.root / "network/maria-berg.md").exists()
    assert log()[-1] == "Renamed network person: Maria Berg -> Maria Berg Ek"
    assert git(journal.root, "status", "--porcelain") == ""


def test_a_renamed_mentorship_takes_its_folder_along(journal: Journal, anna: str, log: Log) -> None:
    """format.md rule 5: the slug of a mentorship is its folder."""
    journal.rename("mentorships/leading/mentorship.md", "Leading well")
    assert (journal.root / "mentorships/leading-well/candidates/anna-svensson.md").is_file()
    assert not (journal.root / "mentorships/leading").exists()
    assert log()[-1] == "Renamed mentorship: Leading -> Leading well"
    assert git(journal.root, "status", "--porcelain") == ""


def test_a_deleted_record_stays_in_the_history(journal: Journal, anna: str, log: Log) -> None:
    """X2: deleting is a commit, and the last version is in the one before."""
    journal.delete(anna)
    assert log()[-1] == "Deleted candidate: Anna Svensson"
    assert "Anna Svensson" in git(journal.root, "show", f"HEAD~1:{anna}")
    assert anna not in journal.snapshot.records


def test_topics_and_actions_are_task_items(journal: Journal, log: Log) -> None:
    """M1: one line into the inbox from anywhere, ticked off later."""
    add_topic(journal, "Say no to my manager !!")
    add_topic(journal, "The holiday")
    record = journal.snapshot.of("topics")[0]
    assert [(task.text, task.heat) for task in record.tasks] == [
        ("Say no to my manager", 2),
        ("The holiday", 0),
    ]
    tick(journal, record.path, record.tasks[0].line, True)
    assert "- [x] Say no to my manager !!\n" in (journal.root / "topics.md").read_text()
    assert log()[-3:] == [
        "To bring up: Say no to my manager",
        "To bring up: The holiday",
        "Done: Say no to my manager",
    ]
    assert "Added topics" not in log()


def test_a_newer_format_is_only_read(journal: Journal, anna: str) -> None:
    """format.md rule 9."""
    place = journal.root / "journal.md"
    place.write_text(place.read_text().replace("format: 1", "format: 2"))
    journal.refresh()
    with pytest.raises(ReadOnly, match="format 2"):
        journal.set(anna, {"stage": "contacted"})
    with pytest.raises(ReadOnly):
        journal.delete(anna)


def test_what_the_user_has_staged_stays_staged(journal: Journal, anna: str, log: Log) -> None:
    """git.md: only the paths of the change are committed."""
    (journal.root / "mine.md").write_text("my own\n")
    git(journal.root, "add", "mine.md")
    journal.move(anna, "contacted")
    log()
    assert git(journal.root, "status", "--porcelain") == "A  mine.md\n"


def test_a_save_reads_each_version_once_and_its_own_write_not_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is described, merged and committed is what was read already."""
    opened = journal.read(journal.add("person", {"name": "Bo"}, "One.\n").path)
    read: Counter[str] = Counter()
    parts = RecordHandler.parts

    def counted(self: RecordHandler, text: str) -> Parts:
        read[text] += 1
        return parts(self, text)

    monkeypatch.setattr(RecordHandler, "parts", counted)
    journal.save(opened, {"ask_status": "asked", "context": "work"}, "Two.\n")
    assert set(read.values()) == {1}
    read.clear()
    assert journal.outside.arrived([opened.path]) == frozenset()
    assert read == {}
