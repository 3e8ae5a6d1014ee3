"""Changes one comparison, one number, one `and` or `or` of a source at a time: a mutant that its tests must notice."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType
from typing import Any

OTHERS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
SIGNS: dict[type[ast.AST], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in",
    ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not", ast.And: "and", ast.Or: "or",
}  # fmt: skip
NAMES = frozenset({"row"})
"""Arguments whose number is a name, not a rule."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A source with one change: its line, that line as it stands, the change as `2 to 3`, and what it compiles to."""

    line: int
    text: str
    change: str
    code: CodeType


@dataclass(frozen=True, slots=True)
class _Site:
    """One place that can be changed: an attribute of a node, or one of the items of that attribute."""

    node: ast.AST
    line: int
    attribute: str
    item: int | None
    new: Any
    change: str


def mutants(source: str, *, path: str) -> Iterator[Mutant]:
    """Yield every mutant of a source, in order of line. Thresholds go one up and one down, other numbers one up."""
    tree, lines = ast.parse(source), source.splitlines()
    for site in sorted(_sites(tree), key=lambda site: site.line):
        holder = site.node if site.item is None else getattr(site.node, site.attribute)
        old = _get(holder, site)
        _put(holder, site, site.new)
        yield Mutant(site.line, lines[site.line - 1].strip(), site.change, compile(tree, path, "exec"))
        _put(holder, site, old)


def _sites(tree: ast.AST) -> Iterator[_Site]:
    limits = {number for node in ast.walk(tree) if _is_threshold(node) for number in ast.walk(node)}
    names = {
        word.value for node in ast.walk(tree) if isinstance(node, ast.Call) for word in node.keywords
        if word.arg in NAMES
    }  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for item, sign in enumerate(node.ops):
                yield _swap(node, sign, "ops", item)
        elif isinstance(node, ast.BoolOp):
            yield _swap(node, node.op, "op", None)
        elif isinstance(node, ast.Constant) and type(node.value) is int and node not in names:
            for step in (1, -1) if node in limits else (1,):
                changed = node.value + step
                yield _Site(node, node.lineno, "value", None, changed, f"{node.value} to {changed}")


def _is_threshold(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Threshold"


def _swap(node: ast.Compare | ast.BoolOp, sign: ast.AST, attribute: str, item: int | None) -> _Site:
    other = OTHERS[type(sign)]
    return _Site(node, node.lineno, attribute, item, other(), f"{SIGNS[type(sign)]} to {SIGNS[other]}")


def _get(holder: Any, site: _Site) -> Any:
    return getattr(holder, site.attribute) if site.item is None else holder[site.item]


def _put(holder: Any, site: _Site, value: Any) -> None:
    if site.item is None:
        setattr(holder, site.attribute, value)
    else:
        holder[site.item] = value
