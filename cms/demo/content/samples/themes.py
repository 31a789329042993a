"""What the sample events are about: an aim and a paragraph for each theme."""

from cms.demo.content.shapes import paragraph, text

EXCHANGE = text(
    en="Give colleagues from different schools time to exchange their experience.",
    ru="Дать коллегам из разных школ время для обмена опытом.",
    kk="Түрлі мектептерден келген әріптестерге тәжірибе алмасуға уақыт беру.",
)

AIMS = {
    "leadership": text(
        en="Help school leaders find time for teaching and learning.",
        ru="Помочь руководителям школ находить время для преподавания и учения.",
        kk="Мектеп басшыларына оқыту мен оқуға уақыт табуға көмектесу.",
    ),
    "assessment": text(
        en="Make assessment understandable and useful to pupils.",
        ru="Сделать оценивание понятным и полезным для учеников.",
        kk="Бағалауды оқушыларға түсінікті әрі пайдалы ету.",
    ),
    "digital": text(
        en="Choose digital tools by what they do for learning.",
        ru="Выбирать цифровые инструменты по тому, что они дают обучению.",
        kk="Цифрлық құралдарды оқытуға беретін пайдасына қарай таңдау.",
    ),
    "facilitation": text(
        en="Teach school teams to hold meetings that end in decisions.",
        ru="Научить школьные команды проводить встречи, которые заканчиваются решениями.",
        kk="Мектеп командаларын шешіммен аяқталатын кездесулер өткізуге үйрету.",
    ),
    "communities": text(
        en="Support professional communities of teachers within schools and between them.",
        ru="Поддержать профессиональные сообщества учителей внутри школ и между школами.",
        kk="Мектеп ішіндегі және мектептер арасындағы мұғалімдердің кәсіби қоғамдастықтарын қолдау.",
    ),
    "plan": text(
        en="Help teams write a school development plan they will follow.",
        ru="Помочь командам составить план развития школы, которому они будут следовать.",
        kk="Командаларға өздері ұстанатын мектепті дамыту жоспарын құруға көмектесу.",
    ),
    "leading": text(
        en="Spread the experience of leading schools across the region.",
        ru="Распространить опыт ведущих школ по области.",
        kk="Жетекші мектептердің тәжірибесін облысқа тарату.",
    ),
    "updated": text(
        en="Discuss what the updated content of education asks of a lesson.",
        ru="Обсудить, чего обновлённое содержание образования требует от урока.",
        kk="Білім берудің жаңартылған мазмұны сабақтан не талап ететінін талқылау.",
    ),
}

THEMES = {
    "leadership": paragraph(
        en="<p>The conversation is about a principal’s ordinary week: how much of it goes into lessons and teachers, how much into papers, and what can be handed over to deputies and team leaders.</p>",
        ru="<p>Речь идёт об обычной неделе директора: сколько времени в ней достаётся урокам и учителям, сколько — бумагам и что можно доверить заместителям и руководителям групп.</p>",
        kk="<p>Әңгіме директордың кәдімгі бір аптасы туралы: оның қаншасы сабақ пен мұғалімдерге, қаншасы қағаз жұмысына кетеді және нені орынбасарлар мен топ жетекшілеріне сеніп тапсыруға болады.</p>",
    ),
    "assessment": paragraph(
        en="<p>A mark tells pupils where their work stands; a comment tells them what to do next. Participants compare samples of both and write criteria that a ten-year-old can understand.</p>",
        ru="<p>Отметка говорит ученику, где он находится, а комментарий — что делать дальше. Участники сравнивают образцы того и другого и пишут критерии, понятные десятилетнему ребёнку.</p>",
        kk="<p>Баға оқушыға жұмысының деңгейін көрсетеді, ал түсініктеме әрі қарай не істеу керегін айтады. Қатысушылар екеуінің де үлгілерін салыстырып, он жасар балаға түсінікті өлшемшарттар құрастырады.</p>",
    ),
    "digital": paragraph(
        en="<p>Screens are not the subject; learning is. Teachers show lessons in which a digital tool saved time or let a quiet pupil speak, and lessons in which chalk would have done better.</p>",
        ru="<p>Тема — не экраны, а учение. Учителя показывают уроки, где цифровой инструмент сберёг время или помог высказаться тихому ученику, и уроки, где мел справился бы лучше.</p>",
        kk="<p>Басты тақырып — экран емес, оқу. Мұғалімдер цифрлық құрал уақыт үнемдеген немесе тұйық оқушының сөйлеуіне көмектескен сабақтарды да, бор мен тақта тиімдірек болар еді деген сабақтарды да көрсетеді.</p>",
    ),
    "facilitation": paragraph(
        en="<p>A good facilitator speaks little and hears much. The groups practise asking questions, keeping time and putting a decision on paper while everyone still remembers why it was taken.</p>",
        ru="<p>Хороший фасилитатор мало говорит и много слышит. Группы учатся задавать вопросы, следить за временем и записывать решение, пока все ещё помнят, почему оно принято.</p>",
        kk="<p>Жақсы фасилитатор аз сөйлеп, көп тыңдайды. Топтар сұрақ қоюға, уақытты қадағалауға және шешімді оның не үшін қабылданғаны ұмытылмай тұрғанда қағазға түсіруге жаттығады.</p>",
    ),
    "communities": paragraph(
        en="<p>A community of teachers lives on small habits: an hour a fortnight, one lesson watched together, one question for the next time. The programme shows how such habits begin and what makes them last.</p>",
        ru="<p>Сообщество учителей держится на небольших привычках: час раз в две недели, один урок, увиденный вместе, один вопрос к следующей встрече. Программа показывает, как такие привычки возникают и что помогает их сохранить.</p>",
        kk="<p>Мұғалімдер қоғамдастығы шағын дағдыларға сүйенеді: екі аптада бір сағат, бірге көрген бір сабақ, келесі кездесуге бір сұрақ. Бағдарлама мұндай дағдылардың қалай қалыптасатынын және олардың сақталуына не көмектесетінін көрсетеді.</p>",
    ),
    "plan": paragraph(
        en="<p>A development plan is short when it is honest: three priorities, a person for each, a date to look back. Teams bring their drafts and leave with fewer pages and clearer steps.</p>",
        ru="<p>Честный план развития короток: три приоритета, ответственный за каждый и дата, когда нужно оглянуться назад. Команды привозят черновики, а увозят меньше страниц и более ясные шаги.</p>",
        kk="<p>Шынайы даму жоспары қысқа болады: үш басымдық, әрқайсысына жауапты адам және нәтижеге көз салатын күн. Командалар алғашқы нұсқасын әкеліп, беті азайған, қадамдары айқындалған жоспармен қайтады.</p>",
    ),
    "leading": paragraph(
        en="<p>Leading schools open their doors: guests may sit in on a lesson, read the minutes of a team meeting and ask what went wrong before it went right.</p>",
        ru="<p>Ведущие школы открывают двери: гости могут посидеть на уроке, прочитать протокол встречи команды и спросить, что не получалось, прежде чем получилось.</p>",
        kk="<p>Жетекші мектептер есігін айқара ашады: қонақтар сабаққа қатысып, команда отырысының хаттамасын оқып, нәтижеге жеткенге дейін ненің қолдан келмегенін сұрай алады.</p>",
    ),
    "updated": paragraph(
        en="<p>The updated content of education asks for lessons in which pupils think aloud. Subject groups follow one topic of the programme from the first grade to the last and mark where it breaks off.</p>",
        ru="<p>Обновлённое содержание образования требует уроков, на которых ученики рассуждают вслух. Предметные группы прослеживают одну тему программы от первого класса до последнего и отмечают, где она обрывается.</p>",
        kk="<p>Білім берудің жаңартылған мазмұны оқушылар ойын дауыстап айтатын сабақтарды талап етеді. Пәндік топтар бағдарламаның бір тақырыбын бірінші сыныптан соңғы сыныпқа дейін қарап шығып, оның қай жерде үзілетінін белгілейді.</p>",
    ),
}
