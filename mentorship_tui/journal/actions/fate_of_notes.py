"""What happens to the notes when a mentorship ends: kept, anonymised or deleted (C1, R50)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...errors import MentorshipError
from ...guidance.facts import Facts
from ...i18n import Message, msg, nmsg
from ...records.record import Record, State, Value
from ...records.registry import MENTORSHIPS
from ..ledger.edits import apply
from ..ledger.opened import ReadOnly
from .anonymise import FIELDS, Nameless, nameless, renamed
from .rewrite import Rewrite, rewrite_together

if TYPE_CHECKING:
    from ..journal import Journal

KEPT, ANONYMISED, DELETED = "keep", "anonymise", "delete"


class Fate(NamedTuple):
    """What an answer would do, counted before it is done."""

    answer: str
    rewrites: tuple[Rewrite, ...] = ()
    renamed: int = 0
    places: int = 0  # where a name or a detail stands
    stays: tuple[str, ...] = ()  # paths that name the mentor and are let be

    @property
    def files(self) -> int:
        """How many files it changes or takes away."""
        return len(self.rewrites)


def anonymised(journal: Journal) -> Fate:
    """The mentor's name and details out of the mentorship, the network and the reading list.

    File names change in the mentorship alone. What cannot be rewritten, is the mentor's own place
    in the network, or belongs to another mentorship is let be, and named.
    Raises ReadOnly where there is no mentor.
    """
    mentor = _mentor(journal)
    words = nameless(journal, mentor)
    home = f"{MENTORSHIPS}/{mentor.mentorship}/"
    rewrites: list[Rewrite] = []
    stays: list[str] = []
    places = 0
    taken = set(journal.snapshot.records)
    for path in [*journal.snapshot.records]:
        if not _may_be_rewritten(journal, path, mentor, home):
            stays += [path] if _is_named(journal, path, words) else []
            continue
        one, count = _without_name(journal, path, mentor, words, taken)
        places += count
        if one is not None:
            rewrites.append(one)
            taken.add(one.target)
    moved = sum(one.target != one.opened.path for one in rewrites)
    return Fate(ANONYMISED, tuple(rewrites), moved, places, tuple(stays))


def _may_be_rewritten(journal: Journal, path: str, mentor: Record, home: str) -> bool:
    record = journal.snapshot.records[path]
    if record.state not in (State.KNOWN, State.UNKNOWN):
        return False
    if record.type == "person" and record.title.strip() == mentor.title:
        return False
    return path.startswith(home) or not path.startswith(f"{MENTORSHIPS}/")


def _is_named(journal: Journal, path: str, words: Nameless) -> bool:
    try:
        data = journal.cache.open(path).data
    except MentorshipError:
        return False
    return words.out_of(data.decode("utf-8", "replace"))[1] > 0


def deleted(journal: Journal) -> Fate:
    """The meetings, and the try-outs and contacts with the mentor; the mentee's own work stays."""
    mentor = _mentor(journal)
    snapshot = journal.snapshot
    facts = Facts(snapshot, journal.clock().date())
    found = [*snapshot.current("meeting"), *facts.tryouts(mentor), *facts.contacts(mentor)]
    cancelled = [one for one in snapshot.current("tryout") if mentor.slug in one.words("candidate")]
    paths = dict.fromkeys(one.path for one in (*found, *cancelled))
    return Fate(DELETED, tuple(Rewrite(journal.cache.open(path), None) for path in paths))


def carry_out(journal: Journal, fate: Fate) -> None:
    """Do it, and say so in the closing: one commit, whose words name nobody."""
    closing = journal.snapshot.single("closing")
    rewrites = list(fate.rewrites)
    if closing is not None:
        noted = next((one for one in rewrites if one.opened.path == closing.path), None)
        rewrites = [one for one in rewrites if one is not noted]
        rewrites.append(_noted(journal, closing, noted, fate.answer))
    if rewrites:
        rewrite_together(journal, _said(fate), rewrites)


def _noted(journal: Journal, closing: Record, noted: Rewrite | None, answer: str) -> Rewrite:
    from ...text.document import Document

    opened, document = journal.cache.open_to_edit(closing.path)
    if noted is not None and noted.data is not None:
        document = Document.parse(noted.data)
    changes: dict[str, Value] = {"notes": answer}
    return Rewrite(opened, apply(document, changes, None).data, noted.path if noted else "")


def _said(fate: Fate) -> Message:
    if fate.answer == ANONYMISED:
        return nmsg(
            "Took the mentor's name and details out of {count} file",
            "Took the mentor's name and details out of {count} files",
            fate.files,
        )
    if fate.answer == DELETED:
        return nmsg(
            "Deleted the notes of the mentorship: {count} file",
            "Deleted the notes of the mentorship: {count} files",
            fate.files,
        )
    return msg("The notes of the mentorship are kept")


def _mentor(journal: Journal) -> Record:
    mentor = Facts(journal.snapshot, journal.clock().date()).mentor
    if mentor is None:
        raise ReadOnly(msg("This mentorship has no mentor yet."))
    return mentor


def _without_name(
    journal: Journal, path: str, mentor: Record, words: Nameless, taken: set[str]
) -> tuple[Rewrite | None, int]:
    from ...text.document import Document

    opened = journal.cache.open(path)
    if opened.document is None:
        return None, 0
    document, places = opened.document, 0
    if path == mentor.path:
        known = [name for name in FIELDS if name in document.front]
        places = len(known)
        for name in known:
            document = document.delete(name)
    text, count = words.out_of(document.data.decode("utf-8"))
    data = Document.parse(text.encode("utf-8")).data
    head, _, rest = path.partition("/")
    target = f"{head}/{renamed(rest, words.slugs)}" if head == MENTORSHIPS else path
    if target != path and target in taken:
        target = f"{target.removesuffix('.md')}-{opened.digest[:6]}.md"
    if data == opened.data and target == path:
        return None, 0
    return Rewrite(opened, data, target if target != path else ""), count + places
