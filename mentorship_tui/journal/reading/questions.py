"""The questions that syncs left, as records below `conflicts/` (git.md, Sync)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal

from ...errors import MentorshipError
from ...i18n import msg
from ...records.private import is_private_section, private_lines
from ...records.record import Record, Value
from ...text.quoting import unquote_path
from ..ledger.opened import ReadOnly
from ..words.titles import title_of

if TYPE_CHECKING:
    from ..journal import Journal

Side = Literal["mine", "theirs"]
Choice = Literal["mine", "theirs", "both", "value"]
DELETED, CHANGED = "deleted", "changed"


class Kind(Enum):
    """What is asked about."""

    VALUE = "value"  # a field, or an item of a map as `map.key`
    PROSE = "prose"  # text below a heading
    DELETED = "deleted"  # deleted on one side, changed on the other; it was kept
    FILE = "file"  # two versions of a file that cannot be merged


@dataclass(frozen=True, slots=True)
class Question:
    """One open question; `theirs` is what stands in the record now, unless it was edited since.

    `mine` and `theirs` are the sides of the machine that joined them. `here` says which of them
    is the user's own on this one: the side whose commit this repository's branches have been at,
    else what stands in the record.

    For DELETED, `mine` and `theirs` are "deleted" or "changed". For FILE, and for values too
    large for front matter, `file` is the path of the file beside the question that holds mine.
    """

    path: str
    record: str
    title: str
    field: str
    kind: Kind
    base: Value
    mine: Value
    theirs: Value
    file: str = ""
    commits: tuple[str, ...] = ()
    here: Side = "theirs"
    private: bool = False  # it is about what is for the mentee alone

    @property
    def there(self) -> Side:
        """The side that is another machine's."""
        return "mine" if self.here == "theirs" else "theirs"

    @property
    def standing(self) -> Side:
        """The side that stands in the journal: of something deleted, that it was kept."""
        return "mine" if self.kind is Kind.DELETED and self.theirs == DELETED else "theirs"

    @property
    def heading(self) -> str:
        """The heading the prose stands under; "" for what stands before any."""
        return self.field.removeprefix("#")


def questions(journal: Journal) -> tuple[Question, ...]:
    """All that is open, by record and field."""
    found = [_question(journal, record) for record in journal.snapshot.of("conflict")]
    return tuple(sorted(found, key=lambda one: (one.record, one.field, one.path)))


def question(journal: Journal, path: str) -> Question:
    """The question at that path. Raises ReadOnly if there is none."""
    found = next((one for one in questions(journal) if one.path == path), None)
    if found is None:
        raise ReadOnly(
            msg("There is no question {path}; it may have been answered already.", path=path)
        )
    return found


def _question(journal: Journal, record: Record) -> Question:
    path = unquote_path(record.text("record"))
    about = journal.snapshot.records.get(path)
    title = path
    if about is not None and about.type:  # else a file of no kind we know
        title = title_of(about, journal.snapshot, journal.tr)
    field = record.text("field")
    beside = record.text("file")
    sides = [record.fields.get(name) for name in ("base", "mine", "theirs")]
    if beside and field:
        sides[1] = _words(journal, beside)
    kind = Kind.VALUE
    if field.startswith("#"):
        kind = Kind.PROSE
    elif not field:
        kind = Kind.FILE if beside else Kind.DELETED
    return Question(
        record.path,
        path,
        title,
        field,
        kind,
        sides[0],
        sides[1],
        sides[2],
        file=beside if beside.startswith("conflicts/") else "",
        commits=record.words("commits"),
        here=_here(journal, record.words("commits")),
        private=_is_private(journal, path, field, sides),
    )


def is_about_private(journal: Journal, record: Record) -> bool:
    """True for a question about what is for the mentee alone: it holds both its texts."""
    if record.type != "conflict":
        return False
    sides = [record.fields.get(name) for name in ("base", "mine", "theirs")]
    return _is_private(journal, unquote_path(record.text("record")), record.text("field"), sides)


def _is_private(journal: Journal, path: str, field: str, sides: Sequence[Value]) -> bool:
    if any(private_lines(one) for one in sides if isinstance(one, str)):
        return True
    if not field.startswith("#"):
        return False
    heading = field.removeprefix("#")
    try:
        document = journal.read(path).document
    except MentorshipError:
        document = None
    return is_private_section(document.body if document else "", heading)


def _here(journal: Journal, commits: tuple[str, ...]) -> Side:
    """A machine that merges has its own side behind it, and never stood on the other's."""
    mine, theirs = (*commits, "", "")[:2]
    been = journal.versions.has_been_at
    return "mine" if mine and been(mine) and not (theirs and been(theirs)) else "theirs"


def _words(journal: Journal, path: str) -> str | None:
    store = journal.cache.store
    if not path.startswith("conflicts/") or not store.exists(path):
        return None
    return store.read(path).data.decode("utf-8", "replace")
