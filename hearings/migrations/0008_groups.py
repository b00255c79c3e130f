"""The groups of editors; accounts that had every right one by one get it as editors and publishers."""

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from offices.groups import EDITOR, PUBLISHER, make_groups


def make(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    make_groups(apps)
    ours = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label__in=("offices", "defendants", "hearings")
    )
    groups = apps.get_model("auth", "Group").objects.filter(name__in=(EDITOR, PUBLISHER))
    for editor in apps.get_model("offices", "Editor").objects.filter(
        is_superuser=False, user_permissions__codename="change_hearing"
    ):
        editor.groups.add(*groups)
        editor.user_permissions.remove(*ours)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("offices", "0003_rights"),
        ("defendants", "0002_initial"),
        ("hearings", "0007_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
