"""A change of one file told from its two versions: the subject, and the body with the details."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from ...i18n import msg
from ...records.read import read_record
from ...records.record import Record, State
from ...text.clean import one_line
from .wording import Wording

if TYPE_CHECKING:
    from ...vcs.sync.joining_commit import Came

MOST_HEADINGS = 8
HEADING_LENGTH = 40


def tell(
    words: Wording,
    path: str,
    old: bytes | None,
    new: bytes | None,
    follows: Collection[str] = (),
) -> tuple[str, str]:
    """What became of the file, for the log; None is a file that was not there, or is no more.

    Of fields that only follow from others the body alone tells.
    """
    before = None if old is None else read_record(path, old)
    after = None if new is None else read_record(path, new)
    if before is None or after is None or old is None or new is None:
        there = after or before
        if there is None:
            return path, ""
        return words.added(there) if after else words.deleted(there), ""
    subject = words.changed(before, after, body_differs(old, new), follows)
    return subject, details(words, before, after, old, new)


def tell_outside(words: Wording, path: str, old: bytes | None, new: bytes) -> tuple[str, str]:
    """The same of what another program did."""
    subject, body = tell(words, path, old, new)
    return words.outside(subject), body


def told_came(words: Wording, came: Sequence[Came], more: int) -> str:
    """What came in from another machine, and what was joined with changes made here."""
    lines = []
    for one in came:
        what = (
            one_line(one.path) if one.data is None else words.head(read_record(one.path, one.data))
        )
        if one.joined:
            said = msg("joined: {what}", what=what)
        elif one.data is None:
            said = msg("taken away: {what}", what=what)
        else:
            said = msg("came in: {what}", what=what)
        lines.append(words.tr(said))
    if more:
        lines.append(words.tr(msg("and {count} more", count=more)))
    return "\n".join(lines)


def details(words: Wording, before: Record, after: Record, old: bytes, new: bytes) -> str:
    """Each changed field, old -> new, and the headings below which the text is another."""
    if State.KNOWN not in (before.state, after.state) or before.state is not after.state:
        return ""
    lines = [words.details(before, after), _text(words, old, new)]
    return "\n".join(line for line in lines if line)


def _text(words: Wording, old: bytes, new: bytes) -> str:
    from ...text.document import Document, DocumentError
    from ...text.sections import changed_headings

    try:
        bodies = Document.parse(old).body, Document.parse(new).body
    except DocumentError:
        return ""
    found = changed_headings(*bodies)
    text = words.tr(msg("text"))
    if not any(found):
        return text if found else ""
    named = [_clipped(name) if name else words.tr(msg("its beginning")) for name in found]
    more = ["…"] if len(named) > MOST_HEADINGS else []
    return f"{text}: {', '.join(named[:MOST_HEADINGS] + more)}"


def _clipped(heading: str) -> str:
    text = one_line(heading)
    return text if len(text) <= HEADING_LENGTH else text[: HEADING_LENGTH - 1] + "…"


def body_differs(old: bytes, new: bytes) -> bool:
    """True if the text below the front matter is another, or cannot be told from it."""
    from ...text.document import Document, DocumentError

    try:
        return Document.parse(old).body != Document.parse(new).body
    except DocumentError:
        return old != new
