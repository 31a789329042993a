"""Formats by language, for Django's own form fields and filters (`FORMAT_MODULE_PATH`)."""
