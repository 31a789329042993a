"""Sample forums held in 2026."""

from datetime import date

from cms.demo.content.pictures import drawn
from cms.demo.content.samples.common import (
    EDUCATION_DEPARTMENT,
    EVENT_NOTICE,
    METHODOLOGIST,
    OFFICIAL,
    PRINCIPAL,
    SCHOLAR,
    TEACHER,
    TEACHERS,
    TEAMS,
    gallery,
    organised_by,
    venue,
)
from cms.demo.content.samples.sessions import DAY_ONE, DAY_TWO, session
from cms.demo.content.samples.themes import AIMS, EXCHANGE, THEMES
from cms.demo.content.shapes import Day, Forum, paragraph, text

FORUMS_2026 = (
    Forum(
        parent="taraz",
        slug="leading-schools-2026",
        untranslated=("kk",),
        title=text(
            "Regional forum “Leading Schools: The Next Step”",
            "Областной форум «Ведущие школы: следующий шаг»",
            "«Жетекші мектептер: келесі қадам» облыстық форумы",
        ),
        lead=text(
            en="A sample forum in Taraz takes up the talk of 2019: what leading schools pass on to their neighbours, and how.",
            ru="Форум-образец в Таразе продолжает разговор 2019 года: что и как ведущие школы передают соседям.",
            kk="Тараздағы үлгі форум 2019 жылғы әңгімені жалғастырады: жетекші мектептер көршілеріне нені және қалай үйретеді?",
        ),
        picture=drawn("hall", 0, 654),
        starts=date(2026, 4, 16),
        ends=date(2026, 4, 17),
        venue=venue("taraz", 5),
        aims=(AIMS["leading"], EXCHANGE),
        participants_number=180,
        participants_description=TEAMS,
        organisers=(organised_by("taraz"), EDUCATION_DEPARTMENT),
        topics=("leading-schools", "school-leadership"),
        body=(
            paragraph(
                en="<p>On the first day leading schools competed; on the second each winner was given a partner school to work with until the next spring.</p>",
                ru="<p>В первый день ведущие школы соревновались, во второй каждый победитель получил школу-партнёра, с которой будет работать до следующей весны.</p>",
                kk="<p>Бірінші күні жетекші мектептер жарысқа түсті, екінші күні әр жеңімпазға келесі көктемге дейін бірге жұмыс істейтін серіктес мектеп бекітілді.</p>",
            ),
            THEMES["leading"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2026, 4, 16),
                title=DAY_ONE,
                sessions=(
                    session("opening", "09:30", 30, OFFICIAL),
                    session("contest", "10:15", 165, METHODOLOGIST),
                    session("exhibition", "14:00", 90),
                ),
            ),
            Day(
                date=date(2026, 4, 17),
                title=DAY_TWO,
                sessions=(
                    session("visible-learning", "10:00", 60, SCHOLAR),
                    session("what-we-changed", "11:30", 90, PRINCIPAL, TEACHER),
                    session("three-priorities", "14:00", 120, METHODOLOGIST),
                    session("closing", "16:15", 30),
                ),
            ),
        ),
        gallery=gallery(0, 690, "hall", "posters", "stage", "award"),
        related=("taraz/forum-2019",),
    ),
    Forum(
        parent="aktau",
        slug="assessment-forum-2026",
        title=text(
            "Forum “Assessment That Helps Pupils Learn”",
            "Форум «Оценивание, которое помогает учиться»",
            "«Оқуға көмектесетін бағалау» форумы",
        ),
        lead=text(
            en="A sample forum by the Caspian Sea: how comments, criteria and honest self-assessment change a lesson.",
            ru="Форум-образец на берегу Каспия: как комментарии, критерии и честная самооценка меняют урок.",
            kk="Каспий жағасындағы үлгі форум: түсініктемелер, өлшемшарттар және шынайы өзін-өзі бағалау сабақты қалай өзгертеді?",
        ),
        picture=drawn("workshop", 6, 655),
        starts=date(2026, 10, 15),
        ends=date(2026, 10, 16),
        venue=venue("aktau", 3),
        aims=(AIMS["assessment"], EXCHANGE),
        participants_number=100,
        participants_description=TEACHERS,
        organisers=(organised_by("aktau"), EDUCATION_DEPARTMENT),
        topics=("assessment", "updated-content"),
        body=(
            paragraph(
                en="<p>Each participant brought ten pieces of pupils’ work without names and assessed them twice: alone in the morning, with colleagues in the afternoon. Where the results differed most, the discussion lasted longest.</p>",
                ru="<p>Каждый участник привёз десять работ учеников без имён и оценил их дважды: утром один, днём вместе с коллегами. Чем сильнее расходились результаты, тем дольше шло обсуждение.</p>",
                kk="<p>Әр қатысушы оқушылардың аты-жөні көрсетілмеген он жұмысын әкеліп, екі рет бағалады: таңертең жалғыз, түстен кейін әріптестерімен бірге. Нәтижелер неғұрлым алшақ болса, талқылау соғұрлым ұзаққа созылды.</p>",
            ),
            THEMES["assessment"],
            EVENT_NOTICE,
        ),
        programme=(
            Day(
                date=date(2026, 10, 15),
                title=DAY_ONE,
                sessions=(
                    session("opening", "10:00", 30, OFFICIAL),
                    session("visible-learning", "10:30", 60, SCHOLAR),
                    session("criteria-with-pupils", "12:00", 90, "aktau/trainer-sample-8"),
                ),
            ),
            Day(
                date=date(2026, 10, 16),
                title=DAY_TWO,
                sessions=(
                    session("difficult-questions", "10:00", 90, TEACHER),
                    session("observing", "12:00", 60, "aktau/trainer-sample-8"),
                    session("closing", "14:00", 30),
                ),
            ),
        ),
        gallery=gallery(6, 700, "workshop", "books", "hall"),
        related=("aktau/assessment-forum-2026/feedback",),
    ),
)
