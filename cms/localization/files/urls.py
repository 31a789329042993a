"""Addresses below `localization/` in the admin."""

urlpatterns: list = []
