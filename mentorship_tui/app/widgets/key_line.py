"""The keys that work here, read from the live bindings; a click does what the key does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from ...i18n import Message
from ..keys import KEYS, key_names

FIRST = ("retry", "unlock")  # there only when something is wrong
LAST = ("back", "help", "palette", "quit")  # these keep their place however little room there is


def shown_bindings(screen: Screen[object]) -> list[Binding]:
    """One binding for each thing that can be done here: the urgent, then as in the table."""
    found: dict[str, Binding] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        key = KEYS.get(binding.id or "")
        if key is None or not (active.enabled and binding.show):
            continue
        if key.id not in found or key_names(key.keys)[0] == binding.key:
            found[key.id] = binding
    return [found[key_id] for key_id in dict.fromkeys((*FIRST, *KEYS)) if key_id in found]


class KeyLine(Widget):
    """Follows the screen's bindings."""

    bindings: reactive[tuple[Binding, ...]] = reactive(())

    def __init__(
        self, translate: Callable[[Message], str], labels: Mapping[str, Message] | None = None
    ) -> None:
        """`labels`: key ids that have a better word here than everywhere else."""
        super().__init__()
        self._translate = translate
        self._labels = labels or {}

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def _follow(self, screen: Screen[object]) -> None:
        if screen.is_active:
            self.bindings = tuple(shown_bindings(screen))

    async def on_click(self, event: events.Click) -> None:
        active = self.screen.active_bindings.get(event.style.meta.get("key", ""))
        if active is not None and active.enabled:
            await self.app.run_action(active.binding.action, active.node)

    def render(self) -> Content:
        first = [binding for binding in self.bindings if binding.id not in LAST]
        last = [binding for binding in self.bindings if binding.id in LAST]
        return fitted(
            [self._entry(binding) for binding in first],
            [self._entry(binding) for binding in last],
            self.content_size.width,
            keep=sum(binding.id == "save" for binding in first[:1]),
        )

    def _entry(self, binding: Binding) -> Content:
        key_id = binding.id or ""
        label = self._translate(self._labels.get(key_id, KEYS[key_id].label))
        entry = Content.styled(self.app.get_key_display(binding), "bold $primary") + f" {label}"
        return entry.stylize(Style.from_meta({"key": binding.key}))


def fitted(first: Sequence[Content], last: Sequence[Content], width: int, keep: int = 0) -> Content:
    """As many of the first as there is room for before the last ones, which go in order too.

    So many as `keep` of the first go before all others.
    """
    gap = Content("  ")
    end: list[Content] = []
    for entry in last:
        if _wide([*first[:keep], *end, entry]) <= width:
            end.append(entry)
    start: list[Content] = []
    for entry in first:
        if _wide([*start, entry, *end]) <= width:
            start.append(entry)
    air = max(2, width - _wide(start) - _wide(end))
    return gap.join(start) + " " * air + gap.join(end)


def _wide(entries: Sequence[Content]) -> int:
    return sum(entry.cell_length + 2 for entry in entries) - 2 if entries else 0
