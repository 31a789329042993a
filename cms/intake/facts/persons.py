"""Words for those who take part in an event, and the roles that are not counted among them."""

import re

from cms.search.analysis.folding import folded_letters

ENGLISH = re.compile(
    r"(?:vice-|teacher|principal|director|head|headteacher|deput|participant|people|person|educator"
    r"|psychologist|librarian|methodologist|"
    r"specialist|guest|student|pupil|attendee|delegate|contestant|colleague|listener|manager"
    r"|leader|employee|parent|"
    r"finalist|administrator|professional|pedagogue|counsellor|counselor|instructor|lecturer"
    r"|practitioner|expert|representative|women|men|adults|viewers)"
)
RUSSIAN = re.compile(
    r"(?:учител(?!ьск)|педагог(?!ик|ич)|директор(?!ск)|руководител|завуч|заместител|зам$"
    r"|участни[кц]|человек|чел$|люд|методист|психолог|библиотекар|"
    r"специалист|гост|студент|школьник|ученик|представител|делегат|конкурсант|слушател|коллег"
    r"|менеджер|сотрудник|"
    r"родител|финалист|воспитател|преподавател|лидер|администратор|предметник|логопед"
    r"|дефектолог|вожат|классн|молоды|работник|зрител)"
)
_KAZAKH = (
    r"(?:мұғалім|педагог(?!ик)|директор|басшы(?!лы)|орынбасар|қатысушы|адам|әдіскер|психолог"
    r"|кітапханашы|маман|қонақ|студент|"
    r"оқушы|өкіл|делегат|тыңдаушы|әріптес|менеджер|қызметкер|ата-ана|финалист|тәрбиеші|ұстаз|оқытушы|жетекші|"
    r"кісі|логопед|көшбасшы|меңгеруші|лидер)"
)
# As it is, and typed without Kazakh letters.
KAZAKH = re.compile(f"{_KAZAKH}|{folded_letters(_KAZAKH)}")
PERSONS = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}
# Words that count people and do not say who they are.
GENERAL = re.compile(
    r"(?:people|persons?|participants?|attendees|guests|listeners|viewers|человек\w*|чел"
    r"|участни[кц]\w*|гост\w+|слушател\w+|зрител\w+"
    r"|адам\w*|қатысушы\w*|кісі\w*|тыңдаушы\w*|қонақ\w*)$"
)
# Whoever is called so took part.
PARTICIPANT = re.compile(r"(?:participant|finalist|contestant|участни[кц]|финалист|конкурсант|қатысушы)")
# Those who are told apart from the ones who took part.
APART = re.compile(
    r"(?:trainer|mentor|jur|winner|volunteer|speaker|organi[sz]er|expert|moderator|prize|nominee|laureate"
    r"|тренер|наставник|ментор|жюри|победител|призер|волонтер|спикер|организатор|эксперт"
    r"|модератор|номинант|лауреат"
    r"|тәлімгер|қазы|жеңімпаз|жүлдегер|волонтер|спикер|ұйымдастырушы|сарапшы|номинант)"
)
TOOK_PART = re.compile(
    r"\b(?:attend\w*|took part|taking part|participat\w+|came|come|gather\w*|brought together"
    r"|turned up|joined|assembl\w+|arrived|registered"
    r"|present|met|compet\w+|with|an audience|we were|certificates?|trained|audience|sat"
    r"|completed|welcomed|hosted|filled|there were|listened|connected|were given|united|drew"
    r"|attracted|who came|visited|turned out|signed(?: in)?|counted|spent|(?:were|was) (?:divided|split)"
    r"|faced"
    r"|made the (?:journey|trip)|passed through|worked with|(?:reached|made) the (?:final|last)\w*"
    r"|принял\w* участие|приняло участие|участвовал\w*|участвую\w*|участие|присутствовал\w*"
    r"|собрал\w*|пришл[иоа]|приш[её]л|приехал\w*|съехал\w*|объединил\w*"
    r"|подключил\w*|посетил\w*|вышли|допущен\w*|зарегистрировал\w*|охват\w*|состязал\w*"
    r"|соревновал\w*|слушал\w*|были|было|стали|с участием|в присутствии|для|сидели"
    r"|прошли обучение|обучение|обучили\w*|выступили|сертификат\w*|получили|слушател\w+|нас"
    r"|вышли в финал|прошли в финал|расписал\w*|разделил\w*|работали с|прошли|добрал\w*|дошли|доехал\w*"
    r"|болды|едік|қол қой\w+|бөлінді|жолдама ал\w+|сүрінбей өт\w+|тәжірибе алмас\w+|тартыл\w+"
    r"|\w+[мбп]ен жұмыс істе\w+|келіп кет\w+|финалға|катыст\w+|катыск\w+|басын қос\w+"
    r"|қатыс\w+|кел(?:ді|ген|іп)\w*|жинал\w+|қосыл\w+|жинады|қамтыл\w+|бас қосты|тіркел\w+"
    r"|сынға түсті|сахнаға(?: \S+){0,4} шы[қғ]\w+|бақ сынады|жарысты"
    r"|отырып|отыр|отырды|тыңда\w+|арналған|біріктір\w+|сертификат\w*|оқыды|оқытылды)\b",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"^\W*(?:participants?|present|in attendance|number of participants|participants'? number|attendance"
    r"|who came"
    r"|attended|audience|reach"
    r"|участник\w*|количество участников|число участников|кол-во участников|охват"
    r"|присутств(?:овали|уют|овало)|присутствовал\w+|аудитория|состав участников|всего участников|кто был"
    r"|были"
    r"|қатысушылар|қатысушылар саны|қатысушы саны|қамтылғаны|қамтылған\w*|қатысқандар"
    r"|қатысқаны|кім келді|аудитория)"
    r"(?:\s+(?:of the\s+)?(?:форума|конкурса|семинара|конференции|мероприятия|forum|contest|seminar"
    r"|conference|event)(?:\s+[«“\"][^»”\"\n]*[»”\"])?)?(?:\s*\(\w+\))?\s*[:–—=-]\s*",
    re.IGNORECASE,
)
