"""Deleting pictures and documents, by whichever door: what is deleted goes to the bin."""

from django.utils.translation import ngettext
from wagtail.actions.delete import DeleteAction
from wagtail.documents.views.bulk_actions import DeleteBulkAction as DeleteDocuments
from wagtail.images.views.bulk_actions import DeleteBulkAction as DeleteImages

from cms.editorial.bin.keeping import put
from cms.editorial.usage import usage_of_many


class PutIntoBin(DeleteAction):
    """Wagtail's action of deleting, for its views and its API v3, which keeps what was deleted in the bin."""

    def _delete(self):
        put(self.instance, self.user)


class PutManyIntoBin:
    """Mixin of Wagtail's bulk deletions: says of each thing where it is used, and keeps it in the bin."""

    template_name = "cms/bin/delete_many.html"

    def annotate_items(self, items):
        """Know where all of them are used at once."""
        items = super().annotate_items(items)
        self.usage = usage_of_many(self.request.user, items)
        return items

    def object_context(self, item):
        """Add where one of them is used."""
        return {**super().object_context(item), "usage": self.usage[item.pk]}

    def get_execution_context(self):
        """Whoever deletes, for the log."""
        return {**super().get_execution_context(), "user": self.request.user}

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        """Put all of them into the bin."""
        for instance in objects:
            put(instance, user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        """The message on the next screen."""
        return ngettext(
            "%(count)d thing is in the bin now. It can be restored for thirty days.",
            "%(count)d things are in the bin now. They can be restored for thirty days.",
            num_parent_objects,
        ) % {"count": num_parent_objects}


class PutImagesIntoBin(PutManyIntoBin, DeleteImages):
    """The bulk deletion of pictures."""


class PutDocumentsIntoBin(PutManyIntoBin, DeleteDocuments):
    """The bulk deletion of documents."""
