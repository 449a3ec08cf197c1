"""What a form starts from, and what has become of it: the values and the text, without a screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...guidance.consequences import NOTHING, Others
from ...i18n import msg
from ...journal.journal import Journal
from ...journal.ledger.opened import Opened
from ...journal.ledger.record_cache import opened_from
from ...journal.words.titles import with_type
from ...records.model import Field, Kind, RecordType
from ...records.record import Value
from ...records.types.common import SHARE
from ...records.types.contact import UNSENT
from ...render.outgoing import is_offered
from ..unsaved_forms import draft_key
from .fields import fields_of

VARIANT = "kind"  # the field that decides which template a text begins as
Values = dict[str, Value]


class Sheet:
    """One record in a form, or a new one when `opened` is None.

    `preset` fills fields in: of a new record, or as a proposal in one that is there; `body` is the
    text of a new record that has one already; `along` changes with it elsewhere.
    What a crash left of the same form is taken up where it was.
    """

    def __init__(
        self,
        journal: Journal,
        kind: RecordType,
        opened: Opened | None,
        preset: Mapping[str, Value],
        body: str | None = None,
        along: Others = NOTHING,
    ) -> None:
        self.journal = journal
        self.kind = kind
        self.opened = opened
        self.along = along
        self.preset = dict(preset)
        self._given_body = body
        self.restored = self._take_draft()
        self.names = tuple(field.name for field in fields_of(kind))
        self._variant = self._first_variant()
        self._before: Values = {}
        self._proposed: Values | None = None  # with what was filled in for the user
        self._body_before = ""
        self._body_laid_out: str | None = None

    # what is shown at first

    @property
    def heading(self) -> str:
        """What is open: a new record of a type, or the one with that title."""
        tr = self.journal.tr
        if self.opened is None:
            return tr(msg("New: {type}", type=tr(self.kind.label).lower()))
        return with_type(self.opened.record, self.journal.snapshot, tr)

    @property
    def values_at_first(self) -> Values:
        """The values as they are in the file; nothing for a new record."""
        front = self.opened.document.front if self.opened and self.opened.document else {}
        return {name: front.get(name) for name in self.names}

    @property
    def body_at_first(self) -> str:
        """The text as it is in the file, or as its template has it."""
        if self.opened is None and self._given_body is not None:
            return self._given_body
        if self.opened is None:
            return self.journal.template(self.kind.name, self._variant)
        document = self.opened.document
        return document.body.replace("\r\n", "\n") if document else ""

    @property
    def has_given_body(self) -> bool:
        """True if it begins with a text that is there to be filled in, such as a letter."""
        return self.restored is None and self._given_body is not None

    @property
    def is_letter(self) -> bool:
        """True for a new letter, and for one that was begun and is not sent yet."""
        if self.opened is None:
            return self._given_body is not None
        return self.kind.name == "contact" and self.opened.record.text("outcome") == UNSENT

    @property
    def body_shown(self) -> str:
        """The text the form begins with."""
        if self.restored is not None:
            return str(self.restored.get("body", ""))
        return self.body_at_first

    def value_shown(self, field: Field) -> Value:
        """The value a field begins with."""
        if self.restored is not None:
            found: Value = self.restored.get("values", {}).get(field.name)
            return found
        if self.opened is not None and self.opened.document is not None:
            return self.preset.get(field.name, self.opened.document.front.get(field.name))
        default = field.default
        if field.kind is Kind.DATE and field.required:
            default = self.journal.clock().date().isoformat()
        return self.preset.get(field.name, default)

    @property
    def waiting(self) -> set[str]:
        """The fields of a new record that can wait until there is something to put in."""
        if self.opened is not None:
            return set()
        later = (field for field in fields_of(self.kind) if field.later)
        return {field.name for field in later if self.value_shown(field) in (None, field.default)}

    def other_body(self, values: Values, body: str) -> str | None:
        """The text of a kind that was just chosen, if nothing has been written of one's own."""
        variant = str(values.get(VARIANT) or "")
        if self.opened is not None or variant == self._variant:
            return None
        untouched = body in (self.body_at_first, self._body_laid_out)
        self._variant = variant
        if not untouched:
            return None
        self._body_before = self.body_at_first
        return self._body_before

    def asks_for(self, field: Field, values: Mapping[str, Value]) -> bool:
        """True unless it is for other choices than those made, and nothing is said in it."""
        if field.name == SHARE.name:
            current = self.journal.snapshot.mentorship
            mentor = next(iter(current.words("mentor") if current else ()), "")
            said = values.get(field.name) not in (None, field.default)
            return said or is_offered(self.kind.name, values, mentor)
        if not field.only:
            return True
        decisive, *asking = field.only
        unsaid = (None, field.default) if self.opened is None else (None,)
        return values.get(decisive) in asking or values.get(field.name) not in unsaid

    def _first_variant(self) -> str:
        field = self.kind.field(VARIANT)
        return str(self.value_shown(field) or "") if field else ""

    # what has been changed

    def begin(self, values: Values) -> None:
        """These are the values as the widgets first hold them."""
        if self.restored is not None:
            self._before, self._body_before = self.values_at_first, self.body_at_first
            return
        self._before, self._body_before = {**values, **self._before_proposed()}, self.body_shown
        self._proposed = values

    def before(self, name: str) -> Value:
        """What a field held before anything was written."""
        return self._before[name]

    def changes(self, values: Values) -> Values:
        """What is to be written into the file."""
        changed = {name: value for name, value in values.items() if value != self._before[name]}
        return changed if self.opened is None else {**self.hidden_preset, **changed}

    def first_values(self, values: Values) -> Values:
        """What a new file begins with: no default of a field that nobody was asked for."""
        unasked = {one.name for one in fields_of(self.kind) if not self.asks_for(one, values)}
        said = {name: value for name, value in values.items() if name not in unasked}
        return {**self.hidden_preset, **said}

    def new_body(self, body: str) -> str | None:
        """The text if it was changed."""
        return None if body in (self._body_before, self._body_laid_out) else body

    def lay_out(self, body: str) -> None:
        """The text with room made for what is to be written, which is no change by itself."""
        self._body_laid_out = body

    def dirty(self, values: Values, body: str) -> bool:
        """True if leaving would lose something: what was only filled in comes again by itself."""
        untouched = values == self._proposed and self.new_body(body) is None
        return not untouched and self.changed(values, body)

    def changed(self, values: Values, body: str) -> bool:
        """True if there is something to save."""
        return bool(self.changes(values)) or self.new_body(body) is not None

    def ended(self, text: str) -> str:
        """A text that ended with a line end, or is new, ends with one."""
        ends = self.opened is None or self.body_at_first.endswith("\n")
        return text + "\n" if text and ends and not text.endswith("\n") else text

    @property
    def hidden_preset(self) -> Values:
        """What is filled in without being shown."""
        return {name: value for name, value in self.preset.items() if name not in self.names}

    def _before_proposed(self) -> Values:
        """What a field that comes filled in had before: a proposal is saved like any change."""
        if self.opened is None:
            return {}
        at_first = self.values_at_first
        return {name: at_first[name] for name in self.preset if name in at_first}

    # what survives a crash

    @property
    def draft_key(self) -> str:
        """Where the unsaved form is kept: a record's own, or one for each type of new record."""
        current = self.journal.snapshot.mentorship
        path = self.opened.path if self.opened else ""
        return draft_key(self.kind, path, current.slug if current else "")

    def draft(self, values: Values, body: str) -> dict[str, Any]:
        """What is kept of it, with the version of the file it was written against."""
        base = self.opened.data.decode("utf-8", "surrogateescape") if self.opened else None
        return {"values": values, "hidden": self.hidden_preset, "body": body, "base": base}

    def _take_draft(self) -> dict[str, Any] | None:
        draft = self.journal.drafts.get(self.draft_key)
        if draft is None:
            return None
        base = draft.get("base")
        if self.opened is not None and isinstance(base, str):
            self.opened = opened_from(self.opened.path, base.encode("utf-8", "surrogateescape"))
        self.preset = {**draft.get("hidden", {}), **self.preset}
        return draft
