"""A journal: the one door through which the screen and the command line read and change records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from ..guidance.consequences import (
    NOTHING,
    Others,
    Saving,
    other_records,
    own_fields,
    what_is_asked_again,
)
from ..i18n import Message, msg
from ..records.record import Record, Value
from ..records.registry import record_type
from ..store.errors import Stale
from .events import CommitsChanged, Noticed
from .ledger.check_new import type_named
from .ledger.edits import apply, new_document
from .ledger.ledger import Ledger
from .ledger.linked_changes import bring, commit_together
from .ledger.merge_edits import merged
from .ledger.naming import free_path
from .ledger.opened import Opened, ReadOnly, Saved
from .words.describe_change import tell
from .words.wording import changed_fields

if TYPE_CHECKING:
    from ..text.document import Document
    from ..vcs.commits.queue import CommitState
    from .outside.outside import Outside
    from .search.search import Search

ATTEMPTS = 8


class Journal(Ledger):
    """What changes records; see `Ledger` for what it is given and may be asked."""

    @cached_property
    def outside(self) -> Outside:
        """What other programs do in the folder."""
        from .outside.outside import Outside

        return Outside(self)

    @cached_property
    def search(self) -> Search:
        """Finds records by their words."""
        from .search.search import Search

        return Search(self)

    def template(self, type_name: str, variant: str = "") -> str:
        """The body a new record starts with; a kind of goal or evaluation may have its own."""
        from ..store.templates import template_text

        return template_text(self.language, type_name, self.root, variant)

    def add(
        self,
        type_name: str,
        values: Mapping[str, Value],
        body: str | None = None,
        *,
        mentorship: str | None = None,
        said: Message | None = None,
        along: Others = NOTHING,
    ) -> Record:
        """Make a new record; its slug comes from its title and is then fixed (format.md rule 5).

        `along` are fields of other records that change with it, in the same commit.
        Raises ReadOnly for an unknown type or where there is no mentorship for it to be in.
        """
        self.check_writable()
        kind = type_named(type_name)
        text = self.template(type_name, str(values.get("kind", ""))) if body is None else body
        today = self.clock().date()
        document = new_document(kind, values, text, today)
        own = own_fields(type_name, Saving(None, values, {}, document.front, today))
        if own:
            document = new_document(kind, {**values, **own}, text, today)
        with self.writing:
            for _ in range(ATTEMPTS):
                path = free_path(self, kind, values, mentorship, today)
                try:
                    self.cache.store.save(path, document.data, None)
                except Stale:
                    self.cache.reread([path])
                    continue
                record = self.cache.put(path, document.data)
                others = {**other_records(self.snapshot, None, record, today), **along}
                subject, new = self.wording.added(record, said), (path, (None, document.data))
                commit_together(self, subject, "", new, bring(self, others))
                return record
        raise Stale(path, None)

    def save(
        self,
        opened: Opened,
        changes: Mapping[str, Value],
        body: str | None = None,
        *,
        said: Message | None = None,
        along: Others = NOTHING,
    ) -> Saved:
        """Write the changes into the file as it is now; None takes a field away.

        `said` is how the log says it, where the changed fields would not tell; `along` as in `add`.

        What another program wrote since it was opened is merged in (reliability.md row 3).
        Raises SaveConflict where both changed one value, NotEditable if the file does not parse.
        """
        self.check_writable()
        document = opened.document or self.cache.open_to_edit(opened.path)[1]
        mine = apply(document, changes, body, opened.record.type)
        own = self._own_fields(opened, document, mine, changes, body)
        if own:
            changes = {**changes, **own}
            mine = apply(document, changes, body, opened.record.type)
        with self.writing:
            for _ in range(ATTEMPTS):
                if not self.cache.store.exists(opened.path):
                    return self._brought_back(opened.path, mine.data)
                current = self.cache.open_to_edit(opened.path)[0]
                data = merged(opened, mine, current, changes, body)
                try:
                    self.cache.store.save(opened.path, data, current.digest)
                except Stale:
                    continue
                return self._saved(opened, current, data, said, along, tuple(own))
        raise Stale(opened.path, None)

    def set(self, path: str, changes: Mapping[str, Value], body: str | None = None) -> Record:
        """Change fields of the record as it is now."""
        return self.save(self.read(path), changes, body).record

    def move(self, path: str, stage: str) -> Record:
        """Change the record's stage: one key, one commit (F6)."""
        known = record_type(self.read(path).record.type)
        if known is None or not known.stage:
            raise ReadOnly(msg("{path} has no stages to move between.", path=path))
        return self.set(path, {known.stage: stage})

    def rename(self, path: str, name: str) -> Record:
        """Give the record a new name and file; references to it follow in the same commit."""
        from .ledger.rename import rename

        return rename(self, path, name)

    def delete(self, path: str) -> None:
        """Take the record away; the history keeps it."""
        self.check_writable()
        with self.writing:
            current = self.cache.open(path)
            subject = self.wording.deleted(current.record)
            self.cache.store.delete(path, current.digest)
            self.cache.drop(path)
            self.commit(subject, {path: None}, base={path: current.data})

    def drain(self, timeout: float | None = None) -> bool:
        """Wait for the commits, of outside edits too; False if some could not be made."""
        if "outside" in self.__dict__:
            self.outside.settle(timeout)
        return self.versions.drain(timeout)

    def close(self) -> None:
        """Leave the journal; call `drain` first."""
        self.outside.stop()
        if "search" in self.__dict__:
            self.search.close()
        self.versions.close()
        self.refused.keep()

    def _own_fields(
        self,
        opened: Opened,
        old: Document,
        new: Document,
        changes: Mapping[str, Value],
        body: str | None,
    ) -> Mapping[str, Value]:
        record, today = opened.record, self.clock().date()
        saving = Saving(record, changes, old.front, new.front, today, old.body, body)
        return own_fields(record.type, saving)

    def _brought_back(self, path: str, data: bytes) -> Saved:
        """Deleted outside while it was edited here: the edit stays (format.md, Merging)."""
        self.cache.store.save(path, data, None)
        record = self.cache.put(path, data)
        self.commit(self.wording.added(record), {path: data})
        return Saved(record)

    def _saved(
        self,
        opened: Opened,
        current: Opened,
        data: bytes,
        said: Message | None,
        along: Others,
        follows: tuple[str, ...],
    ) -> Saved:
        path, words = opened.path, self.wording
        record = self.cache.put(path, data)
        if data != current.data:
            changed, body = tell(words, path, current.data, data, follows)
            subject = words.said(said) if said else changed
            if notice := what_is_asked_again(current.record, record, self.tr):
                self.tell(Noticed(notice))
            today = self.clock().date()
            others = {**other_records(self.snapshot, current.record, record, today), **along}
            commit_together(self, subject, body, (path, (current.data, data)), bring(self, others))
        came_in = changed_fields(opened.record, current.record)
        return Saved(record, tuple(came_in) if current.digest != opened.digest else ())

    def tell_commits(self, state: CommitState | None = None) -> None:
        """Tell what is saved but not committed yet, edits of others among it."""
        known = state or self.versions.queue.state
        waiting = self.outside.waiting if "outside" in self.__dict__ else 0
        self.tell(CommitsChanged(replace(known, pending=known.pending + waiting)))
