"""The trainers who led the forum's sessions, and the guests who spoke at it."""

from cms.demo.content.shapes import Guest, Trainer, text

BERDIBEKOVA = Trainer(
    parent="taraz",
    slug="d-k-berdibekova",
    title=text("D. K. Berdibekova", "Д. К. Бердибекова", "Д. К. Бердібекова"),
    given_name=text("D.", "Д.", "Д."),
    patronymic=text("K.", "К.", "К."),
    family_name=text("Berdibekova", "Бердибекова", "Бердібекова"),
    position=text("Trainer of the Taraz branch", "Тренер филиала в Таразе", "Тараз филиалының тренері"),
    lead=text(
        en="Organised the dialogue platform at which leading schools of the Zhambyl region shared their ideas in November 2019.",
        ru="Одна из организаторов диалоговой площадки, на которой в ноябре 2019 года делились идеями ведущие школы Жамбылской области.",
        kk="2019 жылғы қарашада Жамбыл облысының жетекші мектептері ой бөліскен диалог алаңын ұйымдастырушылардың бірі.",
    ),
    bio=text(
        en="<p>At the regional forum of principals in Taraz, D. K. Berdibekova and A. S. Toktaganova prepared the dialogue platform “Innovative ideas in the practice of Leading schools”. This is a short note about that work; the biography is for the branch to add.</p>",
        ru="<p>На областном форуме директоров школ в Таразе Д. К. Бердибекова вместе с А. С. Токтагановой подготовила диалоговую площадку «Инновационные идеи в практике ведущих школ». Это короткая заметка о её работе на форуме; биографию добавит филиал.</p>",
        kk="<p>Тараздағы мектеп директорларының облыстық форумында Д. К. Бердібекова А. С. Тоқтағановамен бірге «Жетекші мектептер тәжірибесіндегі инновациялық идеялар» диалог алаңын әзірледі. Бұл — форумдағы жұмысы туралы қысқаша мәлімет; өмірбаянын филиал толықтырады.</p>",
    ),
    topics=("leading-schools", "professional-communities"),
)

TOKTAGANOVA = Trainer(
    parent="taraz",
    slug="a-s-toktaganova",
    title=text("A. S. Toktaganova", "А. С. Токтаганова", "А. С. Тоқтағанова"),
    given_name=text("A.", "А.", "А."),
    patronymic=text("S.", "С.", "С."),
    family_name=text("Toktaganova", "Токтаганова", "Тоқтағанова"),
    position=text("Trainer of the Taraz branch", "Тренер филиала в Таразе", "Тараз филиалының тренері"),
    lead=text(
        en="Gave principals of leading schools the floor: one of the two organisers of the forum’s dialogue platform.",
        ru="Дала слово директорам ведущих школ: одна из двух организаторов диалоговой площадки форума.",
        kk="Жетекші мектептердің директорларына сөз берген, форумдағы диалог алаңының екі ұйымдастырушысының бірі.",
    ),
    bio=text(
        en="<p>A. S. Toktaganova worked with D. K. Berdibekova on the conversation between leading schools held on 15 November 2019. The note says no more than the report of the forum does; the branch can tell more.</p>",
        ru="<p>А. С. Токтаганова вместе с Д. К. Бердибековой готовила разговор ведущих школ, который состоялся 15 ноября 2019 г. Заметка ограничивается тем, что известно из отчёта о форуме; рассказать больше может филиал.</p>",
        kk="<p>А. С. Тоқтағанова Д. К. Бердібековамен бірге 2019 жылғы 15 қарашада өткен жетекші мектептер сұхбатын дайындады. Мұнда форум туралы есептегі мәлімет қана берілген; толығырақ филиал айта алады.</p>",
    ),
    topics=("leading-schools", "updated-content"),
)

ZHOLDASBAEVA = Trainer(
    parent="taraz",
    slug="sapura-zholdasbaeva",
    title=text("Sapura Zholdasbaeva", "Сапура Жолдасбаева", "Сапура Жолдасбаева"),
    given_name=text("Sapura", "Сапура", "Сапура"),
    family_name=text("Zholdasbaeva", "Жолдасбаева", "Жолдасбаева"),
    position=text(
        "Trainer of the Center of Pedagogical Excellence",
        "Тренер Центра педагогического мастерства",
        "Педагогикалық шеберлік орталығының тренері",
    ),
    lead=text(
        en="Led, together with Tolegen Nugerbaev, the three-hour session on drawing up a school development plan.",
        ru="Вместе с Толегеном Нугербаевым провела трёхчасовую сессию о том, как составить план развития школы.",
        kk="Төлеген Нүгербаевпен бірге мектепті дамыту жоспарын құруға арналған үш сағаттық сессия өткізді.",
    ),
    bio=text(
        en="<p>At the forum in Taraz Sapura Zholdasbaeva helped principals name the priorities of their schools and break the way towards them into steps. A short note about the session, not a biography.</p>",
        ru="<p>На форуме в Таразе Сапура Жолдасбаева помогала директорам назвать приоритеты своих школ и разложить путь к ним на шаги. Это короткая заметка о сессии, а не биография.</p>",
        kk="<p>Тараздағы форумда Сапура Жолдасбаева директорларға мектебінің басымдықтарын айқындап, оларға жету жолын қадамдарға бөлуге көмектесті. Бұл — өмірбаян емес, сессия туралы қысқаша мәлімет.</p>",
    ),
    topics=("school-development-plan", "facilitation"),
)

NUGERBAEV = Trainer(
    parent="taraz",
    slug="tolegen-nugerbaev",
    title=text("Tolegen Nugerbaev", "Толеген Нугербаев", "Төлеген Нүгербаев"),
    given_name=text("Tolegen", "Толеген", "Төлеген"),
    family_name=text("Nugerbaev", "Нугербаев", "Нүгербаев"),
    position=text(
        "Trainer of the Center of Pedagogical Excellence",
        "Тренер Центра педагогического мастерства",
        "Педагогикалық шеберлік орталығының тренері",
    ),
    lead=text(
        en="One of the two facilitators of the session “How to help develop a school development plan?” at the forum of 2019.",
        ru="Один из двух ведущих сессии «Как помочь разработать план развития школы?» на форуме 2019 года.",
        kk="2019 жылғы форумдағы «Мектепті дамыту жоспарын әзірлеуге қалай көмектесуге болады?» сессиясын жүргізген екі тренердің бірі.",
    ),
    bio=text(
        en="<p>Tolegen Nugerbaev and Sapura Zholdasbaeva spent three hours with the forum’s participants on one document: the development plan of their school. The page notes what he led at the forum; the rest is left for the branch to write.</p>",
        ru="<p>Три часа Толеген Нугербаев и Сапура Жолдасбаева вместе с участниками форума работали над одним документом — планом развития школы. Страница сообщает, что он вёл на форуме; остальное предстоит дописать филиалу.</p>",
        kk="<p>Төлеген Нүгербаев пен Сапура Жолдасбаева форум қатысушыларымен бірге үш сағат бойы бір құжатпен — мектепті дамыту жоспарымен жұмыс істеді. Бұл бетте оның форумда не жүргізгені ғана айтылған; қалғанын филиал толықтырады.</p>",
    ),
    topics=("school-development-plan", "facilitation", "school-leadership"),
)

TRAINERS = (BERDIBEKOVA, TOKTAGANOVA, ZHOLDASBAEVA, NUGERBAEV)

PLENARY_GUESTS = (
    Guest(
        name=text("R. S. Turmakhanbetova", "Р. С. Турмаханбетова", "Р. С. Тұрмаханбетова"),
        position=text("Head of the department", "Руководитель управления", "Басқарма басшысы"),
        organisation=text(
            "Education Department of the Zhambyl Region",
            "Управление образования Жамбылской области",
            "Жамбыл облысының білім басқармасы",
        ),
    ),
    Guest(
        name=text("E. Amirbekuly", "Е. Амирбекулы", "Е. Әмірбекұлы"),
        position=text(
            "Rector, Doctor of Economics, Professor",
            "Ректор, доктор экономических наук, профессор",
            "Ректор, экономика ғылымдарының докторы, профессор",
        ),
        organisation=text(
            "Taraz State Pedagogical University",
            "Таразский государственный педагогический университет",
            "Тараз мемлекеттік педагогикалық университеті",
        ),
    ),
    Guest(
        name=text("I. L. Entina", "И. Л. Ентина", "И. Л. Ентина"),
        position=text(
            "Head of the Department of Methodological Work",
            "Руководитель отдела методической работы",
            "Әдістемелік жұмыс бөлімінің басшысы",
        ),
        organisation=text(
            "Center of Pedagogical Excellence",
            "Центр педагогического мастерства",
            "Педагогикалық шеберлік орталығы",
        ),
    ),
)
