"""The steps that were answered with "not now": gone for the day, also when one comes back to it."""

from __future__ import annotations

import contextlib
import threading
from datetime import date
from typing import TYPE_CHECKING

from ...guidance.step import Step
from ...i18n import msg
from ...journal.snoozed import keep_put_off, put_off_on
from ...text.clean import one_line

if TYPE_CHECKING:
    from ..shell import Shell


class PutOff:
    """Today's, whichever day it has become."""

    def __init__(self, app: Shell) -> None:
        self._app = app
        self._day: date | None = None
        self._steps: frozenset[str] = frozenset()
        self._one_at_a_time = threading.Lock()

    @property
    def today(self) -> frozenset[str]:
        """The keys of the steps that are not to be proposed today."""
        app, day = self._app, self._app.start.clock().date()
        if app.journal is not None and day != self._day:
            self._day, self._steps = day, put_off_on(app.start.places, app.journal.root, day)
        return self._steps

    def add(self, step: Step) -> None:
        """Propose something else today."""
        self._keep(self.today | {step.key})

    def answer(self, step: Step | None) -> None:
        """Not now, and where it has gone; after the last, all of the day are there again."""
        app = self._app
        if step is None:
            self._keep(frozenset())
            app.tell(msg("What you put off today is proposed again."))
            return
        self.add(step)
        app.tell(
            msg(
                "Put off until tomorrow: “{step}”. Nothing was changed. "
                "After the last one, {key} brings them all back.",
                step=one_line(app.tr(step.text)),
                key=app.key_of("later"),
            )
        )

    def _keep(self, steps: frozenset[str]) -> None:
        self._steps = steps
        self._app.show_scene()
        self._app.beside(self._app.in_thread(self._write))

    def _write(self) -> None:
        """Where the disk refuses, it holds until one leaves."""
        with self._one_at_a_time, contextlib.suppress(OSError):
            if self._day is not None:
                root, places = self._app.open_journal.root, self._app.start.places
                keep_put_off(places, root, self._day, self._steps)
