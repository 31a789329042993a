"""What somebody was at the event itself, which tells his role and is no position: chair of the jury."""

import re

from cms.intake.facts.people.line import Description

_ALONE = re.compile(
    r"(?:the )?(?:vice-?|deputy |со)?(?:chair(?:man|woman|person)?|secretary|председатель|секретарь)"
    r"|(?:төраға|төрайым|хатшы)\w*"
)
_OF_THE_EVENT = re.compile(
    r".*\b(?:jury|жюри|қазылар|алқасының|комиссии|собрания|заседания|совещания)\b.*", re.DOTALL
)


def is_of_an_event(found: Description) -> bool:
    """Whether an office is one of the event: a chair of nothing else, a secretary of the jury."""
    position = found.position.lower()
    if _OF_THE_EVENT.fullmatch(position):
        return True
    return found.organisation is None and _ALONE.fullmatch(position) is not None
