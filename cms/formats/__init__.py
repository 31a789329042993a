"""Date, time and number formats by language, for Django's own form fields and filters (`FORMAT_MODULE_PATH`)."""
