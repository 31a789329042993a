"""The documentation for people who write apps: guides from Markdown, the reference of the API."""
