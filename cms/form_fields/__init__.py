"""Fields and widgets of the admin's forms that neither Django nor Wagtail has."""
