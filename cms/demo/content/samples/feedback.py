"""A sample feedback sheet that is still open for answers."""

from cms.demo.content.shapes import FeedbackSheet, Question, text

FEEDBACK_SHEETS = (
    FeedbackSheet(
        parent="aktau/assessment-forum-2026",
        slug="feedback",
        title=text(
            "Feedback sheet of the assessment forum",
            "Лист обратной связи форума об оценивании",
            "Бағалау форумының кері байланыс парағы",
        ),
        lead=text(
            en="A sample sheet that is open: tell the branch what was useful, what was missing and what you will try.",
            ru="Открытый лист-образец: расскажите филиалу, что было полезно, чего не хватило и что вы попробуете.",
            kk="Ашық үлгі парақ: филиалға не пайдалы болғанын, не жетіспегенін және нені сынап көретініңізді айтыңыз.",
        ),
        open=True,
        questions=(
            Question(
                label=text(
                    "What was most useful to you?",
                    "Что было для вас самым полезным?",
                    "Сізге ең пайдалы болғаны не?",
                ),
                field_type="multiline",
            ),
            Question(
                label=text(
                    "How did you like the pace of the forum?",
                    "Как вам темп форума?",
                    "Форумның қарқыны қалай болды?",
                ),
                field_type="radio",
                choices=(
                    text("Too slow", "Слишком медленный", "Тым баяу"),
                    text("Just right", "В самый раз", "Дәл қажетіндей"),
                    text("Too fast", "Слишком быстрый", "Тым жылдам"),
                ),
            ),
            Question(
                label=text(
                    "What will you try in your next lessons?",
                    "Что вы попробуете на ближайших уроках?",
                    "Алдағы сабақтарда нені сынап көресіз?",
                ),
                field_type="singleline",
                required=False,
            ),
        ),
        thanks=text(
            "Thank you, your answers have been sent.",
            "Спасибо, ваши ответы отправлены.",
            "Рақмет, жауаптарыңыз жіберілді.",
        ),
        summary=text(
            en="<p>The sheet is open; the branch will publish a summary once the answers are in.</p>",
            ru="<p>Лист открыт; филиал опубликует обобщение, когда соберёт ответы.</p>",
            kk="<p>Парақ ашық; жауаптар жиналған соң филиал қорытындысын жариялайды.</p>",
        ),
    ),
)
