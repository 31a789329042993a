"""The way from a screen of the admin to its page of the help: a tag of templates, `{% help_link %}`."""

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse

from cms.editorial.help.topics import Topic, topic_at

register = template.Library()


def topic_for(request: HttpRequest) -> Topic | None:
    """The topic of the screen that is asked for. No query: a page's form has noted its own (see `hooks`)."""
    topic = getattr(request, "help_topic", None)
    return topic or topic_at(request.path.removeprefix(reverse("wagtailadmin_home")))


def is_for_a_part(request: HttpRequest) -> bool:
    """True for what a script puts into a screen that has its own way to the help, such as a chooser."""
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


@register.simple_tag(takes_context=True)
def help_link(context: Context) -> str:
    """The link, to the list of topics where the screen has none; nothing on pages of the help themselves.

    Headers are included with `only`, which leaves the request to the context, not among its variables.
    """
    request = getattr(context, "request", None)
    if request is None or is_for_a_part(request) or request.path.startswith(reverse("help:index")):
        return ""
    return render_to_string("cms/help/link.html", {"topic": topic_for(request)})
