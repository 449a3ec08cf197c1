"""Letters from templates: filled in, with visible gaps, and nothing a template could do harm by."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorship_tui.i18n import Translator
from mentorship_tui.render.letters import BadTemplate, render_letter
from mentorship_tui.text.clean import plain

FACTS = {"name": "Anna", "wish": "lead a team", "me": ""}


def test_facts_are_filled_in_and_gaps_are_named() -> None:
    """F4, R34: what the journal knows is there, what it does not is asked for by name."""
    source = '# Hello {{ name }}\n\nI want to {{ wish }}.\n\n{{ me | gap("my name") }}\n'
    letter = render_letter("letter-first.md", source, FACTS)
    assert letter.subject == "Hello Anna"
    assert letter.text == "I want to lead a team.\n\n[my name]\n"
    assert letter.missing == ("my name",)


def test_texts_can_depend_on_what_is_known() -> None:
    """F4: with somebody who introduced me, or without."""
    source = "{% if me %}Yours, {{ me }}{% else %}Hello{% endif %}"
    assert render_letter("x.md", source, FACTS).text == "Hello\n"
    assert render_letter("x.md", source, {**FACTS, "me": "Kim"}).text == "Yours, Kim\n"


@pytest.mark.parametrize(
    "source",
    [
        "{{ name.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ name['__class__'] }}",
        "{{ name | attr('__class__') }}",
        "{% for a in name %}{% for b in name %}x{% endfor %}{% endfor %}",
        "{{ 'x' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% set x = name %}{{ x }}",
        "{{ range(1000000000) | list }}",
        "{{ name | format(1) }}",
        "{{ cycler }}",
        "{{ self }}",
    ],
)
def test_a_template_cannot_reach_or_run_anything(source: str) -> None:
    """Security: a journal from somewhere else brings its templates along."""
    with pytest.raises(BadTemplate):
        render_letter("letter-ask.md", source, FACTS)


@pytest.mark.parametrize(
    "source",
    [
        "{" * 500,
        "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
        "{% if name %}" * 120 + "{% endif %}" * 120,  # more levels than Python indents
        "{{ name" + " | upper" * 250 + " }}",  # more brackets than Python reads
        ("{{ name" + " | upper" * 150 + " }}") * 40,  # minutes, if Python were to read it
        "{{ name" + " and name" * 300 + " }}",
    ],
)
def test_a_template_nested_too_deep_is_refused_at_once(source: str) -> None:
    """Found by fuzzing: the reason is said, and nothing falls over or takes its time."""
    begun = time.process_time()
    with pytest.raises(BadTemplate, match="nested too deeply"):
        render_letter("letter-ask.md", source, FACTS)
    assert time.process_time() - begun < 2


def test_a_template_may_choose_between_many_texts() -> None:
    """F4: what somebody would write is far from the limit."""
    many = "{% if wish == 'a' %}a" + "{% elif wish == 'b' %}b" * 50 + "{% else %}c{% endif %}"
    within = "{% if name %}" * 10 + many + "{% endif %}" * 10
    assert render_letter("x.md", within, FACTS).text == "c\n"


def test_a_letter_is_no_flood_and_holds_no_codes() -> None:
    """Security: a template can neither fill the memory nor hide codes in its texts."""
    with pytest.raises(BadTemplate, match="longer than"):
        render_letter("x.md", "{{ wish }}" * 6_000, {**FACTS, "wish": "w" * 2_000})
    text = render_letter("x.md", r"""a{{ "\x1b[31m\u202e\ud800" }}b""" + "\x07", FACTS).text
    assert text == "a\u241b[31m\ufffdb\u2407\n"


@pytest.mark.parametrize(
    ("source", "line"), [("a\n{{ nobody }}", 2), ("{{ name", 1), ("a\nb\n{% if x", 3)]
)
def test_a_broken_template_says_where(source: str, line: int) -> None:
    """F4: the user's own template is mended by the line the app names."""
    with pytest.raises(BadTemplate) as error:
        render_letter("letter-ask.md", source, FACTS)
    assert error.value.message.params["line"] == line
    assert error.value.message.params["name"] == "letter-ask.md"


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_template_gives_a_letter_or_a_reason(source: str, name: str) -> None:
    try:
        letter = render_letter("x.md", source, {**FACTS, "name": name})
    except BadTemplate:
        return
    assert letter.text.endswith("\n")


@given(st.text(max_size=200))
def test_a_fact_is_text_and_never_a_template(name: str) -> None:
    """Security: what somebody else wrote into a record is not run."""
    hostile = "{{ me }}{% for a in b %}" + name
    shown = plain(f"[{hostile}]")
    assert render_letter("x.md", "[{{ name }}]", {"name": hostile}).text.strip() == shown


@pytest.mark.parametrize(
    "use", ['{{ name | gap("a","b","c") }}', "{{ name | upper(1) }}", "{{ 1 < name }}"]
)
def test_a_wrong_use_is_told_in_the_words_of_the_app(use: str) -> None:
    """F4: the line and what is right; not Python's own words, of functions nobody has seen."""
    with pytest.raises(BadTemplate) as refused:
        render_letter("letter-ask.md", f"# Hello\n\n{use}\n", FACTS)
    said = Translator("sv")(refused.value.message)
    assert "rad 3: ett filter eller en jämförelse" in said
    assert '{{ name | gap("your name") }}' in said
    assert "()" not in said
