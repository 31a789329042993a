"""The forum itself: when, where, who, its programme and its story."""

from datetime import date

from cms.demo.content.shapes import Day, Forum, Picture, Session, callout, heading, paragraph, text
from cms.demo.content.taraz.gallery import EXHIBITION
from cms.demo.content.taraz.people import (
    BERDIBEKOVA,
    NUGERBAEV,
    PLENARY_GUESTS,
    TOKTAGANOVA,
    ZHOLDASBAEVA,
)

FIRST_DAY = Day(
    date=date(2019, 11, 14),
    title=text(
        "The contest and the exhibition opening",
        "Конкурс и открытие выставки",
        "Байқау және көрменің ашылуы",
    ),
    sessions=(
        Session(
            kind="contest",
            title=text(
                "Regional contest “The Best Leading School”",
                "Областной конкурс «Лучшая ведущая школа»",
                "«Үздік жетекші мектеп» облыстық байқауы",
            ),
            summary=text(
                en="<p>Leading schools of the region introduced themselves in two rounds: a business card, “We are a community!”, and the defence of a project, “An Effective Model of the Leading School Community”.</p>",
                ru="<p>Ведущие школы области показали себя в двух этапах: визитная карточка «Мы — сообщество!» и защита проекта «Эффективная модель сообщества ведущей школы».</p>",
                kk="<p>Облыстың жетекші мектептері екі кезеңде өнер көрсетті: «Біз — қоғамдастықпыз!» визит карточкасы және «Жетекші мектеп қоғамдастығының тиімді моделі» жобасын қорғау.</p>",
            ),
        ),
        Session(
            kind="exhibition",
            title=text(
                "Exhibition of the region’s experience",
                "Выставка опыта области",
                "Облыс тәжірибесінің көрмесі",
            ),
            summary=text(
                en="<p>Organisations of education from all over the region showed what they have found to work. The exhibition stayed open throughout the forum.</p>",
                ru="<p>Организации образования со всей области показали находки, которые оправдали себя на практике. Выставка работала всё время форума.</p>",
                kk="<p>Облыстың білім беру ұйымдары іс жүзінде өзін ақтаған тәжірибесін көрсетті. Көрме форум аяқталғанша жұмыс істеді.</p>",
            ),
        ),
    ),
)

SECOND_DAY = Day(
    date=date(2019, 11, 15),
    title=text(
        "Speeches, dialogue and a plan",
        "Выступления, диалог и план",
        "Баяндамалар, диалог және жоспар",
    ),
    sessions=(
        Session(
            kind="plenary",
            title=text("Plenary session", "Пленарное заседание", "Пленарлық отырыс"),
            summary=text(
                en="<p>Three speakers addressed the principals: from the region’s education department, from the pedagogical university and from the center.</p>",
                ru="<p>К директорам обратились три спикера: от управления образования области, от педагогического университета и от центра.</p>",
                kk="<p>Директорлар алдында облыстың білім басқармасынан, педагогикалық университеттен және орталықтан келген үш спикер сөз сөйледі.</p>",
            ),
            speakers=PLENARY_GUESTS,
        ),
        Session(
            kind="dialogue",
            title=text(
                "Innovative ideas in the practice of Leading schools",
                "Инновационные идеи в практике ведущих школ",
                "Жетекші мектептер тәжірибесіндегі инновациялық идеялар",
            ),
            summary=text(
                en="<p>Principals of leading schools told their colleagues about the experience of their own schools.</p>",
                ru="<p>Директора ведущих школ рассказали коллегам об опыте своих школ.</p>",
                kk="<p>Жетекші мектептердің директорлары әріптестеріне өз мектебінің тәжірибесі туралы айтып берді.</p>",
            ),
            speakers=(BERDIBEKOVA.path, TOKTAGANOVA.path),
        ),
        Session(
            kind="facilitation",
            title=text(
                "How to help develop a school development plan?",
                "Как помочь разработать план развития школы?",
                "Мектепті дамыту жоспарын әзірлеуге қалай көмектесуге болады?",
            ),
            minutes=180,
            summary=text(
                en="<p>Three hours at the drawing board: participants chose the priorities of a school and turned them into a plan, one step after another.</p>",
                ru="<p>Три часа практической работы: участники выбирали приоритеты школы и шаг за шагом превращали их в план.</p>",
                kk="<p>Үш сағаттық практикалық жұмыс: қатысушылар мектептің басымдықтарын таңдап, оларды қадам-қадаммен жоспарға айналдырды.</p>",
            ),
            speakers=(ZHOLDASBAEVA.path, NUGERBAEV.path),
        ),
    ),
)

BODY = (
    heading("Why they met", "Зачем собрались", "Кездесудің мақсаты"),
    paragraph(
        en="<p>When the curriculum changes, a principal’s work changes with it: lessons are observed differently, teachers need other kinds of support, parents ask new questions. The Taraz branch, the Nazarbayev Intellectual School of Physics and Mathematics and the Regional Methodological Administration invited the heads of the region’s schools to work through these changes together.</p>",
        ru="<p>Когда меняется учебная программа, меняется и работа директора: иначе проходит наблюдение за уроком, учителям нужна другая поддержка, у родителей появляются новые вопросы. Филиал в Таразе, Назарбаев Интеллектуальная школа физико-математического направления и Областное методическое управление пригласили руководителей школ области разобраться в этом вместе.</p>",
        kk="<p>Оқу бағдарламасы өзгерсе, директордың жұмысы да өзгереді: сабақты бақылау басқаша өтеді, мұғалімдерге өзгеше қолдау керек, ата-аналардың жаңа сұрақтары туындайды. Тараз филиалы, физика-математика бағытындағы Назарбаев Зияткерлік мектебі және Облыстық әдістемелік басқарма облыс мектептерінің басшыларын осы мәселелерді бірге талқылауға шақырды.</p>",
    ),
    callout(
        text("The forum in numbers", "Форум в цифрах", "Форум сандармен"),
        ("250", text("participants", "участников", "қатысушы")),
        ("2", text("days", "дня", "күн")),
        ("3", text("hours of facilitation", "часа фасилитации", "сағаттық фасилитация")),
    ),
    heading(
        "14 November: schools introduce themselves",
        "14 ноября: школы рассказывают о себе",
        "14 қараша: мектептер өздерін таныстырды",
    ),
    paragraph(
        en="<p>The forum began with a contest. Teams of leading schools came on stage with a name, a motto and a mission, then defended a model of their professional community before opponents and a jury. Meanwhile the exhibition let everyone look at the region’s experience at their own pace.</p>",
        ru="<p>Форум начался с конкурса. Команды ведущих школ выходили на сцену со своим названием, девизом и миссией, а затем защищали модель профессионального сообщества перед оппонентами и жюри. Тем временем выставка позволяла не спеша познакомиться с опытом области.</p>",
        kk="<p>Форум байқаудан басталды. Жетекші мектептердің командалары сахнаға өз атауымен, ұранымен және миссиясымен шығып, кейін кәсіби қоғамдастық моделін оппоненттер мен қазылар алқасының алдында қорғады. Осы уақытта көрме облыс тәжірибесімен асықпай танысуға мүмкіндік берді.</p>",
    ),
    heading(
        "15 November: from ideas to a plan",
        "15 ноября: от идей к плану",
        "15 қараша: идеядан жоспарға",
    ),
    paragraph(
        en="<p>The second day moved from listening to doing:</p><ul><li><b>plenary session</b> with the education department, the university and the center;</li><li><b>dialogue platform</b> where leading schools shared their ideas;</li><li><b>facilitation session</b> of three hours, in which participants set priorities and put the steps of a plan in order.</li></ul>",
        ru="<p>Второй день вёл от слов к делу:</p><ul><li><b>пленарное заседание</b> с участием управления образования, университета и центра;</li><li><b>диалоговая площадка</b>, где ведущие школы делились идеями;</li><li><b>фасилитационная сессия</b> на три часа, где участники определяли приоритеты и выстраивали шаги плана.</li></ul>",
        kk="<p>Екінші күн сөзден іске көшуге арналды:</p><ul><li>білім басқармасы, университет және орталық өкілдері қатысқан <b>пленарлық отырыс</b>;</li><li>жетекші мектептер идеяларымен бөліскен <b>диалог алаңы</b>;</li><li>қатысушылар басымдықтарды айқындап, жоспар қадамдарын реттеген үш сағаттық <b>фасилитациялық сессия</b>.</li></ul>",
    ),
    paragraph(
        en="<p>The feedback sheets filled in at the end speak of training that was worth the time, of advice that came when it was needed, and of the chance to compare notes with colleagues.</p>",
        ru="<p>В листах обратной связи участники написали, что обучение оправдало потраченное время, что методическая помощь пришла вовремя и что удалось сверить свой опыт с опытом коллег.</p>",
        kk="<p>Кері байланыс парақтарында қатысушылар оқытудың нәтижелі болғанын, әдістемелік көмектің дер кезінде берілгенін және тәжірибесін әріптестерімен салыстыра алғанын жазды.</p>",
    ),
    paragraph(
        en="<p>This page retells a published report in new words. The pictures of the exhibition below are drawn for the demonstration of the site.</p>",
        ru="<p>Страница пересказывает опубликованный отчёт новыми словами. Снимки выставки ниже нарисованы для демонстрации сайта.</p>",
        kk="<p>Бұл бет жарияланған есепті жаңа сөзбен баяндайды. Төмендегі көрме суреттері сайтты көрсету үшін салынған.</p>",
    ),
)

FORUM = Forum(
    parent="taraz",
    slug="forum-2019",
    title=text(
        en="Regional forum of school principals “Leadership as the Content of Education Is Updated”",
        ru="Областной форум директоров школ «Лидерство в условиях обновления содержания образования»",
        kk="Мектеп директорларының «Білім беру мазмұнын жаңарту жағдайындағы көшбасшылық» облыстық форумы",
    ),
    lead=text(
        en="For two days 250 principals and education officials of the Zhambyl region worked in Taraz on one subject: how to lead a school while what it teaches is being renewed.",
        ru="Два дня 250 директоров школ и работников образования Жамбылской области обсуждали в Таразе, как руководить школой, когда обновляется содержание образования.",
        kk="Жамбыл облысының мектеп директорлары мен білім беру саласының қызметкерлері — барлығы 250 адам — Таразда екі күн бойы білім беру мазмұны жаңарған кезде мектепті қалай басқаруды талқылады.",
    ),
    picture=Picture(
        scene="hall",
        palette=3,
        seed=104,
        alt=text(
            "The full hall of the forum: rows of participants seen from behind",
            "Полный зал форума: ряды участников, вид со спины",
            "Форумның лық толы залы: қатар отырған қатысушылар, арт жағынан көрініс",
        ),
    ),
    starts=date(2019, 11, 14),
    ends=date(2019, 11, 15),
    venue=text("City of Taraz", "г. Тараз", "Тараз қаласы"),
    aims=(
        text(
            en="Build up the professional skills school leaders need while the content of education is being updated.",
            ru="Развить профессиональные навыки руководителей школ, необходимые в условиях обновления содержания образования.",
            kk="Білім беру мазмұнын жаңарту жағдайында мектеп басшыларына қажет кәсіби дағдыларды дамыту.",
        ),
    ),
    participants_number=250,
    participants_description=text(
        en="Principals of secondary schools, staff of the regional administration and of the district education departments",
        ru="Директора общеобразовательных школ, сотрудники областного управления и районных отделов образования",
        kk="Жалпы білім беретін мектептердің директорлары, облыстық басқарма мен аудандық білім бөлімдерінің қызметкерлері",
    ),
    organisers=(
        text(
            "Taraz branch of the Center of Pedagogical Excellence",
            "Филиал Центра педагогического мастерства в Таразе",
            "Педагогикалық шеберлік орталығының Тараз филиалы",
        ),
        text(
            "Nazarbayev Intellectual School of Physics and Mathematics in Taraz",
            "Назарбаев Интеллектуальная школа физико-математического направления в Таразе",
            "Тараз қаласындағы физика-математика бағытындағы Назарбаев Зияткерлік мектебі",
        ),
        text(
            "Regional Methodological Administration",
            "Областное методическое управление",
            "Облыстық әдістемелік басқарма",
        ),
    ),
    programme=(FIRST_DAY, SECOND_DAY),
    body=BODY,
    topics=("school-leadership", "updated-content", "school-development-plan", "leading-schools"),
    gallery=EXHIBITION,
    related=("taraz/forum-2019/best-leading-school", "taraz/two-days-in-taraz"),
)
