"""Pictures of an archive: found in it, looked at, and stored by the site's own intake of pictures."""

from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

from cms.intake.archives.contents import Contents
from cms.intake.archives.story import ArchivedPicture, Unreadable
from cms.media.forms import PictureField
from cms.media.sanitise import sanitised, too_many_pixels

TITLE_LENGTH, ALTERNATIVE_TEXT_LENGTH, CAPTION_LENGTH = 255, 255, 255


class Pictures:
    """The pictures of one archive, for the collection of one branch.

    What was stored once is used again, by whichever name and at whichever import it comes: pictures are told
    by their content. None is ever fetched from a web address.
    """

    def __init__(self, contents: Contents, collection, user=None):
        self._contents = contents
        self._collection = collection
        self._user = user
        self._stored: dict[str, int] = {}
        self._looked_at: dict[str, str] = {}

    def find(self, picture: ArchivedPicture, folder: str) -> tuple[str | None, str]:
        """The file of a picture, and why it has none that can be used ("" where it has)."""
        name = self._contents.find(picture.name, folder)
        if name is None:
            if "://" in picture.name or picture.name.startswith("//"):
                told = _("The picture %(name)s is not in the archive. Nothing is fetched from web addresses.")
            else:
                told = _("The picture %(name)s is not in the archive, or more than one file fits.")
            return None, told % {"name": picture.name[:200]}
        if name not in self._looked_at:
            self._looked_at[name] = self._fault(name)
        fault = self._looked_at[name]
        return (None, f"{name}: {fault}") if fault else (name, "")

    def checksum(self, picture: ArchivedPicture, folder: str) -> str:
        """A checksum of the file of a picture; "" where there is none."""
        name = self._contents.find(picture.name, folder)
        return self._contents.checksum(name) if name else ""

    def _fault(self, name: str) -> str:
        """What is wrong with a file by its size and its header; nothing of it is unpacked."""
        try:
            data = self._read(name)
            width, height = Image.open(BytesIO(data)).size
        except Unreadable as error:
            return str(error)
        except (OSError, SyntaxError, ValueError, EOFError):
            return _("This file is damaged or is not a picture.")
        except Image.DecompressionBombError:
            return " ".join(too_many_pixels().messages)
        most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
        return " ".join(too_many_pixels().messages) if most and width * height > most else ""

    def _read(self, name: str) -> bytes:
        return self._contents.read(name, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)

    def stored(self, name: str, picture: ArchivedPicture, language: str):
        """The picture of a file in the branch's collection, stored where it is not there yet.

        Its alternative text is that of the old page, in `language`. Raises `ValidationError` for a file that
        the site's intake refuses. About five queries for a new one.
        """
        images = get_image_model()
        if name in self._stored and (image := images.objects.filter(pk=self._stored[name]).first()):
            return image
        last = name.rsplit("/", 1)[-1]
        try:
            upload = SimpleUploadedFile(last, self._read(name))
        except Unreadable as error:
            raise ValidationError(str(error)) from error
        file = sanitised(PictureField().clean(upload), name=last)
        file.sanitised = True
        known = images.objects.filter(collection=self._collection, file_hash=hash_filelike(file))
        image = known.order_by("pk").first()
        if image is None:
            words = picture.alternative_text[:ALTERNATIVE_TEXT_LENGTH]
            image = images(
                title=(last.rpartition(".")[0] or last)[:TITLE_LENGTH],
                collection=self._collection,
                alternative_texts={language: words} if words else {},
                uploaded_by_user=self._user,
            )
            image.file = file
            image._set_image_file_metadata()  # noqa: SLF001  what Wagtail's own form calls
            image.save()
        self._stored[name] = image.pk
        return image
