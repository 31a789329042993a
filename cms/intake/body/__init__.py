"""What no rule has taken of a report becomes the body of a page, and a count shows that no word is lost."""

from cms.intake.body.accounting import characters_left
from cms.intake.body.blocks import body_blocks

__all__ = ["body_blocks", "characters_left"]
