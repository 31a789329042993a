"""Groups of translators made before there were teams become teams: else they would be editors of everything."""

from django.db import migrations

PREFIX = "Translators: "


def make_teams(apps, schema_editor):
    """One team a language that has such a group and no team yet."""
    Group = apps.get_model("auth", "Group")
    Locale = apps.get_model("wagtailcore", "Locale")
    TranslatorTeam = apps.get_model("localization", "TranslatorTeam")
    for locale in Locale.objects.all():
        group = Group.objects.filter(name=f"{PREFIX}{locale.language_code}").first()
        if group is not None and not TranslatorTeam.objects.filter(locale=locale).exists():
            TranslatorTeam.objects.create(group=group, locale=locale)


class Migration(migrations.Migration):
    dependencies = [
        ("localization", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_teams, migrations.RunPython.noop)]
