"""Words by which a report tells who organised an event, and by which it tells of others."""

import re

from cms.intake.facts.word_sets import word_set

LABEL = re.compile(
    r"^\W*(?:(?:co-?)?organi[sz]ers?|organi[sz]ed by|held by|partners?|supported by|host organi[sz]ation"
    r"|(?:со)?организатор\w*|партн[её]р\w*|при поддержке|проводит|кем проведен\w*"
    r"|(?:тең )?ұйымдастырушы\w*|ұйымдастырған\w*|серіктес\w*|әріптес ұйымдар"
    r"|қолдау көрсеткен\w*)(?:\s+(?:форума|конкурса|семинара|и партн[её]ры|мен серіктестер))?"
    r"\s*[:–—=-]\s*",
    re.IGNORECASE,
)
DID = {
    "en": re.compile(
        r"\b(?:(?:co-)?organi[sz]e[ds]?|organi[sz]ing|held|prepared|conducted"
        r"|hosted and organi[sz]ed|arranged|put together|initiated|carried out"
        r"|(?:dreamt|dreamed|thought) up|devised|launched"
        r"|made (?=it\b)|set up"
        r"|staged|ran|run"
        r"|organi[sz]ers?|partners|initiative|auspices|put on|joint (?:effort|project"
        r"|work))\b"
    ),
    "ru": re.compile(
        r"\b(?:(?:со)?организова\w+|организует|организуют|организуется|проводит\w*"
        r"|проводят\w*|проводил\w*|пров[её]л|провел[аио]|проведен\w*|проведён\w*"
        r"|подготов(?:ил|лен)\w*|готовил\w*|придума\w+|делали|затеял\w*|взял(?:ся|ась|ись|ось)|устроил\w*|инициирова\w+"
        r"|(?:организатор|соорганизатор|инициатор|учредител)\w*)\b",
        re.IGNORECASE,
    ),
    "kk": re.compile(
        r"\b(?:ұйымдастыр\w*|өткізді|өткізген(?:ін)?|өткізіп|өткізілді|дайында(?:ды|ған)|әзірле(?:ді"
        r"|ген)|(?:тең)?ұйымдастырушы\w*|бастамашы\w*|жариялап|жариялады)\b",
        re.IGNORECASE,
    ),
}
WITH = {
    "en": re.compile(
        r"\b(?:together with|jointly with|in (?:cooperation|collaboration|partnership) with"
        r"|along with|with the (?:support|assistance|help) of|supported by"
        r"|in partnership with)\s+",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:совместно с|вместе с|по инициативе|под эгидой|силами"
        r"|в сотрудничестве с|в партн[её]рстве с|при (?:поддержке"
        r"|содействии|участии)|в содружестве с|с поддержкой)\s+",
        re.IGNORECASE,
    ),
    "kk": re.compile(
        r"\b(?:бірлес\w+|бірге|қолдауымен|ынтымақтастықта|серіктестікте|қолдау көрсет(?:уімен|ті))\b",
        re.IGNORECASE,
    ),
}
PERSON_BEFORE = re.compile(
    r"(?:heads?|director|deputy|principal|rector|professor|trainers?|employees?|staff"
    r"|representatives?|specialists?|methodologists?|teachers?|lecturers?|chair\w*|manager"
    r"|order"
    r"|members?|experts?|graduates?|students?|guests?|experience|premises|base|basis|walls"
    r"|hall|building|canteen"
    r"|директор\w*|руковод\w+|заместител\w+|зам\.?|начальник\w*|ректор\w*|проректор\w*"
    r"|профессор\w*|доцент\w*|тренер\w*|сотрудник\w*|представител\w+|специалист\w*"
    r"|методист\w*"
    r"|учител\w+|преподавател\w+|педагог\w*|менеджер\w*|приказ\w*|заведующ\w+|председател\w+"
    r"|план\w*|поручени\w+|программ\w+|письм\w+|распоряжени\w+|концепци\w+|требовани\w+"
    r"|декан\w*|эксперт\w*|психолог\w*|член\w*|баз\w+|зал\w*|гост\w+|студент\w*|опыт\w*"
    r"|стен\w+|здани\w+)\s+(?-i:[А-ЯЁ]{2,6}\s+и\s+)?(?:of\s+)?(?:the\s+)?(?:our\s+)?$",
    re.IGNORECASE,
)
PERSON_AFTER = re.compile(
    r"^\W{0,2}(?:s\s)?(?:(?:ШЖҚ|МКК|КММ|МКҚК|ММ|РМК|мәжіліс|акт|спорт|кіші|үлкен)\s+){0,3}(?:басшы\w*|директор\w*|тренер\w*|орынбасар\w*|меңгеруші\w*|ректор\w*"
    r"|проректор\w*|профессор\w*|доцент\w*|мұғалім\w*|әдіскер\w*|маман\w*|қызметкер\w*"
    r"|бұйры\w*|өкіл\w*|бөлім басшы\w*|психолог\w*|менеджер\w*|төраға\w*|базасында|залында"
    r"|ғимаратында|жоспар\w*|қатысушы\w*|оқытушы\w*|педагог\w*|ұстаз\w*|оқушы\w*|студент\w*"
    r"|trainers?|director|head|principal|teachers?|staff|hall|rector|representatives?)\b",
    re.IGNORECASE,
)
THANKS = re.compile(r"\b(?:thank\w*|grateful|gratitude|благодар\w+|спасибо|рахмет|алғыс\w*)\b", re.IGNORECASE)
PLACE_BEFORE = re.compile(
    r"\b(?:на базе|в стенах|в|во|at|in|on the basis of|inside)\s+(?:the\s+)?$", re.IGNORECASE
)
IT = re.compile(
    r"^(?:it|they|this|the event|он|она|они|его|её|мероприятие|оны|оларды|іс-шара\w*)\b", re.IGNORECASE
)
EVENT = re.compile(r"\b(?:event|series|programme was|цикл|серия|мероприяти\w+|іс-шара\w*)\b", re.IGNORECASE)
OF_REGION = re.compile(
    r"\s+(?:[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+(?:ой|ого|ей|его)\s+(?:области|района|города)|(?:города|г\."
    r"|области)\s?[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+"
    r"|района\s[А-ЯЁ][\w-]+|(?:ЗКО|ВКО|СКО|РК)\b|по\s(?:г\.|городу"
    r"|области)\s?[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+|\(г\.\s?[^()\n]{3,20}\))"
)
INSTRUMENTAL = re.compile("(?:ом|ем|ой|ей|ью|ами|ями)$")
ORGANISATION = (
    "фонд|компани|управлени|ниш|акимат|университет|школ|центр|институт|отдел|совет|ассоциаци|кабинет"
    "|союз|профсоюз|департамент|комитет|библиотек|музей|"
    "академи|колледж|объединени|общество|палат|клуб"
)
TWO = re.compile(
    rf"^(.*\w)\s+и\s+((?:\w+(?:ого|его|ой|ым|им|ыми)\s+){{0,2}}(?:{ORGANISATION})\w*.*)$", re.IGNORECASE
)
HEADS = re.compile(
    rf"(?:{ORGANISATION}|fund|department|council|association|centre|center|institute|library"
    rf"|university|school|college|office|union|committee|museum"
    "|қор|басқарма|әкімдік|орталы|бөлім|кеңес|қауымдастық|одақ|департамент|комитет|кітапхана"
    "|мұражай|академия|бірлестік)"
)
AND_MEMBER = re.compile(r"\s*(?:,\s*)?(?:и|and|және|мен|пен|бен)\s+(?:the\s+)?", re.IGNORECASE)
ENDS_MEMBER = word_set("в во на с со для при по at in on for with which that")
DID_IT = re.compile(
    r"\b(?:провел\w*|пров[её]л|организовал\w*|подготовил\w*|придумал\w*|устроил\w*)\s+(?:его|е[её]|их)\b"
    r"|\b(?:arranged|organi[sz]ed|prepared|held|put) (?:it|them)\b",
    re.IGNORECASE,
)
# Forms of law, which stand behind a name and are none.
FORMS_OF_LAW = frozenset(("ШЖҚ", "МКК", "КММ", "МКҚК", "ММ", "РМК", "ГУ", "КГУ", "ГККП", "КГП", "ТОО", "РГП"))
LONG_SINCE = re.compile(
    r"\b(?:has|have) (?:held|organi[sz]ed|run)\b|\bsince (?:19|20)\d\d|\bс (?:19|20)\d\d года"
    r"|(?:19|20)\d\d жылдан бері",
    re.IGNORECASE,
)
# A full stop behind an initial parts nothing.
PARTS = re.compile(r"[;!?]|(?<![^\W\d_])\.|(?<=[^\W\d_]{2})\.")
BETWEEN = 90
# The organisers themselves are what a sentence is about; or it answers who they were.
OF_ORGANISERS = re.compile(
    r"^\W*(?:организатор(?:ы|ами|ом)?|ұйымдастырушы(?:лар|лары|сы)?|(?:the )?(?:co-)?organi[sz]ers?)\b",
    re.IGNORECASE,
)
ASKED_WHO = re.compile(
    r"\b(?:кім(?:дер)?|кто|ч(?:ья|ей|ь[её])|who(?:se)?)\b[^?.!]{0,60}\?\s*$", re.IGNORECASE
)
# What stands behind an organisation in the genitive whose doing an event was.
DOING_KK = re.compile(
    r"\W{1,2}(?:[\w-]+\W{1,2}){0,2}(?:бірлес\w+|бірге|қолдау\w*|ұйымдастыру\w*|бастама\w*|ынтымақ\w*"
    r"|серіктес\w*|демеу\w*|күші\w*|жетекшілі\w*)",
    re.IGNORECASE,
)
NEXT_LABEL = re.compile(r"[.,]\s*(?=[А-ЯЁA-ZӘҒҚҢӨҰҮҺІ][\w ]{2,25}\s*[:–-]\s)")
