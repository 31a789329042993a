"""Views of deleting a picture or a document: where it is used is said first, then it goes to the bin."""

from django.http import JsonResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.documents.views import documents
from wagtail.documents.views import multiple as many_documents
from wagtail.images.views import images
from wagtail.images.views import multiple as many_images
from wagtail.permissions import policy_registry

from cms.editorial.bin.keeping import put
from cms.editorial.usage import is_picture, usage_for


class Decision:
    """Mixin of Wagtail's views that delete one file: names where it is used and what readers will see."""

    template_name = "cms/bin/delete.html"
    usage_url_name = None

    def get_context_data(self, **kwargs):
        """Add where the file is used, as far as the user may know."""
        usage = usage_for(self.request.user, self.object)
        return {**super().get_context_data(**kwargs), "usage": usage, "is_picture": is_picture(self.object)}

    def get_success_message(self):
        """The message on the next screen, with the way to the bin."""
        text = _("“%(title)s” is in the bin. It can be restored for thirty days.") % {
            "title": self.object.title
        }
        # Wagtail's view has no place for buttons; its messages may be HTML.
        link = format_html('<a href="{}">{}</a>', reverse("bin:index"), _("Open the bin"))
        return format_html("{} {}", text, link)


class DeletePicture(Decision, images.DeleteView):
    """Deleting one picture."""


class DeleteDocument(Decision, documents.DeleteView):
    """Deleting one document."""


class IntoBin:
    """Mixin of Wagtail's views that delete a file right after its upload; they may be sent any file's key."""

    def post(self, request, *args, **kwargs):
        """Put the file into the bin."""
        model = self.get_model()
        instance = model._default_manager.filter(pk=kwargs[self.pk_url_kwarg]).first()
        if instance is None:
            return JsonResponse({"success": False}, status=404)
        policy = policy_registry.get_by_type(model)
        if not policy.user_has_permission_for_instance(request.user, "delete", instance):
            return JsonResponse({"success": False}, status=403)
        put(instance, request.user)
        return JsonResponse({"success": True, self.context_object_id_name: instance.pk})


class DeleteUploadedPicture(IntoBin, many_images.DeleteView):
    """Deleting a picture that was just uploaded."""


class DeleteUploadedDocument(IntoBin, many_documents.DeleteView):
    """Deleting a document that was just uploaded."""
