"""Fills a letter's template in; what the journal does not know is left as a gap one can see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

from ..errors import MentorshipError
from ..i18n import Message, msg
from ..text.clean import plain

if TYPE_CHECKING:
    from jinja2 import nodes

LONGEST_FACT = 2_000  # characters
LONGEST = 100_000  # characters of a letter; more would only be there to choke the form
DEEPEST = 30  # steps in each other: Python needs seconds for 190 of them, and refuses 250
# A template may come with a journal from somewhere else. It can name facts, choose between
# texts, and nothing that could run for long or reach anything.
ALLOWED = {
    *("Template", "Output", "TemplateData", "Name", "Const", "Filter", "If", "CondExpr"),
    *("Not", "And", "Or", "Compare", "Operand"),
}
FILTERS = ("gap", "lower", "upper", "capitalize", "trim")
WRONG_USE = msg(
    "a filter or a comparison has what does not fit it; right is, for instance, {example}",
    example='{{ name | gap("your name") }}',
)
TOO_DEEP = msg("its brackets are nested too deeply")


class BadTemplate(MentorshipError):
    """A letter's template that cannot be used: which, the line, and why."""

    def __init__(self, name: str, line: int, reason: str | Message) -> None:
        super().__init__(
            msg(
                "The template {name}, line {line}: {reason}. Mend it in your editor, or "
                "delete it to have the one that comes with the app.",
                name=name,
                line=line,
                reason=reason,
            )
        )


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft: its subject, its text, and what is left for the writer to fill in."""

    subject: str
    text: str
    missing: tuple[str, ...] = ()


def render_letter(name: str, source: str, facts: Mapping[str, str]) -> Letter:
    """The letter of a template; its first line is the subject, as a heading.

    An empty fact becomes `[...]`, or what `| gap("...")` says of it; one in brackets is still to
    be worded. Raises BadTemplate.
    """
    from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    missing: list[str] = []
    environment = ImmutableSandboxedEnvironment(keep_trailing_newline=True)
    environment.filters = {
        "gap": _gap(missing),
        **{known: environment.filters[known] for known in FILTERS if known != "gap"},
    }
    environment.globals.clear()
    given = {key: value[:LONGEST_FACT] for key, value in facts.items()}
    try:
        tree = environment.parse(source)
        _check(name, tree, given)
        text = plain(environment.from_string(source).render(given))
    except TemplateSyntaxError as error:
        raise BadTemplate(name, error.lineno, error.message or "") from error
    except RecursionError:
        raise BadTemplate(name, 1, TOO_DEEP) from None
    except TypeError as error:  # its words are Python's, of functions that no template knows of
        raise BadTemplate(name, _line(error), WRONG_USE) from error
    except (TemplateError, UndefinedError, ValueError, ArithmeticError) as error:
        raise BadTemplate(name, 1, str(error)) from error
    if len(text) > LONGEST:
        raise BadTemplate(name, 1, msg("its letter is longer than {most} characters", most=LONGEST))
    subject, body = _split(text)
    return Letter(subject, body, tuple(dict.fromkeys(missing)))


def _line(error: Exception) -> int:
    """Where in the template it was; Jinja sees to it that the trace has its lines."""
    places = extract_tb(error.__traceback__)
    return next((at.lineno or 1 for at in places if at.filename == "<template>"), 1)


def _gap(missing: list[str]) -> Callable[[Any, str], str]:
    def gap(value: Any, what: str = "...") -> str:
        text = str(value).strip()
        if text and not (text.startswith("[") and text.endswith("]")):
            return str(value)
        missing.append(text[1:-1] or what)
        return f"[{missing[-1]}]"

    return gap


def _check(name: str, tree: nodes.Template, facts: Mapping[str, str]) -> None:
    from jinja2 import nodes

    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]
        kind = type(node).__name__
        line = int(getattr(node, "lineno", 1) or 1)
        if depth > DEEPEST:
            raise BadTemplate(name, line, TOO_DEEP)
        if kind not in ALLOWED:
            raise BadTemplate(name, line, msg("{what} is not for letters", what=kind.lower()))
        if isinstance(node, nodes.Name) and node.name not in facts:
            raise BadTemplate(name, line, _unknown(node.name, sorted(facts)))
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise BadTemplate(name, line, _unknown(node.name, FILTERS))


def _unknown(name: str, known: Sequence[str]) -> Message:
    return msg("there is no {name}; there are {known}", name=name, known=", ".join(known))


def _split(text: str) -> tuple[str, str]:
    first, _, rest = text.lstrip().partition("\n")
    if first.startswith("# "):
        return first[2:].strip(), rest.strip() + "\n"
    return "", text.strip() + "\n"
