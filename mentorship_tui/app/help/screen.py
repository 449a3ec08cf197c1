"""Every key that works where the user stands, read from the live bindings."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from ...i18n import Translator, msg
from ..dialogs.dialog import Dialog
from ..keys import GROUP_TITLES, KEYS, Group, Key, key_names
from ..widgets.paper import Drawing, Gap, Heading, Pairs, Prose
from ..widgets.record_view import RecordView


class HelpScreen(Dialog[None]):
    """Opened over another screen, whose bindings it lists."""

    def __init__(self, tr: Translator, over: Screen[object], settings_file: str) -> None:
        super().__init__(tr, tr(msg("Keys that work here")))
        self._found = list(over.active_bindings.values())
        self._settings_file = settings_file

    TALL = True

    def parts(self) -> list[Widget]:
        return [RecordView()]

    def on_mount(self) -> None:
        view = self.query_one(RecordView)
        view.show("", self._page())
        view.focus()

    def action_leave(self) -> None:
        self.dismiss(None)

    def _page(self) -> list[Drawing]:
        page: list[Drawing] = []
        for group in Group:
            pairs = self._pairs(group)
            if pairs:
                page += [Heading(self.tr(GROUP_TITLES[group]), gap=bool(page)), Pairs(pairs)]
        if any("^" in keys for group in Group for keys, _ in self._pairs(group)):
            held = self.tr(msg("^ before a letter: hold Ctrl down and press the letter."))
            page[:0] = [Prose(Content.styled(held, "$text-muted")), Gap()]
        settings = msg(
            "Every key can be changed under [keys] in {file}: the word in brackets is its name "
            'there, as in add = "a,insert".',
            file=self._settings_file,
        )
        page += [Heading(""), Prose(Content.styled(self.tr(settings), "$text-muted"))]
        return page

    def _pairs(self, group: Group) -> Sequence[tuple[str, Content]]:
        live: dict[str, list[Binding]] = {}
        for active in self._found:
            if self._listed(active):
                live.setdefault(str(active.binding.id), []).append(active.binding)
        return [
            (
                " ".join(self.app.get_key_display(one) for one in _in_order(live[key.id], key)),
                Content(self.tr(key.about)) + Content.styled(f"  [{key.id}]", "$text-muted"),
            )
            for key in KEYS.values()
            if key.group is group and key.id in live
        ]

    def _listed(self, active: ActiveBinding) -> bool:
        return active.enabled and active.binding.id in KEYS


def _in_order(bindings: Sequence[Binding], key: Key) -> list[Binding]:
    """The first key of the table first; what the user has bound anew as it comes."""
    names = key_names(key.keys)
    return sorted(bindings, key=lambda one: names.index(one.key) if one.key in names else 0)
