"""Every key of the app, once: what it is called, what it is for, and how it may be bound anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, NamedTuple

from textual.binding import Binding, BindingType
from textual.screen import Screen

from ..i18n import Message, msg, pmsg


class Group(StrEnum):
    """The parts of the help page, in its order."""

    RECORD = "record"
    MOVE = "move"
    PLACES = "places"
    APP = "app"


GROUP_TITLES = {
    Group.RECORD: msg("The selected item"),
    Group.MOVE: msg("Moving around"),
    Group.PLACES: msg("Places"),
    Group.APP: msg("The app"),
}


class Key(NamedTuple):
    """One thing a key does. The same id means the same wherever it is bound."""

    id: str
    keys: str  # as Textual writes them, several with commas
    label: Message  # a word for the key line; "" has no place there
    about: Message  # a sentence for the help page and the tooltip
    group: Group

    @property
    def shown(self) -> bool:
        """True if it has a place in the key line."""
        return bool(self.label.text)


_NONE = Message("")
# fmt: off
_TABLE = {
    Group.RECORD: (
        ("add", "a", msg("Add"), msg("Add a record to this list")),
        ("edit", "e", msg("Edit"), msg("Edit the record in a form")),
        ("editor", "E", msg("Editor"), msg("Open the file in your own editor")),
        ("tick", "space", msg("Tick"), msg("Mark the task done, or not done")),
        ("move", "m", msg("Move"), msg("Move the record to another stage")),
        ("card_on", "greater_than_sign,shift+right", _NONE, msg("Move the card a stage on")),
        ("card_back", "less_than_sign,shift+left", _NONE, msg("Move the card a stage back")),
        ("take", "i", msg("Take in"), msg("Take in suggested names, or keep a person in the "
                                          "network")),
        ("weigh", "w", msg("Weigh"), msg("Weight the qualities of the profile, or rate a "
                                           "candidate")),
        ("compare", "c", msg("Compare"), msg("See candidates side by side")),
        ("board", "b", msg("Board"), msg("The board: candidates by stage, moved by one key")),
        ("draft", "d", msg("Draft"), msg("Draft a letter, and log it")),
        ("copy", "y", _NONE, msg("Copy the letter, or the record's text")),
        ("note", "n", msg("Note"), msg("Add a note to the record")),
        ("heat", "exclamation_mark", msg("Heat"), msg("How much the topic burns, up to !!!")),
        ("clauses", "o", msg("Clauses"), msg("Go through the agreement clause by clause")),
        ("plan", "p", msg("Plan"), msg("Plan the meetings of the term from the rhythm")),
        ("agenda", "A", pmsg("key", "Agenda"), msg("Make the agenda of the next meeting")),
        ("sum_up", "U", msg("Sum up"), msg("Sum up the meeting: two ratings and a line")),
        ("switch", "O", msg("Switch to"), msg("Let this mentorship be the open one")),
        ("raw", "v", msg("View file"), msg("Show the file as it is, or go back")),
        ("history", "H", msg("History"), msg("Show what happened to the record, and bring back")),
        ("restore", "r", msg("Bring back"), msg("Bring back this version, or one field of it")),
        ("rename", "M", _NONE, msg("Give the record, or its file, another name")),
        ("delete", "D", msg("Delete"), msg("Delete the record; it stays in the history")),
        ("later", "x", msg("Not now"), msg("Suggest something else; this is back tomorrow")),
        ("save", "ctrl+s", msg("Save"), msg("Save what you wrote")),
        ("box", "ctrl+l", msg("Tick"), msg("Tick the task in the text, or take its tick away")),
        ("text_undo", "ctrl+underscore", _NONE, msg("Take back what you last wrote in the text")),
        ("gap", "ctrl+n", msg("Next gap"), msg("Go to the next [gap] of the letter to fill in")),
        ("calendar", "ctrl+g", msg("Calendar"), msg("Choose the day from a calendar")),
        ("body_editor", "ctrl+e", msg("Text in editor"), msg("Write the text in your own editor")),
    ),
    Group.MOVE: (
        ("up", "up,k", _NONE, msg("One line up")),
        ("down", "down,j", _NONE, msg("One line down")),
        ("page_up", "pageup,ctrl+b,ctrl+u", _NONE, msg("One page up")),
        ("page_down", "pagedown,ctrl+f,ctrl+d", _NONE, msg("One page down")),
        ("first", "g,home", _NONE, msg("To the first line")),
        ("last", "G,end", _NONE, msg("To the last line")),
        ("open", "enter", pmsg("key", "Open"), msg("Open the selected item")),
        ("into", "right,l", _NONE, msg("From the list into the record")),
        ("left", "left,h", _NONE, msg("From the record back to the list")),
        ("back", "escape", pmsg("key", "Back"), msg("Back; a form asks before anything is lost")),
        ("other", "tab", _NONE, msg("To the next part of the screen")),
    ),
    Group.PLACES: (
        ("home", "0", _NONE, msg("Home: the next step, and what is due")),
        ("prepare", "1", _NONE, msg("Prepare: intention, goals and mentor profile")),
        ("find", "2", _NONE, msg("Find: network, candidates, contacts, try-outs")),
        ("agree", "3", _NONE, msg("Agree: the agreement and its ground rules")),
        ("underway", "4", _NONE, msg("Under way: topics, meetings, actions, evaluations")),
        ("close", "5", _NONE, msg("Close: ending well, and other mentorships")),
        ("reading", "6", _NONE, msg("Reading: books, links and notes")),
        ("search", "slash", msg("Search"), msg("Search everything in the journal")),
        ("past", "ctrl+o", msg("In history"), msg("Search earlier versions too")),
        ("backward", "left_square_bracket", _NONE, msg("Back to where you were before")),
        ("forward", "right_square_bracket", _NONE, msg("Forward again")),
        ("jump", "f", _NONE, msg("Jump to a row by the letter beside it")),
        ("log", "ctrl+h,L", _NONE, msg("History: what happened in the journal, and when")),
        ("deleted", "ctrl+t", msg("Deleted"), msg("What was deleted, to bring it back")),
    ),
    Group.APP: (
        ("next", "N", msg("Next step"), msg("Do the suggested next step")),
        ("topic", "t", msg("Topic"), msg("Write down something to bring up with your mentor")),
        ("undo", "u", msg("Undo"), msg("Take back the last change; once more goes further back")),
        ("redo", "ctrl+r", _NONE, msg("Make the change again that was taken back last")),
        ("export", "X", msg("Export"), msg("Write agreement, report or calendar to a file")),
        ("sync", "s", msg("Sync"), msg("Sync with your other machines; esc stops it")),
        ("retry", "R", msg("Try again"), msg("Try again with what is not in the history yet")),
        ("unlock", "K", msg("Remove lock"), msg("Remove the lock that a dead git left behind")),
        ("suspend", "ctrl+z", _NONE, msg("Suspend the app; fg in the shell brings it back")),
        ("shell", "S", _NONE, msg("Open a shell in the journal's folder")),
        ("help", "?", msg("Help"), msg("Show every key that works here")),
        ("palette", "ctrl+p,colon", msg("Commands"), msg("Find any command or record by name")),
        ("quit", "q,ctrl+q", msg("Quit"), msg("Quit; what is saved goes into the history first")),
    ),
}
# fmt: on

KEYS: Mapping[str, Key] = {
    entry[0]: Key(*entry, group) for group, entries in _TABLE.items() for entry in entries
}


KEY_NAMES: Mapping[str, Message] = {
    "enter": pmsg("key", "Enter"),
    "escape": pmsg("key", "Esc"),
    "space": pmsg("key", "Space"),
    "tab": pmsg("key", "Tab"),
    "pageup": pmsg("key", "PgUp"),
    "pagedown": pmsg("key", "PgDn"),
    "home": pmsg("key", "Home"),
    "end": pmsg("key", "End"),
}


def bind(**actions: str) -> list[BindingType]:
    """The bindings of a widget: key id -> the action it has there."""
    return [_binding(KEYS[key_id], action) for key_id, action in actions.items()]


def bind_everywhere(**actions: str) -> list[BindingType]:
    """Bindings of the app that hold before all others, below questions and in fields too."""
    return [
        replace(_binding(KEYS[key_id], action), priority=True) for key_id, action in actions.items()
    ]


def _binding(key: Key, action: str) -> Binding:
    return Binding(
        key.keys,
        action,
        key.label.text,
        show=key.shown,
        tooltip=key.about.text,
        id=key.id,
    )


def key_names(keys: str) -> tuple[str, ...]:
    """The keys of a comma-separated list, each as Textual names it (`?` is question_mark)."""
    wanted = ",".join(name for name in keys.split(",") if name.strip())
    return tuple(one.key for one in Binding.make_bindings([Binding(wanted, "")])) if wanted else ()


def binding_on(screen: Screen[Any], key_id: str) -> Binding | None:
    """The binding that a key of the table has on a screen now; None if it does nothing there."""
    live = {active.binding.id: active.binding for active in screen.active_bindings.values()}
    return live.get(key_id)


def key_on(screen: Screen[Any], key_id: str) -> str:
    """The key as it is bound now on a screen, in words for a sentence."""
    binding = binding_on(screen, key_id)
    shown = screen.app.get_key_display(binding) if binding else key_names(KEYS[key_id].keys)[0]
    return f"ctrl+{shown[1:]}" if shown.startswith("^") and len(shown) > 1 else shown


def remapped(asked: Mapping[str, str]) -> tuple[dict[str, str], tuple[Message, ...]]:
    """The user's own keys that can be had, and what is wrong with the others.

    No key may come to mean two things.
    """
    problems: list[Message] = []
    wanted: dict[str, tuple[str, ...]] = {}
    for key_id, keys in asked.items():
        if key_id not in KEYS:
            problems.append(
                msg(
                    "[keys] has {name}, which is not a command. The help (?) gives their names "
                    "in brackets.",
                    name=key_id,
                )
            )
        elif key_names(keys):
            wanted[key_id] = key_names(keys)
    # a key that is refused keeps its old place, which another may have been given: look again
    while refused := _first_refused(wanted):
        key_id, taken, owner = refused
        del wanted[key_id]
        problems.append(
            msg(
                "[keys] gives {key} to {name}, but {other} already has it.",
                key=taken,
                name=key_id,
                other=owner,
            )
        )
    return {key_id: ",".join(names) for key_id, names in wanted.items()}, tuple(problems)


def _first_refused(wanted: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
    """The first id that cannot have its keys, which of them, and whose it is."""
    owners = _owners(key_id for key_id in KEYS if key_id not in wanted)
    for key_id, names in wanted.items():
        for name in names:
            owner = owners.setdefault(name, key_id)
            if owner != key_id:
                return key_id, name, owner
    return None


def _owners(key_ids: Iterable[str]) -> dict[str, str]:
    return {name: key_id for key_id in key_ids for name in key_names(KEYS[key_id].keys)}
