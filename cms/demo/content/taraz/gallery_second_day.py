"""The exhibition in pictures: the second day and the way home, with captions and alternative text."""

from cms.demo.content.shapes import Picture, text

SECOND_DAY = (
    Picture(
        scene="courtyard",
        palette=6,
        seed=119,
        caption=text(
            en="Guests arrive: the courtyard on the morning of the second day",
            ru="Гости прибывают: двор утром второго дня",
            kk="Қонақтар келе жатыр: екінші күннің таңындағы аула",
        ),
        alt=text(
            en="A courtyard with flags and poplars, three people crossing it",
            ru="Двор с флагами и тополями, по нему идут три человека",
            kk="Жалаулары мен теректері бар ауламен өтіп бара жатқан үш адам",
        ),
    ),
    Picture(
        scene="stage",
        palette=2,
        seed=103,
        caption=text(
            en="A speaker turns to the audience: what changes for a principal when the programme changes",
            ru="Спикер обращается к залу: что меняется для директора, когда меняется программа",
            kk="Спикер залға сөз арнады: бағдарлама өзгергенде директор үшін не өзгереді",
        ),
        alt=text(
            en="A speaker on a stage beside a large screen with a chart, rows of heads in front",
            ru="Выступающий на сцене у большого экрана с диаграммой, впереди ряды зрителей",
            kk="Сахнада диаграмма көрсетілген үлкен экран жанында тұрған спикер, алдында көрермендер",
        ),
    ),
    Picture(
        scene="stage",
        palette=4,
        seed=123,
        caption=text(
            en="From the stage: figures first, then what they mean",
            ru="Со сцены: сначала цифры, потом их смысл",
            kk="Сахнадан: алдымен сандар, содан кейін олардың мәні",
        ),
        alt=text(
            en="A speaker on a stage with a green curtain and a screen with graphs",
            ru="Выступающий на сцене с зелёным занавесом и экраном с графиками",
            kk="Жасыл пердесі мен графиктер көрсетілген экраны бар сахнада тұрған спикер",
        ),
    ),
    Picture(
        scene="round_table",
        palette=0,
        seed=116,
        caption=text(
            en="Principals compare their notes after the plenary session",
            ru="Директора сверяют записи после пленарного заседания",
            kk="Директорлар пленарлық отырыстан кейін жазбаларын салыстыруда",
        ),
        alt=text(
            en="A wide oval table from above, people around it with papers, bright stripes of daylight on the floor",
            ru="Широкий овальный стол сверху, вокруг люди с бумагами, на полу полосы дневного света",
            kk="Жоғарыдан түсірілген кең сопақ үстел, айналасында қағаз ұстаған адамдар, еденде күн сәулесі",
        ),
    ),
    Picture(
        scene="round_table",
        palette=5,
        seed=105,
        caption=text(
            en="The dialogue platform: everyone at the table can be heard",
            ru="Диалоговая площадка: за этим столом услышат каждого",
            kk="Диалог алаңы: бұл үстел басында әркімнің сөзі тыңдалады",
        ),
        alt=text(
            en="A large round table from above: people with papers and cups, evening shadows on the floor",
            ru="Большой круглый стол сверху: люди с бумагами и чашками, на полу вечерние тени",
            kk="Жоғарыдан түсірілген үлкен дөңгелек үстел: қағаз бен кесе ұстаған адамдар, еденде кешкі көлеңке",
        ),
    ),
    Picture(
        scene="round_table",
        palette=2,
        seed=124,
        caption=text(
            en="A small table for a difficult subject",
            ru="Маленький стол для трудной темы",
            kk="Күрделі тақырыпқа арналған шағын үстел",
        ),
        alt=text(
            en="People around a small table from above, light stripes across a pale floor",
            ru="Люди вокруг небольшого стола, вид сверху, светлые полосы на бледном полу",
            kk="Шағын үстел айналасындағы адамдар, жоғарыдан көрініс, ақшыл еденде жарық жолақтары",
        ),
    ),
    Picture(
        scene="posters",
        palette=6,
        seed=117,
        portrait=True,
        caption=text(
            en="Two colleagues, one idea worth taking home",
            ru="Двое коллег и одна идея, которую стоит увезти с собой",
            kk="Екі әріптес және өзімен ала кетуге тұрарлық бір идея",
        ),
        alt=text(
            en="Two people with their backs to us beside boards with charts in the morning light",
            ru="Двое спиной к зрителю у стендов с диаграммами в утреннем свете",
            kk="Таңғы жарықта диаграммалы стендтер жанында арт жағынан көрінген екі адам",
        ),
    ),
    Picture(
        scene="posters",
        palette=3,
        seed=121,
        portrait=True,
        caption=text(
            en="Reading in a small circle: questions start here",
            ru="Читают втроём: отсюда и начинаются вопросы",
            kk="Үшеулеп оқу: сұрақтар осыдан басталады",
        ),
        alt=text(
            en="Three visitors in a brick-red room, seen from behind, beside a board with a chart",
            ru="Три посетителя со спины в кирпично-красном зале у стенда с диаграммой",
            kk="Қызғылт қоңыр залда диаграммалы стенд жанындағы үш келуші, арт жағынан көрініс",
        ),
    ),
    Picture(
        scene="posters",
        palette=2,
        seed=125,
        caption=text(
            en="Work samples from lessons, sorted by grade",
            ru="Образцы работ с уроков, разложенные по классам",
            kk="Сыныптар бойынша іріктелген сабақ жұмыстарының үлгілері",
        ),
        alt=text(
            en="Visitors walk along five boards with texts and bar charts in a light room",
            ru="Посетители идут вдоль пяти стендов с текстами и столбчатыми диаграммами в светлом зале",
            kk="Жарық залда мәтіндер мен бағанды диаграммалар ілінген бес стендті аралап жүрген келушілер",
        ),
    ),
    Picture(
        scene="workshop",
        palette=6,
        seed=106,
        caption=text(
            en="Priorities on coloured notes: the groups begin the facilitation session",
            ru="Приоритеты на цветных стикерах: группы начинают фасилитационную сессию",
            kk="Түрлі түсті стикерлердегі басымдықтар: топтар фасилитациялық сессияны бастады",
        ),
        alt=text(
            en="Two groups at flip charts by a wall with coloured notes, two people seated over large sheets",
            ru="Две группы у флипчартов возле стены с цветными стикерами, двое сидят над большими листами",
            kk="Түрлі түсті стикер жапсырылған қабырға жанындағы флипчарттар алдында екі топ, екі адам үлкен парақтарға үңіліп отыр",
        ),
    ),
    Picture(
        scene="workshop",
        palette=4,
        seed=112,
        portrait=True,
        caption=text(
            en="Steps of a plan, drawn on two flip charts",
            ru="Шаги плана на двух флипчартах",
            kk="Жоспардың қадамдары екі флипчартта",
        ),
        alt=text(
            en="People standing at two flip charts, two others seated at a table with schemes",
            ru="Люди стоят у двух флипчартов, ещё двое сидят за столом со схемами",
            kk="Екі флипчарттың жанында тұрған адамдар, тағы екеуі сызбалар жайылған үстелде отыр",
        ),
    ),
    Picture(
        scene="workshop",
        palette=1,
        seed=122,
        caption=text(
            en="Each group presents its priorities in three minutes",
            ru="Каждая группа представляет приоритеты за три минуты",
            kk="Әр топ басымдықтарын үш минутта таныстырады",
        ),
        alt=text(
            en="Pairs of people at three flip charts around a table with a large scheme, warm light",
            ru="Люди парами у трёх флипчартов вокруг стола с большой схемой, тёплый свет",
            kk="Үлкен сызба жайылған үстел айналасындағы үш флипчарт жанында жұп-жұп тұрған адамдар, жылы жарық",
        ),
    ),
    Picture(
        scene="workshop",
        palette=3,
        seed=128,
        caption=text(
            en="A trainer’s hint: write the step, then who takes it",
            ru="Подсказка тренера: сначала запишите шаг, потом — кто его сделает",
            kk="Тренердің кеңесі: алдымен қадамды, кейін оны кім жасайтынын жазыңыз",
        ),
        alt=text(
            en="People by two flip charts, one pointing at a sheet, two others seated at a table with schemes",
            ru="Люди у двух флипчартов, один показывает на лист, двое сидят за столом со схемами",
            kk="Екі флипчарт жанындағы адамдар, бірі параққа нұсқап тұр, екеуі сызбалар жайылған үстелде отыр",
        ),
    ),
    Picture(
        scene="hall",
        palette=5,
        seed=118,
        caption=text(
            en="The last talk of the day: questions go on until dusk",
            ru="Последнее выступление дня: вопросы не кончаются до сумерек",
            kk="Күннің соңғы баяндамасы: сұрақтар іңірге дейін толастамады",
        ),
        alt=text(
            en="A half-filled hall against four evening windows, people seen from behind",
            ru="Полузаполненный зал на фоне четырёх вечерних окон, люди со спины",
            kk="Төрт кешкі терезе алдындағы жартылай толған зал, адамдар арт жағынан көрінеді",
        ),
    ),
    Picture(
        scene="books",
        palette=5,
        seed=126,
        portrait=True,
        caption=text(
            en="What remains on the table after the visitors have gone",
            ru="Что остаётся на столе, когда посетители разошлись",
            kk="Келушілер тараған соң үстелде қалған заттар",
        ),
        alt=text(
            en="Books, a notebook, a cup and a plant on a windowsill against a pink evening sky",
            ru="Книги, тетрадь, чашка и растение на подоконнике на фоне розового вечернего неба",
            kk="Қызғылт кешкі аспан аясындағы терезе алдында кітаптар, дәптер, кесе және гүл",
        ),
    ),
    Picture(
        scene="city",
        palette=1,
        seed=129,
        caption=text(
            en="Taraz in the days of the forum, as the artist saw it",
            ru="Тараз в дни форума глазами художника",
            kk="Форум күндеріндегі Тараз суретші көзімен",
        ),
        alt=text(
            en="A city beyond the water with a tall monument and trees, two people walking on the bank",
            ru="Город за водой с высоким монументом и деревьями, по берегу идут двое",
            kk="Су жағасындағы қала, биік монумент пен ағаштар, жағалауда серуендеп жүрген екі адам",
        ),
    ),
    Picture(
        scene="steppe",
        palette=1,
        seed=130,
        caption=text(
            en="The way home: the forum’s guests return to their districts",
            ru="Дорога домой: гости форума возвращаются в свои районы",
            kk="Үйге қайтар жол: форум қонақтары аудандарына оралуда",
        ),
        alt=text(
            en="A road through a golden steppe with a line of poles, mountains on the horizon",
            ru="Дорога через золотистую степь вдоль линии столбов, на горизонте горы",
            kk="Бағандар тізбегі бойындағы алтын дала жолы, көкжиекте таулар",
        ),
    ),
)
