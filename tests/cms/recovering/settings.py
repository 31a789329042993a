"""Settings of the workers that `test_recovery` kills: a database of their own, and nothing but tasks."""

import environ

env = environ.Env()
SECRET_KEY = "only-for-tests"
USE_TZ = True
INSTALLED_APPS = ["django_tasks", "django_tasks_db"]
DATABASES = {"default": env.db_url("RECOVERING_DATABASE")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
TASKS = {"background": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
