"""The headings of a markdown body, and edits of the text below one of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from .block_reader import Heading
from .lines import eol_of, line_end, line_start, lines_of, with_eol
from .slug import fold
from .structure import structure, with_closed_end


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, down to the next heading of its level or a higher one."""

    heading: str
    level: int
    line: int  # in the body, from 1
    text: str  # with \n, without the blank lines around it; headings of lower levels are part of it
    start: int  # the offset of the heading's line in the body
    inner: int  # where the line below the heading starts
    end: int  # where the next section starts


def sections(body: str) -> tuple[Section, ...]:
    """All sections in order, also those within others; a heading in a quote or list begins none."""
    found: list[Section] = []
    ends = [len(body)] * 7  # by level: where the next section of that level or a higher one starts
    above = body.count("\n")
    last = len(body)
    for heading in reversed(structure(body).headings):
        above -= body.count("\n", heading.start, last)
        last = heading.start
        found.append(_section(body, heading, above + 1, ends[heading.level]))
        ends[heading.level :] = [heading.start] * (7 - heading.level)
    return tuple(reversed(found))


def find_section(body: str, heading: str) -> Section | None:
    """The first section of that heading, whatever its case, its spaces and its level."""
    wanted = _alike(heading)
    return next((one for one in sections(body) if _alike(one.heading) == wanted), None)


def _alike(heading: str) -> str:
    return fold(" ".join(heading.split()))


def own_text(body: str) -> str:
    """A body without its headings and the questions of its template, which are no answers."""
    for heading in reversed(structure(body).headings):
        body = f"{body[: heading.start]}{body[heading.inner :]}"
    lines = (line.strip() for line in body.split("\n"))
    return "\n".join(line for line in lines if not _is_question(line)).strip()


def written_headings(body: str) -> tuple[str, ...]:
    """The headings that have text below them; "" if there is text of one's own above them all."""
    found = sections(body)
    above = body[: found[0].start] if found else body
    headings = (one.heading for one in found if one.heading and one.text.strip())
    return (*([""] if own_text(above) else []), *headings)


def replace_section(body: str, heading: str, text: str, level: int = 2) -> str:
    """The body with another text below that heading; a missing heading is added at the end."""
    section = find_section(body, heading)
    if section is None:
        return _with_new_section(body, heading, text, level)
    if text.strip("\n") == section.text:
        return body
    return _put(body, section.inner, section.end, text)


def append_to_section(body: str, heading: str, text: str, level: int = 2) -> str:
    """The body with a paragraph more below that heading, before the headings within the section."""
    section = find_section(body, heading)
    if section is None:
        return _with_new_section(body, heading, text, level)
    end = next(
        (one.start for one in sections(body) if section.start < one.start < section.end),
        section.end,
    )
    if end == len(body):
        body = with_closed_end(body)
        end = len(body)
    start, stop = _content(body, section.inner, end)
    held = body[start:stop].rstrip("\r\n")
    return _put(body, section.inner, end, f"{held}\n\n{text}" if held else text)


def changed_headings(old: str, new: str) -> tuple[str, ...]:
    """The headings right below which the text is another; "" for what stands before any."""
    before, after = _by_heading(old), _by_heading(new)
    names = dict.fromkeys((*after, *before))
    return tuple(name for name in names if before.get(name) != after.get(name))


def _by_heading(body: str) -> dict[str, list[str]]:
    """The text below each heading, down to the next one of any level."""
    found = sections(body)
    starts = [(section.start, section.inner, section.heading) for section in found]
    ends = [section.start for section in found] + [len(body)]
    held: dict[str, list[str]] = {}
    for (_, inner, heading), end in zip([(0, 0, ""), *starts], ends, strict=True):
        held.setdefault(heading, []).append(body[inner:end].replace("\r\n", "\n").strip("\n"))
    return {name: texts for name, texts in held.items() if name or any(texts)}


def without_sections(body: str, headings: Collection[str]) -> str:
    """The body without those sections and all within them, for what must not leave the journal."""
    unwanted = set(map(_alike, headings))
    kept, done = [], 0
    for section in sections(body):
        if section.start >= done and _alike(section.heading) in unwanted:
            kept.append(body[done : section.start])
            done = section.end
    return "".join([*kept, body[done:]])


def _is_question(line: str) -> bool:
    return line.startswith("*") and line.endswith("*")


def _section(body: str, heading: Heading, line: int, end: int) -> Section:
    first, last = _content(body, heading.inner, end)
    text = body[first:last].replace("\r\n", "\n").strip("\n")
    return Section(heading.text, heading.level, line, text, heading.start, heading.inner, end)


def _content(body: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without the blank lines before and after; both `end` if there is nothing else."""
    held = body[start:end]
    if not held.strip():
        return end, end
    first = start + len(held) - len(held.lstrip())
    last = start + len(held.rstrip())
    return max(start, line_start(body, first)), min(end, line_end(body, last))


def _put(body: str, inner: int, end: int, text: str) -> str:
    """Text in the place of what stands between the blank lines of a section."""
    eol = eol_of(body)
    start, stop = _content(body, inner, end)
    text = with_eol(text.strip("\n"), eol)
    if not text:
        return body[:start] + body[stop:]
    if start < stop:
        return body[:start] + text + (eol if body[stop - 1] == "\n" else "") + body[stop:]
    blank = lines_of(body[inner:end])
    before = "".join(blank[:1])
    before = before if before.endswith("\n") else before + eol
    after = "".join(blank[1:]) or (eol if end < len(body) else "")
    heading_end = "" if body[:inner].endswith("\n") else eol
    return f"{body[:inner]}{heading_end}{before}{text}{eol}{after}{body[end:]}"


def _with_new_section(body: str, heading: str, text: str, level: int) -> str:
    body = with_closed_end(body)
    eol = eol_of(body)
    missing = "" if not body or body.endswith("\n") else eol
    blank = "" if not body.strip() or f"{body}{missing}".endswith(f"\n{eol}") else eol
    content = f"{eol}{with_eol(text.strip(chr(10)), eol)}{eol}" if text.strip("\n") else ""
    return f"{body}{missing}{blank}{'#' * level} {heading}{eol}{content}"
