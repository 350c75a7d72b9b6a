"""The parts of factory_boy that the factories use; it ships half its types, which strict checking cannot follow."""

from importlib import import_module
from typing import Any

_factory: Any = import_module("factory")

LazyAttribute: Any = _factory.LazyAttribute
ModelFactory: Any = import_module("factory.django").DjangoModelFactory
Sequence: Any = _factory.Sequence
SubFactory: Any = _factory.SubFactory
