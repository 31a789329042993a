"""The exhibition in pictures: its opening and the contest, with captions and alternative text."""

from cms.demo.content.shapes import Picture, text

FIRST_DAY = (
    Picture(
        scene="posters",
        palette=4,
        seed=101,
        caption=text(
            en="Morning of the first day: the exhibition is open and the first visitors choose where to begin",
            ru="Утро первого дня: выставка открыта, первые гости выбирают, с чего начать",
            kk="Бірінші күннің таңы: көрме ашылды, алғашқы келушілер неден бастарын таңдауда",
        ),
        alt=text(
            en="Four visitors with their backs to us in front of boards with charts; one is pointing",
            ru="Четыре посетителя спиной к зрителю у стендов с диаграммами, один показывает рукой",
            kk="Диаграммалы стендтердің алдында арт жағынан көрінген төрт келуші, бірі қолымен көрсетіп тұр",
        ),
    ),
    Picture(
        scene="posters",
        palette=1,
        seed=102,
        caption=text(
            en="Three schools, three boards: the same question, answered differently",
            ru="Три школы, три стенда: один вопрос и разные ответы",
            kk="Үш мектеп, үш стенд: сұрақ бір, жауап әртүрлі",
        ),
        alt=text(
            en="Visitors stand at three yellow boards in a hall with tall sunlit windows",
            ru="Посетители у трёх жёлтых стендов в зале с высокими солнечными окнами",
            kk="Биік терезелерінен күн түскен залда үш сары стендтің жанында тұрған келушілер",
        ),
    ),
    Picture(
        scene="posters",
        palette=2,
        seed=108,
        caption=text(
            en="A guest asks for details, an author of the work answers",
            ru="Гость просит подробностей, автор работы отвечает",
            kk="Қонақ егжей-тегжейін сұрайды, жұмыс авторы жауап береді",
        ),
        alt=text(
            en="Three people by three boards in a light room, one raising a hand towards the text",
            ru="Трое у стендов в светлом зале, один поднял руку к тексту",
            kk="Жарық залдағы стендтер жанында үш адам, бірі қолын мәтінге созып тұр",
        ),
    ),
    Picture(
        scene="posters",
        palette=0,
        seed=107,
        portrait=True,
        caption=text(
            en="A board that is best read together",
            ru="Стенд, который лучше читать вместе",
            kk="Бірге оқыған жақсы стенд",
        ),
        alt=text(
            en="Four visitors stand side by side, backs to us, reading a wall of boards",
            ru="Четыре посетителя стоят плечом к плечу спиной к зрителю и читают стенды",
            kk="Төрт келуші қатар тұрып стендтерді оқып жатыр, арт жағынан көрініс",
        ),
    ),
    Picture(
        scene="hall",
        palette=3,
        seed=104,
        caption=text(
            en="The hall is full before the session begins",
            ru="Зал полон ещё до начала заседания",
            kk="Отырыс басталмай жатып зал лық толды",
        ),
        alt=text(
            en="Rows of red chairs filled with people, seen from behind, with four bright windows ahead",
            ru="Ряды красных кресел, заполненные людьми, вид со спины, впереди четыре светлых окна",
            kk="Адамдар отырған қызыл орындықтар қатары, арт жағынан көрініс, алда төрт жарық терезе",
        ),
    ),
    Picture(
        scene="stage",
        palette=0,
        seed=113,
        caption=text(
            en="The contest: a team’s representative alone with the jury and the hall",
            ru="Конкурс: представитель команды один на один с жюри и залом",
            kk="Байқау: команда өкілі қазылар алқасы мен зал алдында жалғыз",
        ),
        alt=text(
            en="A lone speaker on a dark stage beside a lectern and a bright screen",
            ru="Один выступающий на тёмной сцене у трибуны и светлого экрана",
            kk="Қараңғы сахнада мінбер мен жарық экран жанындағы жалғыз спикер",
        ),
    ),
    Picture(
        scene="hall",
        palette=0,
        seed=127,
        caption=text(
            en="Waiting for the results of the contest",
            ru="В ожидании итогов конкурса",
            kk="Байқау қорытындысын күту сәті",
        ),
        alt=text(
            en="A blue hall with free and taken chairs, people facing a screen with charts",
            ru="Голубой зал, свободные и занятые кресла, люди смотрят на экран с диаграммами",
            kk="Бос және толы орындықтары бар көгілдір зал, адамдар диаграммалар көрсетілген экранға қарап отыр",
        ),
    ),
    Picture(
        scene="award",
        palette=3,
        seed=115,
        caption=text(
            en="A few minutes before the ceremony",
            ru="За несколько минут до награждения",
            kk="Марапаттауға бірнеше минут қалғанда",
        ),
        alt=text(
            en="Three plaques and a certificate on a red cloth, with a bouquet and one more certificate lying in front",
            ru="Три памятные доски и диплом на красной скатерти, перед ними букет и ещё один диплом",
            kk="Қызыл дастарқандағы үш естелік тақта мен диплом, алдында гүл шоғы және тағы бір диплом",
        ),
    ),
    Picture(
        scene="award",
        palette=1,
        seed=114,
        caption=text(
            en="Plaques and diplomas wait for their owners",
            ru="Памятные доски и дипломы ждут своих обладателей",
            kk="Естелік тақталар мен дипломдар иелерін күтуде",
        ),
        alt=text(
            en="Two plaques, a framed certificate and flowers on a golden table",
            ru="Две памятные доски, диплом в рамке и цветы на золотистом столе",
            kk="Алтын түсті үстелдегі екі естелік тақта, жақтаулы диплом және гүлдер",
        ),
    ),
    Picture(
        scene="books",
        palette=2,
        seed=109,
        portrait=True,
        caption=text(
            en="Lesson collections brought to the exhibition",
            ru="Сборники уроков, привезённые на выставку",
            kk="Көрмеге әкелінген сабақ жинақтары",
        ),
        alt=text(
            en="A tall stack of books by a window, a plant, a cup and a sheet with a pencil",
            ru="Высокая стопка книг у окна, растение, чашка и лист бумаги с карандашом",
            kk="Терезе жанындағы биік кітап үйіндісі, гүл, кесе және қарындаш қойылған парақ",
        ),
    ),
    Picture(
        scene="corridor",
        palette=6,
        seed=110,
        caption=text(
            en="The exhibition goes on in the corridor: pictures by pupils",
            ru="Выставка продолжается в коридоре: работы учеников",
            kk="Көрме дәлізде жалғасады: оқушылардың жұмыстары",
        ),
        alt=text(
            en="A woman in blue looks at framed pictures along a light corridor, others walk further away",
            ru="Женщина в синем рассматривает картины в светлом коридоре, вдали идут люди",
            kk="Жарық дәлізде көк киімді әйел жақтаудағы суреттерді қарап тұр, алыста адамдар жүр",
        ),
    ),
    Picture(
        scene="school",
        palette=2,
        seed=120,
        caption=text(
            en="A school shown on one of the boards",
            ru="Школа, о которой рассказывает один из стендов",
            kk="Стендтердің бірінде таныстырылған мектеп",
        ),
        alt=text(
            en="A two-storey school with a green roof, trees and people on the path, mountains behind",
            ru="Двухэтажная школа с зелёной крышей, деревья и люди на дорожке, позади горы",
            kk="Жасыл шатырлы екі қабатты мектеп, ағаштар мен жолда келе жатқан адамдар, артында таулар",
        ),
    ),
    Picture(
        scene="posters",
        palette=5,
        seed=111,
        caption=text(
            en="Towards evening the boards draw the largest crowd",
            ru="К вечеру у стендов больше всего людей",
            kk="Кешке қарай стендтердің басында адам көбейді",
        ),
        alt=text(
            en="Six visitors between many boards in a lilac evening light",
            ru="Шесть посетителей среди множества стендов в сиреневом вечернем свете",
            kk="Күлгін кешкі жарықта көп стендтің арасында тұрған алты келуші",
        ),
    ),
)
