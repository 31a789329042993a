"""Paragraphs that sample news have in common, and the shape of an item."""

from datetime import date

from cms.demo.content.pictures import drawn
from cms.demo.content.samples.common import NEWS_NOTICE
from cms.demo.content.shapes import Block, News, Picture, Text, paragraph

ENDINGS = {
    "materials": paragraph(
        en="<p>The materials of the meeting fit on four pages; the branch sends them to anyone who writes to its address.</p>",
        ru="<p>Материалы встречи уместились на четырёх страницах; филиал пришлёт их каждому, кто напишет на его адрес.</p>",
        kk="<p>Кездесу материалдары төрт бетке сыйды; филиал оларды мекенжайына хат жазғандардың бәріне жібереді.</p>",
    ),
    "continued": paragraph(
        en="<p>The groups agreed to meet again in two months and to bring one lesson each in which they tried something new.</p>",
        ru="<p>Группы договорились встретиться через два месяца и привезти по одному уроку, на котором попробовали что-то новое.</p>",
        kk="<p>Топтар екі айдан кейін қайта кездесіп, жаңа тәсілді қолданып көрген бір-бір сабағын алып келуге келісті.</p>",
    ),
    "feedback": paragraph(
        en="<p>In the feedback sheets participants asked for more time for questions and fewer slides. The trainers promised both.</p>",
        ru="<p>В листах обратной связи участники попросили больше времени на вопросы и меньше слайдов. Тренеры пообещали и то и другое.</p>",
        kk="<p>Кері байланыс парақтарында қатысушылар сұрақтарға көбірек уақыт, ал слайдтарды азырақ сұрады. Тренерлер екеуін де ескеруге уәде берді.</p>",
    ),
    "visits": paragraph(
        en="<p>In the coming weeks trainers will visit the schools, to see what became of the ideas once the applause was over.</p>",
        ru="<p>В ближайшие недели тренеры побывают в школах и посмотрят, что стало с идеями, когда стихли аплодисменты.</p>",
        kk="<p>Алдағы апталарда тренерлер мектептерге барып, қол шапалақ басылғаннан кейін идеялардың қалай жүзеге асып жатқанын көреді.</p>",
    ),
    "register": paragraph(
        en="<p>To take part, write to the branch and say which school you come from and what you would like to ask. The number of places is limited by the size of the hall alone.</p>",
        ru="<p>Чтобы принять участие, напишите в филиал: из какой вы школы и о чём хотите спросить. Число мест ограничено только размером зала.</p>",
        kk="<p>Қатысу үшін филиалға хат жазып, қай мектептен екеніңізді және не сұрағыңыз келетінін айтыңыз. Орын саны тек залдың көлеміне байланысты.</p>",
    ),
    "thanks": paragraph(
        en="<p>The branch thanks the hosts, the jury and the pupils who did not look at the cameras.</p>",
        ru="<p>Филиал благодарит хозяев, жюри и учеников, которые не смотрели в камеры.</p>",
        kk="<p>Филиал іс-шараны қабылдаған мектепке, қазылар алқасына және камераға қарамай сабаққа берілген оқушыларға алғыс айтады.</p>",
    ),
}


def story(
    parent: str,
    slug: str,
    on: str,
    views: int,
    title: Text,
    lead: Text,
    told: Block,
    ending: str,
    *topics: str,
    scene: str | None = None,
    about: str | None = None,
    gallery: tuple[Picture, ...] = (),
    untranslated: tuple[str, ...] = (),
) -> News:
    """A news item of three paragraphs: its own, a common ending, and the notice that it is a sample."""
    day = date.fromisoformat(on)
    return News(
        parent=parent,
        slug=slug,
        title=title,
        lead=lead,
        picture=drawn(scene, views % 7, day.toordinal() % 1000) if scene else None,
        date=day,
        views=views,
        about=about,
        topics=topics,
        body=(told, ENDINGS[ending], NEWS_NOTICE),
        gallery=gallery,
        untranslated=untranslated,
    )
