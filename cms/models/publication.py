"""How pages are published: each publication as a whole, and those of one page after another."""

from wagtail.models import Revision

from cms.locking import patiently


class PublishedInTurn:
    """For page types: a publication is one transaction, and waits for others of the same page.

    Whoever publishes: the editor, those who approve, a schedule, a translator. What collides with others is
    done again (see `cms.locking`).
    """

    def publish(self, revision, *args, **kwargs):
        """Publish a revision of this page; Wagtail's own way (`Page.publish`)."""

        def work():
            # Asked for anew: while this one waited, the page may have been published as something else.
            fresh = Revision.objects.get(pk=revision.pk)
            return super(PublishedInTurn, fresh.content_object).publish(fresh, *args, **kwargs)

        return patiently(work, [self.translation_key])
