"""The form of an uploaded picture. Wagtail names it to be replaced with `WAGTAILIMAGES_IMAGE_FORM_BASE`."""

from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

_DAMAGED = "This picture is damaged, or only a part of it came. Export or send it again, then choose it here."


class WholeImageField(WagtailImageField):
    """A picture that can be read to its end; half of one is refused beside the field.

    Stock Wagtail reads the beginning, and fails with a server error at what comes after.
    """

    def to_python(self, data: Any) -> Any:
        """Return the file; raises ValidationError for what is no picture of ours, too large, or damaged."""
        try:
            file = super().to_python(data)
            if file is not None:
                file.seek(0)
                with Image.open(file) as picture:
                    picture.load()
                file.seek(0)
        except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises, by format and place of the damage
            raise ValidationError(_DAMAGED, code="damaged") from error
        return file


class ImageForm(BaseImageForm):
    """Wagtail's form with a field that reads pictures to their end."""

    file = WholeImageField(label="File", widget=BaseImageForm.Meta.widgets["file"])
