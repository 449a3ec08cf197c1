"""A text with pictures as markdown, as one HTML page, and as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import redirect_stdout
from html import escape
from io import StringIO
from typing import TYPE_CHECKING

from ..errors import MentorshipError
from ..i18n import msg
from .figure import Figure
from .fitting import fit
from .page import close_gaps, page_reader, show_boxes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

Part = str | Figure
STYLE = """
@page { size: A4; margin: 15mm 18mm; }
body { font: 11pt/1.4 Georgia, "DejaVu Serif", serif; color: #222; max-width: 42rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5em; line-height: 1.2; } h2 { font-size: 1.12em; margin: 1em 0 0.2em; }
h3 { font-size: 1em; margin: 0.9em 0 0.2em; } p, ul, ol { margin: 0.25em 0; }
h4, h5, h6 { font-size: 0.92em; font-style: italic; font-weight: normal; color: #655a4c;
  margin: 0.5em 0 0.1em; } ul, ol { padding-left: 1.4em; } li p { margin: 0; }
li.task { list-style: none; margin-left: -1.4em; }
blockquote { margin: 0.5em 0; padding-left: 1em; border-left: 3px solid #b98b55; }
@media screen { table, figure { display: block; max-width: 100%; overflow-x: auto; } }
body { overflow-wrap: break-word; } .long { overflow-wrap: anywhere; }
.short { white-space: nowrap; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: 0.5em 0; font-size: 0.92em; }
th, td { border-bottom: 1px solid #ccc; padding: 0.15em 0.9em 0.15em 0; text-align: left; }
figure { margin: 0.8em 0; break-inside: avoid; } figcaption { font-size: 0.85em; }
figcaption svg { width: 2em; height: 0.6em; margin: 0 0.3em 0 1em; }
@media print { body { font-size: 10pt; line-height: 1.3; margin: 0; padding: 0; max-width: none; }
  h2, h3, h4, h5, h6 { break-after: avoid; } li, tr, blockquote { break-inside: avoid; }
  li:first-child { break-after: avoid; } li:last-child { break-before: avoid; }
  p { orphans: 2; widows: 2; } figure > svg { display: block; width: 78%; }
  .wide { table-layout: fixed; width: 100%; font-size: 0.7em; }
  .wide th, .wide td { overflow-wrap: anywhere; padding: 0.15em 0.2em 0.15em 0; }
  .wider { font-size: 0.45em; } .widest { font-size: 0.2em; } }
"""


class NoPdf(MentorshipError):
    """The extra that makes PDF is not there, or a library it needs."""

    def __init__(self, error: ImportError | OSError) -> None:
        lacks = _NO_LIBRARY if isinstance(error, OSError) else _NO_EXTRA
        super().__init__(msg(lacks.text, reason=str(error)))


_NO_EXTRA = msg(
    "PDF needs the extra [pdf]: pip install 'mentorship-tui[pdf]'. ({reason}) "
    "The HTML page can be printed from any browser."
)
_NO_LIBRARY = msg(
    "PDF needs the library Pango, which your system's package manager has. ({reason}) "
    "The HTML page can be printed from any browser."
)


def as_markdown(parts: Sequence[Part]) -> str:
    """One text, pictures as tables."""
    texts = [part if isinstance(part, str) else part.as_markdown() for part in parts]
    return "\n\n".join(text.strip("\n") for text in texts if text.strip()) + "\n"


def as_html(parts: Sequence[Part], title: str, language: str) -> str:
    """One page that needs nothing from anywhere: no script, no picture or font is fetched."""
    parser = page_reader()
    levels: list[int] = []
    body = "\n".join(
        _as_page(parser, part, levels) if isinstance(part, str) else _figure(part) for part in parts
    )
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def as_pdf(html: str) -> bytes:
    """The page on paper. Raises NoPdf."""
    try:
        with redirect_stdout(StringIO()):  # it prints what it lacks, where the export may go
            from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise NoPdf(error) from error

    def refuse(url: str, *_: object, **__: object) -> dict[str, object]:
        raise ValueError(url)

    data: bytes = HTML(string=html, url_fetcher=refuse).write_pdf()
    return data


def plain_in_markdown(text: str) -> str:
    """A value in a line of markdown, meaning nothing but itself."""
    return "".join(f"\\{one}" if one in "\\`*_[]<>#|~&" else one for one in text)


def _as_page(parser: MarkdownIt, text: str, levels: list[int]) -> str:
    """The text as HTML, below the headings so far."""
    tokens = parser.parse(text)
    show_boxes(tokens)
    fit(tokens)
    close_gaps(tokens, levels)
    html: str = parser.renderer.render(tokens, parser.options, {})
    return html


def _figure(figure: Figure) -> str:
    svg = figure.as_svg()
    if not svg:
        return ""
    legend = "".join(
        f'<svg viewBox="0 0 20 6"><line x1="0" x2="20" y1="3" y2="3" stroke="{colour}" '
        f'stroke-width="2" stroke-dasharray="{dashes}"/></svg>{escape(label)}'
        for label, colour, dashes in figure.legend()
    )
    caption = f"<figcaption>{legend}</figcaption>" if legend else ""
    return f"<figure>{svg}{caption}</figure>\n"
