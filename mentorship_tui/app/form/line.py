"""One-line fields: text, numbers, times, days and lists of words or names."""

from __future__ import annotations

from datetime import date

from rich.text import Text
from textual import on
from textual.geometry import Region
from textual.suggester import Suggester
from textual.widgets import Input

from ...i18n import Message, msg
from ...records.model import Field, Kind
from ...records.record import Value, bare_reference, flat
from ...text.clean import one_line
from ...text.days import day_of, time_of, weekday_name
from ...text.listing import items_of, listed, quoted
from ...text.slug import fold, slugify
from ..widgets.signs import SignInput
from .entry import Changed, Setting
from .safe_text import StandIns

REFERENCES = (Kind.REFERENCE, Kind.REFERENCES)
TYPED_ANEW = (Kind.DATE, Kind.TIME, Kind.INTEGER)  # too short to be worth editing
LISTS = (Kind.WORDS, Kind.REFERENCES)


class LineField(SignInput):
    """Holds the value as typed; `value_of_field` makes it what the file is to have."""

    def __init__(self, field: Field, value: Value, setting: Setting) -> None:
        self.field = field
        self.setting = setting
        self.stand_ins = StandIns(one_line=True)
        known = list(map(one_line, setting.names.values())) if field.kind in REFERENCES else []
        super().__init__(
            self._shown(value),
            compact=True,
            suggester=_Names(known) if known else None,
            placeholder=self._example(),
            select_on_focus=field.kind in TYPED_ANEW,
        )
        self._opened_with = self.value
        self._day_typed = self._day_meant = ""  # the words of a day, and what stands for them

    def value_of_field(self) -> Value:
        """The value as the file is to have it; what cannot be understood stays as typed."""
        text = self.value.strip()
        meant = self.stand_ins.meant
        if not text:
            return None
        match self.field.kind:
            case Kind.INTEGER:
                return int(text) if text.lstrip("-").isdecimal() else text
            case Kind.DATE:
                return self._day(text)
            case Kind.TIME:
                return time_of(text) or text
            case Kind.WORDS:
                return [meant(word) for word in items_of(text)]
            case Kind.REFERENCE:
                return self._slug(text)
            case Kind.REFERENCES:
                return [self._slug(name) for name in items_of(text)]
        return meant(text)

    @property
    def selected_text(self) -> str:
        return self.stand_ins.meant(super().selected_text)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text in the place of other text."""
        super().replace(self.stand_ins.held(text), start, end)

    @property
    def _value(self) -> Text:
        """What is shown of it."""
        shown = super()._value
        shown.plain = self.stand_ins.shown(shown.plain)
        return shown

    def hint(self) -> Message | None:
        """The day meant, or a name that no record has."""
        value = self.value_of_field()
        if self.field.kind is Kind.DATE and isinstance(value, str) and value != self.value.strip():
            weekday = weekday_name(date.fromisoformat(value), self.setting.tr.language)
            said = weekday if self.setting.tr.language == "en" else weekday.lower()
            return msg("that is {weekday} {day}", weekday=said, day=value)
        if self.field.kind in REFERENCES and value:
            text = self.value.strip()
            typed = items_of(text) if self.field.kind is Kind.REFERENCES else [text]
            missing = [name for name in typed if self._slug(name) not in self.setting.names]
            if missing:  # as typed: nobody knows a name by its slug
                return msg("there is no {name} yet", name=", ".join(missing))
        return None

    def on_blur(self) -> None:
        """Whoever has left it sees how it begins, and what was understood: a day, a name.

        27/11, said two days later, is next year's: better seen here than in the file.
        """
        if self.field.kind is Kind.DATE and self.value != self._opened_with:
            if self.value != self._day_meant:
                self._day_typed = self.value
            self._show_day()
        value = self.value_of_field() if self.field.kind in REFERENCES else None
        if value and all(slug in self.setting.names for slug in flat(value)):
            self.value = self._shown(value)
        self.scroll_to(x=0, animate=False, force=True, immediate=True)

    def read_again(self) -> None:
        """Take the words of a day anew: by another field it may now be one that has been."""
        if self._day_typed and self.value == self._day_meant:
            self._show_day()

    def _show_day(self) -> None:
        self.value = self._day_meant = self._day(self._day_typed.strip())

    def _day(self, text: str) -> str:
        day = day_of(text, self.setting.today, past=self.setting.has_been())
        return day.isoformat() if day else text

    def on_focus(self) -> None:
        cursor = Region(self._cursor_offset, 0, width=1, height=1)
        self.scroll_to_region(cursor, force=True, animate=False)

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Changed())

    def _shown(self, value: Value) -> str:
        items = value if isinstance(value, list) else [] if value is None else [value]
        texts = [str(item) for item in items]
        if self.field.kind in REFERENCES:
            slugs = [bare_reference(one_line(text)) for text in texts]
            texts = [one_line(self.setting.names.get(slug, slug)) for slug in slugs]
        held = [self.stand_ins.held(text) for text in texts]
        return listed(held) if isinstance(value, list) else "".join(held)

    def _slug(self, name: str) -> str:
        """Names are typed, slugs are kept (format.md rule 6)."""
        wanted = fold(name.strip())
        titles = {slug: fold(one_line(title)) for slug, title in self.setting.names.items()}
        for slug, title in titles.items():
            if wanted in (title, slug):
                return slug
        # the rest of the name stood there in grey, so that it looked as good as typed
        begun = [slug for slug, title in titles.items() if title.startswith(wanted)]
        return begun[0] if len(begun) == 1 else slugify(name)

    def _example(self) -> str:
        tr = self.setting.tr
        match self.field.kind:
            case Kind.DATE:
                return tr(msg("2027-03-01, +2w, fri, tomorrow"))
            case Kind.TIME:
                return "17:30"
            case Kind.INTEGER if self.field.low is not None and self.field.high is not None:
                return f"{self.field.low}-{self.field.high}"
            case Kind.WORDS | Kind.REFERENCES:
                return tr(msg("several, separated by commas"))
        return ""


class _Names(Suggester):
    """Completes the last name of a list."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = [quoted(name) for name in names]

    async def get_suggestion(self, value: str) -> str | None:
        start = value.rfind(",") + 1
        typed = value[start:].lstrip()
        if not typed:
            return None
        found = next((name for name in self._names if fold(name).startswith(fold(typed))), None)
        return value[: len(value) - len(typed)] + found if found else None
