"""The letters of the search, filled in from the journal (F4, R30, R34)."""

from __future__ import annotations

import pytest

from mentorship_tui.i18n import LANGUAGES, Translator
from mentorship_tui.journal.actions.suggestions import take_in
from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.reading.letters import LETTERS, letter
from mentorship_tui.records.intention import wanted, wish
from mentorship_tui.records.record import Value
from mentorship_tui.render.letters import BadTemplate

OWN_WORDS = "## My mentor in my own words\n\nSomeone who has led through a storm.\n"


@pytest.fixture
def searching(journal: Journal) -> Journal:
    journal.set("mentorships/leading/mentorship.md", {"intention": "I want to lead well."})
    journal.add("profile", {"qualities": {"listens": 5, "calm": 3}}, OWN_WORDS)
    journal.add("person", {"name": "Maria Berg"}, "")
    journal.add(
        "candidate",
        {"name": "Anna Svensson", "suggested_by": ["maria-berg"]},
        "## Research\n\n- Led the merger of three works. (fact)\n",
    )
    return journal


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_can_be_written(searching: Journal, name: str, language: str) -> None:
    """F4, study part 6: all of them, in both languages, signed and addressed."""
    searching.set("journal.md", {"language": language})
    anna = searching.snapshot.find("anna-svensson")[0]
    found = letter(searching, name, anna)
    assert found.subject
    assert "Anna" in found.text
    assert "Ada Test" in found.text
    assert "{{" not in found.text


def test_the_first_contact_carries_me_and_my_intention(searching: Journal) -> None:
    """R34, F4: who I am, who suggested them, what caught my attention, what I want."""
    anna = searching.snapshot.find("anna-svensson")[0]
    found = letter(searching, "first", anna)
    for words in ("Ada Test", "Maria Berg", "[Led the merger of three works]", "want to lead well"):
        assert words in found.text
    assert found.missing == ("one line about me", "Maria Berg", "Led the merger of three works")


def test_what_was_noted_for_oneself_is_still_to_be_worded(searching: Journal) -> None:
    """F3, F4: no day of a note and no guess goes to a stranger as it stands."""
    body = (
        "## Research\n\n- Seems to have left. (guess)\n- 2027-01-07 [Talk](x): on regret. (fact)\n"
    )
    anna = searching.add("candidate", {"name": "Eva Ek"}, body)
    text = letter(searching, "first", anna).text
    assert "[(Talk)(x): on regret]" in text
    assert "2027" not in text
    assert "Seems" not in text


def test_the_ask_is_built_from_intention_and_profile(searching: Journal) -> None:
    """R30: a person is asked by both."""
    maria = searching.snapshot.find("maria-berg")[0]
    text = letter(searching, "ask", maria).text
    assert "help me lead well" in text
    assert "Someone who has led through a storm." in text


@pytest.mark.parametrize(("language", "word"), [("en", "and"), ("sv", "och")])
def test_several_names_are_told_as_in_a_sentence(
    searching: Journal, language: str, word: str
) -> None:
    """F1: the one who gave them reads a letter, not a list."""
    searching.set("journal.md", {"language": language})
    for name in ("Bo Ek", "Cia Dahl"):
        searching.add("candidate", {"name": name, "suggested_by": ["maria-berg"]}, "")
    found = letter(searching, "thank", searching.snapshot.find("maria-berg")[0])
    assert f"Anna Svensson, Bo Ek {word} Cia Dahl!" in found.text


@pytest.mark.parametrize(("language", "said"), [("en", "3 February!"), ("sv", "3 februari!")])
def test_the_thanks_name_the_day_as_one_says_it(
    searching: Journal, language: str, said: str
) -> None:
    """F4: a letter is read by a person."""
    searching.set("journal.md", {"language": language})
    fields = {"candidate": "anna-svensson", "date": "2027-02-03", "status": "planned"}
    searching.add("tryout", fields, "")
    maria = searching.snapshot.find("maria-berg")[0]
    assert said in letter(searching, "thank", maria).text


def test_ones_own_words_end_as_a_sentence(searching: Journal) -> None:
    """F4, P4: what was noted without a full stop does not run into the next question."""
    profile = searching.snapshot.single("profile")
    assert profile is not None
    opened = searching.read(profile.path)
    searching.save(opened, {}, "## My mentor in my own words\n\nSomeone who dares\n")
    maria = searching.snapshot.find("maria-berg")[0]
    found = letter(searching, "ask", maria)
    assert "[Someone who dares.]\n" in found.text
    assert "Someone who dares." in found.missing


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "What matters most to me in a mentor: gives feedback, good listener."),
        ("sv", "Det här betyder mest för mig hos en mentor: återkopplar, god lyssnare."),
    ],
)
def test_the_ask_names_qualities_as_the_profile_does(
    searching: Journal, language: str, sentence: str
) -> None:
    """R30: they are nouns and verbs, so that the sentence must bear either."""
    searching.set("journal.md", {"language": language})
    profile = "mentorships/leading/profile.md"
    searching.set(profile, {"qualities": {"feedback": 5, "listens": 4}}, "")
    maria = searching.snapshot.find("maria-berg")[0]
    assert sentence in letter(searching, "ask", maria).text


def test_the_users_own_template_comes_first(searching: Journal) -> None:
    """F4: by templates the user can change; what is wrong in one is told with its line."""
    own = searching.root / "templates/en/letter-ask.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Mine\n\nHey {{ name }}\n")
    maria = searching.snapshot.find("maria-berg")[0]
    assert letter(searching, "ask", maria).text == "Hey Maria\n"
    own.write_text("# Mine\n\n{{ nobody }}\n")
    with pytest.raises(BadTemplate) as error:
        letter(searching, "ask", maria)
    assert error.value.message.params["line"] == 3


@pytest.mark.parametrize(
    ("intention", "said"),
    [
        ("I want to lead well.", "lead well"),
        ("Jag vill leda väl", "leda väl"),
        ("att leda väl!", "leda väl"),
        ("Lead well", "lead well"),
        ("Jag vill Bygga ett bolag.", "bygga ett bolag"),
        ("SQL for everyone", "SQL for everyone"),
        ("", ""),
    ],
)
def test_the_intention_fits_into_a_sentence(intention: str, said: str) -> None:
    """R8: it is written down in its own words, and said inside another sentence."""
    assert wish(intention) == said
    assert Translator("sv")(wanted(intention)).rstrip() == f"Jag vill {said}".rstrip()


@pytest.mark.parametrize(
    ("intention", "in_sight", "in_a_letter"),
    [
        ("I lead the team by June.", "I lead the team by June", "lead the team by June"),
        ("i'm calm on call", "I'm calm on call", "be calm on call"),
        ("I want more courage", "I want more courage", "have more courage"),
        ("I can say no", "I can say no", "be able to say no"),
        ("Jag leder gruppen!", "Jag leder gruppen", ""),
    ],
)
def test_a_sentence_about_oneself_is_not_put_after_i_want_to(
    intention: str, in_sight: str, in_a_letter: str
) -> None:
    """R8: the words are the mentee's own; "I want to i lead" is nobody's."""
    assert Translator("en")(wanted(intention)) == in_sight
    assert wish(intention) == in_a_letter


@pytest.mark.parametrize(
    ("language", "now", "before"),
    [("en", "Does it now?", "Did you see"), ("sv", "Gör det det nu?", "Såg du")],
)
def test_who_said_later_is_not_asked_whether_they_saw_it(
    searching: Journal, language: str, now: str, before: str
) -> None:
    """F4: they have answered, so the letter takes their answer up."""
    searching.set("journal.md", {"language": language})
    anna = searching.snapshot.find("anna-svensson")[0]
    assert before in letter(searching, "follow_up", anna).text
    said = {"about": anna.slug, "date": "2027-01-10", "channel": "email", "outcome": "later"}
    searching.add("contact", said)
    found = letter(searching, "follow_up", anna)
    assert now in found.text
    assert before not in found.subject + found.text


@pytest.mark.parametrize("stage", ["lead", "not_now"])
def test_a_place_is_not_greeted_by_name(searching: Journal, stage: str) -> None:
    """F2, F4: who reads it there is for the writer to say, also of a lead that was put aside."""
    values: dict[str, Value] = {"name": "The network Women in Water", "lead_kind": "network"}
    place = searching.add("candidate", {**values, "stage": stage}, "")
    found = letter(searching, "ask", place)
    assert "The" not in found.text.split(",")[0]
    assert "name" in found.missing


def test_who_was_found_by_a_lead_is_greeted_by_name(searching: Journal) -> None:
    """F2, F4: the kind of lead stays noted when there is a name."""
    values: dict[str, Value] = {"name": "Eva Lind", "lead_kind": "network", "stage": "named"}
    assert "Hi Eva," in letter(searching, "ask", searching.add("candidate", values, "")).text


def test_what_was_written_for_oneself_is_to_be_confirmed(searching: Journal) -> None:
    """outgoing.md: no name and no word of the profile goes to a stranger unseen."""
    profile = searching.snapshot.single("profile")
    assert profile is not None
    own: dict[str, Value] = {"custom": {"brave": "has left a [cult]"}, "qualities": {"brave": 10}}
    words = "## My mentor in my own words\n\nSomeone who [has]\n\nbeen through it\n"
    searching.save(searching.read(profile.path), own, words)
    maria = searching.snapshot.find("maria-berg")[0]
    found = letter(searching, "ask", maria)
    assert "[Someone who (has) been through it.]" in found.text
    assert "Someone who (has) been through it." in found.missing
    searching.save(searching.read(profile.path), {}, "")
    assert "[has left a (cult)]" in letter(searching, "ask", maria).text


def test_what_an_introducer_said_does_not_name_them_twice(searching: Journal) -> None:
    """F1, F4: a name that is taken in keeps what was said beside it, and who said it."""
    said = "## Suggestions\n\n- Eva Lind, ran a small firm\n"
    take_in(searching, searching.add("person", {"name": "Bo Dahl"}, said).path)
    found = letter(searching, "first", searching.snapshot.find("eva-lind")[0])
    assert "[Bo Dahl] suggested you" in found.text
    assert "[ran a small firm]" in found.text


def test_a_place_that_is_taken_in_begins_as_names_do(searching: Journal) -> None:
    """F2: in the list it stands among names, though it was written after a colon."""
    said = "## Suggestions\n\n- Industry: waste and recycling\n"
    taken = take_in(searching, searching.add("person", {"name": "Bo Dahl"}, said).path)
    assert [one.title for one in taken.new] == ["Waste and recycling"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kind_no_thanks_for_a_talk_only_where_there_was_one(
    searching: Journal, language: str
) -> None:
    """F4: who only got a letter has held no talk, and there is nothing of it to fill in."""
    searching.set("journal.md", {"language": language})
    anna = searching.snapshot.find("anna-svensson")[0]
    asked = letter(searching, "decline", anna)
    assert asked.missing == ()
    held: dict[str, Value] = {"candidate": anna.slug, "date": "2027-01-10", "status": "held"}
    searching.add("tryout", held, "")
    met = letter(searching, "decline", anna)
    assert len(met.missing) == 1
    assert met.subject != asked.subject


def test_a_template_of_ones_own_can_name_each_thing_that_is_known(searching: Journal) -> None:
    """F4, README: what `{{ }}` names is filled in."""
    own = searching.root / "templates/en/letter-ask.md"
    own.parent.mkdir(parents=True)
    names = ("name", "full_name", "me", "intention", "wish", "own_words", "qualities")
    own.write_text("# Mine\n\n" + "".join(f"{name}: {{{{ {name} }}}}\n" for name in names))
    lines = letter(searching, "ask", searching.snapshot.find("maria-berg")[0]).text.splitlines()
    said = dict(line.split(": ", 1) for line in lines if ": " in line)
    assert [name for name in names if not said.get(name)] == []
    mentorship = searching.snapshot.mentorship
    assert mentorship is not None
    assert said["intention"] == mentorship.text("intention")
    assert (said["name"], said["full_name"]) == ("Maria", "Maria Berg")
