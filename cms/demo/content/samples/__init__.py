"""Sample content: invented events, stories and trainers that fill lists, filters and pages of results."""

from cms.demo.content.samples.contests import CONTESTS
from cms.demo.content.samples.feedback import FEEDBACK_SHEETS
from cms.demo.content.samples.forums_2020_2021 import FORUMS_2020_2021
from cms.demo.content.samples.forums_2022_2023 import FORUMS_2022_2023
from cms.demo.content.samples.forums_2024_2025 import FORUMS_2024_2025
from cms.demo.content.samples.forums_2026 import FORUMS_2026
from cms.demo.content.samples.forums_planned import FORUMS_PLANNED
from cms.demo.content.samples.news_2019_2022 import NEWS_2019_2022
from cms.demo.content.samples.news_2023_2025 import NEWS_2023_2025
from cms.demo.content.samples.news_2026 import NEWS_2026
from cms.demo.content.samples.trainers import TRAINERS

FORUMS = (
    *FORUMS_2020_2021,
    *FORUMS_2022_2023,
    *FORUMS_2024_2025,
    *FORUMS_2026,
    *FORUMS_PLANNED,
)
NEWS = (*NEWS_2019_2022, *NEWS_2023_2025, *NEWS_2026)

__all__ = ["CONTESTS", "FEEDBACK_SHEETS", "FORUMS", "NEWS", "TRAINERS"]
