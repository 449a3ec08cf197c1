"""The report on paper: no page half empty because a picture did not fit on it."""

from __future__ import annotations

from datetime import date

from mentorship_tui.render.figure import Figure, Series
from mentorship_tui.render.paper import as_html
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
