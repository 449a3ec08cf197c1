"""The kinds of small faults: those of mutmut, and guards, conditions and entries of tables.

mutmut itself is not run: it leaves out what stands outside functions, which here is the tables
of records and rules, and it knows neither a random sample nor the lines of a change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import libcst as cst
from mutmut.mutation.mutators import mutation_operators

Operator = Callable[[Any], Iterable[Any]]
# None for a value or an argument is seen by whatever runs the line, and says little of the tests
_CRUDE = {
    "operator_assignment",
    "operator_arg_removal",
    "operator_dict_arguments",
    "operator_lambda",
    "operator_string",
}
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}


def remove_statement(node: cst.SimpleStatementLine) -> Iterator[cst.CSTNode]:
    """A call for its effect, a raise or a count that is not made."""
    (statement, *more) = node.body
    effect = isinstance(statement, cst.Expr) and isinstance(statement.value, cst.Call | cst.Await)
    if not more and (effect or isinstance(statement, cst.Raise | cst.AugAssign | cst.Del)):
        yield node.with_changes(body=[cst.Pass()])


def negate_condition(node: cst.If | cst.While) -> Iterator[cst.CSTNode]:
    """`if a:` as `if not (a):`."""
    yield node.with_changes(test=_negated(node.test))


def negate_filter(node: cst.CompIf) -> Iterator[cst.CSTNode]:
    """The `if` of a comprehension, turned round."""
    yield node.with_changes(test=_negated(node.test))


def _negated(test: cst.BaseExpression) -> cst.UnaryOperation:
    inner = test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return cst.UnaryOperation(cst.Not(), inner)


def drop_operand(node: cst.BooleanOperation) -> Iterator[cst.CSTNode]:
    """`a and b` as `a`, and as `b`."""
    yield from (_kept_together(node, part) for part in (node.left, node.right))


def _kept_together(whole: cst.BaseExpression, part: cst.BaseExpression) -> cst.CSTNode:
    return part.with_changes(
        lpar=[*whole.lpar, cst.LeftParen()], rpar=[cst.RightParen(), *whole.rpar]
    )


def drop_entry(node: cst.Tuple | cst.List | cst.Set | cst.Dict) -> Iterator[cst.CSTNode]:
    """A table, a set or a list without one of its entries."""
    if len(node.elements) > 1:
        for at in range(len(node.elements)):
            yield node.with_changes(elements=[*node.elements[:at], *node.elements[at + 1 :]])


def swap_function(node: cst.Call) -> Iterator[cst.CSTNode]:
    """`min` for `max`, `any` for `all`."""
    if isinstance(node.func, cst.Name) and node.func.value in _SWAPPED:
        yield node.with_changes(func=cst.Name(_SWAPPED[node.func.value]))


def drop_keyword(node: cst.Call) -> Iterator[cst.CSTNode]:
    """A call without one of the arguments that it names, so that the default holds."""
    for at, one in enumerate(node.args):
        if one.keyword is not None:
            yield node.with_changes(args=[*node.args[:at], *node.args[at + 1 :]])


def break_string(node: cst.SimpleString) -> Iterator[cst.CSTNode]:
    """A key or a name that is another; what is longer is prose, of which other tests know."""
    if node.quote in ("'", '"') and " " not in node.value:
        start = len(node.prefix) + 1
        yield node.with_changes(value=f"{node.value[:start]}XX{node.value[start:]}")


def drop_guard(node: cst.With) -> Iterator[cst.CSTNode]:
    """What is done under a lock or another guard, without it."""
    if all(item.asname is None for item in node.items) and node.asynchronous is None:
        yield cst.If(test=cst.Name("True"), body=node.body, leading_lines=node.leading_lines)


OURS: tuple[tuple[Any, Operator], ...] = (
    (cst.SimpleStatementLine, remove_statement),
    (cst.If | cst.While, negate_condition),
    (cst.CompIf, negate_filter),
    (cst.BooleanOperation, drop_operand),
    (cst.Tuple | cst.List | cst.Set | cst.Dict, drop_entry),
    (cst.Call, swap_function),
    (cst.Call, drop_keyword),
    (cst.SimpleString, break_string),
    (cst.With, drop_guard),
)
OPERATORS: tuple[tuple[Any, Operator], ...] = (
    *((of, one) for of, one in mutation_operators if one.__name__ not in _CRUDE),
    *OURS,
)
