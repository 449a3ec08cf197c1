"""What a new record starts as: the app's own texts, and the user's before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorship_tui.i18n import LANGUAGES, Translator
from mentorship_tui.records.catalogue.clauses import CLAUSES
from mentorship_tui.records.read import read_record
from mentorship_tui.records.registry import TYPES
from mentorship_tui.store.templates import NoTemplate, built_in, template_file, template_text
from mentorship_tui.text.sections import sections

from .conftest import Put

NAMES = sorted(path.stem for path in (built_in() / "en").glob("*.md"))
BODIES = [name for name in NAMES if not name.startswith("letter-")]


def headings(text: str) -> list[str]:
    return [section.heading for section in sections(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tryout_begins_with_questions_in_both_directions(language: str) -> None:
    """R37: to get to know each other, one asks, and is asked."""
    questions = sections(template_text(language, "tryout"))[0].text
    asked = [line for line in questions.splitlines() if line.startswith("- ")]
    about_me = {"sv": "Vad undrar du om mig?", "en": "What do you wonder about me?"}[language]
    assert len(asked) >= 4
    assert any(about_me in line for line in asked)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_evaluation_asks_what_the_study_says(language: str) -> None:
    """M2, R17, R44, R45, study 5-6: strengths first, I and we apart, and at the end the courage."""
    strengths = {"sv": ("Stärker", "Värdefullt"), "en": ("Strengthens", "Valuable")}[language]
    then, still = {
        "sv": ("Intentionen då och nu", "Är det fortfarande ett mentorskap?"),
        "en": ("The intention then and now", "Still a mentorship?"),
    }[language]
    both, again = {
        "sv": ("- Hur lyckades jag?\n- Hur lyckades vi?", "Vågar jag göra det igen?"),
        "en": ("- How did I do?\n- How did we do?", "Would I dare to do it again?"),
    }[language]
    halfway = headings(template_text(language, "evaluation-midterm"))
    final = template_text(language, "evaluation-final")
    for found in (halfway, headings(final)):
        assert tuple(one for one in found if one in strengths) == strengths
    assert halfway[0] == then
    assert still in halfway
    assert both in final
    assert again in final


def test_both_languages_have_the_same_texts() -> None:
    """A journal in one language lacks nothing the other has."""
    names = {
        language: {path.relative_to(built_in() / language) for path in files(language)}
        for language in LANGUAGES
    }
    assert names["sv"] == names["en"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BODIES)
def test_a_body_has_the_headings_the_app_looks_for(name: str, language: str) -> None:
    """Each section of the type, in order and in the journal's language; more may stand between."""
    kind = TYPES[name.partition("-")[0]]
    tr = Translator(language)
    wanted = [tr(section.title) for section in kind.sections]
    found = headings(template_text(language, name))
    assert [heading for heading in found if heading in wanted] == wanted


@pytest.mark.parametrize("name", [name for name in TYPES if name not in ("journal", "conflict")])
def test_every_type_that_a_person_writes_has_a_body(name: str) -> None:
    """The editor never opens on an empty page."""
    assert name in BODIES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_agreement_starts_with_the_default_rules(language: str) -> None:
    """R40: a section a clause with the rule that the catalogue proposes."""
    tr = Translator(language)
    rules = {
        section.heading: section.text for section in sections(template_text(language, "agreement"))
    }
    assert rules == {tr(clause.label): tr(clause.help or clause.label) for clause in CLAUSES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mentorship_starts_with_the_opening_question(language: str) -> None:
    """R9: asked in the editor as on the form, and the answer's section is not yet written."""
    best = TYPES["mentorship"].sections[0]
    text = template_text(language, "mentorship")
    assert best.help is not None
    assert text.startswith(f"*{Translator(language)(best.help)}*\n")
    data = f"---\ntype: mentorship\ntitle: A\nphase: prepare\n---\n{text}".encode()
    assert read_record("mentorships/a/mentorship.md", data).written == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reading_list_starts_with_the_book(language: str) -> None:
    """L1, R48: Boken om mentorskap comes along; its author is not known and not made up."""
    name = "reading/boken-om-mentorskap.md"
    record = read_record(name, template_file(language, f"start/{name}"))
    assert (record.title, record.problems) == ("Boken om mentorskap", ())
    assert "author" not in record.fields


def test_a_kind_may_have_a_body_of_its_own() -> None:
    """A crossroads needs its options written down; a concrete goal does not."""
    assert "Options and criteria" in headings(template_text("en", "goal", variant="choice"))
    assert template_text("en", "goal", variant="concrete") == template_text("en", "goal")


def test_the_users_own_comes_first(root: Path, put: Put) -> None:
    """A text changed for one type serves its kinds too, until they are changed themselves."""
    put("templates/en/goal.md", "My way\n")
    assert template_text("en", "goal", root) == "My way\n"
    assert template_text("en", "goal", root, "choice") == "My way\n"
    put("templates/en/goal-choice.md", "---\ntitle: x\n---\nMy choice\n")
    assert template_text("en", "goal", root, "choice") == "My choice\n"
    assert template_text("sv", "goal", root) == template_text("sv", "goal")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"---\nnever closed\n", b"x" * 70_000])
def test_one_that_cannot_be_read_is_passed_over(root: Path, data: bytes) -> None:
    """A slip in a template must not keep anyone from writing."""
    place = root / "templates" / "en" / "goal.md"
    place.parent.mkdir(parents=True)
    place.write_bytes(data)
    assert template_text("en", "goal", root) == template_text("en", "goal")


def test_no_link_is_followed_out_of_the_journal(root: Path, tmp_path: Path) -> None:
    """Rule 5: neither a linked file nor a linked folder."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "goal.md").write_text("secret\n")
    (root / "templates").mkdir()
    (root / "templates" / "en").symlink_to(secret)
    assert template_text("en", "goal", root) == template_text("en", "goal")
    (root / "templates" / "en").unlink()
    (root / "templates" / "en").mkdir()
    (root / "templates" / "en" / "goal.md").symlink_to(secret / "goal.md")
    assert template_text("en", "goal", root) == template_text("en", "goal")


@pytest.mark.parametrize("name", ["../en/goal", "../../README", "/etc/passwd", "..", ""])
def test_a_name_leads_nowhere_else(root: Path, tmp_path: Path, name: str) -> None:
    """A kind is whatever a file or a command says it is."""
    (tmp_path / "README.md").write_text("outside\n")
    assert template_text("en", name, root) == ""
    assert template_text("en", "goal", root, name) == template_text("en", "goal")


def test_a_language_the_app_does_not_speak_is_english() -> None:
    """A journal of a newer version still opens."""
    assert template_text("fi", "goal") == template_text("en", "goal")


def test_a_missing_file_is_told() -> None:
    """A broken installation is no reason for a traceback."""
    with pytest.raises(NoTemplate, match="nothing"):
        template_file("en", "nothing.md")


def files(language: str) -> list[Path]:
    return [path for path in (built_in() / language).rglob("*") if path.is_file()]
