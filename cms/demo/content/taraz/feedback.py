"""The forum's feedback sheet: closed, with its questions and what was answered."""

from cms.demo.content.shapes import FeedbackSheet, Question, text

QUESTIONS = (
    Question(
        label=text(
            "How useful was the forum for your work?",
            "Насколько форум был полезен для вашей работы?",
            "Форум жұмысыңызға қаншалықты пайдалы болды?",
        ),
        field_type="radio",
        choices=(
            text("Very useful", "Очень полезен", "Өте пайдалы"),
            text("Useful", "Полезен", "Пайдалы"),
            text("Of some use", "Отчасти полезен", "Ішінара пайдалы"),
            text("Of no use", "Бесполезен", "Пайдасыз"),
        ),
    ),
    Question(
        label=text(
            "Which parts of the programme will you use in your school?",
            "Что из программы вы используете в своей школе?",
            "Бағдарламаның қай бөлігін мектебіңізде қолданасыз?",
        ),
        field_type="checkboxes",
        choices=(
            text("Contest", "Конкурс", "Байқау"),
            text("Plenary session", "Пленарное заседание", "Пленарлық отырыс"),
            text("Dialogue platform", "Диалоговая площадка", "Диалог алаңы"),
            text("Facilitation session", "Фасилитационная сессия", "Фасилитациялық сессия"),
            text("Exhibition", "Выставка", "Көрме"),
        ),
        required=False,
    ),
    Question(
        label=text(
            "What will you do first when you are back?",
            "Что вы сделаете в первую очередь, когда вернётесь?",
            "Мектепке оралғанда алдымен не істейсіз?",
        ),
        field_type="multiline",
    ),
    Question(
        label=text(
            "What support do you expect from the branch’s trainers?",
            "Какой поддержки вы ждёте от тренеров филиала?",
            "Филиал тренерлерінен қандай қолдау күтесіз?",
        ),
        field_type="multiline",
        required=False,
        help_text=text(
            "A seminar, advice on the plan, a visit to the school …",
            "Семинар, консультация по плану, визит в школу…",
            "Семинар, жоспар бойынша кеңес, мектепке келу…",
        ),
    ),
)

FEEDBACK_SHEET = FeedbackSheet(
    parent="taraz/forum-2019",
    slug="feedback",
    title=text("Feedback sheet of the forum", "Лист обратной связи форума", "Форумның кері байланыс парағы"),
    lead=text(
        en="A closed sheet: its questions are samples, its summary retells what participants of the forum wrote.",
        ru="Закрытый лист: вопросы в нём — образцы, а обобщение передаёт, что написали участники форума.",
        kk="Жабық парақ: ондағы сұрақтар — үлгі, ал қорытынды форум қатысушыларының не жазғанын жеткізеді.",
    ),
    open=False,
    questions=QUESTIONS,
    thanks=text(
        "Thank you! Your answers help us prepare the next forum.",
        "Спасибо! Ваши ответы помогут подготовить следующий форум.",
        "Рақмет! Жауаптарыңыз келесі форумды дайындауға көмектеседі.",
    ),
    summary=text(
        en="<p>Participants rated the training as highly effective and valued being able to get timely methodological help from professional trainers. Above all they named the exchange of experience: it is what made the forum a success for them.</p>",
        ru="<p>Участники высоко оценили эффективность обучения и возможность вовремя получить методическую поддержку профессиональных тренеров. Главным они назвали обмен опытом: именно благодаря ему форум, по их мнению, удался.</p>",
        kk="<p>Қатысушылар оқытудың тиімділігін және кәсіби тренерлерден дер кезінде әдістемелік қолдау алу мүмкіндігін жоғары бағалады. Ең бастысы деп тәжірибе алмасуды атады: олардың пікірінше, форумның сәтті өтуі де соның арқасында.</p>",
    ),
)
