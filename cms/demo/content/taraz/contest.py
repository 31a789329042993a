"""The contest “The Best Leading School”, held on the forum's first day."""

from datetime import date

from cms.demo.content.shapes import (
    Award,
    Contest,
    Criterion,
    Picture,
    Round,
    heading,
    paragraph,
    text,
)

ROUNDS = (
    Round(
        title=text(
            "Business card “We are a community!”",
            "Визитная карточка «Мы — сообщество!»",
            "«Біз — қоғамдастықпыз!» визит карточкасы",
        ),
        description=text(
            en="<p>Each team says what it believes in as a profession and draws a portrait of its school: a name, a motto, a mission, and why the school’s work matters for the updated content of education.</p>",
            ru="<p>Команда формулирует своё профессиональное кредо и рисует творческий портрет школы: название, девиз, миссию и роль её работы в обновлении содержания образования.</p>",
            kk="<p>Команда өзінің кәсіби кредосын айтып, мектептің шығармашылық бейнесін жасайды: атауы, ұраны, миссиясы және білім беру мазмұнын жаңартудағы жұмысының маңызы.</p>",
        ),
    ),
    Round(
        title=text(
            "Project defence “An Effective Model of the Leading School Community”",
            "Защита проекта «Эффективная модель сообщества ведущей школы»",
            "«Жетекші мектеп қоғамдастығының тиімді моделі» жобасын қорғау",
        ),
        description=text(
            en="<p>The school explains how its community is organised, what the members do together and what has come of it, then answers its opponents.</p>",
            ru="<p>Школа объясняет, как устроено её сообщество, что его участники делают вместе и к чему это привело, а затем отвечает оппонентам.</p>",
            kk="<p>Мектеп қоғамдастығының қалай ұйымдастырылғанын, мүшелерінің бірлесіп не істейтінін және қандай нәтижеге жеткенін түсіндіреді, содан кейін оппоненттерге жауап береді.</p>",
        ),
    ),
)

CRITERIA = (
    Criterion(
        title=text(
            "Answers to opponents’ questions",
            "Ответы на вопросы оппонентов",
            "Оппоненттердің сұрақтарына жауап беру",
        )
    ),
    Criterion(
        title=text(
            "Brief and well-reasoned answers",
            "Лаконичность и аргументированность ответов",
            "Жауаптың қысқалығы мен дәлелділігі",
        )
    ),
    Criterion(
        title=text(
            "Goodwill towards the audience",
            "Доброжелательность к аудитории",
            "Аудиторияға деген ізгі ниет",
        )
    ),
    Criterion(
        title=text(
            "Professional culture of speech",
            "Профессиональная культура речи",
            "Кәсіби сөйлеу мәдениеті",
        )
    ),
)

SAMPLE_TOWN = text("Sample district", "Район-образец", "Үлгі ауданы")


def _school(number: int):
    """A school that is plainly made up: the report does not say who won."""
    return text(f"Sample school No. {number}", f"Школа-образец № {number}", f"№ {number} үлгі мектеп")


AWARDS = (
    *(Award(place=place, school=_school(place), town=SAMPLE_TOWN) for place in (1, 2, 3)),
    Award(
        nomination=text(
            "The most original business card (sample)",
            "Самая оригинальная визитная карточка (образец)",
            "Ең ерекше визит карточкасы (үлгі)",
        ),
        school=_school(4),
        town=SAMPLE_TOWN,
    ),
    Award(
        nomination=text(
            "The most persuasive defence (sample)",
            "Самая убедительная защита (образец)",
            "Жобаны ең сенімді қорғау (үлгі)",
        ),
        school=_school(5),
        town=SAMPLE_TOWN,
    ),
    Award(
        nomination=text(
            "The most close-knit team (sample)",
            "Самая сплочённая команда (образец)",
            "Ең ұйымшыл команда (үлгі)",
        ),
        school=_school(6),
        town=SAMPLE_TOWN,
    ),
)

CONTEST = Contest(
    parent="taraz/forum-2019",
    slug="best-leading-school",
    title=text(
        "Regional contest “The Best Leading School”",
        "Областной конкурс «Лучшая ведущая школа»",
        "«Үздік жетекші мектеп» облыстық байқауы",
    ),
    lead=text(
        en="On the first day of the forum, leading schools of the Zhambyl region presented themselves and their communities to a jury.",
        ru="В первый день форума ведущие школы Жамбылской области представили жюри себя и свои профессиональные сообщества.",
        kk="Форумның бірінші күні Жамбыл облысының жетекші мектептері қазылар алқасына өздерін және кәсіби қоғамдастықтарын таныстырды.",
    ),
    picture=Picture(
        scene="award",
        palette=1,
        seed=114,
        alt=text(
            "Plaques and framed certificates on a golden tablecloth, flowers beside them",
            "Памятные доски и дипломы в рамках на золотистой скатерти, рядом цветы",
            "Алтын түсті дастарқан үстіндегі естелік тақталар мен жақтаулы дипломдар, жанында гүлдер",
        ),
    ),
    starts=date(2019, 11, 14),
    ends=date(2019, 11, 14),
    venue=text("City of Taraz", "г. Тараз", "Тараз қаласы"),
    aims=(
        text(
            en="Help advanced teaching experience in running and supporting leading schools to spread across the region.",
            ru="Создать условия, чтобы передовой опыт организации и сопровождения работы ведущих школ распространялся по области.",
            kk="Жетекші мектептердің жұмысын ұйымдастыру мен сүйемелдеудің озық тәжірибесін облыс бойынша таратуға жағдай жасау.",
        ),
        text(
            en="Widen the circle of colleagues with whom the region’s teachers talk about their profession.",
            ru="Расширить круг профессионального общения педагогов области.",
            kk="Облыс педагогтерінің кәсіби қарым-қатынас аясын кеңейту.",
        ),
    ),
    participants_description=text(
        "Teams of leading schools of the Zhambyl region",
        "Команды ведущих школ Жамбылской области",
        "Жамбыл облысының жетекші мектептерінің командалары",
    ),
    organisers=(
        text(
            "Taraz branch of the Center of Pedagogical Excellence",
            "Филиал Центра педагогического мастерства в Таразе",
            "Педагогикалық шеберлік орталығының Тараз филиалы",
        ),
    ),
    rounds=ROUNDS,
    criteria=CRITERIA,
    jury_description=text(
        en="The report does not name the members of the jury; it decided on the winners and nominees at the end of the contest.",
        ru="Члены жюри в отчёте не названы; победителей и номинантов жюри определило в конце конкурса.",
        kk="Есепте қазылар алқасының мүшелері аталмаған; жеңімпаздар мен номинанттарды алқа байқау соңында анықтады.",
    ),
    awards=AWARDS,
    body=(
        heading("What was at stake", "Ради чего соревновались", "Не үшін сынға түсті"),
        paragraph(
            en="<p>A leading school is one that works for others as well: it tries things out first and passes on what it has learned. The contest looked for the schools that do this best, and gave the rest of the region a chance to see how.</p>",
            ru="<p>Ведущая школа работает не только на себя: она первой пробует новое и передаёт другим то, чему научилась. Конкурс искал школы, у которых это получается лучше всего, и дал остальным возможность увидеть, как они это делают.</p>",
            kk="<p>Жетекші мектеп тек өзі үшін жұмыс істемейді: жаңалықты бірінші болып сынап көріп, үйренгенін өзгелерге жеткізеді. Байқау осыны ең жақсы жүзеге асырып жүрген мектептерді іздеп, қалғандарына олардың жұмысын көруге мүмкіндік берді.</p>",
        ),
        heading("About the results", "Об итогах", "Қорытындысы туралы"),
        paragraph(
            en="<p>The published report does not list the winners. The schools named on this page are <b>samples</b> that show how a contest’s results look on this site.</p>",
            ru="<p>В опубликованном отчёте победители не перечислены. Школы, названные на этой странице, — <b>образцы</b>, которые показывают, как выглядят на сайте итоги конкурса.</p>",
            kk="<p>Жарияланған есепте жеңімпаздардың тізімі жоқ. Осы бетте аталған мектептер — байқау қорытындысының сайтта қалай көрінетінін көрсететін <b>үлгілер</b>.</p>",
        ),
    ),
    topics=("leading-schools", "professional-communities"),
    related=("taraz/forum-2019", "taraz/two-days-in-taraz"),
)
