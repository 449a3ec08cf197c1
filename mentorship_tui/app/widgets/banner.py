"""What stands in the way, above everything: read-only, git's state, a failed commit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget


class Banner(Widget):
    """Not there at all when there is nothing to say."""

    sentences: reactive[Sequence[str]] = reactive((), layout=True)

    def watch_sentences(self) -> None:
        self.display = bool(self.sentences)

    def render(self) -> Content:
        return Content("\n").join(Content(f"! {sentence}") for sentence in self.sentences)
