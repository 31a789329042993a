"""The topics by which stories, events and trainers can be found."""

from cms.demo.content.shapes import Topic, text

TOPICS = (
    Topic(
        slug="school-leadership",
        name=text("School leadership", "Лидерство в школе", "Мектептегі көшбасшылық"),
    ),
    Topic(
        slug="updated-content",
        name=text(
            "Updated content of education",
            "Обновлённое содержание образования",
            "Білім берудің жаңартылған мазмұны",
        ),
    ),
    Topic(
        slug="school-development-plan",
        name=text("School development plan", "План развития школы", "Мектепті дамыту жоспары"),
    ),
    Topic(
        slug="leading-schools",
        name=text("Leading schools", "Ведущие школы", "Жетекші мектептер"),
    ),
    Topic(
        slug="professional-communities",
        name=text("Professional communities", "Профессиональные сообщества", "Кәсіби қоғамдастықтар"),
    ),
    Topic(slug="assessment", name=text("Assessment", "Оценивание", "Бағалау")),
    Topic(slug="facilitation", name=text("Facilitation", "Фасилитация", "Фасилитация")),
    Topic(
        slug="digital-learning",
        name=text("Digital learning", "Цифровое обучение", "Цифрлық оқыту"),
    ),
)
