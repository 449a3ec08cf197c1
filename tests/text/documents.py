"""Documents as people and other programs write them, generated, and values to write into them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import strategies as st

from mentorship_tui.text.value import Value

# what front matter may hold as it is: no control characters, surrogates or non-characters
PRINTABLE = st.characters(
    exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\u2028\u2029\ufeff"
)
ANY = st.characters(exclude_categories=["Cs"])

_WORDS = """
anna|Åsa Öberg|a-b|https://x.se/a?b=c#d|a#b|o'b "q"|no|yes|on|y|~|null|true|12:30|0123|1.10|1e3|0x1F
1_000|2027-03-01|2026-02-30|2026-3-1|+46701234567|- a|? b|a: b|a #b|<<|| a|a |@anna|*x|&x|!x|%x|`x
>|-|---|[a|{a|a,b|<<<<<<< x|=|.|:a|?a|-a|a:|👩‍👩‍👧 x|null |.inf|.nan|...|a\\b
"""
_LINES = [
    "a\nb",
    "a\nb\n",
    "a\n\nb\n\n",
    "\na",
    "  a\nb",
    "a\r\nb",
    "\n",
    "\ta\nb",
    "a \nb",
    "a\n b",
]
_ODD = [
    "a\tb",
    "a\n>>>>>>> b\n",
    "---\nx",
    "# a\n# b",
    "x\u2028y",
    "\x85",
    "\x1b[31m",
    "A\u030asa",
    "|",
]
words = st.sampled_from([*_WORDS.strip("\n").replace("\n", "|").split("|"), *_LINES, *_ODD])
texts = words | st.text(PRINTABLE, max_size=12) | st.text(ANY, max_size=8)
scalars: st.SearchStrategy[Value] = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts
)
keys = st.sampled_from(["a", "listens", "b c", "Åsa", "no", "1", "<<", "x: y", "#x", ""]) | texts
values: st.SearchStrategy[Value] = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=8,
)

_PLAIN: list[tuple[str, Value]] = [
    ("word", "word"),
    ("two words", "two words"),
    ("no", "no"),
    ("12:30", "12:30"),
    ("0123", "0123"),
    ("1.10", "1.10"),
    ("2027-03-01", "2027-03-01"),
    ("2026-02-30", "2026-02-30"),
    ("7", 7),
    ("-3", -3),
    ("1.5", 1.5),
    ("true", True),
    ("False", False),
    ("null", None),
    ("~", None),
    ("'it''s'", "it's"),
    ("'# no comment'", "# no comment"),
    ('"a: \\"b\\" \\u00e5"', 'a: "b" å'),
    ("Åsa Öberg 😀", "Åsa Öberg 😀"),
    ("A\u030asa", "A\u030asa"),
    ("a#b:c", "a#b:c"),
    ("!!str 5", "5"),
    ("x\u2028y", "x\u2028y"),
]

Pair = tuple[str, Value]  # what stands in the file, and what it means
plain_scalars: st.SearchStrategy[Pair] = st.sampled_from(_PLAIN)
quoted_scalars: st.SearchStrategy[Pair] = st.text(PRINTABLE, max_size=10).map(
    lambda text: (json.dumps(text, ensure_ascii=False), text)
)
written_scalars = plain_scalars | quoted_scalars


@dataclass(frozen=True)
class Written:
    """A document's text in pieces: each field with its own lines, and what stands between."""

    opening: str
    pieces: tuple[tuple[str | None, str], ...]  # the field's name, or None for comments and blanks
    closing: str
    body: str
    front: dict[str, Value]

    @property
    def text(self) -> str:
        return self.opening + "".join(text for _, text in self.pieces) + self.closing + self.body

    def around(self, field: str) -> tuple[str, str]:
        """The text before and behind the lines of a field."""
        names = [name for name, _ in self.pieces]
        place = names.index(field)
        before = "".join(text for _, text in self.pieces[:place])
        after = "".join(text for _, text in self.pieces[place + 1 :])
        return self.opening + before, after + self.closing + self.body


@st.composite
def eols(draw: st.DrawFn) -> st.SearchStrategy[str]:
    """A strategy of line ends: one kind throughout, or mixed."""
    return draw(st.sampled_from([st.just("\n"), st.just("\r\n"), st.sampled_from(["\n", "\r\n"])]))


comments = st.sampled_from(["", "", "", " # c", "   # c: [d] 'e", "\t# t", " "])
key_texts = st.sampled_from(
    [
        ("a", "a"),
        ("title", "title"),
        ("'q u'", "q u"),
        ('"d: q"', "d: q"),
        ("Ö", "Ö"),
        ("content", "content"),
        ("handler", "handler"),
        ("1", "1"),
        ("no", "no"),
        ("a b", "a b"),
        ("x.y", "x.y"),
        ("? e", "e"),
    ]
)
blank_lines = st.sampled_from(["", "# comment", "   # in", " ", "#", "# key: value"])


@st.composite
def flow_values(draw: st.DrawFn, depth: int = 1) -> Pair:
    """A list or map in brackets, on one line or several."""
    inner = plain_flow if depth == 0 else plain_flow | flow_values(depth - 1)
    items = draw(st.lists(inner, max_size=4))
    before, between, after = draw(
        st.sampled_from(
            [
                ("", ", ", ""),
                (" ", ",  ", " "),
                ("", ",", ""),
                (" ", " ,", ","),
                ("", ",\n    ", ""),
                ("\n    ", ",\n    ", "\n  "),
                ("\n   ", ", # c\n   ", "  # d\n  "),
                ("\n  # c\n  ", ",\n  # x\n  ", ",\n  # e\n  "),
            ]
        )
    )
    if draw(st.booleans()):
        text = between.join(text for text, _ in items)
        closing = after if items else " "
        return f"[{before if items else ''}{text}{closing}]", [value for _, value in items]
    names = [f"k{index}" for index in range(len(items))]
    text = between.join(f"{name}: {text}" for name, (text, _) in zip(names, items, strict=True))
    closing = after if items else ""
    mapped = dict(zip(names, (value for _, value in items), strict=True))
    return f"{{{before if items else ''}{text}{closing}}}", mapped


plain_flow: st.SearchStrategy[Pair] = (
    plain_scalars.filter(lambda pair: "#" not in pair[0]) | quoted_scalars
)


@st.composite
def _block_list(draw: st.DrawFn, eol: st.SearchStrategy[str]) -> Pair:
    indent = " " * draw(st.sampled_from([0, 1, 2, 4]))
    lines, items = draw(comments) + draw(eol), list[Value]()
    for text, value in draw(st.lists(written_scalars | flow_values() | _COMPACT, min_size=1)):
        if draw(st.integers(0, 4)) == 0:
            lines += f"{indent}# above{draw(eol)}"
        text = text.replace("\n", draw(eol) + indent)
        lines += f"{indent}- {text}{draw(comments)}{draw(eol)}"
        items.append(value)
    return lines, items


_COMPACT: st.SearchStrategy[Pair] = st.just(("a: 1\n  b: x", {"a": 1, "b": "x"}))


@st.composite
def _block_map(draw: st.DrawFn, eol: st.SearchStrategy[str]) -> Pair:
    indent = " " * draw(st.sampled_from([1, 2, 4]))
    lines, items = draw(comments) + draw(eol), dict[str, Value]()
    chosen = draw(st.lists(key_texts.filter(_simple), min_size=1, unique_by=lambda key: key[1]))
    for key, name in chosen:
        if draw(st.integers(0, 4)) == 0:
            lines += f"{indent}# above{draw(eol)}"
        text, value = draw(written_scalars | flow_values() | _NOTHING)
        text = text.replace("\n", draw(eol) + indent)
        lines += f"{indent}{key}: {text}{draw(comments)}{draw(eol)}"
        items[name] = value
    return lines, items


_NOTHING: st.SearchStrategy[Pair] = st.just(("", None))


def _simple(key: tuple[str, str]) -> bool:
    return not key[0].startswith("?")


@st.composite
def _literal(draw: st.DrawFn, eol: st.SearchStrategy[str]) -> Pair:
    pad = " " * draw(st.sampled_from([1, 2, 5]))
    end = draw(eol)
    head = draw(comments.filter(lambda text: text != "\t# t")) + end
    return draw(
        st.sampled_from(
            [
                (f" |{head}{pad}a{end}{pad}  b # no comment{end}", "a\n  b # no comment\n"),
                (f" |-{head}{pad}a: b{end}{end}{pad}- c{end}", "a: b\n\n- c"),
                (f" >-{head}{pad}a{end}{pad}b{end}", "a b"),
                (f" a{end}{pad}b{head}", "a b"),
                (f' "a{end}{end}{pad}b"{head}', "a\nb"),
                (f" !!str |{head}{pad}a{end}", "a\n"),
            ]
        )
    )


@st.composite
def _field(draw: st.DrawFn, eol: st.SearchStrategy[str], key: str, literals: str) -> Pair:
    """The text of one field and its value."""
    end = draw(eol)
    if key.startswith("?"):
        text, value = draw(written_scalars)
        return f"{key}{end}: {text}{draw(comments)}{end}", value
    kind = draw(st.sampled_from("siofbm" + literals))
    if kind == "k":
        return f"{key}: |+{end}  a{end}{end}", "a\n\n"
    if kind in "bml":
        strategy = {"b": _block_list, "m": _block_map, "l": _literal}[kind]
        text, value = draw(strategy(eol))
        return f"{key}:{text}", value
    if kind == "o":
        text, value = draw(written_scalars)
        return f"{key}:{draw(comments)}{end}  {text}{draw(comments)}{end}", value
    text, value = draw({"s": written_scalars, "i": _NOTHING, "f": flow_values()}[kind])
    text = text.replace("\n", end)
    return f"{key}:{' ' * bool(text)}{text}{draw(comments)}{end}", value


@st.composite
def written(draw: st.DrawFn) -> Written:
    """A document as a person may have typed it, in any mixture of styles."""
    eol = draw(eols())
    # behind a literal block some comments, and behind a kept one blank lines, would be its text
    literals = draw(st.sampled_from(["", "l", "lk"]))
    between = {
        "": blank_lines,
        "l": blank_lines.filter(lambda line: not line.startswith(" ")),
        "lk": blank_lines.filter(lambda line: line.startswith("#")),
    }[literals]
    pieces: list[tuple[str | None, str]] = []
    front: dict[str, Value] = {}
    for key, name in draw(st.lists(key_texts, max_size=5, unique_by=lambda key: key[1])):
        text, front[name] = draw(_field(eol, key, literals))
        pieces.append((name, text))
        for line in draw(st.lists(between, max_size=2)):
            pieces.append((None, line + draw(eol)))
    opening = draw(st.sampled_from(["", "\ufeff"])) + "---" + draw(st.sampled_from(["", " ", "\t"]))
    body = draw(bodies(eol))
    closing = "---" + (draw(eol) if body else draw(st.sampled_from(["", "\n", "\r\n"])))
    return Written(opening + draw(eol), tuple(pieces), closing, body, front)


@st.composite
def bodies(draw: st.DrawFn, eol: st.SearchStrategy[str]) -> str:
    """Prose with what is special in front matter in it."""
    line = st.sampled_from(
        ["", "# Head", "---", "text", "a: b", "- [ ] x", "```", " indented", "\tx"]
    )
    lines = draw(st.lists(line | st.text(PRINTABLE, max_size=8), max_size=5))
    text = "".join(line + draw(eol) for line in lines)
    return text + draw(st.sampled_from(["", "no final newline"]))
