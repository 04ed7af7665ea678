import dataclasses
import importlib
import inspect
import pkgutil

import pytest

import governance

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(governance.__path__, "governance.")
]
VALUES = {
    f"{value.__module__}.{value.__qualname__}": value
    for module in MODULES
    for value in vars(module).values()
    if inspect.isclass(value) and dataclasses.is_dataclass(value)
}


@pytest.mark.parametrize("name", sorted(VALUES))
def test_a_value_never_changes(name: str) -> None:
    value = VALUES[name]
    made: object = object.__new__(value)
    assert "__slots__" in vars(value)
    for field in dataclasses.fields(value):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(made, field.name, None)
