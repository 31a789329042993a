"""Ten trainers whose very names say that they are samples."""

from cms.demo.content.pictures import drawn
from cms.demo.content.samples.common import trainer_of
from cms.demo.content.shapes import Text, Trainer, text

_HABITS = text(
    en="<p>Begins every seminar with a question and ends it with a page of notes written by the participants. This profile is a <b>sample</b>; no real person stands behind it.</p>",
    ru="<p>Начинает каждый семинар с вопроса, а заканчивает страницей заметок, которые написали сами участники. Это <b>профиль-образец</b>: за ним нет реального человека.</p>",
    kk="<p>Әр семинарды сұрақтан бастап, қатысушылардың өздері жазған бір бет жазбамен аяқтайды. Бұл — <b>үлгі профиль</b>: оның артында нақты адам тұрған жоқ.</p>",
)
_VISITS = text(
    en="<p>Visits schools between the forums: sits in on lessons, talks with the team, comes back in a month. The description is <b>made up for the demonstration</b>.</p>",
    ru="<p>Приезжает в школы между форумами: сидит на уроках, беседует с командой, возвращается через месяц. Описание <b>придумано для демонстрации</b>.</p>",
    kk="<p>Форумдар аралығында мектептерге барады: сабаққа қатысады, командамен әңгімелеседі, бір айдан кейін қайта оралады. Сипаттама <b>көрсетілім үшін ойдан жазылған</b>.</p>",
)
_MATERIALS = text(
    en="<p>Collects short materials that fit on one sheet: a lesson observation form, an agenda for an hour, a list of criteria.</p><ul><li>This profile is a <b>sample</b>.</li><li>It shows how a trainer’s page looks with and without a picture.</li></ul>",
    ru="<p>Собирает короткие материалы, которые помещаются на одном листе: форму наблюдения за уроком, повестку на час, список критериев.</p><ul><li>Это <b>профиль-образец</b>.</li><li>Он показывает, как выглядит страница тренера с портретом и без него.</li></ul>",
    kk="<p>Бір параққа сыятын қысқа материалдар жинайды: сабақты бақылау парағы, бір сағаттық күн тәртібі, өлшемшарттар тізімі.</p><ul><li>Бұл — <b>үлгі профиль</b>.</li><li>Ол тренер бетінің суретпен және суретсіз қалай көрінетінін көрсетеді.</li></ul>",
)


def _trainer(
    number: int, branch: str, lead: Text, bio: Text, *topics: str, scene: str | None = None
) -> Trainer:
    given = text("Trainer", "Тренер", "Тренер")
    family = text(f"Sample-{number}", f"Образец-{number}", f"Үлгі-{number}")
    return Trainer(
        parent=branch,
        slug=f"trainer-sample-{number}",
        title=text(*(f"{given[code]} {family[code]}" for code in ("en", "ru", "kk"))),
        given_name=given,
        family_name=family,
        position=trainer_of(branch),
        lead=lead,
        bio=bio,
        topics=topics,
        picture=drawn(scene, number % 7, 500 + number) if scene else None,
    )


TRAINERS = (
    _trainer(
        1,
        "aktobe",
        text(
            en="Sample profile: works with deputy principals on how a school team shares its tasks.",
            ru="Профиль-образец: работает с заместителями директоров над тем, как школьная команда делит задачи.",
            kk="Үлгі профиль: мектеп командасының міндеттерді бөлісуі бойынша директордың орынбасарларымен жұмыс істейді.",
        ),
        _HABITS,
        "school-leadership",
        "professional-communities",
        scene="books",
    ),
    _trainer(
        2,
        "almaty",
        text(
            en="Sample profile: helps teachers choose one digital tool and learn to use it well.",
            ru="Профиль-образец: помогает учителям выбрать один цифровой инструмент и научиться владеть им как следует.",
            kk="Үлгі профиль: мұғалімдерге бір цифрлық құралды таңдап, оны жақсы меңгеруге көмектеседі.",
        ),
        _MATERIALS,
        "digital-learning",
    ),
    _trainer(
        3,
        "karaganda",
        text(
            en="Sample profile: reads development plans with a pencil and asks “What for?” in the margin.",
            ru="Профиль-образец: читает планы развития с карандашом и пишет на полях «Зачем?».",
            kk="Үлгі профиль: даму жоспарларын қарындашпен оқып, шетіне «Не үшін?» деп жазады.",
        ),
        _VISITS,
        "school-development-plan",
        "facilitation",
        scene="workshop",
    ),
    _trainer(
        4,
        "shymkent",
        text(
            en="Sample profile: accompanies communities of teachers from the first meeting to the first result.",
            ru="Профиль-образец: сопровождает сообщества учителей от первой встречи до первого результата.",
            kk="Үлгі профиль: мұғалімдер қоғамдастықтарын алғашқы кездесуден алғашқы нәтижеге дейін сүйемелдейді.",
        ),
        _HABITS,
        "professional-communities",
        "updated-content",
    ),
    _trainer(
        5,
        "kostanay",
        text(
            en="Sample profile: prepares open lessons of leading schools and the talks that follow them.",
            ru="Профиль-образец: готовит открытые уроки ведущих школ и разговоры после них.",
            kk="Үлгі профиль: жетекші мектептердің ашық сабақтары мен олардан кейінгі талқылауларды дайындайды.",
        ),
        _VISITS,
        "leading-schools",
        "professional-communities",
        scene="corridor",
    ),
    _trainer(
        6,
        "atyrau",
        text(
            en="Sample profile: teaches facilitation to those who chair meetings every week.",
            ru="Профиль-образец: учит фасилитации тех, кто каждую неделю ведёт совещания.",
            kk="Үлгі профиль: апта сайын жиналыс өткізетіндерге фасилитацияны үйретеді.",
        ),
        _MATERIALS,
        "facilitation",
        "school-leadership",
    ),
    _trainer(
        7,
        "semey",
        text(
            en="Sample profile: stands by principals in their first year in office.",
            ru="Профиль-образец: поддерживает директоров в первый год их работы.",
            kk="Үлгі профиль: директорларға қызметінің алғашқы жылында қолдау көрсетеді.",
        ),
        _HABITS,
        "school-leadership",
        "school-development-plan",
        scene="round_table",
    ),
    _trainer(
        8,
        "aktau",
        text(
            en="Sample profile: shows how a comment in the margin can teach more than a mark.",
            ru="Профиль-образец: показывает, как комментарий на полях может научить большему, чем отметка.",
            kk="Үлгі профиль: дәптер шетіндегі түсініктеме бағадан да көп нәрсе үйрете алатынын көрсетеді.",
        ),
        _MATERIALS,
        "assessment",
        "updated-content",
    ),
    _trainer(
        9,
        "astana",
        text(
            en="Sample profile: brings school leaders back into lessons, as observers and as learners.",
            ru="Профиль-образец: возвращает руководителей школ на уроки — наблюдать и учиться.",
            kk="Үлгі профиль: мектеп басшыларын сабаққа бақылаушы әрі үйренуші ретінде қайта оралтады.",
        ),
        _VISITS,
        "school-leadership",
        "assessment",
        scene="school",
    ),
    _trainer(
        10,
        "oskemen",
        text(
            en="Sample profile: helps schools write about their experience so that others can repeat it.",
            ru="Профиль-образец: помогает школам описывать свой опыт так, чтобы другие могли его повторить.",
            kk="Үлгі профиль: мектептерге өз тәжірибесін басқалар қайталай алатындай етіп жазуға көмектеседі.",
        ),
        _HABITS,
        "leading-schools",
        "digital-learning",
    ),
)
