"""Every public function of the rules is used by an example and by a property."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import governance

RULES = Path(governance.__file__).parent
TESTS = sorted(Path(__file__).parent.glob("test_*.py"))
WITHOUT_EXAMPLE: Mapping[str, str] = {}
"""The functions that no example uses, each with its reason."""
WITHOUT_PROPERTY: Mapping[str, str] = {}
"""The functions that no property uses, each with its reason."""


def functions() -> Iterator[str]:
    """The public functions by module and name."""
    for path in RULES.rglob("*.py"):
        module = ".".join(path.relative_to(RULES.parent).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            # Mutation testing lays the changed functions beside the one they are made of.
            if isinstance(node, ast.FunctionDef) and not _hidden(node.name):
                yield f"{module}.{node.name}"


def _hidden(name: str) -> bool:
    return name.startswith("_") or "__mutmut_" in name


def used(tree: ast.Module, *, properties: bool) -> set[str]:
    """What the examples or the properties of a module of tests use, themselves or in between."""
    imported = dict(_imported(tree))
    within = {name: node for node in tree.body for name in _defined(node)}
    found: set[str] = set()
    left = [node for node in tree.body if _is_test(node) and _is_property(node) is properties]
    while left:
        node = left.pop()
        for name in _named(node):
            found.add(_full(name, imported))
            if name in within:
                left.append(within.pop(name))
    return found


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                yield each.asname or each.name, f"{node.module}.{each.name}"


def _defined(node: ast.stmt) -> Iterator[str]:
    """The names that a helper or a table of the module goes by; a test is nobody's helper."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and not _is_test(node):
        yield node.name
    if isinstance(node, ast.Assign | ast.AnnAssign):
        yield from (each.id for each in ast.walk(node) if _is_bound(each))


def _is_bound(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _is_test(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")


def _is_property(node: ast.stmt) -> bool:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef) else []
    return any("given" in _named(each) for each in decorators)


def _named(node: ast.AST) -> set[str]:
    """The names in a piece of code, with what is asked of a module by its name."""
    return {found for each in ast.walk(node) if (found := _dotted(each))}


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _full(name: str, imported: Mapping[str, str]) -> str:
    first, dot, rest = name.partition(".")
    return f"{imported.get(first, first)}{dot}{rest}"


@pytest.fixture(scope="module")
def trees() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in TESTS]


@pytest.mark.parametrize(
    ("properties", "excepted"),
    [(False, WITHOUT_EXAMPLE), (True, WITHOUT_PROPERTY)],
    ids=["by an example", "by a property"],
)
def test_every_rule_is_used(
    trees: list[ast.Module], excepted: Mapping[str, str], *, properties: bool
) -> None:
    tested = {name for tree in trees for name in used(tree, properties=properties)}
    assert sorted(set(functions()) - tested) == sorted(excepted)
