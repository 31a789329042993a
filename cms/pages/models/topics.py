"""Topics: what a story, an event or a trainer is about. One snippet a language, tied by translation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField, TranslatableField


@register_snippet
class Topic(TranslatableMixin, index.Indexed, models.Model):
    """A subject that lists can be filtered by, such as “School leadership”."""

    name = models.CharField(verbose_name=_("name"), max_length=80)
    slug = models.SlugField(
        verbose_name=_("slug"),
        max_length=80,
        help_text=_("How the topic is called in addresses; the same in every language."),
    )

    panels = [FieldPanel("name"), FieldPanel("slug")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]
    api_fields = [APIField("name", writable=True), APIField("slug", writable=True)]
    override_translatable_fields = [TranslatableField("name"), SynchronizedField("slug")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="one_topic_per_slug_and_locale")
        ]

    def __str__(self) -> str:
        return self.name


class TopicalMixin(models.Model):
    """Mixin of pages with topics."""

    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def shown_topics(self) -> list[Topic]:
        """The chosen topics, in the page's language where they are translated.

        A translated page keeps the choice of its source. One query, and a second where languages are mixed.
        """
        chosen = list(self.topics.all())
        foreign = [topic.translation_key for topic in chosen if topic.locale_id != self.locale_id]
        if not foreign:
            return chosen
        translated = Topic.objects.filter(translation_key__in=foreign, locale_id=self.locale_id)
        own = {topic.translation_key: topic for topic in translated}
        shown = {topic.translation_key: own.get(topic.translation_key, topic) for topic in chosen}
        return list(shown.values())

    @property
    def topic_names(self) -> list[str]:
        """The names of the topics as readers see them."""
        return [topic.name for topic in self.shown_topics]
