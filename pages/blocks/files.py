"""Blocks of files: a film with its captions and words, and a document to take along."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.blocks.base import SHOW, ProseBlock
from pages.blocks.loading import FileChooserBlock, PictureChooserBlock
from pages.film import FILMS
from pages.pictures import Picture, picture_of

#: What a reader counts in: 1 kB has 1000 bytes, as a phone shows it.
_KB = 1000


class Language(models.TextChoices):
    """The language of a file, by its tag."""

    ENGLISH = "en", "English"
    SPANISH = "es", "Spanish"


class LanguageBlock(ChoiceBlock):
    """Says in what language a file is."""

    choices = Language.choices

    class Meta:
        icon = "globe"
        label = "Language"


def language_label(value: StructValue) -> str:
    """Return the language of a file in words."""
    return str(Language(value["language"]).label) if value["language"] else ""


def wrong_kind(document: Any, allowed: tuple[str, ...]) -> ValidationError | None:
    """Return what is wrong with the kind of a file, if it is none of these."""
    if document is None or document.file_extension.lower() in allowed:
        return None
    return ValidationError(f"Choose a file that ends in {' or '.join(allowed)}.")


class VideoBlockValue(StructValue):
    """A film that nobody is shut out of."""

    language_label = property(language_label)

    @property
    def poster_picture(self) -> Picture | None:
        """The picture that stands there before the film runs, if it is finished."""
        return picture_of(self["poster"]) if self.get("poster") else None

    @property
    def left_out(self) -> bool:
        """Whether it must not be shown: the film is gone, or its captions are."""
        return self.get("film") is None or self.get("captions") is None


class VideoBlock(StructBlock):
    """A film of our own. It has captions and a transcript, loads nothing before it is started and starts for nobody."""

    title = CharBlock(max_length=120)
    length = CharBlock(max_length=40, help_text="Such as 3 minutes.")
    film = FileChooserBlock(help_text="A file that ends in mp4 or webm.")
    captions = FileChooserBlock(help_text="A file that ends in vtt, with what is said and what is heard.")
    language = LanguageBlock(default="en")
    poster = PictureChooserBlock(required=False, label="Picture before it starts")
    transcript = ProseBlock(small=True, help_text="All that is said, and all that one must see, in words.")

    class Meta:
        icon = "media"
        label = "Film"
        description = "A film that we host, with captions and a transcript. It never starts by itself."
        group = SHOW
        template = "blocks/video_block.html"
        value_class = VideoBlockValue
        preview_value = {
            "title": "A walk through the house",
            "length": "3 minutes",
            "language": "en",
            "transcript": "<p>Kim opens the front door. “Come in,” she says.</p>",
        }

    def clean(self, value: Any) -> Any:
        """Refuse files of a wrong kind."""
        result = super().clean(value)
        errors = {"film": wrong_kind(result["film"], FILMS), "captions": wrong_kind(result["captions"], ("vtt",))}
        found = {name: error for name, error in errors.items() if error}
        if found:
            raise StructBlockValidationError(found)
        return result


class DownloadBlockValue(StructValue):
    """A document that says what it is before one loads it."""

    language_label = property(language_label)

    @property
    def left_out(self) -> bool:
        """Whether the document was deleted."""
        return self.get("document") is None

    @property
    def kind(self) -> str:
        """The kind of the file, such as PDF."""
        return str(self["document"].file_extension).upper()

    @property
    def size(self) -> str:
        """The size in kB, or in MB from a million bytes on; "" when nobody measured it."""
        size = self["document"].file_size
        if size is None:
            return ""
        return f"{max(1, round(size / _KB))} kB" if size < _KB * _KB else f"{size / _KB / _KB:.1f} MB"


class DownloadBlock(StructBlock):
    """A document to take along: what it is, its kind, size and language stand before the press."""

    title = CharBlock(max_length=120)
    text = TextBlock(required=False, rows=2)
    document = FileChooserBlock()
    language = LanguageBlock(default="en")

    class Meta:
        icon = "download"
        label = "Document to load"
        description = "A file to take along, with its kind, size and language. Better still: say it on the page."
        group = SHOW
        template = "blocks/download_block.html"
        value_class = DownloadBlockValue
        preview_value = {"title": "What to bring", "text": "A list to print.", "language": "en"}
