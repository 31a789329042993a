"""Addresses below `localization/` in the admin."""

from django.urls import path, re_path

from cms.localization.files import views

urlpatterns: list = [
    path(
        "translations/<int:translation_id>/upload/",
        views.UploadTranslationView.as_view(),
        name="upload_translation",
    ),
    # Only these two formats: other parts of the app have addresses below the same translation.
    re_path(
        r"^translations/(?P<translation_id>\d+)/(?P<file_format>po|xlf)/$",
        views.download_translation,
        name="download_translation",
    ),
    path("files/download/", views.download_translations, name="download_translations"),
    path("files/upload/", views.UploadTranslationsView.as_view(), name="upload_translations"),
]
