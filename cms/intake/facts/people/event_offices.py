"""What somebody was at the event itself, which tells his role and is no position: chair of the jury."""

import re

from cms.intake.facts.people.line import Description

_ALONE = re.compile(
    r"(?:the )?(?:vice-?|deputy |со)?(?:chair(?:man|woman|person)?|secretary|председатель|секретарь)"
    r"|(?:төраға|төрайым|хатшы)\w*"
    # Of a district, where no house is told.
    r"|өкіл|представитель(?:ница)?|representative"
)
_OF_THE_EVENT = re.compile(
    r".*\b(?:jury|жюри|қазылар|алқасының|комиссии|собрания|заседания|совещания)\b.*", re.DOTALL
)


# «Куратор площадки», "author": told beside an office they are none.
_BESIDE = re.compile(
    r"(?:куратор|руководитель|координатор|ведущ\w+|модератор|эксперт) (?:\w+ )?"
    r"(?:площадки|секции|сессии|форума|конкурса|семинара|встречи|мастер-класса|тренинга)"
    r"|(?:\w+ )?(?:алаң|секция|сессия|форум|байқау|семинар)\w*"
    r" (?:жетекшісі|үйлестірушісі|модераторы|кураторы)"
    r"|(?:the )?(?:author|автор|авторы|организатор|co-author|соавтор)"
    r"|(?:session|section|room|group|panel|forum) (?:leader|head|coordinator|host)"
)


def is_beside(found: Description) -> bool:
    """Whether an office is a part played at the event, or an author's, and so less than another."""
    return _BESIDE.fullmatch(found.position.lower()) is not None


def is_of_an_event(found: Description) -> bool:
    """Whether an office is one of the event: a chair of nothing else, a secretary of the jury."""
    position = found.position.lower()
    if _OF_THE_EVENT.fullmatch(position):
        return True
    return found.organisation is None and found.bare is None and _ALONE.fullmatch(position) is not None
