"""A mentee who does only what Home proposes, and others who answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

from mentorship_tui.guidance.next_step import ActionKind, Step, next_step
from mentorship_tui.records.catalogue.clauses import CLAUSES
from mentorship_tui.records.read import read_record
from mentorship_tui.records.record import Value
from mentorship_tui.records.registry import TYPES, path_for
from mentorship_tui.records.snapshot import Snapshot
from mentorship_tui.text.document import Document
from mentorship_tui.text.sections import replace_section
from mentorship_tui.text.slug import unique_slug
from mentorship_tui.text.tasks import Task, add_task, set_done

NAMES = ["Anna", "Johan", "Leila", "Maria", "Nils", "Olga", "Per", "Rut", "Sam", "Tove"]
PURPOSES = {
    "ask": "ask",
    "first": "first",
    "follow_up": "follow_up",
    "choose": "choose",
    "decline": "decline",
    "accept_no": "thank",
    "thank": "thank",
    "thank_mentor": "thank",
}


DAY = re.compile(r"^\d{4}-\d{2}-\d{2}-")  # before the slug in the name of a dated record's file


class Follower:
    """Without chance everybody says yes; with it they answer as they please."""

    def __init__(self, today: date, chance: Random | None = None) -> None:
        self.today = today
        self.chance = chance
        self.documents: dict[str, Document] = {}
        self.rules: list[str] = []
        self.phases: list[str] = []
        self.snapshot = Snapshot({})
        self.done_today: set[str] = set()

    def follow(self, *, until: str, most: int) -> None:
        """Do what is proposed until that rule is; fails if one is proposed twice in a day."""
        for _ in range(most):
            step = self.proposed()
            if step.rule == until:
                self.rules.append(step.rule)
                return
            self.take(step)
        raise AssertionError(f"never came to {until}: {self.rules[-30:]}")

    def walk(self, steps: int) -> None:
        """Do that many steps, wherever they lead."""
        for _ in range(steps):
            self.take(self.proposed())

    def proposed(self) -> Step:
        """The one step of now."""
        step = next_step(self.snapshot, self.today)
        assert step is not None
        return step

    def take(self, step: Step) -> None:
        """Do the step, and note it."""
        assert step.key not in self.done_today, f"{step.key} again; {self.rules[-12:]}"
        self.rules.append(step.rule)
        self.done_today.add(step.key)
        before = self.snapshot
        self._do(step)
        if self.snapshot is before:
            self.wait(2)
        mentorship = self.snapshot.mentorship
        phase = mentorship.text("phase") if mentorship else ""
        if phase and phase not in self.phases[-1:]:
            self.phases.append(phase)

    def wait(self, days: int) -> None:
        """Days go by."""
        self.today += timedelta(days=days)
        self.done_today.clear()

    def _do(self, step: Step) -> None:
        action = step.action
        match action.kind:
            case ActionKind.ADD if action.type == "topics":
                self._add_topic()
            case ActionKind.ADD:
                self._add(action.type, action.values)
            case ActionKind.EDIT:
                self._edit(step)
            case ActionKind.MOVE:
                self._set(action.path, action.values)
            case ActionKind.DRAFT:
                self._write(action.path, PURPOSES[action.template])
            case ActionKind.TICK:
                self._tick(action.path, action.line)
            case ActionKind.OPEN:
                assert action.path in self.snapshot.records

    def _pick(self, *answers: Value) -> Value:
        return self.chance.choice(answers) if self.chance else answers[0]

    def _add(self, type_name: str, given: Mapping[str, Value]) -> None:
        kind = TYPES[type_name]
        values = {**self._filled(type_name), **given}
        for field in kind.fields:
            if field.required and field.default is not None and field.name not in values:
                values[field.name] = field.default
        if type_name == "mentorship":
            owner = unique_slug(str(values["title"]), self._slugs("mentorship"), "m")
            slug = ""
        else:
            open_one = self.snapshot.mentorship
            owner = open_one.slug if open_one else ""
            slug = unique_slug(
                str(values.get(kind.title) or values.get("title") or type_name),
                self._slugs(type_name),
                type_name,
            )
        when = str(values[kind.dated]) if kind.dated else None
        path = path_for(kind, slug, owner, when)
        if path in self.documents:  # two of a day, as two evaluations may be
            path = path_for(kind, f"{slug}-{len(self._slugs(type_name))}", owner, when)
        assert path not in self.documents, path
        self._put(path, Document.new({"type": type_name, **values}, ""))

    def _slugs(self, type_name: str) -> set[str]:
        return {DAY.sub("", record.slug) for record in self.snapshot.of(type_name)}

    def _filled(self, type_name: str) -> dict[str, Value]:
        """What the mentee writes into a new form."""
        today = self.today.isoformat()
        number = len(self.snapshot.of(type_name))
        name = NAMES[number % len(NAMES)] + ("" if number < len(NAMES) else f" {number}")
        known: dict[str, dict[str, Value]] = {
            "mentorship": {"title": "A journey", "created": today},
            "goal": {"title": f"Hold {number + 3} hard talks", "dimension": "professional"},
            "profile": {"qualities": {"listens": 5, "calm": 3}, "must": ["listens"]},
            "person": {"name": name},
            "candidate": {"name": f"{name} C"},
            "tryout": {"date": (self.today + timedelta(days=4)).isoformat()},
            "evaluation": {
                "statements": {
                    "open": self._pick(4, 5, 2),
                    "still_mentorship": self._pick(5, 5, 3),
                },
                "decision": self._pick("continue", "adjust"),
            },
            "closing": {"reason": "time_up"},
        }
        return known.get(type_name, {})

    def _edit(self, step: Step) -> None:
        path, values = step.action.path, dict(step.action.values)
        match step.rule:
            case "best_result" | "profile_own_words" | "research":
                self._write_section(path, step.action.field)
            case "prepare_meeting":
                self._write_section(path, "Agenda")
            case "was_it_held":
                values["status"] = self._pick("held", "held", "moved", "cancelled")
                self._promise(path)
                self.wait(1)  # it is written down at night
            case "sum_up":
                values |= {"worth": self._pick(8, 3), "takeaway": "Say it early"}
            case "answer":
                values["outcome"] = self._answer(path)
                values["nerves_after"] = 2
            case "tryout_held" | "rate_tryout":
                values["ratings"] = {"listened": 4}
            case "planned_step":
                values["next_date"] = None
            case "clauses" | "adjust":
                values["clauses"] = {clause.key: "agreed" for clause in CLAUSES}
                if step.rule == "adjust":
                    values |= {"agreed_me": None, "agreed_mentor": None, "status": "revised"}
            case _:
                if step.action.field not in values:
                    values[step.action.field] = self._value(step.action.field)
        self._set(path, values)

    def _value(self, field: str) -> Value:
        """What the mentee puts into the one field a step points at."""
        today = self.today.isoformat()
        answers: dict[str, Value] = {
            "intention": "lead a team of ten",
            "sign": "Three talks held",
            "qualities": {"listens": 5},
            "fit": {"listens": 4},
            "conflicts": {
                "colleague": self._pick("none", "low", "high"),
                "friend": self._pick("none", "none", "low"),
            },
            "attention": self._pick("yes", "yes", "unsure"),
            "discussed": ["colleague", "friend"],
            "override_reason": "There is nobody else",
            "my_choice": self._pick("yes", "maybe", "no"),
            "their_choice": self._pick("yes", "yes", "maybe", "no"),
            "notes": "keep",
            "agreed_mentor": today,
            "best_result_score": 8,
            "becomes": "occasional_contact",
            "name": "A name",
        }
        return answers[field]

    def _answer(self, path: str) -> Value:
        """The other one answers after some days, or not at all."""
        contact = self.snapshot.records[path]
        asked = contact.text("purpose") in ("ask", "sounding")
        silent = bool(self._pick(False, False, False, True))
        self.wait(12 if silent else 2)
        if silent:
            return "waiting"
        return (
            self._pick("name_given", "no")
            if asked
            else self._pick("yes", "no", "later", "name_given")
        )

    def _write(self, path: str, purpose: str) -> None:
        person = self.snapshot.records[path]
        number = len(self.snapshot.of("contact"))
        values: dict[str, Value] = {
            "title": f"Letter {number}",
            "about": person.slug,
            "date": self.today.isoformat(),
            "direction": "out",
            "channel": "email",
            "purpose": purpose,
            "outcome": "waiting" if purpose in ("ask", "first", "follow_up") else "yes",
            "nerves_before": 7,
        }
        self._add("contact", values)

    def _add_topic(self) -> None:
        document = self.documents.get("topics.md") or Document.new({"type": "topics"}, "")
        self._put("topics.md", document.with_body(add_task(document.body, Task("What chafes"))))

    def _promise(self, path: str) -> None:
        document = self.documents[path]
        task = Task("Do the thing", due=self.today + timedelta(days=9))
        self._put(path, document.with_body(add_task(document.body, task, "Actions")))

    def _tick(self, path: str, line: int) -> None:
        document = self.documents[path]
        inner = line - document.body_line + 1
        self._put(path, document.with_body(set_done(document.body, inner, True)))

    def _write_section(self, path: str, heading: str) -> None:
        document = self.documents[path]
        body = replace_section(document.body, heading.replace("_", " ").capitalize(), "Words.")
        self._put(path, document.with_body(body))

    def _set(self, path: str, values: Mapping[str, Value]) -> None:
        document = self.documents[path]
        for field, value in values.items():
            if value is None:
                document = document.delete(field) if field in document.front else document
            else:
                document = document.set(field, value)
        self._put(path, document)

    def _put(self, path: str, document: Document) -> None:
        self.documents[path] = document
        record = read_record(path, document.data)
        self.snapshot = Snapshot(dict(sorted({**self.snapshot.records, path: record}.items())))
