"""Words for offices, titles and degrees in three languages."""

from functools import lru_cache

from cms.intake.facts.nominative.russian import readings
from cms.search.analysis.kazakh.stemmer import analysed

ENGLISH = frozenset(
    "principal director head headteacher headmaster headmistress teacher schoolteacher trainer methodologist methodist "
    "professor prof rector dean lecturer librarian psychologist psychiatrist manager specialist expert coordinator chair chairman "
    "chairwoman chairperson coach mentor inspector secretary minister akim mayor doctor candidate phd researcher "
    "consultant adviser advisor president founder engineer accountant educator tutor instructor curator writer poet "
    "journalist scientist academician assistant associate analyst leader representative employee editor lawyer "
    "historian linguist philologist economist sociologist scholar facilitator-trainer supervisor deputy vice-rector "
    "vice-principal pro-rector vice-minister vice-director ceo executive superintendent nurse counsellor counselor "
    "speech-therapist author artist officer chancellor provost fellow ambassador trainee master".split()
)
ENGLISH_MODIFIERS = frozenset(
    "deputy senior chief visiting vice acting former honorary honoured honored leading assistant associate first young "
    "financial school head executive regional district city national international independent certified lead junior "
    "chemistry mathematics maths math physics biology history geography english russian kazakh german french literature "
    "language informatics computer science art music primary elementary class subject pe technology economics law "
    "social special pedagogical educational academic scientific methodological education general retired experienced "
    "principal master psychology philosophy kindergarten university college full expert state nis speech information "
    "guest invited external main managing project programme program training professional native world".split()
)
RUSSIAN = frozenset(
    "директор замдиректора заместитель завуч учитель учительница преподаватель педагог тренер методист профессор доцент ректор "
    "проректор декан заведующий заведующая завотделом завкафедрой психолог библиотекарь менеджер специалист эксперт руководитель начальник "
    "глава аким инспектор секретарь председатель президент вице-президент основатель основательница консультант советник "
    "наставник наставница воспитатель логопед дефектолог координатор сотрудник доктор кандидат академик магистр писатель "
    "писательница поэт поэтесса журналист врач психиатр депутат министр вице-министр лектор вожатый куратор тьютор ассистент "
    "редактор член-корреспондент исследователь ученый учёный аналитик помощник инженер бухгалтер юрист переводчик "
    "библиограф историк философ краевед мастер художник нейропсихолог соцпедагог phd замакима зампред преподавательница "
    "воспитательница сотрудница заведущая управляющий коуч-тренер коуч бизнес-тренер".split()
)
# Who holds these governs an instrumental: заведующий кафедрой.
RUSSIAN_GOVERNING = frozenset(("заведующий", "заведующая", "управляющий"))
KAZAKH = frozenset(
    "директор басшы меңгеруші мұғалім ұстаз оқытушы педагог тренер әдіскер профессор доцент ректор проректор декан "
    "психолог кітапханашы менеджер маман сарапшы төраға төрайым орынбасар әкім инспектор хатшы кеңесші тәрбиеші "
    "үйлестіруші қызметкер доктор кандидат магистр академик президент дәріскер дәрігер психиатр ғалым жазушы ақын "
    "журналист жетекші бастық phd тәлімгер тьютор логопед дефектолог куратор координатор консультант ассистент "
    "көмекші министр вице-министр депутат редактор зерттеуші мүше-корреспондент суретші тарихшы философ лектор "
    "инженер есепші заңгер аудармашы тәрбиеші вожатый эксперт модератор-тренер коуч ментор құрылтайшы".split()
)
# A Kazakh word before an office that tells of what.
KAZAKH_MODIFIERS = frozenset(
    "аға бас жетекші жас қауымдастырылған ғылыми әлеуметтік бастауыш сынып пән пәні пәнінің тілі тіл әдебиеті әдебиет "
    "математика физика химия биология география тарих информатика қазақ орыс ағылшын неміс дене шынықтыру тәрбиесі "
    "музыка өнер сурет көркем еңбек технология құқық экономика педагогика психология филология философия ғылымдарының "
    "ғылымының ғылым ғылымдары техника техникалық бөлім кафедра кафедрасының бөлімінің оқу тәрбие ісі жөніндегі "
    "бойынша әдістемелік кәсіби бағдар бағыттағы бағдарлы педагог pedagog phd құрметті еңбек сіңірген мектепке дейінгі шет "
    "тілдері тілдерінің сыныптар сыныптарының қаржы қаржылық бірінші вице атқарушы міндетін уақытша арнайы логика "
    "жаратылыстану қоғамдық гуманитарлық тарихы әлемдік жаһандық құзыреттіліктер тәжірибелі халықаралық республикалық "
    "жалпы орта мамандандырылған білім беру кіші мектеп факультет факультетінің факультеті сектор секторының "
    "зерттеу лаборатория зертхана зертхана зертханасының кабинет кабинетінің қызметі тәрбие-ісі оқу-тәрбие басқарма орталық".split()
)


@lru_cache(maxsize=20_000)
def english_office(word: str) -> str:
    """The office a word in small letters names, in the singular; "" for none."""
    if word in ENGLISH:
        return word
    singular = word[:-1] if word.endswith("s") else ""
    return singular if singular in ENGLISH else ""


@lru_cache(maxsize=20_000)
def russian_office(word: str) -> str:
    """The office a word in small letters names, in any case; "" for none."""
    for part in (word, *word.split("-")):
        if part in RUSSIAN:
            return part
        for reading in readings(part):
            if reading.normal_form in RUSSIAN and reading.tag.POS in {"NOUN", "ADJF", "PRTF"}:
                return reading.normal_form
    return ""


@lru_cache(maxsize=20_000)
def russian_office_forms(word: str) -> tuple[frozenset[str], bool, bool]:
    """The cases in which an office may stand, whether it can be nothing but a plural, and whether it may be one."""
    part = word.split("-")[0]
    found = [reading for reading in readings(part) if reading.normal_form in RUSSIAN] or list(readings(part))
    singular = frozenset(str(reading.tag.case) for reading in found if str(reading.tag.number) == "sing")
    plural = frozenset(str(reading.tag.case) for reading in found if str(reading.tag.number) == "plur")
    # «Директора» is one director's genitive as often as directors.
    return (singular, False, bool(plural)) if singular else (plural, bool(plural), bool(plural))


@lru_cache(maxsize=20_000)
def kazakh_office(word: str) -> str:
    """The office a word in small letters names, with any suffix; "" for none."""
    for part in (word, word.rpartition("-")[2]):
        stem = analysed(part).stem
        if stem in KAZAKH:
            return stem
        if part in KAZAKH:
            return part
        for ending in ("сы", "сі", "ы", "і"):
            if part.endswith(ending) and part[: -len(ending)] in KAZAKH:
                return part[: -len(ending)]
    return ""


@lru_cache(maxsize=20_000)
def is_kazakh_plural(word: str) -> bool:
    """Whether an office stands in the plural: тренерлері."""
    return bool(set(analysed(word).suffixes) & {"лар", "лер", "дар", "дер", "тар", "тер"})
