"""A StreamField whose block definitions stay out of the migrations.

Stock Wagtail writes every block into each migration, so a changed help text makes one. Only the column matters to
the database. The historical field keeps what a row holds, so a data migration that saves a model loses nothing. To
rename or change blocks in a migration, use Wagtail's `MigrateStreamData` for the top level of a stream; for what is
nested, walk the raw JSON of `row.body.raw_data` in a `RunPython`.
"""

from typing import Any

from wagtail.blocks import StreamBlock, StreamValue
from wagtail.fields import StreamField


class KeepEverythingBlock(StreamBlock):
    """Stands in for the definitions inside migrations: it knows no block and throws none away."""

    def to_python(self, value: Any) -> StreamValue:
        """Hold the raw items, known or not."""
        return StreamValue(self, value, is_lazy=True) if isinstance(value, list) else super().to_python(value)


class BodyField(StreamField):
    """A StreamField that describes itself to the migrations without its blocks."""

    def __init__(self, block_types: Any = None, **kwargs: Any) -> None:
        super().__init__(KeepEverythingBlock() if block_types is None else block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Leave the blocks out."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
