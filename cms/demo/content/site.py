"""The pages the site stands on: home, sections, and the page about the center."""

from cms.demo.content.pictures import drawn
from cms.demo.content.shapes import Section, callout, heading, paragraph, text

HOME = Section(
    slug="home",
    title=text(
        "Center of Pedagogical Excellence",
        "Центр педагогического мастерства",
        "Педагогикалық шеберлік орталығы",
    ),
    lead=text(
        en="Forums, contests and stories from branches across Kazakhstan: for school principals, teachers and everyone who helps schools grow.",
        ru="Форумы, конкурсы и истории филиалов со всего Казахстана — для директоров школ, учителей и всех, кто помогает школе развиваться.",
        kk="Қазақстанның түкпір-түкпіріндегі филиалдардың форумдары, байқаулары мен жаңалықтары: мектеп директорларына, мұғалімдерге және мектептің дамуына үлес қосатын барша жанға арналған.",
    ),
    picture=drawn("hall", 6, 21),
)

BRANCHES_SECTION = Section(
    slug="branches",
    title=text("Branches", "Филиалы", "Филиалдар"),
    lead=text(
        en="Find the branch nearest to you: its address, its trainers, its news and the events it is preparing.",
        ru="Найдите ближайший филиал: адрес, тренеры, новости и события, которые он готовит.",
        kk="Өзіңізге жақын филиалды табыңыз: мекенжайы, тренерлері, жаңалықтары және дайындап жатқан іс-шаралары.",
    ),
    picture=drawn("city", 4, 22),
)

NEWS_SECTION = Section(
    slug="news",
    title=text("News", "Новости", "Жаңалықтар"),
    lead=text(
        en="What happened in the branches, told by those who were there.",
        ru="Что произошло в филиалах — рассказывают те, кто там был.",
        kk="Филиалдарда болған оқиғалар — сол жерде болғандардың әңгімесі.",
    ),
    picture=drawn("books", 2, 23),
)

EVENTS_SECTION = Section(
    slug="events",
    title=text("Forums and contests", "Форумы и конкурсы", "Форумдар мен байқаулар"),
    lead=text(
        en="Everything the branches have held and everything still to come, with programmes, juries and results.",
        ru="Всё, что филиалы уже провели, и всё, что ещё впереди: программы, жюри, итоги.",
        kk="Филиалдар өткізген және алда өтетін барлық іс-шаралар: бағдарламалар, қазылар алқасы, қорытындылар.",
    ),
    picture=drawn("stage", 0, 24),
)

TRAINERS_SECTION = Section(
    slug="trainers",
    title=text("Trainers", "Тренеры", "Тренерлер"),
    lead=text(
        en="The people who lead seminars, dialogue platforms and facilitation sessions in the branches.",
        ru="Люди, которые ведут в филиалах семинары, диалоговые площадки и фасилитационные сессии.",
        kk="Филиалдарда семинарлар, диалог алаңдары мен фасилитациялық сессиялар өткізетін мамандар.",
    ),
    picture=drawn("workshop", 1, 25),
)

ABOUT = Section(
    slug="about",
    title=text("About the center", "О центре", "Орталық туралы"),
    lead=text(
        en="Whom the center works for, what its branches do, and how their work is shown on this site.",
        ru="Для кого работает центр, чем заняты его филиалы и как их работа представлена на этом сайте.",
        kk="Орталық кімдер үшін жұмыс істейді, филиалдары немен айналысады және олардың жұмысы бұл сайтта қалай көрсетіледі.",
    ),
    picture=drawn("school", 3, 26),
    body=(
        heading("Whom we work for", "Для кого мы работаем", "Біз кім үшін жұмыс істейміз"),
        paragraph(
            en="<p>The center is there for people who learn so that others may learn better: teachers, principals and their deputies, methodologists of districts and regions. They meet in the branches to try out ideas, to argue about them and to take home what proves useful.</p>",
            ru="<p>Центр создан для тех, кто учится, чтобы лучше учились другие: для учителей, директоров школ и их заместителей, методистов районов и областей. В филиалах они встречаются, чтобы проверить идеи, поспорить о них и взять с собой то, что пригодится в своей школе.</p>",
            kk="<p>Орталық өзгелер жақсырақ білім алуы үшін өзі де үздіксіз үйренетін жандарға арналған: олар — мұғалімдер, мектеп директорлары мен олардың орынбасарлары, аудандар мен облыстардың әдіскерлері. Филиалдардағы кездесулерде олар жаңа идеяларды сынап көреді, пікір таластырады және өз мектебіне пайдалысын ала кетеді.</p>",
        ),
        heading("What the branches do", "Чем заняты филиалы", "Филиалдар немен айналысады"),
        paragraph(
            en="<ul><li><b>Forums</b> bring a whole region together for a day or two: plenary sessions, dialogue platforms, facilitation sessions and an exhibition.</li><li><b>Contests</b> give schools and teachers a reason to describe their best work and defend it before a jury.</li><li><b>Trainers</b> accompany schools between the events: with seminars, advice and help with the school development plan.</li></ul>",
            ru="<ul><li><b>Форумы</b> на день или два собирают целую область: пленарные заседания, диалоговые площадки, фасилитационные сессии и выставка.</li><li><b>Конкурсы</b> дают школам и учителям повод описать лучшее в своей работе и защитить это перед жюри.</li><li><b>Тренеры</b> сопровождают школы между событиями: ведут семинары, советуют, помогают составить план развития школы.</li></ul>",
            kk="<ul><li><b>Форумдар</b> бүкіл облысты бір-екі күнге бір жерге жинайды: пленарлық отырыстар, диалог алаңдары, фасилитациялық сессиялар және көрме.</li><li><b>Байқаулар</b> мектептер мен мұғалімдерге ең үздік жұмысын сипаттап, оны қазылар алқасының алдында қорғауға мүмкіндік береді.</li><li><b>Тренерлер</b> іс-шаралар аралығында да мектептердің жанында болады: семинар өткізеді, кеңес береді, мектепті дамыту жоспарын құруға көмектеседі.</li></ul>",
        ),
        heading("Three languages, one story", "Три языка, одна история", "Үш тіл, бір әңгіме"),
        paragraph(
            en="<p>A branch writes in the language it works in; translators add the others. Until a translation is ready, the page says so and shows the text that exists, so that no reader is sent away.</p>",
            ru="<p>Филиал пишет на том языке, на котором работает, а переводчики добавляют остальные. Пока перевод не готов, страница прямо говорит об этом и показывает имеющийся текст, чтобы ни один читатель не ушёл ни с чем.</p>",
            kk="<p>Филиал өзі жұмыс істейтін тілде жазады, ал аудармашылар қалған тілдерді қосады. Аударма әзір болғанша бет бұл туралы ашық ескертіп, қолда бар мәтінді көрсетеді, сондықтан ешбір оқырман құр қол қайтпайды.</p>",
        ),
        callout(
            text(
                "This site in numbers (sample data)",
                "Сайт в цифрах (демонстрационные данные)",
                "Сайт сандармен (үлгі деректер)",
            ),
            ("20", text("sample branches", "филиалов-образцов", "үлгі филиал")),
            ("3", text("languages", "языка", "тіл")),
            (
                "30",
                text("pictures in one gallery", "снимков в одной галерее", "бір галереядағы сурет"),
            ),
        ),
        heading("About the sample content", "О демонстрационных материалах", "Үлгі материалдар туралы"),
        paragraph(
            en="<p>This installation shows what the site can do. The forum held in Taraz in November 2019 is retold from a published report; the other events, trainers, schools, phone numbers and addresses are made up for the demonstration, and say so. The pictures are drawn by a program.</p>",
            ru="<p>Эта установка показывает возможности сайта. Форум, прошедший в Таразе в ноябре 2019 года, пересказан по опубликованному отчёту; остальные события, тренеры, школы, телефоны и адреса придуманы для демонстрации, о чём прямо сказано. Иллюстрации нарисованы программой.</p>",
            kk="<p>Бұл нұсқа сайттың мүмкіндіктерін көрсетеді. Тараз қаласында 2019 жылғы қарашада өткен форум жарияланған есеп бойынша қайта баяндалған; қалған іс-шаралар, тренерлер, мектептер, телефондар мен мекенжайлар көрсетілім үшін ойдан алынған және бұл ашық айтылған. Суреттерді бағдарлама салған.</p>",
        ),
    ),
)

SECTIONS = (BRANCHES_SECTION, NEWS_SECTION, EVENTS_SECTION, TRAINERS_SECTION)
