"""Edits of different things never meet, whatever they are and on either side (format.md)."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorship_tui.text.document import Document
from mentorship_tui.text.merge import merge_documents
from mentorship_tui.text.value import Value

TASKS = ["Call Stefan", "Write to the board", "Buy a notebook", "Ask for feedback", "Read one page"]
DAYS = [f"due:2027-0{number}-11" for number in range(1, 6)]
FIELDS, KEYS = ["title", "worth", "place", "why"], ["listens", "candid", "warm", "firm"]
ITEMS, HEADINGS = ["work", "fear", "courage", "rest"], ["Notes", "Insights", "Agenda", "Wishes"]
UNITS = [
    *(("field", number) for number in range(len(FIELDS))),
    *(("key", number) for number in range(len(KEYS))),
    *(("item", number) for number in range(len(ITEMS))),
    *(("task", number) for number in range(len(TASKS))),
    *(("section", number) for number in range(len(HEADINGS))),
]
# what is added is like nothing else, so that it is taken for nothing else
WORDS = {
    f"{side} {number}": (side[0] + str(number)) * 9
    for side in ("mine", "theirs")
    for number in range(5)
}
Unit = tuple[str, int]


@dataclass
class Record:
    """A record in its parts, each of which one side may edit."""

    fields: dict[str, Value] = field(default_factory=lambda: dict.fromkeys(FIELDS, "as was"))
    keys: dict[str, Value] = field(default_factory=lambda: {**dict.fromkeys(KEYS, 3), "kept": 1})
    items: list[str] = field(default_factory=lambda: [*ITEMS, "kept"])
    tasks: list[str] = field(default_factory=lambda: [f"- [ ] {text}" for text in TASKS])
    prose: dict[str, list[str]] = field(
        default_factory=lambda: {name: [f"{name} one.", f"{name} two."] for name in HEADINGS}
    )

    @property
    def front(self) -> dict[str, Value]:
        return {"type": "note", **self.fields, "tags": [*self.items], "fit": {**self.keys}}

    @property
    def parts(self) -> list[str]:
        sections = [part for name, texts in self.prose.items() for part in (f"## {name}", *texts)]
        return [*sections, "## Actions", "\n".join(self.tasks)]

    @property
    def data(self) -> bytes:
        return Document.new(self.front, "\n" + "\n\n".join(self.parts) + "\n").data

    def edit(self, unit: Unit, how: str, side: str) -> None:
        """One edit: of that part alone, told by its side where something is new."""
        kind, number = unit
        new = f"{side} {number}"
        match kind:
            case "field":
                _edit(self.fields, FIELDS[number], how, new, f"{side}_{number}")
            case "key":
                _edit(self.keys, KEYS[number], how, 5, f"{side}{number}")
            case "item":
                self.items = _edited(self.items, ITEMS[number], how, new, new)
            case "task":
                old = f"- [ ] {TASKS[number]}"
                ticked = old.replace("[ ]", "[x]")
                changed = [ticked, f"{old} soon", f"{old} {DAYS[number]}"][number % 3]
                self.tasks = _edited(self.tasks, old, how, changed, f"- [ ] {WORDS[new]}")
            case _:
                name = HEADINGS[number]
                texts = self.prose[name]
                self.prose[name] = _edited(texts, texts[0], how, f"Now {new}.", f"More {new}.")


def _edit(held: dict[str, Value], name: str, how: str, new: Value, added: str) -> None:
    if how == "change":
        held[name] = new
    elif how == "remove":
        del held[name]
    else:
        held[added] = new


def _edited(held: list[str], old: str, how: str, new: str, added: str) -> list[str]:
    at = held.index(old)
    if how == "add":
        return [*held, added]
    return [*held[:at], *([new] if how == "change" else []), *held[at + 1 :]]


edits = st.fixed_dictionaries(
    {
        unit: st.tuples(
            st.sampled_from(["mine", "theirs", ""]), st.sampled_from(["change", "remove", "add"])
        )
        for unit in UNITS
    }
)


@given(edits)
@settings(max_examples=300)
def test_disjoint_edits_never_conflict(chosen: dict[Unit, tuple[str, str]]) -> None:
    """Both sides' edits of fields, keys, items, tasks and sections are there, and nothing else."""
    base, mine, theirs, both = (Record() for _ in range(4))
    for unit, (side, how) in chosen.items():
        if side:
            (mine if side == "mine" else theirs).edit(unit, how, side)
            both.edit(unit, how, side)
    found = merge_documents(base.data, mine.data, theirs.data)
    assert found.conflicts == ()
    assert found.data is not None
    document = Document.parse(found.data)
    front, wanted = ({**one, "tags": _sorted(one["tags"])} for one in (document.front, both.front))
    assert front == wanted
    prose, heading, actions = document.body.partition("## Actions")
    assert [*prose.strip("\n").split("\n\n"), heading] == both.parts[:-1]
    assert sorted(filter(None, actions.split("\n"))) == sorted(both.tasks)


def _sorted(items: Value) -> list[str]:
    return sorted(map(str, items)) if isinstance(items, list) else []
