"""Pictures that people add are drawn anew before they are kept: no metadata, nothing appended, nothing but pixels."""

# Charter: web pictures
from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from infodrill.casework.attachments import inspect
from infodrill.kernel.i18n import N_
from infodrill.web.refusals import FormError

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
QUALITY = 85


def drawn_anew(content: bytes) -> bytes:
    """The same picture, encoded by us; other files as they are. Raises RuleRefused for what may not be kept.

    Its size was looked at first, so that a small file cannot unfold into an immense picture.
    """
    found = FORMATS.get(inspect(content).media_type)
    if found is None:
        return content
    try:
        with Image.open(BytesIO(content), formats=[found]) as picture:
            upright = ImageOps.exif_transpose(picture)
            plain = upright.convert("RGB" if found == "JPEG" else "RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise FormError(
            N_("The picture cannot be read."),
            remedy=N_("Take it again, or choose another file."),
            code="H204",
        ) from None
    out = BytesIO()
    plain.save(out, found, **({} if found == "PNG" else {"quality": QUALITY}))
    return out.getvalue()
