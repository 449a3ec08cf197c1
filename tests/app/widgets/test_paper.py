"""Drawings lay themselves out for the width they get: shown inline, and none ever too wide."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from mentorship_tui.app.widgets.bars import Bar, Bars
from mentorship_tui.app.widgets.board import Board, Column
from mentorship_tui.app.widgets.glyphs import ASCII, UNICODE, bar, glyphs_of
from mentorship_tui.app.widgets.markdown import markdown
from mentorship_tui.app.widgets.paper import (
    Drawing,
    Gap,
    Heading,
    Marks,
    Pairs,
    Parts,
    Prose,
    Verbatim,
    lines_of,
)
from mentorship_tui.text.clean import plain

TEXTS = st.text(max_size=200).map(plain)
WIDTHS = st.integers(min_value=24, max_value=160)


def drawn(drawing: Drawing, width: int) -> str:
    return "\n".join(line.plain.rstrip() for line in drawing.lines(width))


def shown(text: str) -> str:
    return dedent(text).strip("\n")


def test_pairs_stand_in_two_columns_where_there_is_room() -> None:
    pairs = Pairs(
        [
            ("Suggested by", Content("Maria Berg")),
            ("Match", Content("78 %")),
            ("Next step", Content("ask whether they have time in the spring, and for what")),
        ]
    )
    assert drawn(pairs, 80) == shown(
        """
        Suggested by  Maria Berg   Match         78 %
        Next step     ask whether they have time in the spring, and for what
        """
    )
    assert drawn(pairs, 40) == shown(
        """
        Suggested by  Maria Berg
        Match         78 %
        Next step     ask whether they have time
                      in the spring, and for
                      what
        """
    )


def test_a_label_stays_in_one_piece_where_that_costs_no_line() -> None:
    """ui.md: at 80x24 a label of three words does not break for a value of one."""
    short = [("Vem hen är för dig", Content("bekant")), ("Kan något om", Content("anbud"))]
    assert drawn(Pairs(short), 42) == shown(
        """
        Vem hen är för dig  bekant
        Kan något om        anbud
        """
    )
    full = Content("fyller raden nästan ut")
    assert drawn(Pairs([("Vem hen är för dig", full), ("Kan något om", full)]), 40) == shown(
        """
        Vem hen är för    fyller raden nästan ut
        dig
        Kan något om      fyller raden nästan ut
        """
    )


def test_a_distance_in_brackets_is_not_broken() -> None:
    """ui.md: "(5 months ago)" goes below its date whole."""
    pairs = Pairs([("Halvtid", Content("2027-01-04 (för 13 dagar sedan)"))])
    assert drawn(pairs, 39) == shown(
        """
        Halvtid  2027-01-04
                 (för 13 dagar sedan)
        """
    )


def test_a_page_has_no_empty_line_first_and_no_two_in_a_row() -> None:
    """X5: a heading brings its own gap, whatever stands before it."""
    page: list[Drawing] = [Gap(), Heading("One"), Gap(), Heading("Two"), Verbatim("\n\na")]
    lines = [line.plain for line in lines_of(page, 40)]
    assert lines == ["One", "", "Two", "", "", "a"]


def test_marks_are_not_broken() -> None:
    """P3: at 80 columns the last of the five questions goes below in one piece."""
    marks = [Content("+ when"), Content("- up to me")]
    assert drawn(Marks(Content("2/5"), marks), 20) == "2/5  + when\n     - up to me"


def test_bars_say_the_figure_and_tell_unknown_from_zero() -> None:
    """F3: unknown is not zero; a remark that does not fit goes below."""
    bars = Bars(
        [
            Bar("Listens", 5, "a must", "Presence"),
            Bar("Present", 0, group="Presence"),
            Bar("Candid", None, "nobody has said anything about that yet", "Challenge"),
        ],
        0,
        5,
        UNICODE,
    )
    assert drawn(bars, 44) == shown(
        """
        Presence
        Listens  ████████████████████████  5/5
          a must
        Present  ░░░░░░░░░░░░░░░░░░░░░░░░  0/5

        Challenge
        Candid   ?
          nobody has said anything about that yet
        """
    )


def test_a_board_has_a_column_for_each_stage_with_somebody_in_it() -> None:
    """F6, and what does not fit side by side goes on below."""
    board = Board(
        [Column("named", ["Johan Ek"]), Column("meeting", []), Column("mentor", ["Anna", "Kim"])],
        ASCII,
    )
    assert drawn(board, 40) == shown(
        """
        named (1)            mentor (2)
        -------------------  -------------------
        * Johan Ek           * Anna
                             * Kim
        """
    )
    assert drawn(board, 20).count("\n") == 7


def test_markdown_as_a_person_reads_it() -> None:
    text = shown(
        """
        ## Research
        Some *text* and **more** with [a page](https://x.org/y).
        - one
          - two
        - [ ] call due:2027-01-20
        - [x] done
        > said
        1. first
        """
    )
    lines = [line for one in markdown(text, UNICODE) for line in drawn(one, 60).split("\n")]
    assert "\n".join(lines) == shown(
        """
        Research

        Some text and more with a page (https://x.org/y).

        • one
          • two
        ☐ call due:2027-01-20
        ☑ done

        │ said

        1. first
        """
    )


def test_markup_of_the_screens_own_is_only_text() -> None:
    text = "[red]x[/red] [@click=app.quit]y[/] <b>z</b>"
    (one,) = markdown(text, UNICODE)
    assert drawn(one, 80) == text
    assert not Prose(Content(text)).lines(80)[0].spans


@settings(deadline=None, max_examples=60)
@given(TEXTS, WIDTHS)
def test_no_line_is_too_wide(text: str, width: int) -> None:
    drawings: list[Drawing] = [
        Prose(Content(text), "* "),
        Verbatim(text),
        Heading(text),
        Pairs([(text[:30], Content(text)), ("b", Content("c"))]),
        Bars([Bar(text, 3, text, text[:20])], 0, 5, UNICODE),
        Board([Column(text, [text])], UNICODE),
    ]
    for drawing in drawings:
        for line in drawing.lines(width):
            for part in line.plain.split("\n"):
                assert cell_len(part.rstrip()) <= width, drawing


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="#-*_`[]()<>|>~ \n1.ab☐", max_size=120).map(plain), WIDTHS)
def test_any_text_can_be_read_as_markdown(text: str, width: int) -> None:
    for drawing in markdown(text, ASCII):
        drawing.lines(width)


@given(st.floats(min_value=-1, max_value=2), st.integers(min_value=1, max_value=60))
def test_a_bar_is_as_wide_as_asked(share: float, width: int) -> None:
    for glyphs in (UNICODE, ASCII):
        assert len(bar(share, width, glyphs)) == width
    assert bar(0, width, ASCII) == "." * width
    assert bar(1, width, ASCII) == "#" * width


def test_the_locale_decides_what_is_drawn_with() -> None:
    """By the order POSIX gives the variables."""
    assert glyphs_of({"LANG": "sv_SE.UTF-8"}) is UNICODE
    assert glyphs_of({"LANG": "C", "LC_ALL": "en_GB.utf8"}) is UNICODE
    assert glyphs_of({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}) is ASCII
    assert glyphs_of({}) is ASCII


def test_a_wrapped_paragraph_is_one_and_short_lines_stay_as_typed() -> None:
    """An editor's line ends are not the reader's; those of a letter or a poem are."""
    wrapped = "word " * 13 + "\nand on it goes\n\nHello Anna\nThank you"
    lines = [line.plain for drawing in markdown(wrapped, UNICODE) for line in drawing.lines(92)]
    assert lines == ["word " * 13 + "and on it goes", "", "Hello Anna", "Thank you"]


def test_labels_give_way_where_a_distance_would_be_broken() -> None:
    """X5: "(för 3 / månader sedan)" is harder to read than a label on two lines."""
    pairs = Pairs(
        [
            ("Tecken på framgång", Content("Tre svåra samtal hållna")),
            ("Senast", Content("2026-10-08 (för 3 månader sedan)")),
        ]
    )
    lines = [line.plain for line in pairs.lines(38)]
    assert any(line.endswith("  (för 3 månader sedan)") for line in lines)
    assert all(len(line) <= 38 for line in lines)


def test_a_line_ends_between_two_parts() -> None:
    """P2: a count is not taken from what it counts."""
    parts = [Content(text) for text in ("arbete 0", "privat 0", "båda 0", "omärkta 1 █")]
    lines = Parts(parts, " · ").lines(38)
    assert [line.plain for line in lines] == ["arbete 0 · privat 0 · båda 0", "omärkta 1 █"]
