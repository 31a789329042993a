"""Addresses below `localization/` in the admin."""

from django.urls import path

from cms.localization.editor import publication, views

urlpatterns = [
    path("translate/<int:translation_id>/", views.translate, name="translate"),
    path(
        "translate/<int:translation_id>/segments/<int:segment_id>/", views.save_segment, name="save_segment"
    ),
    path(
        "translate/<int:translation_id>/segments/<int:segment_id>/earlier/",
        views.earlier,
        name="earlier_texts",
    ),
    path("translate/<int:translation_id>/preview/", views.preview, name="preview_translation"),
    path("translate/<int:translation_id>/publish/", publication.publish_translation, name="publish"),
    path(
        "translate/<int:translation_id>/moderation/",
        publication.submit_for_moderation,
        name="submit_for_moderation",
    ),
    path("translate/<int:translation_id>/machine/", publication.translate_by_machine, name="by_machine"),
]
