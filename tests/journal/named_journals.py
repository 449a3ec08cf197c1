"""Journals with one person named in every way, made from a seed, and what is to be true of them.

Each line of a text is either one that names the person, or one that must not change by a byte.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from mentorship_tui.journal.journal import Journal
from mentorship_tui.journal.new.create import create_journal
from mentorship_tui.journal.places import Places
from mentorship_tui.records.record import Value

from .conftest import NOON

NAMES = (
    "Anna Hall",
    "Göran Öberg",
    "Anna-Karin von Essen",
    "Mary-Jane Watson",
    "Bo Ek",
    "Li Ström",
    "Dag",
    "Åsa",
    "May Field",
    "Per Dag",
    "Jens Holm",
    "Siobhán O'Neil",
    "Will Hope",
    "Søren Kjær",
    "Eva Maria Lund",
)
PHONES = (  # one number in six spellings
    ("070-123 45 67", "0701234567", "+46 70 123 45 67", "+46701234567", "0046 70-123 45 67",
     "+46 (0)70 123 45 67"),
    ("07700 900123", "07700900123", "+44 7700 900123", "+447700900123", "0044 7700 900 123",
     "+44 (0)7700 900123"),
    ("08-12 34 56 78", "0812345678", "+46 8 12 34 56 78", "+46812345678", "0046812345678",
     "08/12345678"),
)  # fmt: skip
PLAIN = (
    "2027-01-12 10:30, room 2611, 70 % of 1234567 kr",
    "We met in the hall. Varje dag tar jag en promenad, 3 per dag.",
    "- [ ] Call HR due:2027-02-01",
    "I may will it, and hope for a field. Se min bok.",
    "It cost 0701 kr on 12.03.2027 [x](https://example.org/2611)",
    "[[say-no]] and [the goal](../goals/say-no.md)",
    "Key: value-of-mine_2",
)


@dataclass
class Made:
    """What was made: the name, and in which lines of the files it is or is not."""

    journal: Journal
    name: str
    phone: str
    mentee: str
    plain: dict[str, list[str]] = field(default_factory=dict)  # by the title of the record


def make_journal(folder: Path, seed: int) -> Made:
    """A journal at the end of a mentorship, whose mentor is named in many ways."""
    dice = random.Random(seed)
    name = NAMES[seed % len(NAMES)]
    first, last = name.split()[0], name.split()[-1]
    spellings = dice.choice(PHONES)
    mentee = dice.choice(["Ada Test", f"Kim {last}", f"{first} Test"] if first != last else ["Ada"])
    places = Places(folder / "config", folder / "state", folder / "cache")
    language = dice.choice(["en", "sv"])
    journal = create_journal(
        folder / "journal", places, lambda: NOON, title="J", mentee=mentee, language=language
    )
    made = Made(journal, name, dice.choice([*spellings, "2611"]), mentee)
    add = journal.add
    add("mentorship", {"title": "Leading", "phase": "close"}, "")
    add("goal", {"title": "Say no", "kind": "concrete", "baseline": 3}, "")
    other = dice.choice([f"{first} Lindqvist", "Leila Nord", f"Maria {last}"])
    add("person", {"name": other}, f"{other} was there.\n")
    values: dict[str, Value] = {"name": name, "stage": "mentor", "phone": made.phone}
    values["email"] = f"{_plain(first)}.{_plain(last)}@work.example"
    mentor = add("candidate", values, _text(dice, made, spellings, name))
    journal.set("mentorships/leading/mentorship.md", {"mentor": mentor.slug})
    add("contact", {"about": mentor.slug, "date": "2027-01-02", "purpose": "first"}, "Hello\n")
    for title in (f"With {first}", f"Talk with {name}", "Talk", "Varje dag"):
        text = (
            _text(dice, made, spellings, title) + f"\n[[{mentor.slug}|Ankan]] said. Ankan left.\n"
        )
        add("meeting", {"title": title, "date": "2027-01-12", "minutes": 60, "place": "2611"}, text)
    add("reading", {"title": f"Book from {name}"}, _text(dice, made, spellings, "book"))
    add("closing", {"reason": "reached", "title": f"A year with {name}"}, "")
    (journal.root / "pics").mkdir()
    (journal.root / f"pics/{_plain(name).replace(' ', '-')}.jpg").write_bytes(b"\0x")
    (journal.root / "letter.txt").write_text(f"Dear {name},\n", encoding="utf-8")
    journal.refresh()
    journal.outside.sweep(crashed=False)
    assert journal.drain(30)
    return made


def _text(dice: random.Random, made: Made, spellings: tuple[str, ...], title: str) -> str:
    plain = [*dice.sample(PLAIN, 3), f"I, {made.mentee}, was there."]
    made.plain.setdefault(title, []).extend(plain)
    naming = [f"{one} said it." for one in dice.sample(ways_of(made.name), 4)]
    naming += [f"Ring {one} today" for one in dice.sample(spellings, 2)]
    lines = plain + naming
    dice.shuffle(lines)
    return "\n\n".join(lines) + "\n"


def ways_of(name: str) -> list[str]:
    """How people write a name."""
    first, last = name.split()[0], name.split()[-1]
    plain = _plain(name)
    return [
        name,
        name.upper(),
        plain,
        plain.replace(" ", "-"),
        plain.replace(" ", "_"),
        f"{name}'s",
        f"{name}s",
        first,
        f"Then {first}s",
        f"Då {last}",
        first.upper(),
        first.split("-")[0],
        "".join(part[0] for part in name.split()).upper(),
        f"{first[0]}. {last}",
        unicodedata.normalize("NFD", name),
    ]


def remains(made: Made, text: str) -> list[str]:
    """What is left of the name in a text, by another way than the program's: word by word."""
    flat = _plain(text)
    for kept in (made.mentee, *(one.title for one in made.journal.snapshot.of("person"))):
        flat = flat.replace(_plain(kept), "")
    words = re.findall(r"[^\W\d_]+", flat)
    parts = {part for part in re.findall(r"[^\W\d_]+", _plain(made.name)) if len(part) > 1}
    parts.discard("von")
    found = [word for word in words if word in parts or word.removesuffix("s") in parts]
    digits = re.sub(r"\D", "", made.phone)[-7:]
    numbers = re.findall(r"\+?\d[\d ()/-]{6,}\d", text)
    if len(digits) >= 7:
        found += [one for one in numbers if re.sub(r"\D", "", one).endswith(digits)]
    return found


def _plain(text: str) -> str:
    """In small letters without marks."""
    small = text.lower().replace("ø", "o").replace("æ", "ae")
    apart = unicodedata.normalize("NFKD", small)
    return "".join(one for one in apart if not unicodedata.combining(one))
