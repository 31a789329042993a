"""Views of Wagtail's admin that show more than somebody's role, narrowed through its own hooks."""

from django.db.models import QuerySet
from django.urls import path
from wagtail import hooks
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.editorial.profiles import profile_models, take_over_consent
from cms.localization.permissions import SitePagePermissionPolicy
from wagtail_plone.documents.files import files_for


@hooks.register("filter_form_submissions_for_user")
def answers_are_the_editors(user, forms: QuerySet) -> QuerySet:
    """Leave answers on feedback sheets to editors: translators can't read, export or delete them."""
    own = SitePagePermissionPolicy().as_editor(user, {"change"})
    return forms.filter(pk__in=own.values("pk"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
@hooks.register("after_publish_page")
def end_of_consent_counts_at_once(request, page) -> None:
    """Let a consent that was withdrawn in a profile's form count, whether or not the form was published."""
    page = page.specific
    if isinstance(page, profile_models()):
        take_over_consent(page)


class OwnImages(ImagesAdminAPIViewSet):
    """The admin's API of images, with those the user may see; Wagtail's gives all to every account."""

    def get_queryset(self) -> QuerySet:
        """Images the user may see."""
        return files_for(self.request, super().get_queryset())


class OwnDocuments(DocumentsAdminAPIViewSet):
    """The admin's API of documents, with those the user may see; Wagtail's gives all to every account."""

    def get_queryset(self) -> QuerySet:
        """Documents the user may see."""
        return files_for(self.request, super().get_queryset())


# After Wagtail's own hooks, whose endpoints these replace.
@hooks.register("construct_admin_api", order=100)
def files_somebody_may_see(router) -> None:
    """Put the narrowed endpoints of images and documents in the place of Wagtail's."""
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)


class OwnPageTypesUsage(PageTypesUsageReportView):
    """Wagtail's report of page types; its own names the newest page of each to everybody."""

    def decorate_paginated_queryset(self, page_types):
        """Name a page to those alone who find it in the explorer."""
        page_types = super().decorate_paginated_queryset(page_types)
        newest = [kind.last_edited_page.pk for kind in page_types if kind.last_edited_page]
        explorable = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        known = set(explorable.filter(pk__in=newest).values_list("pk", flat=True))
        for kind in page_types:
            if kind.last_edited_page and kind.last_edited_page.pk not in known:
                kind.last_edited_page = None
        return page_types


# Stand before Wagtail's own addresses, see `cms.urls`.
report_urls = [
    path("reports/page-types-usage/", OwnPageTypesUsage.as_view()),
    path("reports/page-types-usage/results/", OwnPageTypesUsage.as_view(results_only=True)),
]
