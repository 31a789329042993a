"""Addresses of the contact sheet in the admin."""

from django.urls import path
from wagtail import hooks

from cms.media.intake.details import change_pictures, pictures
from cms.media.intake.uploads import upload_picture


@hooks.register("register_admin_urls")
def register_intake_urls():
    """Where a gallery's panel uploads, asks for pictures, and stores what they share."""
    return [
        path("gallery/upload/", upload_picture, name="gallery_upload"),
        path("gallery/pictures/", pictures, name="gallery_pictures"),
        path("gallery/pictures/change/", change_pictures, name="gallery_change_pictures"),
    ]
