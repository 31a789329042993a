"""JSON Schemas (2020-12) of what the API sends, made from the same conventions its serializer follows.

`content.describe_content` describes every portal type of the site, from the page models and their
`api_fields` and `headless_fields`; `attributes` and `streams` describe single values; `protocol` and
`volto` what Plone clients expect. Schemas are open: an answer may always have more.
"""
