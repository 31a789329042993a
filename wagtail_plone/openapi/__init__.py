"""The API described by itself: an OpenAPI 3.1 document, and a page for people made from it.

Paths come from the registered services, content from the site's models (`wagtail_plone.schemas`). What
cannot be seen from code stands in `described`: one `Described` a service, in the file of its subject
(`orientation`, `finding`, `querystring`, `syncing`, `about`, `accounts`). A service without one fails a test.
"""
