"""Asks once for the name and e-mail that git signs the journal's commits with."""

from __future__ import annotations

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Label

from ...i18n import Translator, msg
from ..keys import bind
from ..widgets.signs import SignInput
from .dialog import Dialog


class IdentityScreen(Dialog[tuple[str, str]]):
    """Dismissed with name and e-mail. Leaving is allowed: everything is saved, and asked again."""

    AUTO_FOCUS = ""
    BINDINGS = bind(save="save")

    def __init__(self, tr: Translator, name: str = "", email: str = "") -> None:
        super().__init__(
            tr,
            tr(msg("Who keeps this journal?")),
            tr(
                msg(
                    "Each change is kept as a version, signed with a name and an email address. "
                    "They stay in this journal, and go along to wherever you sync it."
                )
            ),
        )
        self._name, self._email = name, email

    def on_mount(self) -> None:
        self.query_one("#email" if self._name else "#name").focus()

    def parts(self) -> list[Widget]:
        return [
            Label(self.tr(msg("Name"))),
            SignInput(self._name, id="name"),
            Label(self.tr(msg("Email"))),
            SignInput(self._email, id="email", placeholder="kim@example.org"),
        ]

    @on(Input.Submitted, "#name")
    def _go_on(self) -> None:
        self.query_one("#email").focus()

    @on(Input.Submitted, "#email")
    def action_save(self) -> None:
        """Answer, if there is a name and something like an address."""
        name, email = (self.query_one(f"#{one}", Input).value.strip() for one in ("name", "email"))
        if not name:
            self.query_one("#name").focus()
        elif "@" not in email:
            self.notify(self.tr(msg("An email address has an @ in it.")), severity="warning")
            self.query_one("#email").focus()
        else:
            self.dismiss((name, email))
