"""The report on paper: no page half empty because a picture did not fit on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from itertools import pairwise
from types import ModuleType

import pytest

from mentorship_tui.render.figure import Figure, Series
from mentorship_tui.render.paper import as_html
from mentorship_tui.text.clean import plain
from tests.pdf import weasyprint


def test_a_picture_leaves_no_great_gap_before_it() -> None:
    """C2: it is never broken, so what it leaves empty is at most its own height."""
    points = ((date(2027, 1, 1), 3), (date(2027, 6, 1), 8))
    figure = Figure("Goals over time", (Series("Say no", points),), 0, 10)
    pages = weasyprint().HTML(string=as_html([figure], "Report", "en")).render().pages
    page = pages[0]._page_box
    heights = [box.height for box in page.descendants() if box.element_tag == "figure"]
    assert 0 < max(heights) < page.height / 5


def test_a_list_leaves_no_single_line_behind() -> None:
    """C2: a heading with one item at the foot of a page reads as a list of one."""
    paper = weasyprint()
    for above in range(40, 50):
        text = "\n\n".join([*(["A line."] * above), "## Profile", "- one\n- two\n- three\n- four"])
        pages = paper.HTML(string=as_html([text], "Report", "en")).render().pages
        items = [
            {id(box.element) for box in page._page_box.descendants() if box.element_tag == "li"}
            for page in pages
        ]
        assert 1 not in map(len, items), above


LINK = f"https://meet.example.org/{'x' * 90}?context={'%7b' * 9}"
WORD = "ordförandeskapsöverlämningarna"
GREAT = "W" * 40


def table(*rows: list[str]) -> str:
    lines = ["|".join(["", *row, ""]) for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


FITTING = {
    "link in a cell": table(["what", "where", "who"], ["the call", LINK, "Kim calls"]),
    "links in all cells": table(["a", "b"], [LINK, f"[{LINK}]({LINK})"], [f"`{LINK}`", "b"]),
    "words in a cell": table([WORD] * 8, [WORD] * 8),
    "great letters": table([GREAT] * 4, [GREAT] * 4),
    "no spaces that break": table(["a", "b"], ["ab\u00a0" * 60, "c"]),
    "30 columns": table(["column"] * 30, ["2027-01-12"] * 30),
    "60 columns": table(["column"] * 60, ["2027-01-12"] * 60),
    "code": f"```\n{LINK}\n{'a b ' * 100}\n```\n\n    {LINK}\n\n`{LINK}`",
    "headings": f"# {LINK}\n\n## {GREAT * 9}\n\n###### {LINK}",
    "lists": "\n".join(f"{'  ' * depth}- [ ] {LINK}" for depth in range(9)),
    "quotes": f"{'> ' * 15}{LINK}",
    "picture": f"![{LINK}]({LINK})",
    "emphasis": f"**{LINK}** *{GREAT * 9}*",
    "numbers": "99999999. a\n99999999. b",
    "other writing": f"{'漢字' * 200}\n\n{'👩‍👩‍👧' * 99}\n\n{'שלום' * 99}",
    "long quote": "> line\n>\n" * 80,
    "long item": "- a\n" + "\n  line\n" * 80,
    "long cell": table(["a"], ["word " * 900]),
}


@pytest.mark.parametrize("text", FITTING.values(), ids=FITTING)
def test_all_of_a_text_is_on_the_page(text: str) -> None:
    """C2: no word runs over the edge of the paper, and no cell below its foot."""
    assert list(beyond_the_edge(weasyprint(), as_html([text], "Report", "en"))) == []


def test_a_short_cell_beside_a_long_one_stays_on_one_line() -> None:
    """The long one gives way."""
    html = as_html([FITTING["link in a cell"]], "Report", "en")
    pages = weasyprint().HTML(string=html).render().pages
    words = [getattr(box, "text", "") for box in pages[0]._page_box.descendants()]
    assert {"the call", "Kim calls"} <= set(words)


def beyond_the_edge(paper: ModuleType, html: str) -> Iterator[str]:
    """What is written outside the margins of its page, with a letter's breadth to spare."""
    for page in paper.HTML(string=html).render().pages:
        sheet = page._page_box
        right = sheet.margin_left + sheet.width + 2
        foot = sheet.margin_top + sheet.height + 4
        for box in sheet.descendants():
            if getattr(box, "text", "").strip() and (
                box.position_x + box.width > right or box.position_y + box.height > foot
            ):
                yield box.text


NASTY = """\
# First

#### Too deep

<script>x</script> <!-- c --> &#0; &nosuch; <a href="x

- # In a list
- [ ] <i>
-

| a | b |
|:-:|--:|
| 1 | `x|y` |
| 2 |

```html "><b c='
<b>
```

# Again

##

***
control \x01\x0b\x1b\x85 \ufffe \U0001ffff \ufdd0
"""


@pytest.mark.parametrize("language", ["sv", "en"])
def test_whatever_is_written_the_page_is_valid(language: str) -> None:
    """C2: a parser has nothing to say, and headings go down one by one below the first."""
    html = as_html([plain(NASTY), "### Later\n\n" + plain(NASTY)], 'A <b> "title"', language)
    assert errors_of(html) == []
    levels = [int(level) for level in re.findall(r"<h([1-6])>", html)]
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert "/>" not in html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\U0001ffff]", html)


@pytest.mark.parametrize(
    "address",
    [
        "http://a:99999999/",
        "http://[::1/x",
        "http:///x",
        "https://",
        "http://kim:secret@example.org/",
        "http://a..b/",
        "http://xn--/",
        "http://999.1.1.1/",
        "http://1.2.3.4.5/",
        "javascript:alert(1)",
    ],
)
def test_an_address_that_leads_nowhere_is_text(address: str) -> None:
    """A checker refuses it, and a click on it would do nothing good."""
    assert "<a " not in as_html([f"[there]({address})"], "Report", "en")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/ö?a=b&c=d",
        "http://[::1]:80/",
        "http://10.0.0.1/",
        "https://räksmörgås.se/",
        "mailto:anna@example.org",
        "notes.md",
    ],
)
def test_any_other_address_is_a_link(address: str) -> None:
    assert "<a href=" in as_html([f"[there](<{address}>)"], "Report", "en")


def errors_of(html: str) -> list[object]:
    """What the parser that comes with the library for PDF finds wrong with a page."""
    weasyprint()
    parser = import_module("tinyhtml5.parser").HTMLParser()
    parser.parse(html)
    return list(parser.errors)
