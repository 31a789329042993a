"""The news item that told of the forum three days later."""

from datetime import date

from cms.demo.content.shapes import News, Picture, heading, paragraph, text
from cms.demo.content.taraz.gallery import EXHIBITION

NEWS_ITEM = News(
    parent="taraz",
    slug="two-days-in-taraz",
    title=text(
        en="Two days in Taraz: school leaders of the Zhambyl region learn from one another",
        ru="Два дня в Таразе: руководители школ Жамбылской области учатся друг у друга",
        kk="Тараздағы екі күн: Жамбыл облысының мектеп басшылары бір-бірінен үйренеді",
    ),
    lead=text(
        en="A contest, an exhibition, a frank conversation and three hours over a plan: on 14–15 November 2019 Taraz hosted the regional forum of school principals.",
        ru="Конкурс, выставка, откровенный разговор и три часа над планом: 14–15 ноября 2019 г. в Таразе прошёл областной форум директоров школ.",
        kk="Байқау, көрме, ашық әңгіме және жоспармен өткен үш сағат: 2019 жылғы 14–15 қарашада Таразда мектеп директорларының облыстық форумы өтті.",
    ),
    picture=Picture(
        scene="stage",
        palette=2,
        seed=103,
        alt=text(
            "A speaker on the stage of the forum, the audience listening in the foreground",
            "Выступающий на сцене форума, на переднем плане слушают участники",
            "Форум сахнасында сөйлеп тұрған спикер, алдыңғы қатарда тыңдап отырған қатысушылар",
        ),
    ),
    date=date(2019, 11, 18),
    views=1772,
    about="taraz/forum-2019",
    topics=("school-leadership", "updated-content", "leading-schools"),
    gallery=EXHIBITION[::4],
    related=("taraz/forum-2019/best-leading-school", "taraz/forum-2019/feedback"),
    body=(
        paragraph(
            en="<p>There were 250 of them: heads of secondary schools from across the region, and with them colleagues from the regional administration and the district education departments. They were the guests of three hosts: the Taraz branch of the center, the city’s Nazarbayev Intellectual School of Physics and Mathematics and the Regional Methodological Administration.</p>",
            ru="<p>Их было 250: руководители школ со всей области, а с ними коллеги из областного управления и районных отделов образования. Принимали их сразу три хозяина — филиал центра в Таразе, городская НИШ физико-математического направления и Областное методическое управление.</p>",
            kk="<p>Форумға 250 адам қатысты: олар — облыстың түкпір-түкпірінен келген мектеп басшылары, облыстық басқарма мен аудандық білім бөлімдеріндегі әріптестері. Қонақтарды бірден үш ұйым қабылдады: орталықтың Тараз филиалы, қаладағы физика-математика бағытындағы НЗМ және Облыстық әдістемелік басқарма.</p>",
        ),
        heading("First, the schools on stage", "Сначала — школы на сцене", "Алдымен сахнаға мектептер шықты"),
        paragraph(
            en="<p>Thursday belonged to the leading schools. In the contest “The Best Leading School” every team first had to show who they are: “We are a community!” is what the round was called. Harder questions followed, when the schools laid out how their communities work and what has come of it. The jury listened not only to what was said but also to how: briefly or at length, with arguments or without, kindly or sharply.</p>",
            ru="<p>Четверг принадлежал ведущим школам. В конкурсе «Лучшая ведущая школа» каждой команде сначала предстояло показать, кто она такая: этап так и назывался — «Мы — сообщество!». Потом вопросы стали труднее: школы раскрывали, как работают их сообщества и что из этого вышло. Жюри слушало не только то, что говорят, но и то, как: коротко или пространно, с доводами или без, доброжелательно или резко.</p>",
            kk="<p>Бейсенбі жетекші мектептерге арналды. «Үздік жетекші мектеп» байқауында әр команда алдымен өзінің кім екенін көрсетуі керек болды: кезеңнің аты да «Біз — қоғамдастықпыз!» еді. Кейін сұрақтар күрделене түсті: мектептер қоғамдастықтарының қалай жұмыс істейтінін және одан қандай нәтиже шыққанын баяндады. Қазылар алқасы не айтылғанын ғана емес, қалай айтылғанын да тыңдады: қысқа ма, ұзақ па, дәлелі бар ма, жоқ па, сыпайы ма, әлде қатқыл ма.</p>",
        ),
        heading("Then, work", "Потом — работа", "Содан кейін — жұмыс"),
        paragraph(
            en="<p>Friday opened with three speakers: R. S. Turmakhanbetova, who heads the region’s education department, Professor E. Amirbekuly, rector of Taraz State Pedagogical University, and I. L. Entina of the center’s Department of Methodological Work. After them the principals took over. On the dialogue platform prepared by trainers D. K. Berdibekova and A. S. Toktaganova they told one another about ideas that had taken root in their own schools.</p><p>The rest of the day went into a single document. Sapura Zholdasbaeva and Tolegen Nugerbaev led everyone through a school development plan: what comes first, what next, and how to help a team that is only starting to write its own.</p>",
            ru="<p>Пятницу открыли три спикера: Р. С. Турмаханбетова, руководитель управления образования области, профессор Е. Амирбекулы, ректор Таразского государственного педагогического университета, и И. Л. Ентина из отдела методической работы центра. После них слово взяли директора. На диалоговой площадке, которую подготовили тренеры Д. К. Бердибекова и А. С. Токтаганова, они рассказывали друг другу об идеях, прижившихся в их школах.</p><p>Остаток дня ушёл на один-единственный документ. Сапура Жолдасбаева и Толеген Нугербаев провели всех через план развития школы: что сначала, что потом и как помочь команде, которая только садится писать собственный.</p>",
            kk="<p>Жұманы үш спикер ашты: облыстың білім басқармасын басқаратын Р. С. Тұрмаханбетова, Тараз мемлекеттік педагогикалық университетінің ректоры, профессор Е. Әмірбекұлы және орталықтың әдістемелік жұмыс бөлімінен И. Л. Ентина. Олардан кейін сөз директорларға берілді. Тренерлер Д. К. Бердібекова мен А. С. Тоқтағанова әзірлеген диалог алаңында олар өз мектебінде орныққан идеялар туралы бір-біріне айтып берді.</p><p>Күннің қалған бөлігі жалғыз бір құжатқа арналды. Сапура Жолдасбаева мен Төлеген Нүгербаев баршаны мектепті дамыту жоспарының кезеңдерімен таныстырды: алдымен не, содан кейін не істеу керек және өз жоспарын енді жаза бастаған командаға қалай көмектесуге болады.</p>",
        ),
        paragraph(
            en="<p>All this time the exhibition was open, and between the sessions visitors gathered at its boards. One thought runs through the feedback sheets: the forum succeeded because it let people exchange their experience.</p>",
            ru="<p>Всё это время работала выставка, и в перерывах у стендов собирались гости. В листах обратной связи повторяется одна мысль: форум удался, потому что дал возможность обменяться опытом.</p>",
            kk="<p>Осы уақыт бойы көрме жұмыс істеп, үзіліс кезінде қонақтар стендтердің басына жиналды. Кері байланыс парақтарында бір ой қайталана береді: форум тәжірибе алмасуға мүмкіндік бергені үшін сәтті өтті.</p>",
        ),
    ),
)
