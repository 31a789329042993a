"""Localisation: what translators work with, on top of wagtail-localize.

A *source* is content in the language it was written in, a *translation* its way into one other language, a
*segment* one string of it. wagtail-localize keeps all three, and `store` alone knows how; here stands what
it lacks: states one can list, memory and glossary, sources that change without destroying anything,
fallbacks, files, releases.
"""
