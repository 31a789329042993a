"""The terms the center agreed on, to begin with: `manage.py load_glossary` adds those that are missing.

Each entry: the term in English, Russian and Kazakh, each with its other forms behind semicolons, and a note
for translators, who all read Russian. Editors keep the glossary from then on.
"""

LANGUAGES = ("en", "ru", "kk")

Entry = tuple[str, str, str, str]

_ON_LABELS = "Слово интерфейса: кнопки и подписи."

ENTRIES: list[Entry] = [
    (
        "Center of Pedagogical Excellence; Centre of Pedagogical Excellence; CPE",
        "Центр педагогического мастерства; ЦПМ",
        "Педагогикалық шеберлік орталығы; ПШО",
        "",
    ),
    ("branch", "филиал", "филиал", ""),
    ("forum", "форум", "форум", ""),
    ("regional forum", "областной форум", "облыстық форум", ""),
    ("contest; competition", "конкурс", "байқау; конкурс", ""),
    ("round; round of a contest", "этап; тур", "кезең", "Этап конкурса."),
    ("criterion; criteria", "критерий", "өлшемшарт; критерий", ""),
    ("jury", "жюри", "қазылар алқасы", ""),
    ("award", "награда", "марапат", ""),
    ("winner", "победитель; победительница", "жеңімпаз", "Первое место; призёр — жүлдегер."),
    ("prize-winner; prizewinner", "призёр", "жүлдегер", "Не победитель."),
    ("nominee", "номинант", "номинант", ""),
    ("nomination", "номинация", "аталым; номинация", ""),
    ("trainer", "тренер", "тренер", ""),
    ("speaker", "спикер", "спикер", ""),
    ("organiser; organizer", "организатор", "ұйымдастырушы", ""),
    ("participants; participant", "участники; участник", "қатысушылар; қатысушы", ""),
    ("programme; program", "программа", "бағдарлама", ""),
    ("plenary session", "пленарное заседание", "пленарлық отырыс", ""),
    ("dialogue platform", "диалоговая площадка", "диалог алаңы", ""),
    ("facilitation session", "фасилитационная сессия", "фасилитациялық сессия", ""),
    ("exhibition", "выставка", "көрме", ""),
    ("gallery", "галерея", "галерея", ""),
    ("leading school", "ведущая школа", "жетекші мектеп", ""),
    (
        "school principal; principal; head of school",
        "директор школы; директор",
        "мектеп директоры; директор",
        "",
    ),
    (
        "school development plan; development plan",
        "план развития школы; план развития",
        "мектепті дамыту жоспары; даму жоспары; дамыту жоспары",
        "",
    ),
    (
        "updated content of education; updated educational content",
        "обновлённое содержание образования",
        "білім берудің жаңартылған мазмұны; жаңартылған білім беру мазмұны",
        "",
    ),
    ("feedback sheet", "лист обратной связи", "кері байланыс парағы", ""),
    ("news", "новости; новость", "жаңалықтар; жаңалық", ""),
    ("views", "просмотры; просмотр", "қаралым", "Сколько раз страницу открывали."),
    ("Back to the list", "Назад к списку", "Тізімге оралу", _ON_LABELS),
    (
        "version for visually impaired readers",
        "версия для слабовидящих",
        "нашар көретіндерге арналған нұсқа",
        "",
    ),
    (
        "Nazarbayev Intellectual Schools; NIS",
        "Назарбаев Интеллектуальные школы; НИШ",
        "Назарбаев Зияткерлік мектептері; НЗМ",
        "Полностью: АОО «Назарбаев Интеллектуальные школы», «Назарбаев Зияткерлік мектептері» ДББҰ.",
    ),
    (
        "NIS of Physics and Mathematics; NIS PMN",
        "НИШ физико-математического направления; НИШ ФМН",
        "физика-математика бағытындағы НЗМ; ФМБ НЗМ; НЗМ ФМБ",
        "",
    ),
    ("education department; department of education", "управление образования", "білім басқармасы", ""),
    ("business card", "визитная карточка; визитка", "визит карточкасы", ""),
    ("We are a community", "Мы — сообщество", "Біз — қоғамдастықпыз", "Тема визитных карточек школ."),
    ("project defence; defence of the project", "защита проекта; защита проектов", "жоба қорғау", ""),
    ("aim; goal", "цель", "мақсаты; мақсат", ""),
    ("position", "должность", "лауазымы; лауазым", _ON_LABELS),
    ("published", "опубликовано; опубликован; опубликована", "жарияланған күні; жарияланған", _ON_LABELS),
    ("add to calendar", "добавить в календарь", "күнтізбеге қосу", _ON_LABELS),
    ("share", "поделиться; делиться", "бөлісу", _ON_LABELS),
    ("print", "печать; распечатать", "басып шығару", _ON_LABELS),
    (
        "not yet translated; shown in Russian",
        "перевод ещё не готов; показано на русском",
        "аудармасы әзір емес; орыс тілінде көрсетілген",
        _ON_LABELS,
    ),
]
