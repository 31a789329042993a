"""Models of what the site keeps about translations beside wagtail-localize's own records."""

from cms.localization.models.digest import DigestDelivery
from cms.localization.models.earlier import EarlierText
from cms.localization.models.glossary import GlossaryEntry, GlossaryTerm
from cms.localization.models.progress import StaleTranslation, TranslationProgress
from cms.localization.models.release import Release, ReleaseItem
from cms.localization.models.stand_in import StandIn
from cms.localization.models.teams import TranslatorTeam
from cms.localization.models.texts import WrittenTexts

__all__ = [
    "DigestDelivery",
    "EarlierText",
    "GlossaryEntry",
    "GlossaryTerm",
    "Release",
    "ReleaseItem",
    "StaleTranslation",
    "StandIn",
    "TranslationProgress",
    "TranslatorTeam",
    "WrittenTexts",
]
