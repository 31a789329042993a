"""The image form of the admin: alternative text in every language, and files cleaned on the way in."""

import filetype
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.fields import FileField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.form_fields.long_texts import OneParagraphInput
from cms.media.sanitise import damaged_picture, sanitised

ALTERNATIVE_TEXT_LENGTH = 255
FIRST_BYTES = 8192


class AlternativeTextsWidget(forms.MultiWidget):
    """One text box a language, each labelled with the language's name."""

    template_name = "cms/widgets/alternative_texts.html"

    def __init__(self, attrs=None):
        self.languages = settings.LANGUAGES
        widgets = {
            code: OneParagraphInput(
                attrs={"lang": code, "maxlength": ALTERNATIVE_TEXT_LENGTH, "aria-label": str(name)}
            )
            for code, name in self.languages
        }
        super().__init__(widgets, attrs)

    def decompress(self, value):
        """The stored mapping of language to text, as the list of boxes."""
        value = value if isinstance(value, dict) else {}
        return [value.get(code, "") for code, _name in self.languages]

    def get_context(self, name, value, attrs):
        """Add the languages' names for the template's labels."""
        context = super().get_context(name, value, attrs)
        for subwidget, (code, label) in zip(context["widget"]["subwidgets"], self.languages, strict=True):
            subwidget["language_code"], subwidget["language_name"] = code, label
        return context


class AlternativeTextsField(forms.MultiValueField):
    """A mapping of language code to alternative text; languages left empty are left out."""

    widget = AlternativeTextsWidget

    def __init__(self, **kwargs):
        for unused in ("encoder", "decoder"):
            kwargs.pop(unused, None)
        fields = [
            forms.CharField(required=False, max_length=ALTERNATIVE_TEXT_LENGTH)
            for _language in settings.LANGUAGES
        ]
        super().__init__(fields=fields, require_all_fields=False, **kwargs)

    def compress(self, values):
        """A mapping of language code to text, made of the boxes; empty ones are left out."""
        codes = [code for code, _name in settings.LANGUAGES]
        return {code: text for code, text in zip(codes, values or [], strict=False) if text}

    def has_changed(self, initial, data):
        """Compare the mapping rather than the list of boxes."""
        return self.compress([(text or "").strip() for text in data or []]) != (initial or {})


class PictureField(WagtailImageField):
    """Wagtail's upload field, which asks for a file's size and kind before it reads any of its content."""

    def to_python(self, data):
        """Refuse what is too large or has no picture's first bytes; then Wagtail's own checks.

        Wagtail looks for markup in files it cannot name, line by line, and into the content before the size.
        A file that breaks off in its header is refused with the words for one that breaks off later.
        """
        file = FileField.to_python(self, data)
        if file is None:
            return None
        self.check_image_file_size(file)
        if not filetype.is_image(first_bytes(file)):
            self._check_extension(file.name)
            raise damaged_picture()
        try:
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError) as error:
            raise damaged_picture() from error

    def _check_extension(self, name: str) -> None:
        if name.rpartition(".")[2].lower() not in self.allowed_image_extensions:
            raise ValidationError(
                self.error_messages["invalid_image_extension"], code="invalid_image_extension"
            )


def first_bytes(file) -> bytes:
    """The first `FIRST_BYTES` of an uploaded file, which tell its format; the file is rewound afterwards."""
    file.seek(0)
    start = file.read(FIRST_BYTES)
    file.seek(0)
    return start


class ConsentRule:
    """The rule about consent that every form of a picture holds."""

    def clean(self):
        """Require the name of who gave consent, where it was given."""
        cleaned_data = super().clean()
        consent = self._meta.model.Consent
        if cleaned_data.get("consent") == consent.GIVEN and not cleaned_data.get("consent_by"):
            self.add_error(
                "consent_by",
                _("Say who gave the consent, for example “Participants of the forum, 14.11.2019”."),
            )
        return cleaned_data


class ImageForm(ConsentRule, BaseImageForm):
    """Wagtail's image form, with files cleaned before anything of them is stored."""

    alternative_texts = AlternativeTextsField(
        required=False,
        label=gettext_lazy("Alternative text"),
        help_text=gettext_lazy(
            "What the picture shows, for readers who cannot see it. "
            "A page may say it better in its own context."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            # A declared field could not be left out of the forms Wagtail makes without a file.
            self.fields["file"].__class__ = PictureField
        if "consent" in self.fields:
            # Uploads of many files at once send a title and a collection alone; the model has a default.
            self.fields["consent"].required = False
        if "collection" in self.fields:
            # API v3 has no such field; what it uploads is everybody's where its user may add to that.
            self.fields["collection"].required = False

    def clean_collection(self):
        """The chosen collection; without one that which all share, else the first there is."""
        chosen = self.cleaned_data.get("collection")
        if chosen is not None or self.instance.pk:
            return chosen or self.instance.collection
        shared = self.collections.filter(shared_by_branches__isnull=False)
        return shared.first() or self.collections.first()

    def clean_file(self):
        """Replace a new upload by its cleaned version; the errors of damaged files belong to this field."""
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data or not upload:
            return upload
        cleaned = sanitised(upload, name=upload.name)
        cleaned.sanitised = True
        return cleaned
