"""What is logged: one line an event on standard output, errors with their traceback, DEBUG or not."""


def one_line_an_event(level: str) -> dict:
    """Django's `LOGGING`, for events of a level ("INFO") and above."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        },
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "line",
            },
        },
        "loggers": {
            # gunicorn warns of every HEAD request, whose body Django leaves to the server to drop.
            "gunicorn.http.wsgi": {"level": "ERROR"},
            # A line for every page saved and every task done; the database keeps both.
            "wagtail": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},
            # Failures are told with their address; what is done about them on the way is not.
            "axes": {"level": "WARNING"},
        },
        "root": {"handlers": ["stdout"], "level": level},
    }
