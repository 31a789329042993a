"""People readers have known from a public profile: names that stay when the profile goes."""

from django.db import models
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from cms.pages.registry import listed_models
from wagtail_plone.documents.visibility import readable


class KnownPerson(models.Model):
    """The name and the position a profile told readers when it was last public.

    A profile that never was public has no row: nobody is to learn from a programme that it exists.
    """

    page = models.OneToOneField(
        Page, verbose_name=_("page"), primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(verbose_name=_("name"), max_length=255)
    position = models.CharField(verbose_name=_("position"), max_length=160, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("known person")
        verbose_name_plural = _("known people")

    def __str__(self) -> str:
        return self.name


def remember_public(pages: QuerySet) -> None:
    """Write down who is named by those of some pages that are profiles and that readers may see now."""
    profiles = readable(pages.type(*listed_models("trainers"))) if listed_models("trainers") else ()
    for page in profiles and profiles.specific():
        KnownPerson.objects.update_or_create(
            page_id=page.pk, defaults={"name": page.title, "position": page.position}
        )


@receiver(post_save)
def remember_saved(sender, instance, raw=False, **kwargs) -> None:
    """A profile that is live when it is saved: published by whomever, or made by an import."""
    if (
        not raw
        and isinstance(instance, Page)
        and instance.live
        and isinstance(instance, listed_models("trainers"))
    ):
        remember_public(Page.objects.filter(pk=instance.pk))


@receiver(post_delete, sender=PageViewRestriction)
def remember_opened(sender, instance, **kwargs) -> None:
    """Profiles that a view restriction kept from readers until now."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        remember_public(Page.objects.descendant_of(page, inclusive=True))


@receiver(post_page_move)
def remember_moved(sender, instance, **kwargs) -> None:
    """Profiles that came to where readers may see them."""
    remember_public(Page.objects.descendant_of(Page.objects.get(pk=instance.pk), inclusive=True))
