"""The pages of the help in the admin: the list of topics, and each of them."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.editorial.help.texts import as_html, language_for
from cms.editorial.help.topics import BY_SLUG, TOPICS


class IndexView(WagtailAdminTemplateMixin, TemplateView):
    """All topics, each with one line."""

    template_name = "cms/help/index.html"
    page_title = gettext_lazy("Help")
    header_icon = "help"
    http_method_names = ["get", "head", "options"]

    def get_breadcrumbs_items(self) -> list[dict]:
        """Home, and the help."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("help:index"), "label": IndexView.page_title},
        ]

    def get_context_data(self, **kwargs) -> dict:
        """Add the topics."""
        return super().get_context_data(topics=TOPICS, **kwargs)


class TopicView(IndexView):
    """One topic in the language of the reader's admin."""

    template_name = "cms/help/topic.html"

    def dispatch(self, request, slug: str):
        """Find the topic."""
        if slug not in BY_SLUG:
            raise Http404
        self.topic = BY_SLUG[slug]
        return super().dispatch(request)

    def get_page_title(self):
        """The topic's."""
        return self.topic.title

    def get_breadcrumbs_items(self) -> list[dict]:
        """Home, the help, and the topic."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.topic.title}]

    def get_context_data(self, **kwargs) -> dict:
        """Add the text, the language it is in, and where one goes on."""
        language = language_for(get_language())
        return super().get_context_data(
            text=as_html(self.topic.slug, language),
            language=language,
            related=[BY_SLUG[slug] for slug in self.topic.related],
            **kwargs,
        )
