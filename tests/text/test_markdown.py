"""The reader of markdown: no file, however it is made, swells or keeps one waiting."""

from __future__ import annotations

from mentorship_tui.text.markdown import reader


def test_a_named_link_leads_where_it_says() -> None:
    html = reader().render("[the book][a] and [a]\n\n[a]: https://example.org/book 'Title'\n")
    assert html.count('<a href="https://example.org/book" title="Title">') == 2


def test_a_long_target_named_often_is_text() -> None:
    """Security: 150 KB that were 250 MB of page, and more than any memory holds in 1 MB."""
    flood = f"[a]: /{'x' * 50_000}\n\n" + "[a]\n" * 5_000
    html = reader().render(flood)
    assert "[a]" in html
    assert len(html) < 1_000_000
    assert "<a href" in reader().render(f"[a]\n\n[a]: /{'x' * 1_500}\n")
