"""Wagtail's lists and choosers of pictures and documents, without what is in the bin or not shown."""

from django.db.models import Q, QuerySet
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.documents.views import documents
from wagtail.images.views import images

from cms.editorial.bin.kinds import kind_of
from cms.editorial.bin.rule import deleted, withheld
from cms.editorial.withheld.record import records_for


def without(files: QuerySet, condition: Q) -> QuerySet:
    """The files that do not meet a condition; search backends know keys in a query but no EXISTS."""
    return files.exclude(pk__in=files.model._base_manager.filter(condition).order_by().values("pk"))


@hooks.register("construct_image_chooser_queryset")
def choose_shown_images(files: QuerySet, request) -> QuerySet:
    """Offer no picture for a page that readers would not see on it."""
    return without(files, withheld(files.model))


@hooks.register("construct_document_chooser_queryset")
def choose_shown_documents(files: QuerySet, request) -> QuerySet:
    """Offer no document that lies in the bin."""
    return without(files, withheld(files.model))


class NotDeleted:
    """Mixin of Wagtail's lists: what lies in the bin has a list of its own."""

    def get_base_queryset(self):
        """The files the user may change, without those in the bin."""
        files = super().get_base_queryset()
        return without(files, deleted(files.model))


class ImageList(NotDeleted, images.IndexView):
    """The list of pictures."""


class DocumentList(NotDeleted, documents.IndexView):
    """The list of documents."""


class NotEdited:
    """Mixin of Wagtail's views that edit one file: what lies in the bin is restored first."""

    def dispatch(self, request, *args, **kwargs):
        """Lead whoever may restore the file to the bin where it lies in it."""
        model = self.model
        instance = model._base_manager.filter(deleted(model), pk=kwargs[self.pk_url_kwarg]).first()
        if instance is not None and kind_of(model).may_delete(request.user, instance):
            text = _("“%(title)s” is in the bin. Restore it to change it.") % {"title": instance.title}
            messages.warning(request, text)
            return redirect("bin:index")
        return super().dispatch(request, *args, **kwargs)


class EditPicture(NotEdited, images.EditView):
    """The form of one picture, with the record of where it was withheld."""

    template_name = "cms/withheld/image_edit.html"

    def get_context_data(self, **kwargs):
        """Add the record, as far as the user may know."""
        records = records_for(self.request.user, self.object.withholdings.all()[:10])
        return {**super().get_context_data(**kwargs), "withholdings": records}


class EditDocument(NotEdited, documents.EditView):
    """The form of one document."""
